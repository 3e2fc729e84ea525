"""Toll over time: counts that develop, by the day of the report and by origin, bounds as bars."""

from collections.abc import Callable
from dataclasses import dataclass

from ..model.comparison import Comparison
from ..model.statement import Facet, Mood, Statement
from ..model.values import Quantity
from .axis import Axis, Tick
from .dates import day_number
from .index import Index
from .texts import one_line
from .words import FACETS

COUNTS = frozenset(
    {Facet.KILLED, Facet.WOUNDED, Facet.MISSING, Facet.DETAINED, Facet.ABDUCTED, Facet.FREED, Facet.DISPLACED}
)
WIDTH, HEIGHT = 460, 200
LEFT, RIGHT, TOP, BOTTOM = 44, 426, 22, 164
MOST_CHARTS = 6
LINES = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One report's figure: its bounds from `low` to `high`, its best guess at `y`, and what it reads."""

    x: float
    y: float
    low: float
    high: float
    open_above: bool
    report: str
    anchor: str
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One count over time."""

    comparison: str
    title: str
    ticks: tuple[Tick, ...]
    lines: tuple[tuple[float, str], ...]
    points: tuple[Point, ...]


def toll_of(index: Index) -> tuple[Chart, ...]:
    """Charts of the counts that reports of different days, or of different figures, give."""
    charts = []
    for comparison in index.record.comparisons:
        if comparison.facet in COUNTS and (comparison.series or len(comparison.values) > 1):
            charts.append(_chart(comparison, index))
    found = sorted((c for c in charts if c is not None), key=lambda c: -len(c.points))
    return tuple(found[:MOST_CHARTS])


def _chart(comparison: Comparison, index: Index) -> Chart | None:
    told = _told(comparison, index)
    days = [day for day, _, _ in told]
    if len(told) < 2 or min(days) == max(days):
        return None
    bottom = BOTTOM
    top_figure = max(_figure(v.high, v.low) for _, _, v in told) or 1
    step = _step(top_figure)
    highest = step * -(-top_figure // step)
    margin = (max(days) - min(days)) * 0.06
    axis = Axis(min(days) - margin, max(days) + margin, LEFT, RIGHT)

    def height(figure: float) -> float:
        return round(bottom - figure / highest * (bottom - TOP), 1)

    points = tuple(_point(axis.place(day), statement, value, height, index) for day, statement, value in told)
    lines = tuple((height(step * n), f"{step * n:,g}") for n in range(int(highest / step) + 1))
    group = f" ({one_line(comparison.group, 40)})" if comparison.group else ""
    title = f"{FACETS[comparison.facet]}{group}: {index.label(comparison.about)}"
    return Chart(comparison.id, title, axis.ticks(5), lines, points)


def _told(comparison: Comparison, index: Index) -> list[tuple[float, Statement, Quantity]]:
    """Each report's figures in the order of their days; repeats of one figure in one report once."""
    found: dict[tuple[str, float | None, float | None], tuple[float, Statement, Quantity]] = {}
    for version in comparison.values:
        for statement in (index.statements[s] for s in version.statements):
            value, report = statement.value, index.reports.get(statement.report)
            day = day_number(report.published.start) if report and report.published else None
            if day is None or not isinstance(value, Quantity) or (value.low is None and value.high is None):
                continue
            if statement.mood in (Mood.STATED, Mood.BACKGROUND, Mood.POSSIBLE):
                found.setdefault((statement.report, value.low, value.high), (day, statement, value))
    return sorted(found.values(), key=lambda t: (t[0], t[1].span))


def _point(x: float, statement: Statement, value: Quantity, height: Callable[[float], float], index: Index) -> Point:
    low, high = _figure(value.low, value.high), _figure(value.high, value.low)
    middle = low if value.high is None else high if value.low is None else (low + high) / 2
    credit = index.credit(statement.said_by)
    words = f"{index.outlet(statement.report)}: {one_line(value.text, 60).rstrip(' ,;')}" + (
        f", says {credit}" if credit else ""
    )
    open_above = value.high is None
    return Point(
        x, height(middle), height(low), height(high), open_above, statement.report, statement.id, _shown(value), words
    )


def _shown(value: Quantity) -> str:
    """The figure beside its point: "15", "9+", "9–12", "≤ 40"."""
    if value.low is None or value.high is None:
        return f"{value.low:,}+" if value.low is not None else f"≤ {value.high:,}"
    return f"{value.low:,}" if value.low == value.high else f"{value.low:,}–{value.high:,}"


def _figure(first: float | None, second: float | None) -> float:
    return float(first if first is not None else second or 0)


def _step(top: float) -> float:
    """A round distance between lines, for about four of them."""
    step = 1.0
    for n in range(200):
        step = (1, 2, 5)[n % 3] * 10.0 ** (n // 3)
        if top / step <= LINES:
            break
    return step
