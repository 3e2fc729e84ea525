"""Calendar arithmetic: a parsed temporal expression, a report's day and the story's day give an interval."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..model.times import (
    Anchor,
    CalendarTime,
    Clock,
    Daypart,
    Direction,
    Length,
    Season,
    Share,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
    Vague,
)
from ..model.values import Precision

_SEASON_STARTS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
_SEASON_CODES = {Season.SPRING: 21, Season.SUMMER: 22, Season.AUTUMN: 23, Season.WINTER: 24}
_HOURS = {
    Daypart.DAWN: ("04:00", "06:59"),
    Daypart.MORNING: ("06:00", "11:59"),
    Daypart.NOON: ("12:00", "12:59"),
    Daypart.AFTERNOON: ("12:00", "17:59"),
    Daypart.EVENING: ("17:00", "21:59"),
    Daypart.NIGHT: ("19:00", "23:59"),
}
_DAY_SHARES = {Share.EARLY: ("00:00", "08:59"), Share.MIDDLE: ("10:00", "15:59"), Share.LATE: ("17:00", "23:59")}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, inclusive, None where open; `hours` narrows a single day; `edtf` if not plain."""

    start: date | None
    end: date | None
    precision: Precision
    hours: tuple[str, str] | None = None
    edtf: str | None = None


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
                one, two = _resolve_calendar(first, context), _resolve_calendar(last, context)
                return Interval(one.start, two.end, Precision.YEAR) if one and two else None
            case Vague(direction):
                return _resolve_vague(direction, context)
            case _:
                return None
    except (ValueError, OverflowError):  # "February 30", "900 centuries ago": no such day
        return None


def _resolve_vague(direction: Direction, context: Context) -> Interval | None:
    match direction:
        case Direction.PAST:
            return Interval(None, context.today, Precision.UNKNOWN)
        case Direction.FUTURE:
            return Interval(context.today, None, Precision.UNKNOWN)
        case _:
            return None


def _resolve_calendar(time: CalendarTime, context: Context) -> Interval | None:
    if time.season is not None:
        return _season(time, context)
    if time.quarter is not None or time.half is not None:
        return _part_of_year(time, context)
    if time.month is not None and time.day is not None:
        return narrow(_day(_dated(time, context)), time.share, time.part, time.clock)
    if time.month is not None:
        return _share(_month(*_month_of(time, context)), time.share)
    if time.year is not None:
        return _share(_years(time.year, time.years), time.share)
    if time.weekday is not None:
        return narrow(_day(_weekday(time, context)), time.share, time.part, time.clock)
    return _hours_alone(time, context)


def _hours_alone(time: CalendarTime, context: Context) -> Interval:
    """ "By mid-afternoon", "at 6 a.m.": of the day at which the story stands, or of the report's."""
    story = context.story
    known = story is not None and story.start is not None and story.start == story.end
    day = story.start if story and known and story.start else context.today
    return narrow(_day(day), time.share, time.part, time.clock)


def _day(day: date) -> Interval:
    return Interval(day, day, Precision.DAY)


def _month(year: int, month: int) -> Interval:
    last = calendar.monthrange(year, month)[1]
    return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH, edtf=f"{year:04}-{month:02}")


def _months(year: int, month: int, count: int, edtf: str) -> Interval:
    last = _add_months(date(year, month, 1), count) - timedelta(days=1)
    return Interval(date(year, month, 1), last, Precision.MONTH, edtf=edtf)


def _years(year: int, count: int) -> Interval:
    edtf = {10: f"{year // 10}X", 100: f"{year // 100}XX"}.get(count, f"{year:04}")
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), Precision.YEAR, edtf=edtf)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def narrow(whole: Interval, share: Share | None, part: Daypart | None, clock: Clock | None) -> Interval:
    """A day narrowed to the minute, the part of the day or the share of it; "overnight" reaches back a day."""
    if whole.start is None or whole.start != whole.end:
        return whole
    if clock is not None:
        minute = f"{clock.hour:02}:{clock.minute:02}"
        return replace(whole, precision=Precision.MINUTE, hours=(minute, minute))
    if part is Daypart.OVERNIGHT:
        return Interval(whole.start - timedelta(days=1), whole.end, Precision.HOUR, ("20:00", "06:00"))
    hours = _HOURS.get(part) if part else None
    if part is Daypart.MORNING and share is Share.EARLY:
        hours = ("00:00", "08:59")
    if hours is None and share is not None:
        hours = _DAY_SHARES[share]
    return replace(whole, precision=Precision.HOUR, hours=hours) if hours else whole


