"""Judgements: every decision that two things are one, or are not, with its reasons; human and machine alike."""

from dataclasses import dataclass
from enum import StrEnum

# The author of what nobody decided by hand.
MACHINE = "recension"


class JudgementKind(StrEnum):
    """What two things are judged to share."""

    ENTITY = "entity"
    EVENT = "event"
    TEXT = "text"


class Sameness(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """That `left` and `right` (ids of local entities or event mentions, digests of reports) are one or not, and why.

    `made_at` and `retracted_at` are ISO date-times of a person's decision; the machine's carry none, so that the same
    input gives the same bytes.
    """

    kind: JudgementKind
    left: str
    right: str
    verdict: Sameness
    score: float
    reasons: tuple[str, ...]
    author: str = MACHINE
    made_at: str | None = None
    retracted_at: str | None = None
