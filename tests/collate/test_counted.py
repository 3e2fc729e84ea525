"""Whom a figure counts."""

import pytest
from writers import Writer, people

from recension.collate.counted import subject_of
from recension.collate.members import counted_noun
from recension.collate.wording import content_words
from recension.model.statement import Facet
from recension.model.values import Quantity


@pytest.mark.parametrize(
    ("words", "unit", "is_named"),
    [
        ("nine more hurt", "monk", False),
        ("nine monks hurt", "monk", True),
        ("nine hurt in March", "maid", False),
        ("nine spies hurt", "spy", True),
        ("nine wives hurt", "wife", True),
        ("nine others hurt", "wife", False),
        ("nine butchers hurt", "butcher", True),
        ("nine hurt", "butcher", False),
    ],
)
def test_a_noun_that_the_figure_leaves_out_may_be_anybody(words: str, unit: str, is_named: bool) -> None:
    writer = Writer(1, f"The raid left {words}.")
    writer.says(words, writer.event("raid", "raid"), Facet.WOUNDED, people(9, 9, unit), method="figure")
    assert bool(subject_of(writer.statements[0], writer.report).kinds - {"hurt", "more", "other", "march"}) is is_named


def test_men_of_a_trade_are_the_man_of_it() -> None:
    assert content_words("two gunmen and policemen") == content_words("two gunman and policeman")
    assert content_words("women") == {"women"}
    assert content_words("a specimen") == {"specimen"}


@pytest.mark.parametrize(("behind", "measures"), [(" after the storm", True), (" ago, after the storm", False)])
def test_how_long_ago_a_thing_was_is_no_duration(behind: str, measures: bool) -> None:
    writer = Writer(1, f"The gales began eight days{behind}.")
    days = Quantity(8, 8, False, "day", "eight days")
    writer.says("eight days", writer.event("gales", "gale"), Facet.DURATION, days, method="unit")
    assert bool(subject_of(writer.statements[0], writer.report).measured) is measures


@pytest.mark.parametrize(("before", "is_part"), [("Of the crowd", False), ("Of the 90 hurt", True)])
def test_those_of_a_crowd_to_whom_it_came_are_all_to_whom_it_came(before: str, is_part: bool) -> None:
    writer = Writer(1, f"{before}, 62 people were wounded.")
    writer.says("62 people", writer.event("wounded", "wound"), Facet.WOUNDED, people(62, 62), method="verb: figure")
    assert subject_of(writer.statements[0], writer.report).part is is_part


@pytest.mark.parametrize(
    ("told", "is_part"),
    [
        ("The clerk killed her uncle and 2 people.", True),
        ("The clerk killed her elderly aunt, mother and 2 people.", True),
        ("The clerk burned her house and 2 people.", False),
        ("The clerk lost his job and 2 people.", False),
    ],
)
def test_only_who_stands_beside_kin_is_some_of_all(told: str, is_part: bool) -> None:
    writer = Writer(1, told)
    writer.says("2 people", writer.event("clerk", "kill"), Facet.KILLED, people(2, 2), method="verb: figure")
    assert subject_of(writer.statements[0], writer.report).part is is_part


def test_things_beside_kin_are_all_there_were() -> None:
    writer = Writer(1, "The clerk sold her uncle and 2 boats.")
    boats = Quantity(2, 2, False, "boat", "2 boats")
    writer.says("2 boats", writer.event("sold", "sell"), Facet.COUNT, boats, method="unit")
    assert subject_of(writer.statements[0], writer.report).part is False


@pytest.mark.parametrize(
    ("behind", "is_part"), [("splintered off to the square", True), ("walked to the square", False)]
)
def test_those_who_leave_a_crowd_are_some_of_it(behind: str, is_part: bool) -> None:
    writer = Writer(1, f"Two dozen young men {behind}.")
    writer.says("Two dozen young men", writer.event("square", "walk"), Facet.PARTICIPANTS, people(24, 24, "man"))
    assert subject_of(writer.statements[0], writer.report).part is is_part


@pytest.mark.parametrize(
    ("told", "noun"),
    [
        ("members of parliament were beaten by police", "member"),
        ("members of parliament attacked police", "member"),
        ("members of parliament met police", "member"),
        ("four members of the Veldian armed forces", "forces"),
        ("four members of the old town guard", "guard"),
        ("four members of the Road and River Forces", "Forces"),
        ("members of parliament and police", "member"),
        ("four family members", "family"),
    ],
)
def test_members_are_of_what_their_own_phrase_names(told: str, noun: str) -> None:
    assert counted_noun("member", told) == noun
