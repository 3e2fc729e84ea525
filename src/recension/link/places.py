"""Places on the map: which of the places of one name is meant, told by the company it keeps over the whole incident."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, log10, radians, sin, sqrt

from recension.model.entity import EntityType, GeoPrecision
from recension.text.countries import Country, find_country, find_country_of

from .gazetteer import Place, find_places, fold_toponym

EARTH_KM = 6371.0
NEAR_KM = 300.0
_DIRECTION = re.compile(r"(north|south|east|west)(?:ern)?-?(east|west)?(?:ern)?|central", re.IGNORECASE)
_NATURE = (
    "cape",
    "mount",
    "lake",
    "city of",
    "town of",
    "village of",
    "province of",
    "island of",
    "port of",
    "greater",
    "downtown",
    "central",
    "northern",
    "southern",
    "eastern",
    "western",
)
_ENDINGS = (
    "province",
    "governorate",
    "prefecture",
    "region",
    "district",
    "oblast",
    "state",
    "city",
    "island",
    "county",
    "municipality",
    "town",
    "village",
    "department",
    "area",
    "neighbourhood",
    "neighborhood",
    "stop",
)
_BODY_WORDS = re.compile(
    r"(?:international |regional |general |university |military |central |grand |high security |train |railway |metro |bus |police |air |naval |army )*"
    r"(?:airport|airfield|airbase|base|hospital|prison|jail|university|stadium|station|town hall|city hall|port|embassy|consulate|cathedral|mosque|"
    r"zoo|court|courthouse|palace|tower|bridge|hotel|school|college|museum|park|square|market|crown court|high court)",
    re.IGNORECASE,
)
_LEAST_SHARE = 20  # a city of a twentieth of its region's people is what the name means


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to be put on the map. `container` is the name of the place that a text puts it in; `weight` its mentions."""

    name: str
    type: EntityType
    container: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Company:
    """What else is named: countries and the number of their mentions, regions, and places that are beyond doubt."""

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    anchors: tuple[Place, ...]


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance of two places (latitude, longitude in degrees) over the globe."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (*left, *right))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def resolve_places(toponyms: Iterable[Toponym], demonyms: Iterable[str] = ()) -> dict[Toponym, Place]:
    """Where each toponym is, settled jointly: those with one bearer or a container first, then the rest by their company.

    `demonyms` are adjectives such as "Omani" in the same texts. What is not known has no entry.
    """
    wanted = list(dict.fromkeys(toponyms))
    candidates = {toponym: tuple(_candidates(toponym.name)) for toponym in wanted}
    found: dict[Toponym, Place] = {}
    company = _company(wanted, candidates, demonyms, found)
    for _ in range(2):
        # the first pass anchors what is plain; the second sees all of the first
        found = {t: best for t in wanted if (best := _choose(t, candidates[t], company)) is not None}
        company = _company(wanted, candidates, demonyms, found)
    return _with_points(wanted, found, company)


def _candidates(name: str) -> list[Place]:
    country = find_country(name)
    point = find_point(name)
    found = [_of_country(country)] if country else []
    found += [point] if point else []
    for form in _forms(name):
        found += find_places(form)
        if found:
            break
    return found


def _forms(name: str) -> list[str]:
    """The name, and the name without what only says of which kind it is: "Basra province", "Cape Leeuwin"."""
    folded = fold_toponym(name)
    forms = [name]
    for ending in _ENDINGS:
        forms += [folded.removesuffix(f" {ending}")] if folded.endswith(f" {ending}") else []
    for start in _NATURE:
        forms += [folded.removeprefix(f"{start} ")] if folded.startswith(f"{start} ") else []
    bare = folded.removeprefix("al ").removeprefix("el ")
    return forms + ([bare] if bare != folded else [f"al {folded}"])


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


def _company(
    wanted: list[Toponym],
    candidates: Mapping[Toponym, tuple[Place, ...]],
    demonyms: Iterable[str],
    found: Mapping[Toponym, Place],
) -> Company:
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    anchors = []
    for adjective in demonyms:
        country = find_country_of(adjective)
        if country is not None:
            countries[country.code] += 1
    for toponym in wanted:
        at = found.get(toponym) or (candidates[toponym][0] if len(candidates[toponym]) == 1 else None)
        at = at or next((c for c in candidates[toponym] if c.level == 0), None)
        if at is not None and at.country is not None:
            countries[at.country] += 2 if at.level == 0 else 1
            if at.region:
                regions[at.country, at.region] += 1
            if at.level:
                anchors.append(at)
    return Company(countries, regions, tuple(anchors))


def _choose(toponym: Toponym, candidates: tuple[Place, ...], company: Company) -> Place | None:
    if not candidates:
        return None
    candidates = _without_own_region(candidates)
    contained = _in_container(toponym, candidates)
    return max(
        contained or candidates, key=lambda c: (_score(c, toponym, company), -c.level, c.population, c.geonames or "")
    )


