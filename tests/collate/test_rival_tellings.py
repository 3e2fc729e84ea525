"""One person or one blow that two reports tell differently: homes, partners, ways of hitting."""

import re
from dataclasses import replace

import pytest
from writers import Writer, fold

from recension.collate.material import Material
from recension.collate.partners import find_rival_partners
from recension.model.comparison import Comparison, Verdict
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Mention
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
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow, 31, in Sulem, drowned.", 0),
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow, who was in Sulem on Monday, drowned.", 0),
        ("Pell Marrow, 31, from Orrin, drowned.", "Pell Marrow, who lived in Sulem, drowned.", 1),
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


def couple(number: int, text: str, owner: str) -> tuple[Writer, str]:
    """A report of a shot person, whose one chain holds the words that the pattern finds."""
    writer = Writer(number, text)
    writer.event("shot", "shoot")
    spans = [writer.report.span(*found.span()) for found in re.finditer(owner, text)]
    chain = writer.who(spans[0].text)
    mentions = tuple(Mention(span, span, MentionKind.NAME, span.text) for span in spans)
    writer.chains[-1] = replace(writer.chains[-1], type=EntityType.PERSON, mentions=mentions)
    return writer, chain


MARROW = r"\b(?:Pell Marrow|Marrow|his|her)\b"


@pytest.mark.parametrize(
    ("here", "there", "rivals"),
    [
        ("Pell Marrow shot at his ex-wife.", "Pell Marrow shot at his wife.", 1),
        ("Pell Marrow shot at his girlfriend.", "Pell Marrow shot Marrow’s wife.", 1),
        ("Pell Marrow shot at his wife.", "Pell Marrow shot at Marrow’s wife.", 0),
        ("Pell Marrow shot his ex-wife and hid from his wife.", "Pell Marrow shot at his wife.", 0),
        ("Pell Marrow shot at his wife.", "Pell Marrow shot at her husband.", 0),
        ("Pell Marrow was shot. The mayor's wife kept a vigil.", "Pell Marrow shot his girlfriend.", 0),
        ("Pell Marrow was shot. Voss's fiancee wept.", "Pell Marrow shot his wife.", 0),
    ],
)
def test_words_for_the_partner_of_one_person_are_rivals(here: str, there: str, rivals: int) -> None:
    (one, first), (two, second) = couple(1, here, MARROW), couple(2, there, MARROW)
    found = clashes(fold(one, two, same=(first, second)), Facet.HAPPENED)
    assert [c.verdict for c in found] == [Verdict.DIFFER] * rivals


def test_partners_of_two_people_are_no_rivals() -> None:
    one, _ = couple(1, "Pell Marrow shot at his wife.", MARROW)
    two, _ = couple(2, "Anse Holt shot at his girlfriend.", r"Anse Holt|\bhis\b")
    assert clashes(fold(one, two), Facet.HAPPENED) == []


def test_one_couple_is_one_clash_however_many_reports_tell_of_it() -> None:
    words = ("his wife", "Marrow's fiancee", "his girlfriend", "Marrow's ex-wife")
    told = [couple(n, f"Pell Marrow was shot and {word} wept.", MARROW)[0] for n, word in enumerate(words, start=1)]
    record = fold(*told)
    marrow = replace(record.entities[0], mentions=tuple(m for e in record.entities for m in e.mentions))
    assert len(list(find_rival_partners(Material(record.reports, (marrow,), record.events, ())))) == 1


@pytest.mark.parametrize(
    ("there", "rivals"), [("The boy kicked the guard.", 1), ("The boy kicked, punching the guard.", 0)]
)
def test_ways_of_one_blow_stand_side_by_side(there: str, rivals: int) -> None:
    one, two = Writer(1, "A boy punched a guard."), Writer(2, there)
    victims = [one.who("guard"), two.who("guard")]
    blows = (one.event("punched", "punch", recipient=victims[0]), two.event("kicked", "kick", recipient=victims[1]))
    record = fold(one, two, same=(victims[0], victims[1]), one_event=blows)
    assert [c.verdict for c in clashes(record, Facet.HAPPENED)] == [Verdict.OVERLAP] * rivals


def test_one_blow_told_in_one_word_twice_is_no_other_blow() -> None:
    one, two = Writer(1, "A boy bit a guard."), Writer(2, "The boy was seen biting the guard.")
    victims = [one.who("guard"), two.who("guard")]
    blows = (one.event("bit", "bite", recipient=victims[0]), two.event("biting", "bite", recipient=victims[1]))
    assert clashes(fold(one, two, same=(victims[0], victims[1]), one_event=blows), Facet.HAPPENED) == []
