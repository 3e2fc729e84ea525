"""Times on the calendar: each temporal expression by its report's day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..model.reading import Reading
from ..model.report import PartKind, Published, Report
from ..model.times import CalendarTime, Daypart, Direction, Share, Shift, TimeExpression, TimeMention, Unit
from ..model.values import When
from .intervals import Context, resolve_expression
from .shifts import Interval

_PERFECT = re.compile(r"\bhad (?:\w+ ){1,3}$")
_PERFECT_CHARS = 40
# "Later that day" counts from a day named this far back at most, about three paragraphs.
_STORY_CHARS = 900
# An hour without a day ("at 5 p.m.") is of the day last told of, however many people were heard since.
_HOUR_CHARS = 3000
# In a report's first lines a weekday that is tomorrow's is tomorrow: nobody leads with what is six days old.
_LEAD_CHARS = 600


def resolve_times(
    reports: Sequence[Report], readings: Sequence[Reading], published: dict[str, Published]
) -> dict[str, When]:
    """The interval of every temporal expression that has one, by the id of its mention."""
    by_id = {report.id: report for report in reports}
    whens: dict[str, When] = {}
    for reading in readings:
        known = published.get(reading.report)
        if known is not None:
            whens.update(_resolve_report(by_id[reading.report], reading.times, known))
    return whens


def _resolve_report(report: Report, times: Sequence[TimeMention], published: Published) -> Iterator[tuple[str, When]]:
    days = [date.fromisoformat(published.start[:10]), date.fromisoformat(published.end[:10])]
    stories: list[tuple[int, Interval | None]] = [(0, None), (0, None)]
    days_told = list(stories)  # "they had slept there since 2 May. Guards came at dawn": on no 2 May
    begun = [False, False]
    years = _years_told(times)
    for mention in times:
        ends: list[Interval] = []
        for k, today in enumerate(days):
            at, story = days_told[k] if _has_hour(mention) else stories[k]
            reach = _HOUR_CHARS if _is_hour(mention) else _STORY_CHARS
            near = story if mention.span.start - at <= reach else None
            context = _context(report, mention, today, near)
            expression = _with_year(mention, years, today)
            found = resolve_expression(expression, replace(context, abroad=context.abroad or begun[k]))
            if found is None:
                continue
            # "Friday's launch" is the Friday that the lead told of, though it is tomorrow here
            begun[k] = begun[k] or _is_begun(mention, found, today)
            ends.append(found)
            if found.start is not None and found.start <= today and not _is_aside(mention, report.text):
                stories[k] = mention.span.end, found
                days_told[k] = days_told[k] if mention.bound else stories[k]
        if len(ends) == 2:
            yield mention.id, to_when(_hull(*ends), mention.span.text)


def _years_told(times: Sequence[TimeMention]) -> dict[int, set[int]]:
    """The years that a report gives to each month."""
    years: dict[int, set[int]] = {}
    for expression in (mention.expression for mention in times):
        if isinstance(expression, CalendarTime) and expression.year is not None and expression.month is not None:
            years.setdefault(expression.month, set()).add(expression.year)
    return years


def _with_year(mention: TimeMention, years: dict[int, set[int]], today: date) -> TimeExpression:
    """ "Shot in June 2021 … On June 24 he had …", in a report of another season: June of that year, too."""
    expression = mention.expression
    if not isinstance(expression, CalendarTime) or expression.month is None or mention.outlook is Direction.FUTURE:
        return expression
    told = years.get(expression.month, set())
    bare = expression.year is None and expression.year_shift is None and expression.direction is None
    apart = min((today.month - expression.month) % 12, (expression.month - today.month) % 12)
    year = next(iter(told), today.year)
    is_past = (year, expression.month) < (today.year, today.month)
    return replace(expression, year=year) if bare and len(told) == 1 and apart > 1 and is_past else expression


def _is_begun(mention: TimeMention, found: Interval, today: date) -> bool:
    """Whether a weekday that is not told as ahead is tomorrow's: the report tells of a place where it has begun.

    "Fires missile on Friday" has no past tense, and is no plan.
    """
    expression = mention.expression
    weekday = isinstance(expression, CalendarTime) and expression.weekday is not None
    told = mention.outlook is not Direction.FUTURE and found.start == found.end
    return weekday and told and found.start == today + timedelta(days=1)


def _is_hour(mention: TimeMention) -> bool:
    expression = mention.expression
    bare = isinstance(expression, CalendarTime) and expression == CalendarTime(
        clock=expression.clock, part=expression.part
    )
    return bare and mention.outlook is not Direction.FUTURE


def _has_hour(mention: TimeMention) -> bool:
    """Whether it names an hour, or a part of a day; "that occasion" does not."""
    expression = mention.expression
    return isinstance(expression, CalendarTime) and (expression.clock is not None or expression.part is not None)


def _is_aside(mention: TimeMention, text: str) -> bool:
    """Whether the story goes on where it stood: after "she said on Monday", "a year earlier", "nine days ago".

    So after "the price that the mill had asked two days before".
    """
    expression = mention.expression
    back = isinstance(expression, Shift) and expression.direction is Direction.PAST
    compared = isinstance(expression, Shift) and back and expression.unit is Unit.YEAR
    before = text[max(0, mention.span.start - _PERFECT_CHARS) : mention.span.start]
    looks_back = back and _PERFECT.search(before) is not None
    return mention.said or compared or looks_back or (back and mention.span.text.lower().endswith(" ago"))


def _context(report: Report, mention: TimeMention, today: date, story: Interval | None) -> Context:
    """A day that has begun elsewhere is meant by "local time", by "morning", or in the first lines."""
    expression = mention.expression
    early = False
    if isinstance(expression, CalendarTime):
        early = expression.share is Share.EARLY or expression.part in (Daypart.MORNING, Daypart.DAWN)
        early = early or (expression.clock is not None and expression.clock.zone == "local")
    after = report.text[mention.span.end : mention.span.end + 14].lower()
    body = next((p.start for p in report.parts if p.kind is PartKind.BODY), 0)
    lead = mention.span.start - body < _LEAD_CHARS
    abroad = early or "local time" in after or (lead and not mention.said)
    ago = mention.span.text.lower().endswith(("ago", "earlier", "before", "period", "quarter"))
    return Context(today, story, mention.outlook, abroad, ago)


def _hull(one: Interval, two: Interval) -> Interval:
    """Both readings of a time whose report is dated to a range of days only."""
    if one == two:
        return one
    starts, ends = (one.start, two.start), (one.end, two.end)
    start = None if None in starts else min(d for d in starts if d)
    end = None if None in ends else max(d for d in ends if d)
    return Interval(start, end, one.precision)


def to_when(interval: Interval, text: str) -> When:
    """The interval as a value of the record, with its EDTF form."""
    start, end = interval.start, interval.end
    if interval.hours is not None and start is not None and end is not None:
        first, last = f"{start.isoformat()}T{interval.hours[0]}", f"{end.isoformat()}T{interval.hours[1]}"
        edtf = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
        return When(first, last, interval.precision, text, edtf)
    return When(
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        interval.precision,
        text,
        _edtf(interval),
    )


def _edtf(interval: Interval) -> str | None:
    if interval.edtf is not None:
        return interval.edtf
    if interval.start is None and interval.end is None:
        return None
    if interval.start == interval.end and interval.start is not None:
        return interval.start.isoformat()
    # ".." is an open end; an unknown one would be empty
    return f"{interval.start or '..'}/{interval.end or '..'}"
