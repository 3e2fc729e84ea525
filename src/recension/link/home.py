"""An incident's home: the town that its reports tell of, by their datelines, its police and how often they name it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from .gazetteer import Place

_CITY_LEVEL = 3


def find_home(told: Iterable[tuple[str, Place, int]], reports: int) -> Place | None:
    """The town that most of the reports name, of those the one named most often; None where most name none.

    Args:
        told: a report's id, a place that it names, and how often; a dateline counts more than once.
        reports: of how many reports.
    """
    by_town: dict[Place, Counter[str]] = defaultdict(Counter)
    for report, place, times in told:
        if place.level == _CITY_LEVEL and place.geonames:
            by_town[place][report] += times
    ranked = sorted(by_town, key=lambda town: (-len(by_town[town]), -by_town[town].total(), town.geonames or ""))
    return ranked[0] if ranked and 2 * len(by_town[ranked[0]]) >= reports else None
