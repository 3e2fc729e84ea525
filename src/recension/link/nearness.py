"""How near two places are, and whether one lies in the other."""

from math import asin, cos, radians, sin, sqrt

from .company import EARTH_KM
from .gazetteer import Place


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance of two places (latitude, longitude in degrees) over the globe."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (*left, *right))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def gap_km(one: Place, two: Place) -> float:
    """Kilometres between two places."""
    return distance_km((one.lat, one.lon), (two.lat, two.lon))


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
