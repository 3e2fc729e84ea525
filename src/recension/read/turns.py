"""Turns of a transcript: "HOLM: We know that twelve were killed", each with whom it credits for what follows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Report

from .credit import Attribution
from .cues import Stance

# "HOLM:", "MAYOR CLARA HOLM, D-Arden:", "HOLM (on the phone):" at the start of a line
_LABEL = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z.'’ -]{1,38}[A-Z.])(?:,[^:\n]{1,60}| \([^)\n]{1,60}\))?:[ \t]+(?=\S)", re.MULTILINE
)
_LEAST_TURNS = 2  # of each of two voices: "UPDATE:" and a dateline before a colon come once


def find_turns(report: Report, chains: Sequence[Chain]) -> Iterator[Attribution]:
    """What each voice says until the next one's turn; the last turn ends with its paragraph."""
    labels = list(_LABEL.finditer(report.text))
    often = Counter(label["name"] for label in labels)
    if sum(count >= _LEAST_TURNS for count in often.values()) < 2:
        return
    people = {
        mention.span.end: chain.id
        for chain in chains
        if chain.type is EntityType.PERSON
        for mention in chain.mentions
        if mention.kind is MentionKind.NAME
    }
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        line = report.text.find("\n", label.end())
        end = after.start() if after is not None else line if line >= 0 else len(report.text)
        end = label.end() + len(report.text[label.end() : end].rstrip())
        if end > label.end():
            name, words = report.span(*label.span("name")), report.span(label.end(), end)
            yield Attribution(people.get(name.end), name, name, (words,), Stance.SAYS, None, 1.0)
