"""Quotations: somebody's words, or what somebody is reported to have said."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class QuotationKind(StrEnum):
    """Whether the words are given as they were said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the entity where it is known, and the words that name the speaker; both None where left open."""

    entity: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said, without its quotation marks, with its cue, speaker and medium."""

    kind: QuotationKind
    content: Span
    cue: Span | None
    speaker: Speaker
    medium: str | None = None
    score: float = 1.0
