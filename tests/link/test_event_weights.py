"""The families of kinds by which event pairs are weighed."""

from recension.link.eventwords import families


def test_a_siege_may_be_called_an_attack_and_is_no_air_strike() -> None:
    names = [(kinds, general) for kinds, general in families() if "siege" in kinds]
    assert any("attack" in general for _, general in names)
    assert not any("airstrike" in kinds for kinds, _ in names)
