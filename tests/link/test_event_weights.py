"""The weights of event pairs: what may be left unweighed must never decide."""

from recension.link.eventreasons import weights
from recension.link.eventweigher import _FOR_DETAILS, _FOR_TEXTS
from recension.link.eventwords import families

# What is weighed roughly, before anything is left out, and what the context weighs.
ROUGHLY = {
    *("same_lemma", "same_kind", "broad_kind", "general_word", "same_code", "one_off"),
    *("same_day", "near_day", "same_place", "shared_actor", "shared_recipient", "crossed_participant"),
}
BY_CONTEXT = {"chance", "trigger_cosine", "trigger_middle", "sentence_cosine", "sentence_middle"}


def test_all_that_speaks_for_one_event_is_weighed_or_in_a_bound() -> None:
    assert {name for name, weight in weights().items() if weight > 0} <= {
        *_FOR_DETAILS,
        *_FOR_TEXTS,
        *ROUGHLY,
        *BY_CONTEXT,
    }


def test_a_siege_may_be_called_an_attack_and_is_no_air_strike() -> None:
    names = [(kinds, general) for kinds, general in families() if "siege" in kinds]
    assert any("attack" in general for _, general in names)
    assert not any("airstrike" in kinds for kinds, _ in names)
