"""The company that places keep: of the candidates of each name the one that goes best with those of the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .gazetteer import Place

EARTH_KM = 6371.0
_MOST_TOGETHER = 2_000  # candidates that are settled together: the table of their pairs grows with the square
_ROUNDS = 3

# Fitted by random search on folds 0 to 6 of LGL and GeoVirus, 2026-11-20.
_COMPANY = 2.8
_SAME_COUNTRY = 0.2
_SAME_REGION = 1.2
_NEAR = 2.1
_NEAR_KM = 90.0

Floats = NDArray[np.float64]
# The candidates of one name, each with what speaks for it by itself.
Weighed = tuple[tuple[Place, float], ...]


def settle(weighed: Sequence[Weighed], weights: Floats) -> list[Place | None]:
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
