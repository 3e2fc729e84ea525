"""One person or one blow that two reports tell differently: homes, partners, ways of hitting."""

from dataclasses import replace

import pytest
from writers import Writer, fold

from recension.model.comparison import Comparison, Verdict
from recension.model.entity import EntityType
from recension.model.record import Record
from recension.model.statement import Facet


def clashes(record: Record, facet: Facet) -> list[Comparison]:
    by_id = {s.id: s for s in record.statements}
    told = [c for c in record.comparisons if c.facet is facet]
    return [c for c in told if any(by_id[s].method == "clash" for v in c.values for s in v.statements)]


def diver(number: int, text: str, *places: str) -> tuple[Writer, str]:
    writer = Writer(number, text)
    chain = writer.who("Pell Marrow")
    writer.chains[-1] = replace(writer.chains[-1], type=EntityType.PERSON)
    for place in places:
        writer.who(place)
        writer.chains[-1] = replace(writer.chains[-1], type=EntityType.PLACE)
    writer.event("drowned", "drown")
    return writer, chain


@pytest.mark.parametrize(
    ("here", "there", "rivals"),
    [
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow of Sulem drowned.", 1),
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow of Orrin drowned.", 0),
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow in Sulem drowned.", 0),
    ],
)
def test_homes_of_one_person_are_rivals(here: str, there: str, rivals: int) -> None:
    one, first = diver(1, here, "Orrin")
    two, second = diver(2, there, "Sulem" if "Sulem" in there else "Orrin")
    assert len(clashes(fold(one, two, same=(first, second)), Facet.WHERE)) == rivals


def test_homes_of_two_people_are_no_rivals() -> None:
    one, _ = diver(1, "Pell Marrow, 31, from Orrin, drowned.", "Orrin")
    two, _ = diver(2, "Pell Marrow of Sulem drowned.", "Sulem")
    assert clashes(fold(one, two), Facet.WHERE) == []


@pytest.mark.parametrize(
    ("here", "there", "rivals"),
    [
        ("He shot his ex-wife.", "He shot his wife.", 1),
        ("He shot his girlfriend.", "He shot Marrow's wife.", 1),
        ("He shot his wife.", "He shot Marrow's wife.", 0),
        ("He shot his ex-wife and hid from his wife.", "He shot his wife.", 0),
        ("He shot his wife.", "He shot her husband.", 0),
    ],
)
def test_words_for_one_partner_are_rivals(here: str, there: str, rivals: int) -> None:
    one, two = Writer(1, here), Writer(2, there)
    for writer in (one, two):
        writer.event("shot", "shoot")
    found = clashes(fold(one, two), Facet.HAPPENED)
    assert [c.verdict for c in found] == [Verdict.DIFFER] * rivals


@pytest.mark.parametrize(
    ("there", "rivals"), [("The boy kicked the guard.", 1), ("The boy kicked, punching the guard.", 0)]
)
def test_ways_of_one_blow_stand_side_by_side(there: str, rivals: int) -> None:
    one, two = Writer(1, "A boy punched a guard."), Writer(2, there)
    victims = [one.who("guard"), two.who("guard")]
    blows = (one.event("punched", "punch", recipient=victims[0]), two.event("kicked", "kick", recipient=victims[1]))
    record = fold(one, two, same=(victims[0], victims[1]), one_event=blows)
    assert [c.verdict for c in clashes(record, Facet.HAPPENED)] == [Verdict.OVERLAP] * rivals
