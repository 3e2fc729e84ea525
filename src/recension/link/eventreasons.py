"""What a pair of event mentions has that speaks for or against one event: its weight and sentence, from the tables."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that a pair has: its name in the table of weights, what its sentence tells, and how much of it."""

    name: str
    told: tuple[object, ...] = ()
    amount: float = 1.0

    @property
    def weight(self) -> float:
        """What it adds to the logit."""
        return weights()[self.name] * self.amount

    @property
    def words(self) -> str:
        """Its sentence: most pairs are weighed only, and never worded."""
        return _reasons()[self.name].format(*self.told)


class Day(NamedTuple):
    """A time by its ends, which may be open; reasons tell it by its days."""

    start: str | None
    end: str | None

    def __str__(self) -> str:
        start, end = (self.start or "?")[:10], (self.end or "?")[:10]
        return start if start == end else f"{start} to {end}"


@cache
def weights() -> dict[str, float]:
    """The table of weights."""
    text = files(__package__).joinpath("event_weights.toml").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text).items()}


@cache
def _reasons() -> dict[str, str]:
    """The sentence for each finding."""
    return tomllib.loads(files(__package__).joinpath("event_reasons.toml").read_text(encoding="utf-8"))
