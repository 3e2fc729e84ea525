"""TempEval-3: temporal expressions in news, their extents and TIMEX3 values.

Relaxed F1: an expression is right if it overlaps a gold one; value F1: it also has the gold value (UzZaman
et al. 2013).
The document's creation time is given, as in the task, and is not counted.
"""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import Counts
from recension.encoder import Encoder
from recension.encoder.findings import Analysis
from recension.link.calendar import resolve_times
from recension.model.reading import Reading
from recension.model.report import DatedBy, Part, PartKind, Published, Report
from recension.model.times import (
    Anchor,
    CalendarTime,
    Daypart,
    Direction,
    Length,
    Recurrence,
    Shift,
    Stretch,
    TimeMention,
    Unit,
    Vague,
)
from recension.model.values import Precision, When
from recension.read.times import find_times

_LETTERS = {
    Unit.SECOND: "T{}S",
    Unit.MINUTE: "T{}M",
    Unit.HOUR: "T{}H",
    Unit.DAY: "{}D",
    Unit.WEEKEND: "{}WE",
    Unit.WEEK: "{}W",
    Unit.MONTH: "{}M",
    Unit.QUARTER: "{}Q",
    Unit.YEAR: "{}Y",
    Unit.DECADE: "{}DE",
    Unit.CENTURY: "{}CE",
}
_REFERENCES = {Direction.PAST: "PAST_REF", Direction.PRESENT: "PRESENT_REF", Direction.FUTURE: "FUTURE_REF"}
_PARTS = {
    Daypart.DAWN: "TMO",
    Daypart.MORNING: "TMO",
    Daypart.NOON: "T12:00",
    Daypart.AFTERNOON: "TAF",
    Daypart.EVENING: "TEV",
    Daypart.NIGHT: "TNI",
    Daypart.OVERNIGHT: "TNI",
}
_SEASONS = {
    "21": "SP",
    "22": "SU",
    "23": "FA",
    "24": "WI",
    "33": "Q1",
    "34": "Q2",
    "35": "Q3",
    "36": "Q4",
    "40": "H1",
    "41": "H2",
}


@dataclass(frozen=True)
class Gold:
    """One article: its text, its day, and the gold expressions as (start, end, value)."""

    name: str
    text: str
    day: str
    timexes: tuple[tuple[int, int, str], ...]


def read_article(path: Path) -> Gold:
    """The article that a TimeML file holds."""
    root = ElementTree.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    assert created is not None
    pieces: list[str] = []
    timexes: list[tuple[int, int, str]] = []

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3" and (length := sum(map(len, pieces))) > start:
            timexes.append((start, length, node.get("value", "")))

    body = root.find("TEXT")
    assert body is not None
    walk(body)
    return Gold(path.name, "".join(pieces), created.get("value", "")[:10], tuple(sorted(timexes)))


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Relaxed F1 and value F1 over the split's articles."""
    spans, values = Counts(), Counts()
    for path in sorted((data / split).rglob("*.tml")):
        gold = read_article(path)
        found = read_times(gold, encoder.analyse(gold.text, [(0, len(gold.text))]))
        right, valued = match(gold, found)
        for counts, hits in ((spans, right), (values, valued)):
            counts.right += hits
            counts.found += len(found)
            counts.wanted += len(gold.timexes)
    return {"relaxed F1": spans.f1, "value F1": values.f1, "precision": spans.precision, "recall": spans.recall}


def read_times(gold: Gold, analysis: Analysis) -> list[tuple[int, int, str]]:
    """What Recension finds in an article, as gold is written."""
    day = Published(gold.day, gold.day, DatedBy.METADATA)
    report = Report(
        "r1", "0" * 64, gold.name, gold.text, published=day, parts=(Part(PartKind.BODY, 0, len(gold.text)),)
    )
    times = find_times(report, analysis)
    whens = resolve_times([report], [Reading("r1", times=times)], {"r1": day})
    return [timex for t in times for timex in _to_timexes(t, whens.get(t.id))]


def _to_timexes(mention: TimeMention, when: When | None) -> list[tuple[int, int, str]]:
    """TimeML marks both ends of "from 1982 to 1992"."""
    start, end = mention.span.start, mention.span.end
    joint = re.search(r" (?:to|and|until|till|through) ", mention.span.text)
    if not isinstance(mention.expression, Stretch) or joint is None or when is None or when.start is None:
        return [(start, end, to_timex_value(mention, when))]
    size = {Precision.YEAR: 4, Precision.MONTH: 7}.get(when.precision, 10)
    first, last = when.start[:size], (when.end or "")[:size]
    return [(start, start + joint.start(), first), (start + joint.end(), end, last)]


def match(gold: Gold, found: list[tuple[int, int, str]]) -> tuple[int, int]:
    """How many found expressions overlap a gold one that no other took, and how many of those have its value."""
    free, right, valued = list(gold.timexes), 0, 0
    for start, end, value in found:
        hit = next((g for g in free if start < g[1] and g[0] < end), None)
        if hit is not None:
            free.remove(hit)
            right += 1
            valued += value == hit[2]
    return right, valued


def to_timex_value(mention: TimeMention, when: When | None) -> str:
    """The TIMEX3 value of a resolved mention."""
    expression = mention.expression
    match expression:
        case Length(low=low, unit=unit):
            return _duration(low, unit)
        case Shift(amount=int() | float() as amount, unit=unit, anchor=Anchor.EVENT):
            return _duration(abs(amount), unit)
        case Recurrence(weekday=int() as weekday):
            return f"XXXX-WXX-{weekday + 1}"
        case Recurrence(amount=amount, unit=unit):
            return _duration(amount, unit)
        case Vague(direction=direction) | Shift(amount=None, direction=direction):
            return _REFERENCES[direction]
        case _:
            return _point(mention, when) if when is not None and when.start is not None else ""


def _duration(number: int | float | None, unit: Unit) -> str:
    if unit is Unit.DECADE and number is not None:
        number, unit = number * 10, Unit.YEAR
    if number is not None and number != int(number) and unit is Unit.YEAR:
        return f"P{int(number)}Y{round((number - int(number)) * 12)}M"
    if number is not None and number != int(number) and unit is Unit.HOUR:
        return f"PT{int(number)}H{round((number - int(number)) * 60)}M"
    shown = "X" if number is None else f"{number:g}"
    return "P" + _LETTERS[unit].format(shown)


def _point(mention: TimeMention, when: When) -> str:
    start, edtf = when.start or "", when.edtf or ""
    expression = mention.expression
    coded = re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", edtf)
    if coded:
        return f"{coded[1]}-{_SEASONS[coded[2]]}"
    if re.fullmatch(r"\d{3}X|\d\dXX|\d{4}|\d{4}-\d\d", edtf):
        return edtf.replace("XX", "").replace("X", "")
    if when.precision is Precision.MINUTE:
        return start
    if isinstance(expression, Shift) and expression.unit is Unit.WEEKEND:
        return f"{_week(start)}-WE"
    if when.precision is Precision.WEEK:
        return _week(start)
    if isinstance(expression, Shift | CalendarTime) and expression.part is not None:
        return (when.end or start)[:10] + _PARTS[expression.part]
    return start[:10]


def _week(day: str) -> str:
    from datetime import date

    year, week, _ = date.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{week:02}"
