"""The interval that a figure or a time allows, so that two of them can be laid over each other."""

import math
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import resources

from recension.model.values import Quantity, When

# "about 1,000" is seldom more than a tenth off, and "about 1,234" was not rounded at all; between them what counts is
# the place to which the figure was rounded: "some 5,200" is 5,150 to 5,250 and no less than 5,000.
WIDEST_MARGIN = 0.10
NARROWEST_MARGIN = 0.02
BELOW = re.compile(r"\b(?:nearly|almost|just under|close to|approaching|not quite|some way short of)\b", re.IGNORECASE)
# Words that say "more than one or two" and no more than that.
NO_CEILING = re.compile(
    r"\b(?:multiple|many|numerous|countless|untold|a number of|years|decades|months|weeks)\b", re.IGNORECASE
)
# People die of their wounds for days; figures of events further apart are of two incidents.
DAYS_APART = 10
# Figures that cannot both be right are rivals only where they are near: 58 and 59, not 58 and 2.
NEAR = 0.6
# Two figures converted from different units ("140 miles", "225 km") are the same up to the rounding of the conversion.
CONVERSION_SLACK = 0.015
# A round figure may stand for a conversion that is further off, but no further than this; set by hand.
MOST_ROUNDED = 0.05
# What is told in other units is rounded as the writer likes; two exact figures so near are one.
CONVERTED, MOST_CONVERTED = frozenset({"length", "mass", "area", "volume", "speed"}), 0.01
# From here on "more than 5,000" is what another calls 5,000; "more than 450" is not 450.
FROM_ROUND = 100
MOST_EXACT = 1e15  # from here on a float does not hold each whole number
# A headline's "hundreds" may be the text's "about 1,200"; it is never 40.
STRETCH = 1.4
# "Several" are three to nine by custom; whoever says so early puts no lid on it, and may mean 17. Set by hand.
SEVERAL, STRETCH_SEVERAL = (
    re.compile(r"\bseveral\b(?! (?:hundred|thousand|dozen|score))", re.IGNORECASE),
    1.9,
)
DOZENS = re.compile(r"\bdozen\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A closed interval on a line; `soft` where the upper end is only customary ("dozens")."""

    low: float
    high: float
    soft: bool = False

    def holds(self, other: "Bounds") -> bool:
        """Whether the other lies wholly within this one."""
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "Bounds") -> bool:
        """Whether the two have a point in common."""
        return self.low <= other.high and other.low <= self.high


