"""A time axis: from days to places on a drawing, with marks at round times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from .dates import MONTHS

_EPOCH = datetime(1970, 1, 1)
# Steps between marks, in days; months and years are walked by the calendar below.
_STEPS_DAYS = (1 / 24, 1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 7.0, 14.0)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, with its words."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From `first` to `last`, in days since 1970, drawn between `left` and `right`."""

    first: float
    last: float
    left: float
    right: float

    def place(self, day: float) -> float:
        """Where a day lies; what lies outside is drawn at the edge."""
        share = (day - self.first) / max(self.last - self.first, 1e-9)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def ticks(self, most: int = 9) -> tuple[Tick, ...]:
        """Marks at round times, at most so many."""
        span = self.last - self.first
        step = next((s for s in _STEPS_DAYS if span / s <= most), None)
        times = _by_days(self.first, self.last, step) if step else _by_months(self.first, self.last, most)
        return tuple(Tick(self.place(day), label) for day, label in times)


def _by_days(first: float, last: float, step: float) -> Iterator[tuple[float, str]]:
    at = -(-first // step) * step
    while at <= last + 1e-6:
        # Rounded to the minute: thirds of a day have no exact number.
        moment = _EPOCH + timedelta(minutes=round(at * 1440))
        day = f"{moment.day} {MONTHS[moment.month - 1][:3]}"
        yield at, day if step >= 1 or moment.hour == 0 else f"{moment:%H:%M}"
        at += step


def _by_months(first: float, last: float, most: int) -> Iterator[tuple[float, str]]:
    step = next((s for s in _STEPS_MONTHS if (last - first) / (s * 30.4) <= most), _STEPS_MONTHS[-1])
    start = _EPOCH + timedelta(days=first)
    count = -(-(start.year * 12 + start.month - 1) // step) * step
    while count < 9999 * 12:
        moment = datetime(count // 12, count % 12 + 1, 1)
        at = (moment - _EPOCH).days
        if at > last:
            return
        if at >= first:
            yield at, f"{moment.year}" if step >= 12 else f"{MONTHS[moment.month - 1][:3]} {moment.year}"
        count += step
