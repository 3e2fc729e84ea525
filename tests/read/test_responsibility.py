"""Who is held responsible for a deed by the words around it."""

import pytest
from trees import Nobody, grow, report_of

from recension.model.statement import Facet, Mood
from recension.read.events import find_event_statements, find_events

RAIDERS = "The/the/DET/DT/2/det raiders/raider/NOUN/NNS"
MURDER = "The/the/DET/DT/2/det murder/murder/NOUN/NN"
FOR = "for/for/ADP/IN/7/case the/the/DET/DT/7/det attack/attack/NOUN/NN/4/obl"
HELD = {
    "responsible for": f"{RAIDERS}/4/nsubj are/be/AUX/VBP/4/cop responsible/responsible/ADJ/JJ/0/root {FOR}",
    "behind": f"{RAIDERS}/6/nsubj are/be/AUX/VBP/6/cop behind/behind/ADP/IN/6/case the/the/DET/DT/6/det "
    "attack/attack/NOUN/NN/0/root",
    "the work of": f"{MURDER}/4/nsubj was/be/AUX/VBD/4/cop work/work/NOUN/NN/0/root of/of/ADP/IN/7/case "
    "the/the/DET/DT/7/det raiders/raider/NOUN/NNS/4/nmod",
    "authors of": f"{RAIDERS}/4/nsubj were/be/AUX/VBD/4/cop authors/author/NOUN/NNS/0/root of/of/ADP/IN/7/case "
    "the/the/DET/DT/7/det attack/attack/NOUN/NN/4/nmod",
    "involved in": f"{RAIDERS}/6/nsubj involved/involve/VERB/VBN/2/acl in/in/ADP/IN/5/case murder/murder/NOUN/NN/3/obl "
    "fled/flee/VERB/VBD/0/root",
    "involvement in": "They/they/PRON/PRP/2/nsubj saw/see/VERB/VBD/0/root involvement/involvement/NOUN/NN/2/obj "
    "of/of/ADP/IN/6/case the/the/DET/DT/6/det raiders/raider/NOUN/NNS/3/nmod in/in/ADP/IN/8/case "
    "murder/murder/NOUN/NN/3/nmod",
    "implicated in": "Judges/judge/NOUN/NNS/2/nsubj implicated/implicate/VERB/VBD/0/root the/the/DET/DT/4/det "
    "raiders/raider/NOUN/NNS/2/obj in/in/ADP/IN/6/case murder/murder/NOUN/NN/4/nmod",
    "attributed to": f"{MURDER}/4/nsubj:pass was/be/AUX/VBD/4/aux:pass attributed/attribute/VERB/VBN/0/root "
    "to/to/ADP/IN/7/case the/the/DET/DT/7/det raiders/raider/NOUN/NNS/4/obl",
}


def held(tree: str) -> list[tuple[str, bool, Mood]]:
    people = tuple(i for i, word in enumerate(tree.split()) if word.startswith(("raiders", "group")))
    analysis = grow(tree, people=people)
    report = report_of(analysis)
    events = find_events(report, analysis, (), (), Nobody())
    told = find_event_statements(report, analysis, (), (), events, Nobody())
    return [(s.span.text.lower(), s.value.value, s.mood) for s in told if s.facet is Facet.RESPONSIBLE]


@pytest.mark.parametrize("tree", HELD.values(), ids=HELD)
def test_words_around_a_deed_say_who_did_it(tree: str) -> None:
    assert held(tree) == [("the raiders", True, Mood.STATED)]


def test_nobody_is_held_responsible_where_no_group_is() -> None:
    who = "No/no/DET/DT/2/det group/group/NOUN/NN/4/nsubj is/be/AUX/VBZ/4/cop responsible/responsible/ADJ/JJ/0/root"
    assert held(f"{who} {FOR}") == []


def test_who_is_not_responsible_is_told_to_be_none() -> None:
    tree = (
        f"{RAIDERS}/5/nsubj are/be/AUX/VBP/5/cop not/not/PART/RB/5/advmod responsible/responsible/ADJ/JJ/0/root "
        "for/for/ADP/IN/8/case the/the/DET/DT/8/det attack/attack/NOUN/NN/5/obl"
    )
    assert held(tree) == [("the raiders", False, Mood.DENIED)]


def test_a_claim_that_nobody_made_holds_nobody_responsible() -> None:
    tree = (
        "No/no/DET/DT/2/det group/group/NOUN/NN/4/nsubj has/have/AUX/VBZ/4/aux claimed/claim/VERB/VBN/0/root "
        "responsibility/responsibility/NOUN/NN/4/obj for/for/ADP/IN/7/case attack/attack/NOUN/NN/5/nmod"
    )
    assert held(tree) == []


def test_who_is_arrested_for_a_deed_is_not_its_victim() -> None:
    analysis = grow(
        "Two/two/NUM/CD/2/nummod men/man/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass "
        "arrested/arrest/VERB/VBN/0/root for/for/ADP/IN/7/case the/the/DET/DT/7/det murder/murder/NOUN/NN/4/obl",
        people=(1,),
    )
    events = find_events(report_of(analysis), analysis, (), (), Nobody())
    assert next(e for e in events if e.trigger.text == "murder").arguments == ()


def test_who_is_suspected_of_a_part_may_have_had_it() -> None:
    tree = (
        f"{RAIDERS}/4/nsubj:pass were/be/AUX/VBD/4/aux:pass suspected/suspect/VERB/VBN/0/root "
        "of/of/ADP/IN/7/mark being/be/AUX/VBG/7/cop involved/involved/ADJ/JJ/4/advcl in/in/ADP/IN/9/case "
        "murder/murder/NOUN/NN/7/obl"
    )
    assert held(tree) == [("the raiders", True, Mood.POSSIBLE)]
