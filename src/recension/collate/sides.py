"""On whose side those stand whom a figure counts: soldiers, gunmen, or neither."""

from collections.abc import Set
from functools import lru_cache

from .wording import word_table

CIVIL = "civil"


@lru_cache(maxsize=10_000)
def _sides(kinds: frozenset[str]) -> frozenset[str]:
    side_of = {kind: side for side, classes in word_table()["sides"].items() for kind in classes}
    return frozenset(side_of.get(kind, CIVIL) for kind in kinds)


def sides_of(kinds: Set[str]) -> frozenset[str]:
    """The sides to which people of these sorts may belong; none of people in general, who may be anybody."""
    return _sides(frozenset(kinds)) if kinds else frozenset()


def are_opposed(one: Set[str], two: Set[str]) -> bool:
    """Whether people of one sort are surely none of the other: gunmen and villagers are never one count."""
    here, there = sides_of(one), sides_of(two)
    return bool(here and there) and not here & there
