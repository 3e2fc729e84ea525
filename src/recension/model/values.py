"""What a statement can give: a closed union of values, each with the words it was read from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Precision(StrEnum):
    """How finely a time is known, the finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """Its place in that order."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with inclusive bounds (None for no bound); `approximate` where the report hedges or rounds.

    `unit` is what is counted or measured, as a lower-case lemma or unit name: "fighter", "day", "USD", "km".
    """

    kind: ClassVar[str] = "quantity"
    low: int | float | None
    high: int | float | None
    approximate: bool
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A calendar interval: ISO 8601 dates or date-times, both ends inclusive, None where open or unknown."""

    kind: ClassVar[str] = "time"
    start: str | None
    end: str | None
    precision: Precision
    text: str
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A person, body or place: the entity's id where it is known, and the words."""

    kind: ClassVar[str] = "entity"
    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether it happened, or whether somebody did it."""

    kind: ClassVar[str] = "truth"
    value: bool
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A value that is only words, such as a cause."""

    kind: ClassVar[str] = "text"
    text: str


Value = Quantity | When | Who | Truth | Words
