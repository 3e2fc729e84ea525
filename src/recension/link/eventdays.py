"""How far two days of events lie apart."""

from functools import cache

import numpy as np

from .eventreasons import Day


def apart_days(a: Day, b: Day) -> int:
    """Days between two intervals, 0 where they meet; 0 too where an end is open."""
    if None in (*a, *b):
        return 0
    return max(0, max(_number(a.start), _number(b.start)) - min(_number(a.end), _number(b.end)))


def are_apart(a: Day, b: Day) -> bool:
    """Whether two intervals lie more than a day apart; open ends are not."""
    return apart_days(a, b) > 1


@cache
def _number(moment: str | None) -> int:
    return int(np.datetime64((moment or "1970-01-01")[:10], "D").astype(int))