@cache
def _units() -> dict[str, tuple[str, float]]:
    table = tomllib.loads(resources.files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
    return {unit: (dimension, float(factor)) for dimension, units in table.items() for unit, factor in units.items()}


def dimension_of(unit: str | None) -> str | None:
    """What the unit measures ("length"), or None for a unit that only counts."""
    return _units().get((unit or "").lower(), (None, 1.0))[0]


def factor_of(unit: str | None) -> float:
    """What takes a figure in this unit to the first unit of its dimension; 1 for a unit that only counts."""
    return _units().get((unit or "").lower(), (None, 1.0))[1]


def is_vague(quantity: Quantity) -> bool:
    """Whether the report gives a customary range or none at all ("dozens", "several") rather than a figure."""
    return quantity.approximate and (quantity.low is None or quantity.low != quantity.high)


def bounds_of(quantity: Quantity) -> Bounds:
    """The figures that the quantity allows, in the first unit of its dimension; an approximate one is widened.

    Example:
        >>> bounds_of(Quantity(5200, 5200, True, None, "some 5,200"))
        Bounds(low=5096.0, high=5304.0, soft=False)
    """
    low = -math.inf if quantity.low is None else float(quantity.low)
    high = math.inf if quantity.high is None else float(quantity.high)
    if is_vague(quantity):
        low, high = max(low, 0.0), math.inf if NO_CEILING.search(quantity.text) else high
    elif quantity.approximate:
        margin = _margin(low, quantity.text)
        low, high = low - margin, (high if BELOW.search(quantity.text) else high + margin)
    factor = factor_of(quantity.unit)
    return Bounds(low * factor, high * factor, is_vague(quantity))


def _margin(figure: float, text: str) -> float:
    place = 12.0 if DOZENS.search(text) else place_of(figure)
    return min(max(place / 2, abs(figure) * NARROWEST_MARGIN), abs(figure) * WIDEST_MARGIN)


def place_of(figure: float) -> float:
    """The place of the last digit that is not 0: 5,200 is rounded to hundreds."""
    if figure == 0 or figure != int(figure):
        return 0.0
    place = 1
    while int(figure) % (place * 10) == 0:
        place *= 10
    return float(place)


def span_of_time(when: When) -> Bounds:
    """The seconds (since 1970, UTC where no zone is given) that the time covers; a date covers its whole day."""
    low = -math.inf if when.start is None else _moment(when.start)
    high = math.inf if when.end is None else _moment(when.end, last=True)
    return Bounds(low, high)


def span_as_told(when: When) -> Bounds:
    """The same, of a morning with the small hours: "Sunday morning" for what another report has at 2 a.m. that day."""
    start = when.start or ""
    is_morning = when.text.lower().endswith("morning") and start[10:] == "T06:00"
    return span_of_time(replace(when, start=f"{start[:10]}T00:00") if is_morning else when)


def _moment(iso: str, *, last: bool = False) -> float:
    moment = datetime.fromisoformat(iso)
    if last and len(iso) <= 10:
        moment += timedelta(days=1, seconds=-1)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def stretch(quantity: Quantity, bounds: Bounds) -> Bounds:
    """The bounds, wider where only custom sets them."""
    if not bounds.soft:
        return bounds
    up = STRETCH_SEVERAL if SEVERAL.search(quantity.text) else STRETCH
    return Bounds(bounds.low / STRETCH, bounds.high * up, soft=True)


def days_between(a: When, b: When) -> int:
    """The days that lie between two times; 0 where they may meet."""
    one, two = sorted((t.start or "", t.end or "") for t in (a, b))
    if not one[1] or not two[0] or two[0] <= one[1]:
        return 0
    return (date.fromisoformat(two[0][:10]) - date.fromisoformat(one[1][:10])).days


def are_near(a: Quantity, b: Quantity, near: float = NEAR) -> bool:
    """Whether two figures are near enough to be rival counts of one thing."""
    low, high = sorted((middle_of(a), middle_of(b)))
    return high > 1 and low >= near * high


def middle_of(quantity: Quantity) -> float:
    """The middle of what the figure allows, its bound where it has only one, in the first unit of its dimension."""
    bounds = bounds_of(quantity)
    if bounds.low in (-math.inf, 0.0):
        return bounds.high
    return bounds.low if bounds.high == math.inf else (bounds.low + bounds.high) / 2


def loosen(quantity: Quantity, own: Bounds, other: Quantity) -> Bounds:
    """Room for the rounding of a conversion; "four days" are rounded to days where the other counts hours."""
    coarse = dimension_of(quantity.unit) == "time" and factor_of(quantity.unit) > factor_of(other.unit)
    half = factor_of(quantity.unit) / 2 / own.low if coarse and own.low > 0 else 0.0
    slack = max(CONVERSION_SLACK, min(half, WIDEST_MARGIN), min(_rounding(quantity), MOST_ROUNDED))
    return Bounds(own.low * (1 - slack), own.high * (1 + slack), own.soft)


def _rounding(quantity: Quantity) -> float:
    """How far a whole or round figure may be off, as a share of it: 20 km/h stand for 12 mph, which are 19.3.

    One that is told as about right has room already.
    """
    figure = quantity.low or 0
    if quantity.approximate or not 0 < figure < MOST_EXACT or figure != int(figure):
        return 0.0
    place = 10.0 ** (len(str(int(figure))) - len(str(int(figure)).rstrip("0")))
    return place / 2 / figure


def is_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether two measures are one, rounded: "1,677 miles" and "1,680 miles" are both 2,700 km."""
    firm = not (a.approximate or b.approximate) and (a.low, b.low) == (a.high, b.high)
    if not firm or a.low is None or b.low is None or dimension_of(a.unit) not in CONVERTED:
        return False
    low, high = sorted((float(a.low), float(b.low)))
    return low < high and high - low <= min(MOST_CONVERTED * high, max(place_of(low), place_of(high)) / 2)


def is_just_beyond(bound: Quantity, point: Quantity) -> bool:
    """Whether it is "more than" the round figure that the other gives: "more than 10,000" and "10,000"."""
    figure = point.low
    if figure is None or figure != point.high or bound.high is not None or bound.low != figure + 1:
        return False
    place = place_of(figure)
    return figure >= FROM_ROUND and place > 0 and figure // place < 10
