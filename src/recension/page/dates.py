"""Dates as the page writes them, and as numbers of days for drawing."""

import re
from calendar import month_name
from datetime import datetime

from ..model.report import Published
from ..model.values import Precision, When

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?")
MONTHS = tuple(month_name)[1:]
_EPOCH = datetime(1970, 1, 1)


def day_number(iso: str | None, *, last: bool = False) -> float | None:
    """Days since 1970 by the clock on the wall; with `last` the end of the day, month or year that `iso` names.

    Example:
        >>> day_number("1970-01-02"), day_number("1970-01-02", last=True), day_number("1970-01-02T06:00")
        (1.0, 2.0, 1.25)
    """
    found = _ISO.match(iso or "")
    if not found:
        return None
    year, month, day, hour, minute = (int(g) if g else None for g in found.groups())
    try:
        start = datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0)
    except ValueError:
        return None
    days = (start - _EPOCH).total_seconds() / 86_400
    if not last or hour is not None:
        return days
    return days + (1 if day else 30 if month else 365)


def show_day(iso: str | None) -> str:
    """A date in words: "31 December 2019", with the time of day where it is given.

    Example:
        >>> show_day("2019-12-31T17:05"), show_day("2019-12"), show_day("2019")
        ('31 December 2019, 17:05', 'December 2019', '2019')
    """
    found = _ISO.match(iso or "")
    if not found:
        return iso or ""
    year, month, day, hour, minute = found.groups()
    words = [str(int(day))] if day else []
    if month and 1 <= int(month) <= 12:
        words.append(MONTHS[int(month) - 1])
    shown = " ".join([*words, year])
    return f"{shown}, {hour}:{minute}" if hour else shown


def show_when(when: When) -> str:
    """An interval in words, as finely as it is known; "" where it is not."""
    start, end = when.start, when.end
    if not start and not end:
        return ""
    if not start or not end:
        return f"after {show_day(start)}" if start else f"before {show_day(end)}"
    if when.precision is Precision.YEAR and start[:4] == end[:4]:
        return start[:4]
    if when.precision is Precision.MONTH and start[:7] == end[:7]:
        return show_day(start[:7])
    return show_interval(start, end)


def show_interval(start: str, end: str) -> str:
    """From one date to another, what they share said once.

    Example:
        >>> show_interval("2019-12-27", "2019-12-29"), show_interval("2019-03-03T17:00", "2019-03-03T21:59")
        ('27–29 December 2019', '3 March 2019, 17:00–21:59')
    """
    if start == end:
        return show_day(start)
    if start[:10] == end[:10]:
        later = end[11:16] if "T" in end else ""
        return f"{show_day(start)}–{later}" if later and "T" in start else show_day(start[:10])
    first, last = show_day(start[:10]), show_day(end[:10])
    if start[:7] == end[:7]:
        return f"{first.split()[0]}–{last}"
    return f"{first.removesuffix(' ' + end[:4])} to {last}"


def show_published(published: Published | None) -> str:
    """When a report came out, by the day; "no date" where that is not known."""
    if published is None:
        return "no date"
    return show_interval(published.start[:10], published.end[:10])
