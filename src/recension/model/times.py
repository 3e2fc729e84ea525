"""Temporal expressions as read: not yet on the calendar, because that needs the report's date."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class Unit(StrEnum):
    """What a length of time is counted in; the letters are those of ISO 8601 durations, as far as they go."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Daypart(StrEnum):
    """A part of the day."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    OVERNIGHT = "overnight"


class Season(StrEnum):
    """A season of the northern year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Share(StrEnum):
    """Which share of an interval is meant: "early March", "mid-2015", "the end of the week"."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


class Direction(StrEnum):
    """Where a time lies from the point that it counts from."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Anchor(StrEnum):
    """What a relative time counts from: the report's day, the day the narrative stands at, or a named event."""

    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` is as printed ("ET", "GMT", "local"), None where none is."""

    hour: int
    minute: int = 0
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """A time by its calendar parts, any of which may be missing: "31 December 2019", "late on Monday", "last summer".

    `weekday` counts from Monday = 0; `year` with `years` = 10 is a decade, 100 a century; `quarter` in 1..4, `half`
    in 1..2; `direction` is set by "last", "this" and "next"; `year_shift` counts years from the report's
    own ("May last year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    years: int = 1
    direction: Direction | None = None
    share: Share | None = None
    part: Daypart | None = None
    clock: Clock | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A time by its distance from an anchor: "yesterday", "two weeks ago", "last month", "the day after the vote".

    `amount` is signed, None where the number is vague ("several days ago"); `direction` says where it lies.
    """

    amount: int | float | None
    unit: Unit
    direction: Direction
    anchor: Anchor = Anchor.PUBLICATION
    share: Share | None = None
    part: Daypart | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; with `direction`, one that ends or begins at the report's day: "the coming days".

    `low` and `high` are None where the number is vague.
    """

    low: int | float | None
    high: int | float | None
    unit: Unit
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that returns every `amount` units: "daily", "every two weeks", "each Friday"."""

    amount: int | float
    unit: Unit
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no calendar holds: "now", "recently", "in the future"."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one calendar time to another: "2014-2017", "between May 2011 and June 2012"."""

    first: CalendarTime
    last: CalendarTime


TimeExpression = CalendarTime | Shift | Length | Recurrence | Vague | Stretch


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One temporal expression in a report and what was parsed of it.

    `outlook` is where the clause's tense puts it, PRESENT where the tense decides nothing. `event` is the id of the
    event that it counts from, `anchor` the words of that event. `bound` is true after "until", "since", "before" and
    "after": the time limits what it dates instead of holding it. `said` is true where it dates somebody's saying.
    """

    id: str
    span: Span
    expression: TimeExpression
    event: str | None = None
    anchor: Span | None = None
    outlook: Direction = Direction.PRESENT
    bound: bool = False
    said: bool = False
    score: float = 1.0
