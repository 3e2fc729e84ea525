"""An incident's home: the town that its reports tell of, by their datelines, its police and how often they name it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from .gazetteer import Place

_CITY_LEVEL = 3


def find_home(
    told: Iterable[tuple[str, Place, int]], reports: int, served: Collection[Place] = frozenset()
) -> Place | None:
    """The town that most of the reports name, of those the one named most often; None where most name none.

    One whose police are told of comes first: a quarter may be named more often than its city.

    Args:
        told: a report's id, a place that it names, and how often; a dateline counts more than once.
        reports: of how many reports.
        served: the towns whose police or firefighters the reports tell of.
    """
    by_town: dict[Place, Counter[str]] = defaultdict(Counter)
    for report, place, times in told:
        if place.level >= _CITY_LEVEL and place.geonames:
            by_town[place][report] += times
    known = [town for town in by_town if 2 * len(by_town[town]) >= reports]

    def order(town: Place) -> tuple[bool, int, int, str]:
        return town not in served, -len(by_town[town]), -by_town[town].total(), town.geonames or ""

    return min(known, key=order, default=None)
