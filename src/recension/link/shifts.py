"""Intervals of the calendar: days, weeks, months and their shares, and what lies so many of them away."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..model.times import Anchor, Clock, Daypart, Direction, Share, Shift, Unit
from ..model.values import Precision

_HOURS = {
    Daypart.DAWN: ("04:00", "06:59"),
    Daypart.MORNING: ("06:00", "11:59"),
    Daypart.NOON: ("12:00", "12:59"),
    Daypart.AFTERNOON: ("12:00", "17:59"),
    Daypart.EVENING: ("17:00", "21:59"),
    Daypart.NIGHT: ("19:00", "23:59"),
}


_DAY_SHARES = {Share.EARLY: ("00:00", "08:59"), Share.MIDDLE: ("10:00", "15:59"), Share.LATE: ("17:00", "23:59")}


UNIT_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


UNIT_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, inclusive, None where open; `hours` narrows a single day; `edtf` if not plain."""

    start: date | None
    end: date | None
    precision: Precision
    hours: tuple[str, str] | None = None
    edtf: str | None = None


def one_day(day: date) -> Interval:
    """That day."""
    return Interval(day, day, Precision.DAY)


def one_month(year: int, month: int) -> Interval:
    """That month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH, edtf=f"{year:04}-{month:02}")


def some_months(year: int, month: int, count: int, edtf: str) -> Interval:
    """A season, quarter or half that begins with a month."""
    last = add_months(date(year, month, 1), count) - timedelta(days=1)
    return Interval(date(year, month, 1), last, Precision.MONTH, edtf=edtf)


def some_years(year: int, count: int) -> Interval:
    """A year, decade or century."""
    edtf = {10: f"{year // 10}X", 100: f"{year // 100}XX"}.get(count, f"{year:04}")
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), Precision.YEAR, edtf=edtf)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last one."""
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


def share_of(whole: Interval, share: Share | None) -> Interval:
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


def shifted(base: date, shift: Shift, outlook: Direction = Direction.PRESENT) -> Interval | None:
    """The interval that lies the shift's amount of units from a day."""
    amount, unit = shift.amount or 0, shift.unit
    if unit in UNIT_MONTHS:
        return share_of(block_of(add_months(base, round(amount * UNIT_MONTHS[unit])), unit), shift.share)
    if (unit is Unit.WEEK and abs(amount) > 1) or (
        unit is Unit.WEEK and shift.anchor is not Anchor.PUBLICATION and amount
    ):
        # "two weeks ago" names a day about then, "last week" the calendar's week.
        day = base + timedelta(days=round(7 * amount))
        return Interval(day, day, Precision.WEEK, edtf=f"{day.isoformat()}~")
    if unit is Unit.WEEK:
        monday = base - timedelta(days=base.weekday()) + timedelta(days=round(7 * amount))
        return share_of(Interval(monday, monday + timedelta(days=6), Precision.WEEK), shift.share)
    if unit is Unit.WEEKEND:
        return _weekend(base, amount, outlook)
    days = round(amount) if unit is Unit.DAY else 0
    return narrow(one_day(base + timedelta(days=days)), shift.share, shift.part, shift.clock)


def _weekend(base: date, amount: int | float, outlook: Direction) -> Interval:
    saturday = base + timedelta(days=5 - base.weekday())
    if amount < 0 or (amount == 0 and outlook is not Direction.FUTURE and base.weekday() < 5):
        saturday -= timedelta(days=7)
    elif amount > 0 and base.weekday() >= 5:
        saturday += timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), Precision.WEEK)


def block_of(day: date, unit: Unit) -> Interval:
    """The month, quarter, year, decade or century that a day lies in."""
    match unit:
        case Unit.MONTH:
            return one_month(day.year, day.month)
        case Unit.QUARTER:
            quarter = (day.month - 1) // 3
            return some_months(day.year, quarter * 3 + 1, 3, f"{day.year:04}-{33 + quarter}")
        case Unit.YEAR:
            return some_years(day.year, 1)
        case Unit.DECADE:
            return some_years(day.year - day.year % 10, 10)
        case _:
            return some_years(day.year - day.year % 100, 100)
