"""Times on the calendar: each temporal expression by its report's day, each event by its times."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..model.event import Status
from ..model.reading import EventMention, Reading
from ..model.report import PartKind, Published, Report
from ..model.span import Span
from ..model.times import Anchor, CalendarTime, Daypart, Share, Shift, TimeMention, Unit
from ..model.values import Precision, When
from .intervals import Context, resolve_expression
from .shifts import Interval, shifted

# "Later that day" counts from a day named this far back at most, about three paragraphs.
_STORY_CHARS = 900
# In a report's first lines a weekday that is tomorrow's is tomorrow: nobody leads with what is six days old.
_LEAD_CHARS = 600
_FINENESS = (
    Precision.MINUTE,
    Precision.HOUR,
    Precision.DAY,
    Precision.WEEK,
    Precision.MONTH,
    Precision.YEAR,
    Precision.UNKNOWN,
)
_DATED = (Status.HAPPENED, Status.ONGOING)


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
    for mention in times:
        ends: list[Interval] = []
        for k, today in enumerate(days):
            at, story = stories[k]
            near = story if mention.span.start - at <= _STORY_CHARS else None
            found = resolve_expression(mention.expression, _context(report, mention, today, near))
            if found is None:
                continue
            ends.append(found)
            if found.start is not None and found.start <= today and not mention.said:
                stories[k] = mention.span.end, found
        if len(ends) == 2:
            yield mention.id, to_when(_hull(*ends), mention.span.text)


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


def date_events(
    readings: Sequence[Reading], published: dict[str, Published], whens: dict[str, When]
) -> dict[str, When]:
    """When each event happened, by the id of its mention.

    By its own times, by the event that it is counted from, or by the one day of which the report tells; the `text` of a
    date is empty where no words of the event itself give it.
    """
    dates: dict[str, When] = {}
    for reading in readings:
        dates.update(_date_report(reading, published.get(reading.report), whens))
    return dates


def _date_report(reading: Reading, published: Published | None, whens: dict[str, When]) -> dict[str, When]:
    times = {mention.id: mention for mention in reading.times}
    dates: dict[str, When] = {}
    for event in reading.events:
        own = [(times[t], whens[t]) for t in event.times if t in times and t in whens]
        found = combine([when for mention, when in _nearest_first(event, own) if not mention.bound])
        if found is not None:
            dates[event.id] = found
    _date_by_anchors(reading, times, dates)
    day = _only_day(reading, published, dates)
    if day is not None:
        for event in reading.events:
            if event.id not in dates and _is_told_now(event):
                dates[event.id] = When(day, day, Precision.DAY, "", day)
    _date_by_anchors(reading, times, dates)
    return dates


def _nearest_first(event: EventMention, own: list[tuple[TimeMention, When]]) -> list[tuple[TimeMention, When]]:
    return sorted(own, key=lambda pair: (_distance(event.trigger, pair[0].span), pair[0].span))


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def combine(whens: Sequence[When]) -> When | None:
    """The finest of the times that agree with the first: "Friday" and "around 7:16 am local time" are one moment."""
    closed = [when for when in whens if when.start is not None]
    if not closed:
        return None
    found = closed[0]
    for other in closed[1:]:
        if _is_finer(other, found) and _days(found)[0] <= _days(other)[0] and _days(other)[1] <= _days(found)[1]:
            found = other
    return found


def _is_finer(one: When, other: When) -> bool:
    return _FINENESS.index(one.precision) < _FINENESS.index(other.precision)


def _days(when: When) -> tuple[str, str]:
    return (when.start or "0001-01-01")[:10], (when.end or "9999-12-31")[:10]


def _date_by_anchors(reading: Reading, times: dict[str, TimeMention], dates: dict[str, When]) -> None:
    """ "The assault came two days after the strikes": either date gives the other."""
    for event in reading.events:
        for identity in event.times:
            mention = times.get(identity)
            if mention is None or mention.event is None or not isinstance(mention.expression, Shift):
                continue
            shift = mention.expression
            if shift.anchor is not Anchor.EVENT or shift.amount is None or mention.event == event.id:
                continue
            if event.id not in dates and mention.event in dates:
                _put_shifted(dates, event.id, dates[mention.event], shift, mention.span.text)
            elif event.id in dates and mention.event not in dates:
                back = replace(shift, amount=-shift.amount)
                _put_shifted(dates, mention.event, dates[event.id], back, mention.span.text)


def _put_shifted(dates: dict[str, When], event: str, base: When, shift: Shift, text: str) -> None:
    """Dates an event from a day; a base that is no single day, or hours, would only pretend to."""
    first, last = _days(base)
    if first == last and shift.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR):
        found = shifted(date.fromisoformat(first), shift)
        if found is not None:
            dates[event] = to_when(found, text)


def _only_day(reading: Reading, published: Published | None, dates: dict[str, When]) -> str | None:
    """The day of which alone the report tells, where that is the day of its own appearance or the one before."""
    if published is None or published.start[:10] != published.end[:10]:
        return None
    told = [dates[e.id] for e in reading.events if e.id in dates and not e.background and e.status in _DATED]
    days = {_days(when) for when in told if when.precision in _FINENESS[:3]}
    today = date.fromisoformat(published.start[:10])
    near = {d.isoformat() for d in (today, today - timedelta(days=1), today + timedelta(days=1))}
    if len(days) != 1:
        return None
    first, last = next(iter(days))
    return first if first == last and first in near else None


def _is_told_now(event: EventMention) -> bool:
    """Whether an undated event is of the report's own story: told as fact, in the plain past, and not as history."""
    return event.status is Status.HAPPENED and not event.background and event.tense == "PAST" and not event.times
