"""MUC, B-cubed and CEAF-phi4 of clusters of mentions, and their mean, the CoNLL F1."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = list[frozenset[Hashable]]
Ratio = tuple[float, float]  # what was right, of how much


class CoreferenceTally:
    """Adds up documents; `figures` gives percent."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, str], list[float]] = {}

    def add(self, gold: Iterable[Iterable[Hashable]], found: Iterable[Iterable[Hashable]]) -> None:
        """One document's clusters."""
        key, response = ([frozenset(c) for c in clusters] for clusters in (gold, found))
        for name, score in (("muc", _muc), ("b3", _b_cubed)):
            self._sum(name, "recall", score(key, response))
            self._sum(name, "precision", score(response, key))
        matched = _ceaf(key, response)
        self._sum("ceaf", "recall", (matched, len(key)))
        self._sum("ceaf", "precision", (matched, len(response)))

    def _sum(self, name: str, side: str, ratio: Ratio) -> None:
        held = self.sums.setdefault((name, side), [0.0, 0.0])
        held[0] += ratio[0]
        held[1] += ratio[1]

    def figures(self) -> dict[str, float]:
        """F1 of each measure, and "conll", their mean."""
        found = {}
        for name in ("muc", "b3", "ceaf"):
            recall, precision = (_ratio(*self.sums[name, side]) for side in ("recall", "precision"))
            found[name] = 200 * recall * precision / (recall + precision) if recall + precision else 0.0
        return found | {"conll": sum(found.values()) / 3}


def _ratio(right: float, total: float) -> float:
    return right / total if total else 0.0


def _owners(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def _muc(key: Clusters, response: Clusters) -> Ratio:
    owners = _owners(response)
    right = total = 0
    for cluster in key:
        alone = sum(mention not in owners for mention in cluster)
        parts = alone + len({owners[mention] for mention in cluster if mention in owners})
        right += len(cluster) - parts
        total += len(cluster) - 1
    return right, total


def _b_cubed(key: Clusters, response: Clusters) -> Ratio:
    owners = _owners(response)
    right = 0.0
    for cluster in key:
        for mention in cluster:
            if mention in owners:
                right += len(cluster & response[owners[mention]]) / len(cluster)
    return right, sum(map(len, key))


def _ceaf(key: Clusters, response: Clusters) -> float:
    if not key or not response:
        return 0.0
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key])
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())
