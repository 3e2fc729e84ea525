"""Times on the calendar: each temporal expression by its report's day."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..model.reading import Reading
from ..model.report import PartKind, Published, Report
from ..model.times import CalendarTime, Daypart, Direction, Length, Share, Shift, TimeExpression, TimeMention, Unit
from ..model.values import When
from .intervals import Context, resolve_expression
from .shifts import Interval

_PERFECT = re.compile(r"\bhad (?:\w+ ){1,3}$")
_PERFECT_CHARS = 40
_OTHER_CHARS = 80  # how far before its year another story is named; set by reading, not measured
# "A similar blast killed four in June 2019" tells another story, which the next sentence need not go on with.
_OTHER = re.compile(r"\b(?:similar|another|other|previous|earlier|last such)\b[^.\n]*$", re.IGNORECASE)
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
    given = [_years_given(times, report.text, today) for today in days]
    for mention in times:
        ends: list[Interval] = []
        for k, today in enumerate(days):
            at, story = days_told[k] if _has_hour(mention) else stories[k]
            reach = _HOUR_CHARS if _is_hour(mention) else _STORY_CHARS
            near = story if mention.span.start - at <= reach else None
            context = _context(report, mention, today, near)
            expression = _with_year(mention.expression, given[k].get(mention.id))
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


def _years_given(times: Sequence[TimeMention], text: str, today: date) -> dict[str, int]:
    """The years of bare dates whose month the report gives one year, by the ids of their mentions.

    "Shot in June 2021 … On June 24 he had …": June of that year, too, where most that is dated is of that year, or the
    date follows in the same paragraph with no other time between. Not behind "a similar blast in June 2019", though.
    """
    told = _years_told(times)
    dated = [m for m in times if not m.said and not (_is_bare(m) and _month(m) in told)]
    of_story = Counter(year for m in dated if (year := _year_of(m, today)) is not None)
    given: dict[str, int] = {}
    last: tuple[int, int] | None = None  # where the story was last dated, and to which year
    for mention in times:
        years = told.get(_month(mention) or 0, set())
        year = next(iter(years)) if len(years) == 1 and _is_bare(mention) else None
        if year is not None and _is_of(mention, year, today):
            follows = last is not None and last[1] == year and "\n" not in text[last[0] : mention.span.start]
            if follows or of_story[year] * 2 > of_story.total():
                given[mention.id] = year
        if not mention.said and not _is_hour(mention):
            year = given.get(mention.id) or _year_printed(mention)
            other = _OTHER.search(text[max(0, mention.span.start - _OTHER_CHARS) : mention.span.start])
            last = None if year is None or other else (mention.span.end, year)
    return given


def _with_year(expression: TimeExpression, year: int | None) -> TimeExpression:
    return replace(expression, year=year) if year is not None and isinstance(expression, CalendarTime) else expression


def _is_of(mention: TimeMention, year: int, today: date) -> bool:
    """Whether a bare date can be of that year: it lies behind, far from the report's own month, and was then a day."""
    expression = mention.expression
    if not isinstance(expression, CalendarTime) or expression.month is None or mention.outlook is Direction.FUTURE:
        return False
    month = expression.month
    apart = min((today.month - month) % 12, (month - today.month) % 12)
    exists = (expression.day or 1) <= monthrange(year, month)[1]
    return apart > 1 and (year, month) < (today.year, today.month) and exists


def _years_told(times: Sequence[TimeMention]) -> dict[int, set[int]]:
    """The years that a report gives to each month."""
    years: dict[int, set[int]] = {}
    for mention in times:
        month, year = _month(mention), _year_printed(mention)
        if month is not None and year is not None:
            years.setdefault(month, set()).add(year)
    return years


def _month(mention: TimeMention) -> int | None:
    return mention.expression.month if isinstance(mention.expression, CalendarTime) else None


def _year_printed(mention: TimeMention) -> int | None:
    return mention.expression.year if isinstance(mention.expression, CalendarTime) else None


def _is_bare(mention: TimeMention) -> bool:
    """Whether it names a month without saying of which year."""
    expression = mention.expression
    if not isinstance(expression, CalendarTime) or expression.month is None:
        return False
    return expression.year is None and expression.year_shift is None and expression.direction is None


def _year_of(mention: TimeMention, today: date) -> int | None:
    """The year that a time is of when it is read by itself; of an hour or a mere length none."""
    if _is_hour(mention) or isinstance(mention.expression, Length):
        return None
    found = resolve_expression(mention.expression, Context(today, None, mention.outlook))
    return found.start.year if found and found.start else None


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
