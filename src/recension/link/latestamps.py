"""Reports whose metadata is later than their text: a page that was published anew, with its old weekdays in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..model.reading import Reading
from ..model.report import DatedBy, Published
from ..model.times import CalendarTime, Length, Shift, TimeMention, Unit
from ..model.values import When
from .eventwords import listed
from .fineness import days_of

_MOST_WEEKS = 3
_LEAST_SISTERS = 2  # reports that have harm on the day: one alone may err itself
_WEEK = 7


def told_on(
    readings: Sequence[Reading], published: Mapping[str, Published], whens: Mapping[str, When]
) -> dict[str, Published]:
    """The day of each report that its weekdays count from: its own, or as many weeks before its metadata as fit.

    "A plane crashed on Sunday" in a page of the 14th, where all others have Sunday the 31st and none the 14th.
    Who writes of a day weeks back gives its date, or says "last month"; a page that does so is left as it is.
    """
    harm = {r.report: set(_days_of_harm(r, whens)) for r in readings}
    found = dict(published)
    for reading in readings:
        known = published.get(reading.report)
        if known is None or known.how is not DatedBy.METADATA:
            continue
        others: dict[str, int] = defaultdict(int)
        for report, days in harm.items():
            for day in days if report != reading.report else ():
                others[day] += 1
        weeks = _weeks_late(reading, whens, others, harm[reading.report])
        if weeks:
            found[reading.report] = replace(known, start=_back(known.start, weeks), end=_back(known.end, weeks))
    return found


def _weeks_late(reading: Reading, whens: Mapping[str, When], others: Mapping[str, int], own: set[str]) -> int:
    """How many weeks its weekdays of harm lie behind those that the others give the harm; 0 where nothing says so."""
    by_weekday = {when.start[:10] for t in reading.times if _is_weekday(t) and (when := whens.get(t.id)) and when.start}
    ours = own & by_weekday
    if not ours:
        return 0
    least = max(_LEAST_SISTERS, 2 * max(_beside(day, others) for day in own))
    fits = [w for w in range(1, _MOST_WEEKS + 1) if all(others.get(_back(d, w), 0) >= least for d in ours)]
    if len(fits) != 1 or any(_looks_back(t, whens, {_back(d, fits[0]) for d in ours}) for t in reading.times):
        return 0
    return fits[0]


def _days_of_harm(reading: Reading, whens: Mapping[str, When]) -> Iterator[str]:
    """The single days that words give to harm."""
    for event in reading.events:
        when = whens.get(event.id)
        if event.kind in listed("harm") and when is not None and when.text and when.start and when.end:
            first, last = days_of(when)
            if first == last:
                yield first


def _is_weekday(mention: TimeMention) -> bool:
    expression = mention.expression
    return isinstance(expression, CalendarTime) and expression.weekday is not None and expression.day is None


def _looks_back(mention: TimeMention, whens: Mapping[str, When], days: set[str]) -> bool:
    """Whether a time of the report is one of those days, or it counts in weeks or months."""
    expression, when = mention.expression, whens.get(mention.id)
    if isinstance(expression, Shift | Length):
        is_now = isinstance(expression, Shift) and not expression.amount
        return expression.unit in (Unit.WEEK, Unit.MONTH) and not is_now
    return when is not None and when.start is not None and when.start[:10] in days


def _beside(day: str, others: Mapping[str, int]) -> int:
    """How many others have harm on the day or beside it, where it is news and no weekday of old."""
    return max(others.get((date.fromisoformat(day) + timedelta(days=k)).isoformat(), 0) for k in (-1, 0, 1))


def _back(moment: str, weeks: int) -> str:
    return (date.fromisoformat(moment[:10]) - timedelta(days=_WEEK * weeks)).isoformat() + moment[10:]
