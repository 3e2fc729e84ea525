"""Calendar arithmetic: a parsed temporal expression, a report's day and the story's day give an interval."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..model.times import (
    Anchor,
    CalendarTime,
    Clock,
    Direction,
    Length,
    Season,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
    Vague,
)
from ..model.values import Precision
from .shifts import (
    UNIT_DAYS,
    UNIT_MONTHS,
    Interval,
    add_months,
    block_of,
    narrow,
    one_day,
    one_month,
    share_of,
    shifted,
    some_months,
    some_years,
)

# Where the tense says nothing, "April" in January is the one to come.
_NEAR_MONTHS = 5
_EVENING = "17:00"
_SEASON_STARTS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


_SEASON_CODES = {Season.SPRING: 21, Season.SUMMER: 22, Season.AUTUMN: 23, Season.WINTER: 24}


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    `today` is the report's day, `story` the interval at which the narrative stands, `outlook` the clause's tense;
    `abroad` is true where a place with another calendar day may be meant, so that "Friday" can be tomorrow;
    `ago` is true of "a year ago" and "a year earlier", which keep to the quarter spoken of, as "last year" does not.
    """

    today: date
    story: Interval | None = None
    outlook: Direction = Direction.PRESENT
    abroad: bool = False
    ago: bool = False


def resolve_expression(expression: TimeExpression, context: Context) -> Interval | None:
    """The interval that the expression names; None for a mere length, a recurrence, or an anchor that is not known."""
    try:
        match expression:
            case CalendarTime():
                return _resolve_calendar(expression, context)
            case Shift():
                return _resolve_shift(expression, context)
            case Length():
                return _resolve_length(expression, context)
            case Stretch(first, last):
                return _resolve_stretch(first, last, context)
            case Vague(direction):
                return _resolve_vague(direction, context)
            case _:
                return None
    except (ValueError, OverflowError):  # "February 30", "900 centuries ago": no such day
        return None


def _resolve_stretch(first: CalendarTime, last: CalendarTime, context: Context) -> Interval | None:
    """ "From March to May 2016": the year of the end holds for the beginning too."""
    if first.year is None:
        first = replace(first, year=last.year)
    one, two = _resolve_calendar(first, context), _resolve_calendar(last, context)
    if one is None or two is None or (one.start and two.end and two.end < one.start):
        return one
    return Interval(one.start, two.end, two.precision)


def _resolve_vague(direction: Direction, context: Context) -> Interval | None:
    match direction:
        case Direction.PAST:
            return Interval(None, context.today, Precision.UNKNOWN)
        case Direction.FUTURE:
            return Interval(context.today, None, Precision.UNKNOWN)
        case _:
            return None


def _resolve_calendar(time: CalendarTime, context: Context) -> Interval | None:
    if time.year_shift is not None:
        time = replace(time, year=context.today.year + time.year_shift, year_shift=None)
    if time.season is not None:
        return _season(time, context)
    if time.quarter is not None or time.half is not None:
        return _part_of_year(time, context)
    if time.month is not None and time.day is not None:
        return narrow(one_day(_dated(time, context)), time.share, time.part, time.clock)
    if time.month is not None:
        return share_of(one_month(*_month_of(time, context)), time.share)
    if time.year is not None:
        return share_of(some_years(time.year, time.years), time.share)
    if time.weekday is not None:
        return narrow(one_day(_weekday(time, context)), time.share, time.part, time.clock)
    return _hours_alone(time, context)


def _hours_alone(time: CalendarTime, context: Context) -> Interval:
    """ "By mid-afternoon", "at 6 a.m.": of the day at which the story stands, or of the report's."""
    story = context.story
    known = story is not None and story.start is not None and story.start == story.end
    day = story.start if story and known and story.start else context.today
    if known and story and story.hours and story.hours[0] >= _EVENING and time.clock in (Clock(0), Clock(24)):
        day += timedelta(days=1)  # "on Monday night … after midnight"
    return narrow(one_day(day), time.share, time.part, time.clock)


def _dated(time: CalendarTime, context: Context) -> date:
    """Month and day, with the year that is printed or the one that the tense asks for."""
    month, day, today = time.month or 1, time.day or 1, context.today
    if time.year is not None:
        return date(time.year, month, day)
    near = [
        date(today.year + k, month, day) for k in (-1, 0, 1) if day <= calendar.monthrange(today.year + k, month)[1]
    ]
    if not near:
        raise ValueError(f"expected a day of {today.year - 1} to {today.year + 1}, got day {day} of month {month}")
    way = time.direction or context.outlook
    if way is Direction.PAST:
        return max((d for d in near if d <= today + timedelta(days=1)), default=near[0])
    if way is Direction.FUTURE:
        return min((d for d in near if d >= today), default=near[-1])
    return min(near, key=lambda d: (abs((d - today).days), d))


