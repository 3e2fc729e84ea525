"""A report's text cut where marks begin and end, so that every used span can be shown and linked."""

from dataclasses import dataclass
from itertools import pairwise

from ..model.record import Record
from ..model.report import PartKind, Report
from ..model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a fact of the record stands on. `anchor` is its id in the page; `target` the fact's."""

    start: int
    end: int
    anchor: str
    kind: str
    target: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a mark's edge inside; `anchors` are of the marks that begin here."""

    text: str
    anchors: tuple[str, ...]
    kinds: str
    target: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a report: its kind and its pieces."""

    kind: PartKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report as the page shows it."""

    report: Report
    blocks: tuple[Block, ...]


def marked_report(report: Report, record: Record) -> MarkedReport:
    """The report's text in parts, each cut at the edges of marks and flaws."""
    marks = sorted(_marks_of(report, record), key=lambda m: (m.start, -m.end, m.anchor))
    return MarkedReport(report, tuple(_blocks(report, marks)))


def _marks_of(report: Report, record: Record) -> list[Mark]:
    shown_in = {s: c.id for c in record.comparisons for v in c.values for s in v.statements}
    marks = [
        _mark(s.span, s.id, "statement", shown_in.get(s.id), f"{s.facet.value}: {s.value.text}")
        for s in record.statements
        if s.report == report.id
    ]
    for event in record.events:
        here = [m for m in event.mentions if m.report == report.id]
        marks += [_mark(m, f"{event.id}-{m.start}", "event", event.id, event.label) for m in here]
    for number, quotation in enumerate(record.quotations, start=1):
        if quotation.content.report == report.id:
            marks.append(_mark(quotation.content, f"q{number}-text", "quotation", f"q{number}", "quotation"))
    marks += [
        Mark(f.start, f.end, f"{report.id}-flaw{n}", "flaw", None, f"damaged: {f.reason or f.kind.value}")
        for n, f in enumerate(report.flaws, start=1)
    ]
    return marks


def _mark(span: Span, anchor: str, kind: str, target: str | None, note: str) -> Mark:
    return Mark(span.start, span.end, anchor, kind, target, note)


def _blocks(report: Report, marks: list[Mark]) -> list[Block]:
    parts = report.parts or ()
    if not parts:
        return [Block(PartKind.BODY, _pieces(report.text, 0, len(report.text), marks))]
    return [Block(p.kind, _pieces(report.text, p.start, p.end, marks)) for p in parts]


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Piece, ...]:
    inside = [m for m in marks if m.start < end and start < m.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    return tuple(_piece(text, a, b, inside) for a, b in pairwise(cuts))


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    over = [m for m in marks if m.start <= start and end <= m.end]
    # The narrowest mark is what a click means.
    nearest = min(over, key=lambda m: (m.end - m.start, m.anchor), default=None)
    return Piece(
        text=text[start:end],
        anchors=tuple(m.anchor for m in marks if m.start == start),
        kinds=" ".join(sorted({m.kind for m in over})),
        target=next((m.target for m in sorted(over, key=lambda m: m.end - m.start) if m.target), None),
        note=nearest.note if nearest else "",
    )
