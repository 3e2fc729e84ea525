"""The counts of all to whom something came stand side by side, however far apart and however told."""

from writers import Writer, compared, fold, people, raid

from recension.model.comparison import Verdict
from recension.model.statement import Facet

DAYS = {"r1": "2021-03-05", "r2": "2021-03-07"}


def sinking(number: int, text: str, words: str, low: int, verb: str = "died", **more: object) -> Writer:
    writer = Writer(number, text)
    writer.says(words, writer.event(verb, verb), Facet.KILLED, people(low, low), **more)
    return writer


def test_first_count_and_late_toll_are_one_fact() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "Divers brought the toll to 46 on Sunday.", "46", 46, "brought", method="toll")
    (found,) = compared(fold(one, two, days=DAYS), Facet.KILLED)
    assert [v.value.low for v in found.values] == [9, 46] or found.series  # type: ignore[union-attr]


def test_counts_of_one_day_that_are_far_apart_stay_apart() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "At sea 46 people died.", "46 people", 46)
    assert len(compared(fold(one, two, days=DAYS | {"r2": "2021-03-05"}), Facet.KILLED)) == 2


def test_count_of_the_other_side_stands_beside_the_report_s_own() -> None:
    text = "Medics said six people died in the march. Police insisted that only three people perished."
    writer = Writer(1, text)
    medics, police = writer.who("Medics"), writer.who("Police")
    writer.says("six people", writer.event("died", "die"), Facet.KILLED, people(6, 6), said_by=(medics,))
    three = people(3, 3)
    value = type(three)(3, 3, False, "person", "only three people")
    writer.says("three people", writer.event("perished", "perish"), Facet.KILLED, value, said_by=(police,))
    other = sinking(2, "Seven people died in the march, an aid group said.", "Seven people", 7)
    (found,) = compared(fold(writer, other, days=DAYS), Facet.KILLED)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 3)


def test_two_dead_of_a_report_that_nobody_disputes_are_of_two_incidents() -> None:
    writer = Writer(1, "Nine people died in the ferry. Forty people perished in another.")
    writer.says("Nine people", writer.event("died", "die"), Facet.KILLED, people(9, None))
    writer.says("Forty people", writer.event("perished", "perish"), Facet.KILLED, people(40, None))
    assert len(compared(fold(writer), Facet.KILLED)) == 2


def test_deaths_of_another_year_are_no_whole() -> None:
    one = sinking(1, "Nine people died when the ferry went down.", "Nine people", 9)
    two = sinking(2, "In 2012 some 40 people died there.", "40 people", 40)
    assert len(compared(fold(one, two, days=DAYS), Facet.KILLED)) == 2


def test_those_who_are_treated_are_not_all_who_were_hurt() -> None:
    one = raid(1, "The raid hurt dozens of people.", "dozens of people", people(24, 99, about=True), "hurt")
    two = raid(2, "A clinic treated 41 people.", "41 people", people(41, 41), "treated", method="in care: figure")
    assert len(compared(fold(one, two), Facet.KILLED)) == 2


def test_survivors_are_counted_together() -> None:
    one, two = Writer(1, "Boats saved 97 survivors."), Writer(2, "In all 115 people came ashore.")
    one.says("97 survivors", one.event("saved", "save"), Facet.COUNT, people(97, 97, "survivor"))
    two.says("115 people", two.event("came", "come"), Facet.COUNT, people(115, 115, "survivor"), method="alive")
    (found,) = compared(fold(one, two, days=DAYS), Facet.COUNT)
    assert found.verdict is Verdict.DIFFER
