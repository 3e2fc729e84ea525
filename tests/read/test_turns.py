"""Whom a transcript credits, turn by turn."""

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention
from recension.model.report import Report
from recension.read.turns import find_turns

TALK = """ODOM: How many people died?

MAYOR HOLM, Arden: We know of twelve.

Four more are missing.

ODOM: And the captain?

MAYOR HOLM: He was arrested.

The bridge stays closed.
"""


def told(text: str, *chains: Chain) -> list[tuple[str | None, str, str]]:
    report = Report("r1", "0" * 64, "talk.txt", text)
    return [(t.chain, t.cue.text, t.contents[0].text) for t in find_turns(report, chains)]


def test_each_voice_says_what_follows_until_the_next() -> None:
    assert [words for _, _, words in told(TALK)] == [
        "How many people died?",
        "We know of twelve.\n\nFour more are missing.",
        "And the captain?",
        "He was arrested.",
    ]


def test_voice_is_the_person_named_by_the_label() -> None:
    report = Report("r1", "0" * 64, "talk.txt", TALK)
    start = TALK.index("HOLM")
    name = report.span(start, start + 4)
    holm = Chain("c1", EntityType.PERSON, (Mention(name, name, MentionKind.NAME, "HOLM"),))
    assert [chain for chain, _, _ in told(TALK, holm)] == [None, "c1", None, None]


def test_words_before_a_colon_that_come_once_are_no_voices() -> None:
    assert told("UPDATE: The bridge is open.\n\nLEITH: Two men were hurt.\n\nUPDATE: It is closed.\n") == []
