"""Figures that are laid side by side because each report gives one of them and no other."""

from dataclasses import replace

import pytest
from writers import Writer, compared, fold

from recension.model.comparison import Verdict
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity


def told(number: int, text: str, *figures: tuple[str, str], facet: Facet = Facet.COUNT) -> Writer:
    """A report that gives those figures, each with its unit."""
    writer = Writer(number, text)
    event = writer.event(text.split()[1], "be")
    for words, unit in figures:
        figure = next(int(w) for w in words.replace("-", " ").split() if w.isdigit())
        low, high = (figure + 1, None) if words.startswith("over") else (figure, figure)
        writer.says(words, event, facet, Quantity(low, high, words.startswith("Some"), unit, words))
    return writer


def test_the_only_counts_of_three_reports_are_rivals_though_two_of_them_have_little_in_common() -> None:
    one = told(1, "Crews brought 60 pumps to the mine.", ("60 pumps", "pump"))
    two = told(2, "Helpers drained the shaft with 100 pumps at the mine.", ("100 pumps", "pump"))
    three = told(3, "Divers drained it with 80 pumps.", ("80 pumps", "pump"))
    (found,) = compared(fold(one, two, three), Facet.COUNT)
    assert (found.verdict, len(found.values)) == (Verdict.DIFFER, 3)


@pytest.mark.parametrize(
    ("here", "there", "noun"),
    [
        ("Police seized 2 cars after the killing.", "All 3 cars were damaged in the attack.", "car"),
        ("Crews lost 2 boats off Arden on Monday.", "Thieves took 3 boats in Pell on Monday.", "boat"),
    ],
)
def test_counts_with_nothing_but_the_noun_in_common_are_no_rivals(here: str, there: str, noun: str) -> None:
    one = told(1, here, (f"2 {noun}s", noun))
    two = told(2, there, (f"3 {noun}s", noun))
    assert len(compared(fold(one, two), Facet.COUNT)) == 2


def test_a_report_with_two_counts_leaves_open_which_is_meant() -> None:
    one = told(
        1,
        "Crews brought 60 pumps to the mine. By night 9 pumps stood still.",
        ("60 pumps", "pump"),
        ("9 pumps", "pump"),
    )
    two = told(2, "Helpers brought 80 pumps to the mine.", ("80 pumps", "pump"))
    assert len(compared(fold(one, two), Facet.COUNT)) == 3


def test_the_depths_of_one_pit_are_rivals_and_what_earlier_reports_said_is_no_other_depth() -> None:
    one = told(1, "He fell into a 40-metre-deep pit.", ("40-metre", "metre"), facet=Facet.MEASURE)
    text = "He fell into a 80-metre-deep pit. Earlier reports had put the pit at a depth of 40 metres."
    two = told(2, text, ("80-metre", "metre"), ("40 metres", "metre"), facet=Facet.MEASURE)
    (found,) = compared(fold(one, two), Facet.MEASURE)
    assert found.verdict is Verdict.DIFFER


def test_distances_are_many() -> None:
    one = told(1, "They live 40 miles west of the pit.", ("40 miles", "mile"), facet=Facet.MEASURE)
    two = told(2, "They came 60 miles west to the pit.", ("60 miles", "mile"), facet=Facet.MEASURE)
    assert len(compared(fold(one, two), Facet.MEASURE)) == 2


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Some 80 pumps came to the mine. In all over 80 pumps were there.", "Some 80 pumps", "over 80 pumps"),
        ("Police found 7 QX-12s in the mine. The 7 QX-12 trucks were in the mine.", "7 QX-12s", "7 QX-12 trucks"),
    ],
)
def test_one_figure_told_twice_in_a_report_is_one(text: str, first: str, second: str) -> None:
    one = told(1, text, (first, first.split()[-1].lower()), (second, second.split()[-1].lower()))
    assert len(compared(fold(one), Facet.COUNT)) == 1


