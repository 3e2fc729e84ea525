"""Where they differ: facts as rows, reports as columns, the sharpest disagreement first."""

from dataclasses import dataclass

from ..model.comparison import Comparison, Verdict
from ..model.record import Record
from ..model.report import Report
from .views import Labels

SHARPNESS = (
    Verdict.CONTRADICT,
    Verdict.DIFFER,
    Verdict.OVERLAP,
    Verdict.REFINE,
    Verdict.AGREE,
    Verdict.SINGLE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in a cell: its anchor in the report, the words, and whom the report credits."""

    anchor: str
    value: str
    words: str
    credit: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: the comparison, what it is about, and one cell a report."""

    comparison: Comparison
    about: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Reports in columns, grouped by origin, newest last; rows that differ apart from those that do not."""

    columns: tuple[Report, ...]
    apart: tuple[Row, ...]
    together: tuple[Row, ...]


def matrix_of(record: Record, labels: Labels) -> Matrix:
    """The record's comparisons as a table."""
    columns = tuple(sorted(record.reports, key=lambda r: _column_key(r, record)))
    ordered = sorted(record.comparisons, key=lambda c: (SHARPNESS.index(c.verdict), -len(c.values), c.id))
    rows = [Row(c, labels.of(c.about), _cells(c, columns, record, labels)) for c in ordered]
    calm = (Verdict.AGREE, Verdict.SINGLE)
    return Matrix(
        columns,
        tuple(r for r in rows if r.comparison.verdict not in calm),
        tuple(r for r in rows if r.comparison.verdict in calm),
    )


def _column_key(report: Report, record: Record) -> tuple[str, str, str, str]:
    group = [r for r in record.reports if r.origin == report.origin]
    first = min((r.published.start if r.published else "9999") for r in group)
    return first, report.origin or "", report.published.start if report.published else "9999", report.id


def _cells(
    comparison: Comparison, columns: tuple[Report, ...], record: Record, labels: Labels
) -> tuple[tuple[Said, ...], ...]:
    statements = {s.id: s for s in record.statements}
    shown = [statements[s] for v in comparison.values for s in v.statements]
    return tuple(
        tuple(
            Said(s.id, s.value.text, s.span.text, labels.credit(s.said_by))
            for s in sorted(shown, key=lambda s: s.span)
            if s.report == report.id
        )
        for report in columns
    )
