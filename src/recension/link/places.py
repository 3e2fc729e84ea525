"""Places on the map: which of the places of one name is meant, told by the company it keeps over the whole incident."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10

import numpy as np

from recension.model.entity import EntityType, GeoPrecision
from recension.text.countries import find_country_of, find_country_of_capital

from .candidates import country_place, find_candidates
from .company import Weighed, settle
from .gazetteer import Place, fold_toponym
from .nearness import distance_km, gap_km, lies_in
from .points import find_point
from .respelled import country_of, find_respelled
from .toponyms import is_side_name, towns_of_facility

_FAR_KM = 35.0
_APART_KM = 160.0
_MOST_CANDIDATES = 24
_LEAST_SHARE = 20  # a city of a twentieth of its region's people is what the name means
_LEAST_COMPANY = 3  # places, to tell that one of them is out of place
_CITY = 3  # the level of cities
_WELL_KNOWN = 100_000  # people: a city of that size may come up in any report
_WELL_KNOWN_OTHERWISE = 1_000_000  # and one of that size under another name than its own
_DWARFED = 1_000  # times as many people as a town of its name: a region that reports mean
_MOST_COUNTED = 16  # mentions of one name

# Fitted by random search on folds 0 to 6 of LGL and GeoVirus, 2026-11-20.
_PEOPLE = 0.61
_LEVEL = {0: 2.8, 1: 2.5, 2: -0.8, 3: 0.0, 4: 9.0}  # that of 2 anew for the districts of all countries, 2026-11-30
_OTHER_NAME = -1.5
_CONTAINED = 5.0
_CAPITAL = 1.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to be put on the map. `container` is the name of the place that a text puts it in."""

    name: str
    type: EntityType
    container: str | None = None


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
    hints = [((country_place(c), 1.0),) for word in sorted(set(demonyms)) if (c := find_country_of(word)) is not None]
    weights = [float(min(counted[t], _MOST_COUNTED)) ** 0.5 for t in wanted] + [1.0] * len(hints)
    chosen = settle([*candidates, *hints], np.array(weights))
    found = {toponym: place for toponym, place in zip(wanted, chosen, strict=False) if place is not None}
    found = _with_respelled(wanted, _without_misplaced(found))
    hinted = {group[0][0].country for group in hints}
    return _with_points(wanted, _without_strays(found, hinted))


def _with_respelled(wanted: Sequence[Toponym], found: dict[Toponym, Place]) -> dict[Toponym, Place]:
    """With the names that the gazetteer spells otherwise, where most of the others lie in one country."""
    country = country_of(found.values())
    unfound = [t for t in wanted if t not in found and t.type is EntityType.PLACE] if country else []
    respelled = {t: place for t in unfound if (place := find_respelled(t.name, country or "")) is not None}
    return found | respelled


def _without_strays(found: dict[Toponym, Place], hinted: Collection[str | None]) -> dict[Toponym, Place]:
    """Without small places of countries that nothing else in the texts is of: an unknown place's namesake elsewhere."""
    countries = Counter(place.country for place in found.values())
    if len(found) < _LEAST_COMPANY:
        return found
    return {
        toponym: place
        for toponym, place in found.items()
        if place.level == 0
        or place.level > 3
        or not place.region
        or place.population >= (_WELL_KNOWN_OTHERWISE if place.is_other_name else _WELL_KNOWN)
        or place.country in hinted
        or countries[place.country] > 1
    }


def _without_misplaced(found: dict[Toponym, Place]) -> dict[Toponym, Place]:
    """Without small towns that lie elsewhere than the text puts them: namesakes of a village that no list has."""
    by_name = {fold_toponym(t.name): place for t, place in found.items()}
    kept = {}
    for toponym, place in found.items():
        outer = by_name.get(fold_toponym(toponym.container)) if toponym.container else None
        is_small = place.level in (2, 3) and place.population < _WELL_KNOWN
        if outer is None or not is_small or not _is_apart(place, outer):
            kept[toponym] = place
    return kept


def _is_apart(one: Place, two: Place) -> bool:
    """Whether neither of two places can hold the other: they are of different regions and far away."""
    is_inside = lies_in(one, two) or lies_in(two, one) or two.level == 4 or one.region == two.region
    return not is_inside and gap_km(one, two) > _APART_KM


def _weighed(toponym: Toponym, inside: Sequence[str] = ()) -> Weighed:
    """The likeliest candidates with what speaks for them by themselves: people, level, the containers named.

    `inside` are the names that the texts put in this one.
    """
    if is_unplaced_side(toponym) and find_point(toponym.name) is None:
        return ()  # every city has its "South Side", and some list of towns one far away
    every = tuple(find_candidates(toponym.name, inside))
    told = {r for r in every if r.level == 1 and any(_is_far_inside(name, r, every) for name in inside)}
    places = (
        *_without_own_region(tuple(p for p in every if p not in told)),
        *sorted(told, key=lambda p: (p.lat, p.lon)),
    )
    outer = tuple(find_candidates(toponym.container, (toponym.name,))) if toponym.container else ()
    places = _without_dwarfed(places) if not toponym.container else places
    capital_of = find_country_of_capital(toponym.name)
    largest = max((place.population for place in places if place.level == _CITY), default=0)
    scored = []
    for place in places:
        # nor is a city of a million meant as some island's parish of its name
        is_lesser = place.level == 1 and place not in told and place.population < largest
        is_inside = place in told or any(lies_in(place, o) for o in outer)
        score = _own_score(replace(place, level=2) if is_lesser else place) + (_CONTAINED if is_inside else 0.0)
        is_capital = capital_of is not None and place.country == capital_of.code and place.level == 3
        scored.append((place, score + (_CAPITAL if is_capital else 0.0)))
    return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0].geonames or ""))[:_MOST_CANDIDATES])


