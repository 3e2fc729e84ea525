"""Quarters that the gazetteer has as towns: of which city each is one, told by who has a police and what lies near."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from math import sqrt

from .gazetteer import Place
from .nearness import gap_km
from .places import Toponym

_CITY_LEVEL = 3
_TIMES_LARGER = 10  # a city has ten times the people of its quarter, or its suburb is a town beside it
# Built-up cities are about as wide: 20 km around the middle for three million people, 6 for a quarter of a million.
_KM_A_ROOT = 0.012
_MOST_KM = 20.0


def with_cities(placed: Mapping[str, tuple[Toponym, Place]], served: Collection[Place]) -> dict[str, Place]:
    """The places, a quarter with the id of its city: the city's police are told of, none of the quarter's own."""
    cities = sorted((c for c in served if c.geonames), key=lambda c: (-c.population, c.geonames or ""))

    def city_of(toponym: Toponym, place: Place) -> str | None:
        if place.level != _CITY_LEVEL or not place.geonames or place in served or toponym.container is not None:
            return None
        return next((c.geonames for c in cities if _is_quarter(place, c)), None)

    return {key: replace(place, city=city_of(toponym, place)) for key, (toponym, place) in placed.items()}


def _is_quarter(place: Place, city: Place) -> bool:
    is_small = place.population * _TIMES_LARGER <= city.population
    is_around = (place.country, place.region) == (city.country, city.region)
    return is_small and is_around and gap_km(place, city) <= min(_MOST_KM, _KM_A_ROOT * sqrt(city.population))
