"""A figure that develops: a toll that later reports revise is no quarrel with the earlier ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recension.model.comparison import Version
from recension.model.report import Report
from recension.model.statement import Mood, Statement
from recension.model.values import Quantity, Truth

from .wording import figure


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the day on which it was printed, first and last."""

    figure: int | float
    first: str
    last: str


def develops(versions: Sequence[Version], reports: Mapping[str, Report]) -> str | None:
    """Why the figures develop over time rather than quarrel; None where they do not, or where it cannot be told.

    They do where figures that differ were printed on different days and only rise from day to day. A lower figure that
    comes later is no development: it may be another source's, and the reader must see that the two are at odds.
    """
    counts = _counts(versions, reports)
    if counts is None or len({c.figure for c in counts}) < 2:
        return None
    counts.sort(key=lambda c: (c.first, c.figure))
    steps = [(a, b) for a, b in pairwise(counts) if a.figure != b.figure]
    if any(a.last >= b.first for a, b in steps):
        return None
    if any(b.figure < a.figure for a, b in steps):
        return None
    first, last = steps[0][0], steps[-1][1]
    early, late = (f"{figure(c.figure, None)} ({c.first})" for c in (first, last))
    return f"the count rose from {early} to {late}: a development, not a quarrel"


def _counts(versions: Sequence[Version], reports: Mapping[str, Report]) -> list[Count] | None:
    found = []
    for version in versions:
        value = version.value
        if not isinstance(value, Quantity):
            return None
        point = value.low if value.low is not None else value.high
        for report in version.reports:
            published = reports[report].published
            if point is None or published is None:
                return None
            found.append(Count(point, published.start[:10], published.end[:10]))
    return found


def comes_true(statements: Sequence[Statement], reports: Mapping[str, Report]) -> str | None:
    """Why what is denied and what is told are a development: "he has not been charged", and charged days later.

    Only what a report says in its own voice changes with the day; somebody's denial stays a denial.
    """
    denied = [s for s in statements if is_denied(s)]
    told = [s for s in statements if s not in denied]
    ends = [p.end[:10] for s in denied if (p := reports[s.report].published) and not s.said_by]
    starts = [p.start[:10] for s in told if (p := reports[s.report].published)]
    if len(ends) < len(denied) or len(starts) < len(told) or not ends or not starts or max(ends) >= min(starts):
        return None
    return f"not so by {max(ends)}, and told as having happened from {min(starts)} on: a development, not a quarrel"


def is_denied(statement: Statement) -> bool:
    """Whether the statement says that something is not so."""
    value = statement.value
    return isinstance(value, Truth) and (not value.value or statement.mood is Mood.DENIED)