def _month_of(time: CalendarTime, context: Context) -> tuple[int, int]:
    month, today = time.month or 1, context.today
    if time.year is not None:
        return time.year, month
    match time.direction:
        case Direction.PAST:
            return today.year - (month >= today.month), month
        case Direction.FUTURE:
            return today.year + (month <= today.month), month
        case Direction.PRESENT:
            return today.year, month
        case _ if context.outlook is Direction.FUTURE:
            return today.year + (month < today.month), month
        case _ if context.outlook is Direction.PRESENT and 0 < (month - today.month) % 12 < _NEAR_MONTHS:
            return today.year + (month < today.month), month
        case _:
            return today.year - (month > today.month), month


def _weekday(time: CalendarTime, context: Context) -> date:
    today, weekday = context.today, time.weekday or 0
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    match time.direction:
        case Direction.PAST:
            return today - timedelta(days=back or 7)
        case Direction.FUTURE:
            return today + timedelta(days=ahead or 7)
        case _ if context.outlook is Direction.FUTURE:
            return today + timedelta(days=ahead)
        case _ if ahead == 1 and context.abroad:  # a day that has begun elsewhere, not one six days gone
            return today + timedelta(days=1)
        case _:
            return today - timedelta(days=back)


def _season(time: CalendarTime, context: Context) -> Interval:
    season = time.season or Season.SPRING
    first, year = _SEASON_STARTS[season], time.year
    if year is None:
        today = context.today
        started = (today.month >= first) or (season is Season.WINTER and today.month < 3)
        year = today.year - (season is Season.WINTER and today.month < 3)
        running = (today.year * 12 + today.month) - (year * 12 + first) in (0, 1, 2)
        if time.direction is Direction.PAST:
            year -= running or not started
        elif time.direction is Direction.FUTURE or (time.direction is None and context.outlook is Direction.FUTURE):
            year += started
        elif time.direction is None and not started:
            year -= 1
    return share_of(some_months(year, first, 3, f"{year:04}-{_SEASON_CODES[season]}"), time.share)


def _part_of_year(time: CalendarTime, context: Context) -> Interval:
    size = 3 if time.quarter else 6
    first = ((time.quarter or time.half or 1) - 1) * size + 1
    year = time.year
    if year is None:
        year = context.today.year
        if time.direction is Direction.PAST:
            year -= 1
        elif time.direction is Direction.FUTURE:
            year += 1
        elif first > context.today.month and context.outlook is not Direction.FUTURE:
            year -= 1
    code = 32 + (time.quarter or 0) if time.quarter else 39 + (time.half or 0)
    return share_of(some_months(year, first, size, f"{year:04}-{code}"), time.share)


def _resolve_shift(shift: Shift, context: Context) -> Interval | None:
    if shift.anchor is Anchor.EVENT:
        return None
    if (
        shift.anchor is Anchor.NARRATIVE
        and shift.amount == 0
        and context.story
        and _is_coarser(context.story, shift.unit)
    ):
        return context.story  # "on that occasion", of a year
    quarter = _same_quarter(shift, context.story) if context.ago else None
    if quarter is not None:
        return quarter
    base = context.today
    if shift.anchor is Anchor.NARRATIVE and context.story and context.story.start:
        base = context.story.start
    if shift.amount is None:
        return _resolve_vague(shift.direction, replace(context, today=base))
    return shifted(base, shift, context.outlook)


def _same_quarter(shift: Shift, story: Interval | None) -> Interval | None:
    """ "A year earlier" after "the third quarter" is the third quarter of the year before."""
    if shift.unit is not Unit.YEAR or not shift.amount or story is None or story.start is None:
        return None
    if story.edtf is None or story.edtf[4:] not in ("-33", "-34", "-35", "-36"):
        return None
    return block_of(add_months(story.start, round(12 * shift.amount)), Unit.QUARTER)


def _is_coarser(interval: Interval, unit: Unit) -> bool:
    return unit is Unit.DAY and interval.precision in (Precision.WEEK, Precision.MONTH, Precision.YEAR)


def _resolve_length(length: Length, context: Context) -> Interval | None:
    """ "The past two months" ends today, "the coming days" begin today; open where the number is vague."""
    if length.direction in (None, Direction.PRESENT):
        return None
    past = length.direction is Direction.PAST
    precision = {Unit.WEEK: Precision.WEEK, Unit.MONTH: Precision.MONTH, Unit.DAY: Precision.DAY}.get(
        length.unit, Precision.YEAR
    )
    today = context.today
    if length.high is None:
        return Interval(None if past else today, today if past else None, precision)
    sign = -1 if past else 1
    if length.unit in UNIT_MONTHS:
        far = add_months(today, sign * round(length.high * UNIT_MONTHS[length.unit]))
    else:
        far = today + timedelta(days=sign * round(length.high * UNIT_DAYS.get(length.unit, 0)))
    return Interval(far, today, precision) if past else Interval(today, far, precision)
