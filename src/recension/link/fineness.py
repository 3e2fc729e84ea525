"""How finely times are known, and which of several times of one event is the finest that agrees."""

from collections.abc import Sequence

from ..model.values import When


def combine(whens: Sequence[When]) -> When | None:
    """The finest of the times that agree with the first: "Friday" and "at 8:40 am" are one moment."""
    closed = [when for when in whens if when.start is not None]
    if not closed:
        return None
    found = closed[0]
    for other in closed[1:]:
        (first, last), (start, end) = days_of(found), days_of(other)
        if _is_finer(other, found) and first <= start and end <= last:
            found = other
    return found


def _is_finer(one: When, other: When) -> bool:
    return one.precision.rank < other.precision.rank


def days_of(when: When) -> tuple[str, str]:
    """First and last day; open ends reach to the ends of the calendar."""
    return (when.start or "0001-01-01")[:10], (when.end or "9999-12-31")[:10]
