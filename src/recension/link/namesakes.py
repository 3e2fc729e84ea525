"""Small towns far from all else that an incident's reports name: a quarter's namesake, and better left off the map."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeVar

from .gazetteer import Place
from .nearness import gap_km
from .places import Toponym, has_namesakes
from .toponyms import countries_of_short_regions

T = TypeVar("T")

_WELL_KNOWN = 100_000  # people: a city of that size may come up in any report
_CITY_LEVEL = 3
_NEAR_KM = 160.0
_AT_HOME = 3  # names of one region, for the incident to be at home there


def without_namesakes(found: Mapping[T, tuple[Toponym, Place]], home: Place | None = None) -> dict[T, Place]:
    """The places without small towns of regions that nothing else is named of, where another region is at home.

    "The Linden Hill neighbourhood" of a city may be called like a town at the other end of the country; where the
    incident's `home` is known, so may whatever has namesakes, and whatever lies where news says the region of a town
    with its name. What a text itself puts in a region ("Linden Hill, Ohio") stays. What was put in such a town because
    it is named after it goes with it.
    """
    names: dict[tuple[str | None, str], dict[str, Place]] = defaultdict(dict)
    for toponym, place in found.values():
        if place.region and place.level <= _CITY_LEVEL:  # "Linden Hospital" says no more than "Linden"
            names[place.country, place.region][toponym.name.casefold()] = place
    countries = frozenset(place.country for _, place in found.values() if place.level == 0)
    is_at_home = any(len(told) >= _AT_HOME for told in names.values())

    def is_stray(toponym: Toponym, place: Place) -> bool:
        others = (p for name, p in names[place.country, place.region].items() if name != toponym.name.casefold())
        # two strays of one large region keep each other no company
        is_alone = not any(p.level < _CITY_LEVEL or gap_km(p, place) < _NEAR_KM for p in others)
        return (
            _is_small(toponym, place)
            and is_alone
            and (is_at_home or (home is not None and _is_namesake(toponym, place, home, countries)))
        )

    strays = {(place.lat, place.lon) for toponym, place in found.values() if is_stray(toponym, place)}
    return {key: place for key, (_, place) in found.items() if (place.lat, place.lon) not in strays}


def _is_namesake(toponym: Toponym, place: Place, home: Place, countries: Collection[str | None]) -> bool:
    """Whether it may be another's namesake; where its own country is named, towns of lands that are not are none."""
    is_elsewhere = (place.country, place.region) != (home.country, home.region)
    among = countries if place.country in countries and place.country != home.country else None
    return is_elsewhere and (place.country in countries_of_short_regions() or has_namesakes(toponym.name, among))


def _is_small(toponym: Toponym, place: Place) -> bool:
    return place.level == _CITY_LEVEL and place.population < _WELL_KNOWN and toponym.container is None