def _without_own_region(candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without regions that are named after a city in them: "Basra" is the city unless the text says "province"."""
    cities = [c for c in candidates if c.level == 3]
    return tuple(
        c
        for c in candidates
        if c.level not in (1, 2)
        or not any(
            o.country == c.country and o.region == c.region and o.population * _LEAST_SHARE >= c.population
            for o in cities
        )
    )


def _in_container(toponym: Toponym, candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """The candidates that lie in the named container, where it is known."""
    if toponym.container is None:
        return ()
    outer = _candidates(toponym.container)
    return tuple(c for c in candidates if any(lies_in(c, o) for o in outer))


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in another: of its country, of its region, or a few kilometres off."""
    if inner.country != outer.country or inner.level <= outer.level and outer.level < 3:
        return False
    if outer.level == 0:
        return True
    if outer.level == 1:
        return inner.region == outer.region
    reach = 80.0 if outer.level == 2 else 40.0
    return inner.region == outer.region and distance_km((inner.lat, inner.lon), (outer.lat, outer.lon)) <= reach


def _score(place: Place, toponym: Toponym, company: Company) -> float:
    """How likely a place is meant. Weights were fitted on two in three documents of LGL and GeoVirus, 2026-11-20."""
    score = 0.55 * log10(place.population + 10)
    score += {0: 4.0, 1: 1.2, 2: 0.2, 4: 5.5}.get(place.level, 0.6)
    score -= 0.8 if place.is_other_name else 0.0
    total = sum(company.countries.values())
    if place.country is not None and total:
        own = company.countries[place.country]
        score += 3.0 * own / total + (0.6 if own else 0.0)
    if place.region and company.regions:
        score += 2.0 * min(company.regions[place.country or "", place.region], 3) / 3
    others = [a for a in company.anchors if a.geonames != place.geonames]
    near = sum(distance_km((place.lat, place.lon), (a.lat, a.lon)) < NEAR_KM for a in others[:40])
    return score + (0.8 * min(near, 3) / 3 if near else 0.0)


@cache
def _points() -> dict[str, Place]:
    text = files("recension.link").joinpath("knowledge/points.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        place = Place(
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            row["country"] or None,
            "",
            0,
            GeoPrecision(row["precision"]),
            4,
        )
        for name in (row["name"], *row["other_names"].split(";")):
            found[fold_toponym(name)] = place
    return found


def find_point(name: str) -> Place | None:
    """The point of interest, sea, region or quarter of that name."""
    key = fold_toponym(name)
    return (_points().get(key) or _points().get(key.removeprefix("the "))) if key else None


def _with_points(wanted: list[Toponym], found: dict[Toponym, Place], company: Company) -> dict[Toponym, Place]:
    """Facilities named after their town, parts of countries, and what lies in a known container."""
    by_name = {fold_toponym(t.name): place for t, place in found.items()}
    for toponym in wanted:
        if toponym not in found:
            at = _from_words(toponym, by_name, company) or _from_container(toponym, by_name)
            if at is not None:
                found[toponym] = at
    return found


def _from_words(toponym: Toponym, by_name: Mapping[str, Place], company: Company) -> Place | None:
    first, _, rest = toponym.name.partition(" ")
    country = find_country(rest) if _DIRECTION.fullmatch(first) and rest else None
    if country is not None:
        return _part_of(country, first)
    kind = _BODY_WORDS.search(toponym.name)
    town = toponym.name[: kind.start()].strip() if kind and kind.end() == len(toponym.name) else ""
    if not town:
        return None
    at = by_name.get(fold_toponym(town)) or _choose(Toponym(town, EntityType.PLACE), tuple(_candidates(town)), company)
    return _point_in(toponym, at) if at is not None and at.level >= 1 else None


def _from_container(toponym: Toponym, by_name: Mapping[str, Place]) -> Place | None:
    outer = by_name.get(fold_toponym(toponym.container or "")) if toponym.container else None
    return _point_in(toponym, outer) if outer is not None and outer.level >= 3 else None


def _point_in(toponym: Toponym, outer: Place) -> Place:
    precision = outer.precision if outer.precision is not GeoPrecision.POINT else GeoPrecision.CITY
    return Place(toponym.name, outer.lat, outer.lon, outer.country, outer.region, 0, precision, 4)


def _part_of(country: Country, direction: str) -> Place:
    """ "western Oman": the middle of the country moved towards that side, as far as its cities reach."""
    lat, lon = country.lat, country.lon
    reach = 2.0 if country.population < 20_000_000 else 3.0
    word = direction.lower()
    lat += reach * (("north" in word) - ("south" in word))
    lon += reach * (("east" in word) - ("west" in word))
    return Place(f"{direction} {country.name}", lat, lon, country.code, "", 0, GeoPrecision.REGION, 1)
