"""Figures of things that stand together and are no rivals."""

import pytest
from writers import Writer, compared, fold, people

from recension.model.comparison import Verdict
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

DAYS = {"r1": "2021-09-05", "r2": "2021-09-05", "r3": "2021-09-05"}


def told(number: int, text: str, words: str, value: Quantity, facet: Facet, mood: Mood = Mood.STATED) -> Writer:
    writer = Writer(number, text)
    writer.says(words, writer.event(text.split()[1], "be"), facet, value, mood=mood)
    return writer


def dollars(low: int | None, high: int | None, words: str) -> Quantity:
    return Quantity(low, high, False, "USD", words)


def test_a_bound_brings_no_two_prices_together() -> None:
    text = "The club offered {} for the keeper of Orsa."
    one = told(1, text.format("$160 million"), "$160 million", dollars(160, 160, "$160 million"), Facet.MONEY)
    words = "at least $160 million"
    two = told(2, text.format(words), words, dollars(160, None, words), Facet.MONEY)
    three = told(
        3, "A striker signed for $161 million.", "$161 million", dollars(161, 161, "$161 million"), Facet.MONEY
    )
    found = compared(fold(one, two, three, days=DAYS), Facet.MONEY)
    assert Verdict.DIFFER not in {c.verdict for c in found}


@pytest.mark.parametrize(
    ("there", "differ"),
    [
        ("In June a boy slid down a 70-metre-deep shaft.", False),
        ("A boy slid down a 70-metre-deep shaft.", True),
    ],
)
def test_the_shaft_of_an_earlier_month_is_no_rival(there: str, differ: bool) -> None:
    text = "A boy slid down a 40-metre-deep shaft."
    one = told(1, text, "40-metre", Quantity(40, 40, False, "metre", "40-metre"), Facet.MEASURE)
    two = told(2, there, "70-metre", Quantity(70, 70, False, "metre", "70-metre"), Facet.MEASURE)
    verdicts = {c.verdict for c in compared(fold(one, two, days=DAYS), Facet.MEASURE)}
    assert (Verdict.DIFFER in verdicts) is differ


@pytest.mark.parametrize(
    ("words", "differ"), [("the past 9 strikes", False), ("the last 9 strikes", False), ("some of 9 strikes", True)]
)
def test_a_stretch_that_the_speaker_chooses_is_no_rival(words: str, differ: bool) -> None:
    one = told(
        1, f"The union called {words} this spring.", "9 strikes", Quantity(9, 9, False, "strike", words), Facet.COUNT
    )
    value = Quantity(12, 12, False, "strike", "12 strikes")
    two = told(2, "The union called 12 strikes this spring.", "12 strikes", value, Facet.COUNT)
    verdicts = {c.verdict for c in compared(fold(one, two, days=DAYS), Facet.COUNT)}
    assert (Verdict.DIFFER in verdicts) is differ


@pytest.mark.parametrize(
    ("there", "differ"),
    [
        ("Years ago, the clerk killed 2 people.", False),
        ("The clerk had killed 2 people years before.", False),
        ("The clerk had been tried for a previous killing of 2 people.", False),
        ("The clerk killed 2 people, the most since 1990.", True),
        ("The clerk killed 2 people in the worst raid since 1990.", True),
        ("The clerk, a guard here years before, killed 2 people.", True),
        ("The clerk killed 2 people, like the culprit of an earlier attack.", True),
        ("The clerk killed 2 people, his former wife and her aunt.", True),
    ],
)
def test_whom_somebody_had_killed_before_is_no_rival(there: str, differ: bool) -> None:
    one = told(1, "The clerk killed 3 people.", "3 people", people(3, 3), Facet.KILLED)
    two = told(2, there, "2 people", people(2, 2), Facet.KILLED)
    found = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert (Verdict.DIFFER in {c.verdict for c in found}) is differ


def test_offers_of_two_clubs_are_no_rivals() -> None:
    one, two = Writer(1, "The Reds offered $200 million for him."), Writer(2, "The Blues offered $160 million for him.")
    events = []
    for writer, club, words, low in ((one, "The Reds", "$200 million", 200), (two, "The Blues", "$160 million", 160)):
        events.append(writer.event("offered", "offer", actor=writer.who(club)))
        writer.says(words, events[-1], Facet.MONEY, dollars(low, low, words))
    found = compared(fold(one, two, days=DAYS, one_event=(events[0], events[1])), Facet.MONEY)
    assert Verdict.DIFFER not in {c.verdict for c in found}