def _without_dwarfed(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without the small towns of other regions: "Florida" is the state, though the town of the name lies nearer."""
    regions = [p for p in places if p.level == 1 and not p.is_other_name]
    return tuple(
        p
        for p in places
        if p.level != _CITY
        or not any(
            r.population > _DWARFED * p.population and (r.country, r.region) != (p.country, p.region) for r in regions
        )
    )


def is_unplaced_side(toponym: Toponym) -> bool:
    """Whether a name is of a side of a town that the text does not name: "North, West" has two of them."""
    return is_side_name(toponym.name) and (toponym.container is None or is_side_name(toponym.container))


def _is_far_inside(name: str, region: Place, namesakes: Sequence[Place]) -> bool:
    """Whether a place in a region is far from the city of its name: in "Utica, New York" the state is meant."""
    cities = [n for n in namesakes if n.level == 3 and _is_seat(n, region)]
    return any(
        lies_in(place, region) and all(distance_km((place.lat, place.lon), (c.lat, c.lon)) > _FAR_KM for c in cities)
        for place in find_candidates(name)
        if place.level == 3 and cities
    )


def _own_score(place: Place) -> float:
    return _PEOPLE * log10(place.population + 10) + _LEVEL[place.level] + (_OTHER_NAME if place.is_other_name else 0.0)


def _without_own_region(candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without regions that are named after a city in them: "Basra" is the city unless the text says "province"."""
    cities = [c for c in candidates if c.level == 3]
    return tuple(c for c in candidates if c.level not in (1, 2) or not any(_is_seat(o, c) for o in cities))


def _is_seat(city: Place, region: Place) -> bool:
    inside = city.country == region.country and city.region == region.region
    return inside and city.population * _LEAST_SHARE >= region.population


def _with_points(wanted: list[Toponym], found: dict[Toponym, Place]) -> dict[Toponym, Place]:
    """Facilities named after their town, and what lies in a known container."""
    by_name = {fold_toponym(t.name): place for t, place in found.items()}
    for toponym in (*wanted, *wanted):  # the village lies in a county that itself is known by its container alone
        if toponym not in found:
            at = _named_after(toponym, by_name) or _in_container(toponym, by_name)
            if at is not None:
                found[toponym] = at
                by_name.setdefault(fold_toponym(toponym.name), at)
    return found


def _named_after(toponym: Toponym, by_name: Mapping[str, Place]) -> Place | None:
    """ "Leith Town Hall" lies in Leith."""
    towns = towns_of_facility(toponym.name)
    told = next((at for town in towns if (at := by_name.get(fold_toponym(town))) is not None), None)
    at = told or next((at for town in towns if (at := _town_near(town, by_name.values())) is not None), None)
    return point_in(toponym, at) if at is not None and at.level >= 1 else None


def _town_near(town: str, company: Collection[Place]) -> Place | None:
    """The likeliest place of that name that is well known, or lies near another of the texts."""
    cities = [place for place, _ in _weighed(Toponym(town, EntityType.PLACE)) if place.level >= _CITY]
    known = (p for p in cities[:1] if p.population > _WELL_KNOWN or p.level > _CITY)
    near = (p for p in cities if any(gap_km(p, other) < _APART_KM for other in company if other.level >= _CITY))
    return next(known, None) or next(near, None)


def _in_container(toponym: Toponym, by_name: Mapping[str, Place]) -> Place | None:
    outer = by_name.get(fold_toponym(toponym.container)) if toponym.container else None
    return point_in(toponym, outer) if outer is not None and outer.level >= 1 else None


def split_owner(name: str) -> tuple[str, str | None]:
    """A place's name and its owner's, where the map has the one in the other: "Bavaria's Nuremberg"; else the whole."""
    owner, _, owned = name.replace("’", "'").partition("'s ")
    known = [(inner, outer) for outer in find_candidates(owner) for inner in find_candidates(owned)] if owned else []
    return (owned, owner) if any(lies_in(inner, outer) for inner, outer in known) else (name, None)


def has_namesakes(name: str, among: Collection[str | None] | None = None) -> bool:
    """Whether several regions, `among` those of some countries, have a town of that name."""
    towns = (p for p in find_candidates(name) if p.level == _CITY and not p.is_other_name)
    return len({(p.country, p.region) for p in towns if among is None or p.country in among}) > 1


def point_in(toponym: Toponym, outer: Place) -> Place:
    """A place of which only that it lies in another is known: there, and no more precisely than that."""
    precision = outer.precision if outer.precision is not GeoPrecision.POINT else GeoPrecision.CITY
    return Place(toponym.name, outer.lat, outer.lon, outer.country, outer.region, 0, precision, 4)
