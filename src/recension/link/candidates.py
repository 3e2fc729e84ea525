"""What a name may be the name of: countries, points and the gazetteer's places, before any is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from recension.model.entity import GeoPrecision
from recension.text.countries import Country, find_country, find_country_of, find_country_of_people

from .gazetteer import Place, find_places, fold_toponym, regions_of
from .nearness import gap_km, lies_in
from .points import find_point
from .toponyms import forms_of, full_region, is_kind_of_town, is_part_name, is_same_place, is_street

_CITY = 3  # the level of cities
_SAME_KM = 10.0
# "Oklahoma" is seldom its city, where a fifth live; "New York" is, where the gazetteer has more than a quarter.
_FEW = 4


def find_candidates(name: str, inside: Sequence[str] = ()) -> list[Place]:
    """The places of a name; `inside` are the names that the texts put in it, which tell "Va" to be "Va."."""
    cut = [r for r in _regions_of(f"{name}.") if any(lies_in(p, r) for n in inside for p in find_places(n))]
    if cut:
        return cut
    country = find_country(name)
    point = _point(name)
    part = _part_of(name) if country is None and point is None and not any(find_places(name)) else None
    if part is not None:
        return [part]
    if point is None and is_street(name):
        return []
    found = [country_place(country)] if country else []
    found += [point] if point else []
    if full_region(name) is not None:
        return _regions_of(name) or found
    for form in forms_of(name):
        found += [p for p in find_places(form) if point is None or p.level != 1 or p.country != point.country]
        found = _without_capitals(found, form)
        if is_kind_of_town(name, form):  # "Leith Township" lies in no Leith County
            found = [p for p in found if p.level >= _CITY]
        if found:
            return found if is_same_place(name, form) else [replace(p, geonames=None) for p in found]
    people = find_country_of(name) or find_country_of_people(name)
    return [country_place(people)] if people else []


def _without_capitals(found: Sequence[Place], name: str) -> list[Place]:
    """Without "Arden City" for "Arden", where that is the country or a region, unless many there live in the city."""
    wider = {p.country: p.population for p in found if p.level < _CITY and fold_toponym(p.name) == name}
    called = f"{name} city"
    return [
        p for p in found if fold_toponym(p.name) != called or p.population * _FEW >= wider.get(p.country, p.population)
    ]


def _regions_of(short: str) -> list[Place]:
    region = full_region(short)
    return [p for p in find_places(region[0]) if p.level == 1 and p.country == region[1]] if region else []


def _point(name: str) -> Place | None:
    """The point of that name, with what the gazetteer knows of it where it is a town there, too."""
    point = find_point(name)
    if point is None or point.precision is not GeoPrecision.CITY:
        return point
    towns = [p for p in find_places(point.name) if p.level == _CITY and gap_km(p, point) < _SAME_KM]
    town = max(towns, key=lambda p: (p.population, p.geonames or ""), default=None)
    if town is None:
        return point
    return replace(point, geonames=town.geonames, region=town.region, population=town.population)


def country_place(country: Country) -> Place:
    """A country as a place: its middle, its people and its ids."""
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


def _part_of(name: str) -> Place | None:
    """ "western Oman": its region nearest to where the middle of the country, moved to that side, would lie.

    The moved middle itself may lie at sea, or in the next country.
    """
    direction, _, rest = name.partition(" ")
    country = find_country(rest) if rest and is_part_name(direction) else None
    if country is None:
        return None
    word, regions = direction.lower(), regions_of(country.code)
    north, east = ("north" in word) - ("south" in word), ("east" in word) - ("west" in word)
    lat = _towards(country.lat, [r.lat for r in regions], north)
    lon = _towards(country.lon, [r.lon for r in regions], east)
    part = Place(name, lat, lon, country.code, "", 0, GeoPrecision.REGION, 1)
    beyond = [r for r in regions if north * (r.lat - country.lat) >= 0 and east * (r.lon - country.lon) >= 0]
    if (north or east) and beyond:
        nearest = min(beyond, key=lambda r: (gap_km(r, part), r.name))
        part = replace(part, lat=nearest.lat, lon=nearest.lon)
    return part


def _towards(middle: float, others: Sequence[float], side: int) -> float:
    """The middle, or, for side 1 or -1, further than three in four of the others above or below it, in degrees.

    Three in four, set by looking at some forty parts on a map: half are still the middle, the last is an island.
    """
    beyond = sorted((other for other in others if side * (other - middle) > 0), key=lambda at: side * at)
    return beyond[len(beyond) * 3 // 4] if beyond else middle
