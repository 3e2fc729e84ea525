"""Places on the map: which of the places of one name is meant, told by the company it keeps over the whole incident."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from recension.model.entity import EntityType, GeoPrecision
from recension.text.countries import (
    Country,
    find_country,
    find_country_of,
    find_country_of_capital,
    find_country_of_people,
)

from .gazetteer import Place, find_places, fold_toponym
from .points import find_point
from .toponyms import body_words, forms_of, full_region, is_part_name

EARTH_KM = 6371.0
_FAR_KM = 60.0
_MOST_CANDIDATES = 24
_MOST_TOGETHER = 2_000  # candidates that are settled together: the table of their pairs grows with the square
_LEAST_SHARE = 20  # a city of a twentieth of its region's people is what the name means
_ROUNDS = 3
_LEAST_COMPANY = 3  # places, to tell that one of them is out of place
_WELL_KNOWN = 100_000  # people: a city of that size may come up in any report
_MOST_COUNTED = 16  # mentions of one name

# Fitted by random search on folds 0 to 6 of LGL and GeoVirus, 2026-11-20.
_PEOPLE = 0.61
_LEVEL = {0: 2.8, 1: 2.5, 2: 0.3, 3: 0.0, 4: 9.0}
_OTHER_NAME = -1.5
_CONTAINED = 5.0
_CAPITAL = 1.0
_COMPANY = 2.8
_SAME_COUNTRY = 0.2
_SAME_REGION = 1.2
_NEAR = 2.1
_NEAR_KM = 90.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to be put on the map. `container` is the name of the place that a text puts it in."""

    name: str
    type: EntityType
    container: str | None = None


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance of two places (latitude, longitude in degrees) over the globe."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (*left, *right))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def resolve_places(toponyms: Iterable[Toponym], demonyms: Iterable[str] = ()) -> dict[Toponym, Place]:
    """Where each toponym is, settled jointly: each candidate is weighed by its own size and by the others' candidates.

    `demonyms` are adjectives such as "Omani" in the same texts. What is not known has no entry.
    """
    counted = Counter(toponyms)
    wanted = list(counted)
    inside: dict[str, list[str]] = {}
    for toponym in wanted:
        if toponym.container:
            inside.setdefault(fold_toponym(toponym.container), []).append(toponym.name)
    candidates = [_weighed(t, inside.get(fold_toponym(t.name), ())) for t in wanted]
    hints = [((_of_country(c), 1.0),) for word in sorted(set(demonyms)) if (c := find_country_of(word)) is not None]
    weights = [float(min(counted[t], _MOST_COUNTED)) ** 0.5 for t in wanted] + [1.0] * len(hints)
    chosen = _settle([*candidates, *hints], np.array(weights))
    found = {toponym: place for toponym, place in zip(wanted, chosen, strict=False) if place is not None}
    hinted = {group[0][0].country for group in hints}
    return _with_points(wanted, _without_strays(found, hinted))


def _without_strays(found: dict[Toponym, Place], hinted: Collection[str | None]) -> dict[Toponym, Place]:
    """Without small towns of countries that nothing else in the texts is of: an unknown place's namesake elsewhere."""
    countries = Counter(place.country for place in found.values())
    if len(found) < _LEAST_COMPANY:
        return found
    return {
        toponym: place
        for toponym, place in found.items()
        if place.level < 2
        or place.level > 3
        or place.population >= _WELL_KNOWN
        or place.country in hinted
        or countries[place.country] > 1
    }


Weighed = tuple[tuple[Place, float], ...]


def _weighed(toponym: Toponym, inside: Sequence[str] = ()) -> Weighed:
    """The likeliest candidates with what speaks for them by themselves: people, level, the containers named.

    `inside` are the names that the texts put in this one.
    """
    every = tuple(_candidates(toponym.name))
    told = {r for r in every if r.level == 1 and any(_is_far_inside(name, r, every) for name in inside)}
    places = (
        *_without_own_region(tuple(p for p in every if p not in told)),
        *sorted(told, key=lambda p: (p.lat, p.lon)),
    )
    outer = tuple(_candidates(toponym.container)) if toponym.container else ()
    capital_of = find_country_of_capital(toponym.name)
    scored = []
    for place in places:
        score = _own_score(place) + (_CONTAINED if place in told or any(lies_in(place, o) for o in outer) else 0.0)
        is_capital = capital_of is not None and place.country == capital_of.code and place.level == 3
        scored.append((place, score + (_CAPITAL if is_capital else 0.0)))
    return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0].geonames or ""))[:_MOST_CANDIDATES])


def _is_far_inside(name: str, region: Place, namesakes: Sequence[Place]) -> bool:
    """Whether a place in a region is far from the city of its name: in "Utica, New York" the state is meant."""
    cities = [n for n in namesakes if n.level == 3 and _is_seat(n, region)]
    return any(
        lies_in(place, region) and all(distance_km((place.lat, place.lon), (c.lat, c.lon)) > _FAR_KM for c in cities)
        for place in _candidates(name)
        if place.level == 3 and cities
    )


def _own_score(place: Place) -> float:
    return _PEOPLE * log10(place.population + 10) + _LEVEL[place.level] + (_OTHER_NAME if place.is_other_name else 0.0)


