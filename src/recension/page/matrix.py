"""Where they differ: facts as rows, reports as columns, the sharpest disagreement first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.comparison import Comparison, Verdict
from ..model.report import Report
from ..model.statement import Facet, Mood, Statement
from ..model.values import Quantity, When
from .dates import show_interval, show_published
from .index import Index
from .texts import one_line
from .words import FACETS, MOODS, SIGNS, facet_name

SHARPNESS = tuple(SIGNS)
IMPORTANCE = tuple(FACETS)
# A column a report while they fit; then a column an origin; then the reports are listed beside their values.
MOST_COLUMNS = 8
VALUE_CHARS = 140
# What somebody is called or how a cause is worded differs from text to text, mostly without a quarrel.
WORDED = frozenset({Facet.ACTOR, Facet.RECIPIENT, Facet.CAUSE, Facet.WHERE})


@dataclass(frozen=True, slots=True)
class Said:
    """One value in a cell: the anchor of its sentence, the words, whom the report credits, and its other places."""

    anchor: str
    report: str
    value: str
    credit: str
    mood: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """One value with all who give it, by report and anchor: where there are no columns."""

    value: str
    credit: str
    mood: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: the comparison, what its side of the thing is called, and its values, by column or gathered."""

    comparison: Comparison
    facet: str
    cells: tuple[tuple[Said, ...], ...]
    gathered: tuple[Gathered, ...]
    best: str


@dataclass(frozen=True, slots=True)
class Group:
    """The facts about one event or entity."""

    about: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report, or an origin where there are many: its name, day, anchor, and the reports that it stands for."""

    name: str
    day: str
    anchor: str
    origin: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns grouped by origin, newest last, none where there are too many; groups of facts by how they stand."""

    columns: tuple[Column, ...]
    spans: tuple[tuple[str, int], ...]
    apart: tuple[Group, ...]
    worded: tuple[Group, ...]
    agreed: tuple[Group, ...]
    alone: tuple[Group, ...]
    only_told: int


def matrix_of(index: Index) -> Matrix:
    """The record's comparisons as tables."""
    columns = _columns(index)
    only_told = {c for ids in index.only_told.values() for c in ids}
    piles: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in index.record.comparisons:
        if comparison.id not in only_told:
            piles[_pile(comparison)].append(comparison)
    groups = {name: _groups(piles[name], columns, index) for name in ("apart", "worded", "agreed", "alone")}
    return Matrix(columns=columns, spans=_spans(columns), only_told=len(only_told), **groups)


def size_of(groups: Iterable[Group]) -> int:
    """How many facts the groups hold."""
    return sum(len(g.rows) for g in groups)


def _pile(comparison: Comparison) -> str:
    match comparison.verdict:
        case Verdict.SINGLE:
            return "alone"
        case Verdict.AGREE:
            return "agreed"
        case Verdict.OVERLAP if comparison.facet in WORDED:
            return "worded"
    return "apart"


def _columns(index: Index) -> tuple[Column, ...]:
    reports = sorted(index.record.reports, key=lambda r: _column_key(r, index))
    origins: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        origins[report.origin or report.id].append(report)
    if len(reports) <= MOST_COLUMNS:
        return tuple(_column(r.origin or r.id, (r,), index) for r in reports)
    if len(origins) <= MOST_COLUMNS:
        return tuple(_column(o, tuple(rs), index) for o, rs in origins.items())
    return ()


def _column(origin: str, reports: tuple[Report, ...], index: Index) -> Column:
    first = reports[0]
    more = f" and {len(reports) - 1} more" if len(reports) > 1 else ""
    name = index.outlet(first.id) + more
    return Column(name, show_published(first.published), first.id, origin, tuple(r.id for r in reports))


def _column_key(report: Report, index: Index) -> tuple[str, str, str, str]:
    group = [r for r in index.record.reports if r.origin == report.origin] if report.origin else [report]
    first = min(_published(r) for r in group)
    return first, report.origin or "", _published(report), report.id


def _published(report: Report) -> str:
    return report.published.start if report.published else "9999"


def _spans(columns: tuple[Column, ...]) -> tuple[tuple[str, int], ...]:
    """Origins over the columns that they cover; none where each report is its own."""
    spans: list[tuple[str, int]] = []
    for column in columns:
        if spans and spans[-1][0] == column.origin:
            spans[-1] = (column.origin, spans[-1][1] + 1)
        else:
            spans.append((column.origin, 1))
    return tuple(spans) if len(spans) < len(columns) else ()


