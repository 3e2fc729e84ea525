"""Streets named without their kind ("the 3700 block of Cambridge"), which are no towns."""

from collections import Counter
from collections.abc import Iterable, Mapping

from .gazetteer import Place, fold_toponym
from .places import Toponym
from .toponyms import is_part_name, is_street

_WELL_KNOWN = 100_000  # people: a city of that size has streets of its own name
_CITY_LEVEL = 3


def without_streets(found: Mapping[Toponym, Place], named: Mapping[Toponym, int]) -> dict[Toponym, Place]:
    """The places without small towns that are named no more often than the street of their name.

    Args:
        found: where each toponym would lie.
        named: how often each toponym is named.
    """
    streets: Counter[str] = Counter()
    for toponym, times in named.items():
        if is_street(toponym.name):
            streets[_stem(toponym.name)] += times
    return {t: p for t, p in found.items() if not _is_small_town(t, p) or named[t] > streets[fold_toponym(t.name)]}


def _is_small_town(toponym: Toponym, place: Place) -> bool:
    return toponym.container is None and place.level == _CITY_LEVEL and place.population < _WELL_KNOWN


def _stem(street: str) -> str:
    """What a street is called without its kind: "3700 North Leith Street" → "leith"."""
    words: Iterable[str] = fold_toponym(street).split()[:-1]
    return " ".join(w for w in words if not is_part_name(w) and not w.isdecimal() and len(w) > 1)
