"""Small towns far from all else that an incident's reports name: a quarter's namesake, and better left off the map."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from .gazetteer import Place
from .places import Toponym

T = TypeVar("T")

_WELL_KNOWN = 100_000  # people: a city of that size may come up in any report
_CITY_LEVEL = 3
_AT_HOME = 3  # names of one region, for the incident to be at home there


def without_namesakes(found: Mapping[T, tuple[Toponym, Place]]) -> dict[T, Place]:
    """The places without small towns of regions that nothing else is named of, where another region is at home.

    "The Linden Hill neighbourhood" of a city may be called like a town at the other end of the country. What a text
    itself puts in a region ("Linden Hill, Ohio") stays.
    """
    names: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for toponym, place in found.values():
        if place.region:
            names[place.country, place.region].add(toponym.name.casefold())
    is_at_home = any(len(told) >= _AT_HOME for told in names.values())
    return {
        key: place
        for key, (toponym, place) in found.items()
        if not (is_at_home and _is_small(toponym, place) and len(names[place.country, place.region]) == 1)
    }


def _is_small(toponym: Toponym, place: Place) -> bool:
    return place.level == _CITY_LEVEL and place.population < _WELL_KNOWN and toponym.container is None