def _groups(comparisons: list[Comparison], columns: tuple[Column, ...], index: Index) -> tuple[Group, ...]:
    grouped: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in sorted(comparisons, key=_weight):
        grouped[comparison.about].append(comparison)
    return tuple(
        Group(about, index.label(about), tuple(_row(c, columns, index) for c in members))
        for about, members in grouped.items()
    )


def _weight(comparison: Comparison) -> tuple[int, int, int, int, str]:
    """Sharpest first; of equals a toll before a name, and what more origins speak of before what fewer do."""
    origins = {o for v in comparison.values for o in v.origins}
    importance = IMPORTANCE.index(comparison.facet)
    # Ids run c1, c2, … c10: by length first.
    # A figure that only developed is no sharper than one that can be so as well.
    sharpness = SHARPNESS.index(Verdict.OVERLAP if comparison.series else comparison.verdict)
    return sharpness, importance, -len(origins), len(comparison.id), comparison.id


def _row(comparison: Comparison, columns: tuple[Column, ...], index: Index) -> Row:
    said = _said(comparison, index)
    cells = tuple(tuple(s for s in said if s.report in c.reports) for c in columns)
    return Row(comparison, facet_name(comparison, 50), cells, _gathered(said), _best(comparison, index))


def _gathered(said: tuple[Said, ...]) -> tuple[Gathered, ...]:
    """One entry a value and credit, over all reports."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in said:
        found[one.value, one.credit, one.mood].append((one.report, one.anchor))
    return tuple(Gathered(value, credit, mood, tuple(places)) for (value, credit, mood), places in found.items())


def _said(comparison: Comparison, index: Index) -> tuple[Said, ...]:
    """The statements, those of one report with one value and one credit taken together."""
    found: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for number, version in enumerate(comparison.values):
        for statement in sorted((index.statements[s] for s in version.statements), key=lambda s: s.span):
            # "At least nine" and "At least nine people" are one figure
            is_figure = isinstance(statement.value, Quantity)
            value, mood = str(number) if is_figure else _words(statement), _mood(statement)
            found[statement.report, value, index.credit(statement.said_by), mood].append(statement)
    for report, value, credit, mood in [key for key in found if key[2]]:
        # a figure that the headline gives, and the text credits, is one
        found[report, value, credit, mood] += found.pop((report, value, "", mood), [])
    return tuple(
        Said(told[0].id, report, max(map(_words, told), key=len), credit, mood, tuple(s.id for s in told[1:4]))
        for (report, _, credit, mood), told in found.items()
    )


def _words(statement: Statement) -> str:
    return one_line(statement.value.text, VALUE_CHARS).rstrip(" ,;")


def _mood(statement: Statement) -> str:
    return "" if statement.mood is Mood.STATED else MOODS[statement.mood]


def _best(comparison: Comparison, index: Index) -> str:
    """The best value in a few words, for facts that have more than one."""
    best = comparison.best
    if best is None or len(comparison.values) < 2:
        return ""
    if isinstance(best.value, When) and best.value.start and best.value.end:
        return show_interval(best.value.start, best.value.end)
    if best.value is not None and not isinstance(best.value, Quantity):
        return one_line(best.value.text, 60)
    middle = best.best if best.best is not None else best.low
    if middle is None:
        return ""
    shown = f"{middle:,}" if best.best is not None else f"at least {middle:,}"
    if best.low != best.high and best.low is not None and best.best is not None:
        shown += f" ({best.low:,} to {best.high:,})" if best.high is not None else f" ({best.low:,} or more)"
    return _with_unit(shown, comparison)


def _with_unit(shown: str, comparison: Comparison) -> str:
    """With the unit, where the side of the thing does not say what is counted: "8 years", "USD 2,000"."""
    values = (v.value for v in comparison.values)
    unit = one_line(next((v.unit for v in values if isinstance(v, Quantity) and v.unit), ""), 20)
    if comparison.facet is Facet.MONEY:
        return f"{unit} {shown}".strip()
    if comparison.facet not in (Facet.MEASURE, Facet.DURATION) or not unit:
        return shown
    # "km" and "mph" take no s.
    return f"{shown} {unit}{'s' if (len(unit) > 3 or unit == 'day') and shown != '1' else ''}"
