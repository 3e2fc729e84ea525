"""Who did it, as reports name it."""

from writers import Writer, compared, fold

from recension.model.comparison import Comparison, Verdict
from recension.model.statement import Facet


def doers(*texts: tuple[str, tuple[str, ...]]) -> list[Comparison]:
    writers = []
    for number, (text, names) in enumerate(texts, start=1):
        writer = Writer(number, text)
        for name in names:
            writer.who(name)
        writer.event(text.split()[0], "matter")
        writers.append(writer)
    return compared(fold(*writers), Facet.RESPONSIBLE)


CLAIMED = ("The Dawn Front claimed responsibility for the blast in Orrin.", ("The Dawn Front",))


def test_one_is_blamed_and_another_claims_it() -> None:
    (found,) = doers(("The ministry blamed Sulem for the blast.", ("The ministry", "Sulem")), CLAIMED)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 2)
    assert "Sulem is blamed, but The Dawn Front claims responsibility" in found.reason


def test_two_claim_one_deed() -> None:
    (found,) = doers(("The Hill League has claimed responsibility for the blast.", ("The Hill League",)), CLAIMED)
    assert found.verdict is Verdict.DIFFER


def test_nobody_had_claimed_it_and_then_somebody_does() -> None:
    (found,) = doers(("There was no immediate claim of responsibility. Rain fell.", ()), CLAIMED)
    assert found.verdict is Verdict.REFINE


def test_one_group_under_two_names_is_no_rival() -> None:
    short = ("The DF-K has claimed responsibility for the blast.", ("The DF-K",))
    front = ("The Dawn Front (DF) took responsibility for the blast.", ("The Dawn Front (DF)",))
    assert doers(short, front) == []


def test_blame_for_something_else_and_claims_of_other_deeds_are_no_rivals() -> None:
    assert doers(("Traders blamed Sulem for the delay.", ("Traders", "Sulem")), CLAIMED) == []
    other = ("The Hill League claimed responsibility for a similar blast.", ("The Hill League",))
    assert doers(other, CLAIMED) == []
