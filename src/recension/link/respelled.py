"""Places found in another spelling than the gazetteer's: what is written otherwise in the incident's own country."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from .gazetteer import Place, find_places, fold_toponym, names_in
from .nearness import gap_km
from .toponyms import countries_of_short_regions, forms_of, is_side_name, is_street, word_pairs

_LEAST_CHARS = 5  # of what is heard: shorter names are heard alike by chance
_SAME_KM = 30.0
_TWICE = re.compile(r"(.)\1+")


def sound_of(name: str) -> str:
    """How a name is heard: without spaces and doubled letters, with one letter for "e", "i" and "y", for "o" and "u".

    Example:
        >>> sound_of("Qandahaar") == sound_of("Kandahar"), sound_of("Khowst") == sound_of("Khost")
        (True, True)
    """
    letters = fold_toponym(name).replace(" ", "")
    for written, heard in word_pairs("heard").items():
        letters = letters.replace(written, heard)
    return _TWICE.sub(r"\1", letters)


def find_respelled(name: str, country: str) -> Place | None:
    """The one place of a country that is heard like the name; None where there is none or several far apart."""
    if is_street(name) or is_side_name(name):
        return None
    heard = (sound_of(form) for form in forms_of(name))
    names = next((n for sound in heard if len(sound) >= _LEAST_CHARS and (n := _heard_in(country).get(sound))), ())
    places = [p for n in names for p in find_places(n) if p.country == country]
    largest = max(places, key=lambda p: (p.level, p.population, p.geonames or ""), default=None)
    return largest if largest is not None and all(gap_km(largest, p) < _SAME_KM for p in places) else None


def country_of(found: Collection[Place]) -> str | None:
    """The country that most places lie in, where news does not say each town's region with it."""
    countries = Counter(p.country for p in found if p.country)
    country, times = next(iter(countries.most_common(1)), ("", 0))
    return country if country and 2 * times > len(found) and country not in countries_of_short_regions() else None


@cache
def _heard_in(country: str) -> Mapping[str, Collection[str]]:
    heard: dict[str, set[str]] = defaultdict(set)
    for name in names_in(country):
        heard[sound_of(name)].add(name)
    return heard
