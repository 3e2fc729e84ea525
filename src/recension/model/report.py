"""A report: one outlet's text about an incident, with what is known of where it comes from."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class PartKind(StrEnum):
    """What a stretch of a report's text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class FlawKind(StrEnum):
    """In what way a place is damaged."""

    GARBLED = "garbled"


class DatedBy(StrEnum):
    """How a publication date was found."""

    METADATA = "metadata"
    TEXT = "text"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's text of one kind; the parts of a report tile its text in order, but for white space."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """A place where the text is damaged: badly rewritten by machine, spaces lost, mojibake."""

    kind: FlawKind
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out: an interval of ISO dates (or date-times), and how that was found."""

    start: str
    end: str
    how: DatedBy
    spans: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `digest` (SHA-256 of its bytes) is its identity; `id` ("r1"…) is its place in the order given."""

    id: str
    digest: str
    file: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    agency: str | None = None
    published: Published | None = None
    parts: tuple[Part, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    origin: str | None = None
    warnings: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of this report's text from `start` to `end` (code points, half-open)."""
        return Span(self.id, start, end, self.text[start:end])

    def part_at(self, offset: int) -> PartKind | None:
        """The kind of the part that holds the character at `offset`, or None between parts."""
        return next((p.kind for p in self.parts if p.start <= offset < p.end), None)