def test_counts_of_one_event_are_no_rivals_where_a_report_gives_more_such_counts() -> None:
    one = told(1, "Crews spent 5 shifts in the mine.", ("5 shifts", "shift"))
    two = told(
        2,
        "Helpers spent 6 shifts in the mine. They spent 8 shifts on the road.",
        ("6 shifts", "shift"),
        ("8 shifts", "shift"),
    )
    record = fold(one, two, one_event=(one.events[0].id, two.events[0].id))
    assert len(compared(record, Facet.COUNT)) == 3


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (("over 40 crowns", "crown"), ("9000 crowns", "crown")),
        (("2 letters", "letter"), ("2 people", "person")),
    ],
)
def test_figures_that_say_nothing_of_each_other_stay_apart(here: tuple[str, str], there: tuple[str, str]) -> None:
    one = told(1, f"He left {here[0]} at the mill.", here)
    two = told(2, f"She left {there[0]} at the port.", there)
    record = fold(one, two, one_event=(one.events[0].id, two.events[0].id))
    assert len(compared(record, Facet.COUNT)) == 2


def test_two_sorts_are_not_one_because_a_third_word_may_be_either() -> None:
    text = "The hospital took 6 officers in. It took 6 shoppers in."
    one = told(1, text, ("6 officers", "officer"), ("6 shoppers", "shopper"))
    two = told(2, "The hospital took 6 victims in.", ("6 victims", "victim"))
    record = fold(one, two, one_event=(one.events[0].id, two.events[0].id))
    assert not [c for c in compared(record, Facet.COUNT) if len([s for v in c.values for s in v.statements]) > 2]


def sums(number: int, text: str, *figures: tuple[str, int]) -> Writer:
    """A report that gives those sums of money."""
    writer = Writer(number, text)
    event = writer.event(text.split()[1], "be")
    for words, amount in figures:
        writer.says(words, event, Facet.MONEY, Quantity(amount, amount, False, "USD", words))
    return writer


def test_sums_for_one_purpose_are_rivals_and_what_was_paid_is_none_of_what_was_asked() -> None:
    one = sums(1, "The gang demanded a ransom of $500.", ("$500", 500))
    two = sums(2, "Relatives collected $80 for the men, who had wanted $1,000.", ("$80", 80), ("$1,000", 1000))
    found = compared(fold(one, two), Facet.MONEY)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[80], [500, 1000]]  # type: ignore[union-attr]


def test_a_reward_is_no_damage() -> None:
    one = sums(1, "The fire caused damage of $500.", ("$500", 500))
    two = sums(2, "The firm offers a reward of $500.", ("$500", 500))
    assert len(compared(fold(one, two), Facet.MONEY)) == 2


def test_what_a_building_may_hold_is_one_count_and_not_how_many_it_holds() -> None:
    one = told(1, "The jail was built for 400 men and holds 900 people.", ("400 men", "man"), ("900 people", "person"))
    two = told(2, "The prison was designed for 450 inmates.", ("450 inmates", "inmate"))
    found = compared(fold(one, two), Facet.COUNT)
    assert sorted(sorted(v.value.low for v in c.values) for c in found) == [[400, 450], [900]]  # type: ignore[union-attr]


def test_a_sentence_that_reports_give_differently_is_one_figure() -> None:
    one = told(1, "He was jailed for 8 years.", ("8 years", "year"), facet=Facet.DURATION)
    two = told(2, "She gave him a sentence of 12 years.", ("12 years", "year"), facet=Facet.DURATION)
    (found,) = compared(fold(one, two), Facet.DURATION)
    assert found.verdict is Verdict.DIFFER


def test_a_fine_that_is_still_to_be_paid_is_a_fine() -> None:
    one = sums(1, "The court fined the firm $66.", ("$66", 66))
    two = sums(2, "The firm must pay a fine of $80.", ("$80", 80))
    two.statements[0] = replace(two.statements[0], mood=Mood.PLANNED)
    (found,) = compared(fold(one, two), Facet.MONEY)
    assert found.verdict is Verdict.DIFFER


def test_what_a_fire_burned_is_one_area() -> None:
    one = told(1, "The blaze burned 90 acres.", ("90 acres", "acre"), facet=Facet.MEASURE)
    two = told(2, "It scorched 130 acres.", ("130 acres", "acre"), facet=Facet.MEASURE)
    (found,) = compared(fold(one, two), Facet.MEASURE)
    assert found.verdict is Verdict.DIFFER


def test_homes_and_houses_are_counted_together() -> None:
    one = told(1, "The blaze ruined 640 homes.", ("640 homes", "home"))
    two = told(2, "The fire ruined 760 houses.", ("760 houses", "house"))
    (found,) = compared(fold(one, two), Facet.COUNT)
    assert found.verdict is Verdict.DIFFER
