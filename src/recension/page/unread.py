"""What was not understood: words that made no statement, and merges that are not sure."""

from dataclasses import dataclass

from ..model.judgement import JudgementKind, Sameness
from ..model.reading import Unread
from .index import Index
from .texts import one_line
from .who import judged

MOST_DOUBTS = 60
SURE = 0.75


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names or events that may or may not be one, or were taken for one without being sure."""

    left: tuple[str, str]
    right: tuple[str, str]
    joined: bool
    reason: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What the page owns up to."""

    unread: tuple[tuple[int, Unread, str], ...]
    names: tuple[Doubt, ...]
    events: tuple[Doubt, ...]


def not_understood_of(index: Index) -> NotUnderstood:
    """Words read without result, each with its number and its report's name, and doubtful merges."""
    unread = tuple((n, u, index.outlet(u.span.report)) for n, u in enumerate(index.record.not_understood, start=1))
    names, events = _doubts(index, JudgementKind.ENTITY), _doubts(index, JudgementKind.EVENT)
    return NotUnderstood(unread, names[:MOST_DOUBTS], events[:MOST_DOUBTS])


def _doubts(index: Index, kind: JudgementKind) -> tuple[Doubt, ...]:
    found: dict[tuple[str, str], Doubt] = {}
    for judgement, (left, right) in judged(index, kind):
        if not left or not right:
            continue
        open_question = judgement.verdict is Sameness.UNSURE and left != right
        # Events are mostly joined on many slight signs; a list of all would tell nothing.
        bold = kind is JudgementKind.ENTITY and judgement.verdict is Sameness.SAME and left == right
        if open_question or (bold and judgement.score < SURE):
            reason = one_line("; ".join(judgement.reasons), 200)
            sides = (left, index.label(left)), (right, index.label(right))
            found.setdefault((left, right), Doubt(*sides, joined=not open_question, reason=reason))
    return tuple(found.values())