def _share(whole: Interval, share: Share | None) -> Interval:
    """The first, middle or last third of an interval: "early March", "mid-2015"."""
    if share is None or whole.start is None or whole.end is None:
        return whole
    third = (whole.end - whole.start + timedelta(days=1)) // 3
    match share:
        case Share.EARLY:
            return replace(whole, end=whole.start + third - timedelta(days=1))
        case Share.LATE:
            return replace(whole, start=whole.end - third + timedelta(days=1))
        case _:
            return replace(whole, start=whole.start + third, end=whole.end - third)


def _dated(time: CalendarTime, context: Context) -> date:
    """Month and day, with the year that is printed or the one that the tense asks for."""
    month, day, today = time.month or 1, time.day or 1, context.today
    if time.year is not None:
        return date(time.year, month, day)
    near = [
        date(today.year + k, month, day) for k in (-1, 0, 1) if day <= calendar.monthrange(today.year + k, month)[1]
    ]
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
    return _share(_months(year, first, 3, f"{year:04}-{_SEASON_CODES[season]}"), time.share)


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
    return _share(_months(year, first, size, f"{year:04}-{code}"), time.share)


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
    return _block(_add_months(story.start, round(12 * shift.amount)), Unit.QUARTER)


def _is_coarser(interval: Interval, unit: Unit) -> bool:
    return unit is Unit.DAY and interval.precision in (Precision.WEEK, Precision.MONTH, Precision.YEAR)


def shifted(base: date, shift: Shift, outlook: Direction = Direction.PRESENT) -> Interval | None:
    """The interval that lies the shift's amount of units from a day."""
    amount, unit = shift.amount or 0, shift.unit
    if unit in _MONTHS:
        return _share(_block(_add_months(base, round(amount * _MONTHS[unit])), unit), shift.share)
    if (unit is Unit.WEEK and abs(amount) > 1) or (
        unit is Unit.WEEK and shift.anchor is not Anchor.PUBLICATION and amount
    ):
        # "two weeks ago" names a day about then, "last week" the calendar's week.
        day = base + timedelta(days=round(7 * amount))
        return Interval(day, day, Precision.WEEK, edtf=f"{day.isoformat()}~")
    if unit is Unit.WEEK:
        monday = base - timedelta(days=base.weekday()) + timedelta(days=round(7 * amount))
        return _share(Interval(monday, monday + timedelta(days=6), Precision.WEEK), shift.share)
    if unit is Unit.WEEKEND:
        return _weekend(base, amount, outlook)
    days = round(amount) if unit is Unit.DAY else 0
    return narrow(_day(base + timedelta(days=days)), shift.share, shift.part, shift.clock)


def _weekend(base: date, amount: int | float, outlook: Direction) -> Interval:
    saturday = base + timedelta(days=5 - base.weekday())
    if amount < 0 or (amount == 0 and outlook is not Direction.FUTURE and base.weekday() < 5):
        saturday -= timedelta(days=7)
    elif amount > 0 and base.weekday() >= 5:
        saturday += timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), Precision.DAY)


def _block(day: date, unit: Unit) -> Interval:
    match unit:
        case Unit.MONTH:
            return _month(day.year, day.month)
        case Unit.QUARTER:
            quarter = (day.month - 1) // 3
            return _months(day.year, quarter * 3 + 1, 3, f"{day.year:04}-{33 + quarter}")
        case Unit.YEAR:
            return _years(day.year, 1)
        case Unit.DECADE:
            return _years(day.year - day.year % 10, 10)
        case _:
            return _years(day.year - day.year % 100, 100)


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
    if length.unit in _MONTHS:
        far = _add_months(today, sign * round(length.high * _MONTHS[length.unit]))
    else:
        far = today + timedelta(days=sign * round(length.high * _DAYS.get(length.unit, 0)))
    return Interval(far, today, precision) if past else Interval(today, far, precision)
