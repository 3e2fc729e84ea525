"""Whom a transcript credits, turn by turn."""

from dataclasses import replace
from itertools import pairwise

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention
from recension.model.report import Part, PartKind, Report
from recension.read.turns import find_turns

TALK = """ODOM: How many people died?

MAYOR HOLM, Arden: We know of twelve.

Four more are missing.

ODOM: And the captain?

MAYOR HOLM: He was arrested.

The bridge stays closed.
"""


LINKED = """A ferry sank off Arden, and twelve people died.

READ MORE: How the ferry was built

The ship had left Orle at noon.

WATCH: The ferry in the harbour

Four people are missing.

READ MORE: Orle mourns its dead

Divers found three bodies.

WATCH: Divers at work

The search goes on.
"""


def report_of(text: str, *ends: int) -> Report:
    """A report of body parts that end where it is told."""
    parts = tuple(Part(PartKind.BODY, a, b) for a, b in pairwise((0, *ends, len(text))))
    return Report("r1", "0" * 64, "talk.txt", text, parts=parts)


def person(report: Report, name: str) -> Chain:
    at = report.text.index(name)
    span = report.span(at, at + len(name))
    return Chain("c1", EntityType.PERSON, (Mention(span, span, MentionKind.NAME, name),))


def told(report: Report, *chains: Chain) -> list[tuple[str | None, str, str]]:
    return [(t.chain, t.cue.text, t.contents[0].text) for t in find_turns(report, chains)]


def test_each_voice_says_what_follows_until_the_next() -> None:
    report = report_of(TALK)
    assert [words for _, _, words in told(report, person(report, "HOLM"))] == [
        "How many people died?",
        "We know of twelve.\n\nFour more are missing.",
        "And the captain?",
        "He was arrested.",
    ]


def test_voice_is_the_person_named_by_the_label() -> None:
    report = report_of(TALK)
    assert [chain for chain, _, _ in told(report, person(report, "HOLM"))] == [None, "c1", None, None]


def test_turn_ends_with_the_part_of_the_body_that_it_is_in() -> None:
    report = report_of(TALK, TALK.index("Four more"))
    assert told(report, person(report, "HOLM"))[1][2] == "We know of twelve."


def test_words_before_a_colon_that_come_once_are_no_voices() -> None:
    report = report_of("UPDATE: The bridge is open.\n\nHOLM: Two men were hurt.\n\nUPDATE: It is closed.\n")
    assert told(report, person(report, "HOLM")) == []


def test_links_of_a_page_are_no_voices() -> None:
    report = report_of(LINKED)
    assert told(report, person(report, "Orle")) == []


def test_labels_outside_the_body_are_no_voices() -> None:
    report = replace(report_of(TALK), parts=(Part(PartKind.BOILERPLATE, 0, len(TALK)),))
    assert told(report, person(report, "HOLM")) == []


def test_first_label_of_a_body_may_be_taken_for_a_dateline() -> None:
    start = len("ODOM:")
    parts = (Part(PartKind.DATELINE, 0, start), Part(PartKind.BODY, start + 1, len(TALK)))
    report = replace(report_of(TALK), parts=parts)
    assert told(report, person(report, "HOLM"))[0][2] == "How many people died?"
