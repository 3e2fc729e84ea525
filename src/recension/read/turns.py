"""Turns of a transcript: "HOLM: We know that twelve were killed", each with whom it credits for what follows."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Part, PartKind, Report

from .credit import Attribution
from .cues import Stance

# "HOLM:", "MAYOR CLARA HOLM, D-Arden:", "HOLM (on the phone):" at the start of a line
_LABEL = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z.'’ -]{1,38}[A-Z.])(?:,[^:\n]{1,60}| \([^)\n]{1,60}\))?:[ \t]+(?=\S)", re.MULTILINE
)
_LEAST_TURNS = 2  # of each of two voices: "UPDATE:" and a dateline before a colon come once


def find_turns(report: Report, chains: Sequence[Chain]) -> Iterator[Attribution]:
    """What each voice says until the next one's turn; the last turn ends with its paragraph."""
    people = {
        mention.span.end: chain.id
        for chain in chains
        if chain.type is EntityType.PERSON
        for mention in chain.mentions
        if mention.kind is MentionKind.NAME
    }
    labels = [(label, body.end) for label in _LABEL.finditer(report.text) if (body := _body_at(report, label.end()))]
    if not _are_voices([label for label, _ in labels], people):
        return
    for (label, stop), after in zip(labels, [*labels[1:], None], strict=True):
        end = after[0].start() if after is not None else report.text.find("\n", label.end())
        end = min(end if end >= 0 else stop, stop)
        end = label.end() + len(report.text[label.end() : end].rstrip())
        if end > label.end():
            name, words = report.span(*label.span("name")), report.span(label.end(), end)
            yield Attribution(people.get(name.end), name, name, (words,), Stance.SAYS, None, 1.0)


def _body_at(report: Report, at: int) -> Part | None:
    return next((p for p in report.parts if p.kind is PartKind.BODY and p.start <= at < p.end), None)


def _are_voices(labels: Sequence[re.Match[str]], people: Collection[int]) -> bool:
    """Whether two labels come again and one of them names a person: "WATCH:" and "READ MORE:" are a page's links."""
    often = Counter(label["name"] for label in labels)
    again = {name for name, count in often.items() if count >= _LEAST_TURNS}
    return len(again) > 1 and any(label["name"] in again and label.end("name") in people for label in labels)