def _settle(weighed: Sequence[Weighed], weights: Floats) -> list[Place | None]:
    """For each toponym the candidate that goes best with all candidates of the others, by their chances."""
    each = max(1, _MOST_TOGETHER // max(1, len(weighed)))
    weighed = [group[:each] if number < _MOST_TOGETHER else () for number, group in enumerate(weighed)]
    places = [place for group in weighed for place, _ in group]
    if not places:
        return [None for _ in weighed]
    own = np.array([score for group in weighed for _, score in group])
    of = np.array([number for number, group in enumerate(weighed) for _ in group])
    affinity = _affinity(places, of)
    others = max(1.0, float(weights.sum()) - 1.0) ** 0.5
    score = own
    for _ in range(_ROUNDS):
        score = own + _COMPANY * (affinity @ (_chances(score, of) * weights[of])) / others
    best: list[Place | None] = [None for _ in weighed]
    for number in range(len(weighed)):
        members = np.flatnonzero(of == number)
        if len(members):
            best[number] = places[int(members[int(score[members].round(6).argmax())])]
    return best


def _chances(score: Floats, of: NDArray[np.int64]) -> Floats:
    """Softmax of the scores within each toponym: [N]."""
    top = np.full(of.max() + 1, -np.inf)
    np.maximum.at(top, of, score)
    powers = np.exp(score - top[of])
    total = np.zeros(of.max() + 1)
    np.add.at(total, of, powers)
    chances: Floats = powers / total[of]
    return chances


def _affinity(places: Sequence[Place], of: NDArray[np.int64]) -> Floats:
    """How well each two candidates go together, 0 within one toponym: [N, N]."""
    lat, lon = (np.radians([getattr(p, axis) for p in places]) for axis in ("lat", "lon"))
    h = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    countries = _numbers([p.country or "" for p in places])
    regions = _numbers([f"{p.country} {p.region}" if p.region else "" for p in places])
    is_fine = np.array([p.level >= 2 for p in places])
    same_country = (countries[:, None] == countries) & (countries > 0)
    same_region = (regions[:, None] == regions) & (regions > 0)
    near = np.exp(-km / _NEAR_KM) * (is_fine[:, None] & is_fine)
    together: Floats = _SAME_COUNTRY * same_country + _SAME_REGION * same_region + _NEAR * near
    apart: Floats = together * (of[:, None] != of)
    return apart


def _numbers(names: Sequence[str]) -> NDArray[np.int64]:
    """A number for each distinct string, 0 for the empty one."""
    known = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names])


def _candidates(name: str) -> list[Place]:
    country = find_country(name)
    point = find_point(name)
    found = [_of_country(country)] if country else []
    found += [point] if point else []
    region = full_region(name)
    if region is not None:
        return [p for p in find_places(region[0]) if p.level == 1 and p.country == region[1]] or found
    for form in forms_of(name):
        found += [p for p in find_places(form) if point is None or p.level != 1 or p.country != point.country]
        if found:
            return found
    people = find_country_of(name) or find_country_of_people(name)
    return [_of_country(people)] if people else []


def _of_country(country: Country) -> Place:
    return Place(
        country.name,
        country.lat,
        country.lon,
        country.code,
        "",
        country.population,
        GeoPrecision.COUNTRY,
        0,
        country.geonames,
    )


def _without_own_region(candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without regions that are named after a city in them: "Basra" is the city unless the text says "province"."""
    cities = [c for c in candidates if c.level == 3]
    return tuple(c for c in candidates if c.level not in (1, 2) or not any(_is_seat(o, c) for o in cities))


def _is_seat(city: Place, region: Place) -> bool:
    inside = city.country == region.country and city.region == region.region
    return inside and city.population * _LEAST_SHARE >= region.population


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in another: of its country, of its region, or a few kilometres off."""
    if inner.country != outer.country or (inner.level <= outer.level and outer.level < 3):
        return False
    if outer.level == 0:
        return True
    if outer.level == 1:
        return inner.region == outer.region
    reach = 80.0 if outer.level == 2 else 40.0
    return distance_km((inner.lat, inner.lon), (outer.lat, outer.lon)) <= reach


def _with_points(wanted: list[Toponym], found: dict[Toponym, Place]) -> dict[Toponym, Place]:
    """Facilities named after their town, parts of countries, and what lies in a known container."""
    by_name = {fold_toponym(t.name): place for t, place in found.items()}
    for toponym in wanted:
        if toponym not in found:
            at = _part_of(toponym.name) or _named_after(toponym, by_name) or _in_container(toponym, by_name)
            if at is not None:
                found[toponym] = at
    return found


def _named_after(toponym: Toponym, by_name: Mapping[str, Place]) -> Place | None:
    """ "Leith Town Hall" lies in Leith."""
    town = body_words(toponym.name)
    at = by_name.get(fold_toponym(town)) if town else None
    if town and at is None:
        at = next((place for place, _ in _weighed(Toponym(town, EntityType.PLACE))), None)
        at = at if at is not None and (at.population > 100_000 or at.level == 4) else None
    return _point_in(toponym, at) if at is not None and at.level >= 1 else None


def _in_container(toponym: Toponym, by_name: Mapping[str, Place]) -> Place | None:
    outer = by_name.get(fold_toponym(toponym.container)) if toponym.container else None
    return _point_in(toponym, outer) if outer is not None and outer.level >= 1 else None


def _point_in(toponym: Toponym, outer: Place) -> Place:
    """A place of which only that it lies in another is known: there, and no more precisely than that."""
    precision = outer.precision if outer.precision is not GeoPrecision.POINT else GeoPrecision.CITY
    return Place(toponym.name, outer.lat, outer.lon, outer.country, outer.region, 0, precision, 4)


def _part_of(name: str) -> Place | None:
    """ "western Oman": the middle of the country moved towards that side."""
    direction, _, rest = name.partition(" ")
    country = find_country(rest) if rest and is_part_name(direction) else None
    if country is None:
        return None
    reach, word = 3.0 if country.population > 20_000_000 else 1.5, direction.lower()
    lat = country.lat + reach * (("north" in word) - ("south" in word))
    lon = country.lon + reach * (("east" in word) - ("west" in word))
    return Place(name, lat, lon, country.code, "", 0, GeoPrecision.REGION, 1)
