"""A report's text cut where marks begin and end, so that every used span can be shown and linked."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model.report import PartKind, Report
from ..model.span import Span
from ..text.paragraphs import find_paragraphs
from .index import Index
from .texts import one_line, unbroken, utf16_length
from .who import Profile, first_places


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that something of the record stands on: its anchor in the page, and what it leads to."""

    start: int
    end: int
    anchor: str
    kind: str
    target: str | None
    length: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a mark's edge inside: the marks that begin here, and the kinds of those that lie over it.

    `head` is the mark whose anchor the piece itself is, `begun` are the others.
    """

    text: str
    head: Mark | None
    begun: tuple[Mark, ...]
    kinds: str
    target: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a report: the kind of its part, and its pieces."""

    kind: PartKind
    pieces: tuple[Piece, ...]


Marks = dict[str, list[Mark]]


def marks_of(index: Index, named: tuple[Profile, ...]) -> Marks:
    """All marks by report, in text order, the longer first where two begin together."""
    marks: Marks = defaultdict(list)
    for report, mark in _all_marks(index, named):
        marks[report].append(mark)
    for found in marks.values():
        found.sort(key=lambda m: (m.start, -m.end, m.anchor))
    return marks


def blocks_of(report: Report, marks: list[Mark]) -> tuple[Block, ...]:
    """The report's paragraphs, each cut at the edges of its marks."""
    starts = [m.start for m in marks]
    longest = max((m.end - m.start for m in marks), default=0)
    blocks = []
    for kind, start, end in _paragraphs(report):
        # Marks in text order: none that reaches into the paragraph begins further before it than the longest is long.
        near = marks[bisect_left(starts, start - longest) : bisect_right(starts, end)]
        blocks.append(Block(kind, _pieces(report.text, start, end, [m for m in near if start < m.end])))
    return tuple(blocks)


def _all_marks(index: Index, named: tuple[Profile, ...]) -> Iterator[tuple[str, Mark]]:
    for statement in index.record.statements:
        yield _mark(statement.span, statement.id, "s", index.fact_of(statement))
    for event in index.record.events:
        for mention in event.mentions:
            yield _mark(mention, f"{event.id}-{mention.report}-{mention.start}", "e", event.id)
    for number, quotation in enumerate(index.record.quotations, start=1):
        yield _mark(quotation.content, f"q{number}-text", "q", f"q{number}")
    for number, unread in enumerate(index.record.not_understood, start=1):
        yield _mark(unread.span, f"u{number}-text", "u", f"u{number}")
    for profile in named:
        # Who is only described has no spelling to point at, but one place to be read.
        spans = first_places(profile.entity).values() or profile.entity.mentions[:1]
        # "Sandilands" and "Sandilands stop" may first stand at one place.
        for span in {(span.report, span.start): span for span in sorted(spans)}.values():
            yield _mark(span, f"{profile.entity.id}-{span.report}-{span.start}", "n", profile.entity.id)
    for report in index.record.reports:
        for number, flaw in enumerate(report.flaws, start=1):
            note = "damaged text: " + one_line(flaw.reason or flaw.kind.value)
            yield report.id, Mark(flaw.start, flaw.end, f"{report.id}-flaw{number}", "f", None, 0, note)


def _mark(span: Span, anchor: str, kind: str, target: str | None) -> tuple[str, Mark]:
    return span.report, Mark(span.start, span.end, anchor, kind, target, utf16_length(span.text))


def _paragraphs(report: Report) -> Iterator[tuple[PartKind, int, int]]:
    """The paragraphs of all parts; a report without parts is all body."""
    if not report.parts:
        for start, end in find_paragraphs(report.text, 0, len(report.text)):
            yield PartKind.BODY, start, end
    for part in report.parts:
        for start, end in find_paragraphs(report.text, part.start, part.end):
            yield part.kind, start, end


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Piece, ...]:
    edges = {start, end}
    for mark in marks:
        edges |= {min(max(mark.start, start), end), min(mark.end, end)}
    pieces, over, coming = [], list[Mark](), iter([*marks, None])
    nearest = next(coming)
    for a, b in pairwise(sorted(edges)):
        over = [m for m in over if m.end > a]
        begun = []
        while nearest is not None and nearest.start <= a:
            over.append(nearest)
            # What began in the paragraph before has its anchor there.
            if nearest.start == a:
                begun.append(nearest)
            nearest = next(coming)
        pieces.append(_piece(text[a:b], begun, [m for m in over if m.end > a]))
    return tuple(pieces)


def _piece(text: str, begun: list[Mark], over: list[Mark]) -> Piece:
    # The narrowest mark is what a click means.
    nearest = sorted(over, key=lambda m: (m.end - m.start, m.anchor))
    head = next((m for m in begun if m.length), None)
    return Piece(
        text=unbroken(text),
        head=head,
        begun=tuple(m for m in begun if m is not head),
        kinds=" ".join(sorted({m.kind for m in over})),
        # A gap between words is no place to click.
        target=next((m.target for m in nearest if m.target), None) if text.strip() else None,
        note=next((m.note for m in nearest if m.note), ""),
    )
