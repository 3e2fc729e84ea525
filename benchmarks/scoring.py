"""Scores: precision, recall and F1 of sets, and the coreference measures MUC, B³ and CEAFe with their mean.

Source: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAFe, with the entity similarity phi 4),
Pradhan et al. 2012 (their mean, the CoNLL score).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Mention = Hashable
Cluster = Set[Mention]


@dataclass
class Counts:
    """What was right, found and wanted, over many texts."""

    right: float = 0.0
    found: float = 0.0
    wanted: float = 0.0

    def add(self, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Counts one text's findings, as sets."""
        mine, theirs = set(found), set(wanted)
        self.right += len(mine & theirs)
        self.found += len(mine)
        self.wanted += len(theirs)

    @property
    def precision(self) -> float:
        """In percent; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where nothing was wanted."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def macro_f1(pairs: Iterable[tuple[str, str]], classes: Sequence[str]) -> tuple[float, dict[str, float]]:
    """The mean of the classes' F1 in percent, and each, from pairs (found, wanted)."""
    counts = Counter(pairs)
    each = {}
    for name in classes:
        right = counts[name, name]
        found = sum(n for (mine, _), n in counts.items() if mine == name)
        wanted = sum(n for (_, theirs), n in counts.items() if theirs == name)
        each[name] = Counts(right, found, wanted).f1
    return sum(each.values()) / len(classes), each


@dataclass
class CoreferenceScore:
    """Counts of the three measures over many texts; each text's clusters are sets of mentions."""

    muc: tuple[Counts, Counts] = field(default_factory=lambda: (Counts(), Counts()))
    b3: tuple[Counts, Counts] = field(default_factory=lambda: (Counts(), Counts()))
    ceafe: Counts = field(default_factory=Counts)
    mentions: Counts = field(default_factory=Counts)

    def add(self, found: Sequence[Cluster], wanted: Sequence[Cluster]) -> None:
        """Counts one text. A mention stands in one cluster of each side at most; empty clusters are left out."""
        mine, theirs = [set(c) for c in found if c], [set(c) for c in wanted if c]
        self.mentions.add((m for c in mine for m in c), (m for c in theirs for m in c))
        _add_muc(self.muc[0], theirs, mine)
        _add_muc(self.muc[1], mine, theirs)
        _add_b3(self.b3[0], theirs, mine)
        _add_b3(self.b3[1], mine, theirs)
        self.ceafe.right += best_total(mine, theirs)
        self.ceafe.found += len(mine)
        self.ceafe.wanted += len(theirs)

    def figures(self) -> dict[str, float]:
        """F1 of each measure in percent, and their mean."""
        each = {"muc": _joined(self.muc), "b3": _joined(self.b3), "ceafe": self.ceafe.f1}
        return {**each, "conll": sum(each.values()) / 3, "mentions": self.mentions.f1}


def _joined(sides: tuple[Counts, Counts]) -> float:
    """F1 from a recall that is counted over wanted clusters and a precision counted over those found."""
    recall, precision = sides[0].recall, sides[1].recall
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _index(clusters: Sequence[Cluster]) -> dict[Mention, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _add_muc(counts: Counts, clusters: Sequence[Cluster], others: Sequence[Cluster]) -> None:
    """Links that hold: a cluster has one fewer than mentions, less one for each further part the others cut it into."""
    where = _index(others)
    for cluster in clusters:
        parts = {where.get(mention, ("alone", mention)) for mention in cluster}
        counts.right += len(cluster) - len(parts)
        counts.wanted += len(cluster) - 1


def _add_b3(counts: Counts, clusters: Sequence[Cluster], others: Sequence[Cluster]) -> None:
    """For each mention, the share of its cluster that the others put with it."""
    where = _index(others)
    for cluster in clusters:
        shares = Counter(where[mention] for mention in cluster if mention in where)
        counts.right += sum(n * n for n in shares.values()) / len(cluster)
        counts.wanted += len(cluster)


def best_total(found: Sequence[Cluster], wanted: Sequence[Cluster]) -> float:
    """The greatest sum of phi 4 similarities over one-to-one pairings of clusters."""
    where = _index(wanted)
    overlap: dict[tuple[int, int], int] = Counter()
    for number, cluster in enumerate(found):
        for mention in cluster:
            if mention in where:
                overlap[number, where[mention]] += 1
    total = 0.0
    for rows, columns in _components(overlap):
        similarity = np.zeros((len(rows), len(columns)))
        for i, row in enumerate(rows):
            for j, column in enumerate(columns):
                shared = overlap.get((row, column), 0)
                similarity[i, j] = 2 * shared / (len(found[row]) + len(wanted[column]))
        total += best_assignment(similarity)
    return total


def _components(overlap: dict[tuple[int, int], int]) -> list[tuple[list[int], list[int]]]:
    """Groups of clusters that are linked by overlaps; apart from one another they can be paired apart."""
    of_row: dict[int, list[int]] = {}
    of_column: dict[int, list[int]] = {}
    for row, column in overlap:
        of_row.setdefault(row, []).append(column)
        of_column.setdefault(column, []).append(row)
    found, seen = [], set()
    for start in of_row:
        if start in seen:
            continue
        rows, columns, waiting = {start}, set(), [start]
        while waiting:
            for column in of_row[waiting.pop()]:
                columns.add(column)
                new = [row for row in of_column[column] if row not in rows]
                rows.update(new)
                waiting += new
        seen |= rows
        found.append((sorted(rows), sorted(columns)))
    return found


def best_assignment(similarity: NDArray[np.float64]) -> float:
    """The greatest total over one-to-one pairings of rows and columns (the Hungarian method).

    >>> float(best_assignment(np.array([[0.9, 0.8], [0.8, 0.1]])))
    1.6
    """
    matrix = similarity if similarity.shape[0] <= similarity.shape[1] else similarity.T
    rows, columns = matrix.shape
    cost = -matrix
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, int)  # the row that has each column, from 1; column 0 is where a row begins
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, came = np.full(columns + 1, np.inf), np.zeros(columns + 1, int)
        used = np.zeros(columns + 1, bool)
        while owner[column]:
            used[column] = True
            slack = cost[owner[column] - 1] - row_price[owner[column]] - column_price[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better], came[1:][better] = slack[better], column
            following = int(np.where(used, np.inf, np.where(np.arange(columns + 1) == 0, np.inf, least)).argmin())
            step = least[following]
            row_price[owner[used]] += step
            column_price[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = int(came[column])
    taken = np.flatnonzero(owner[1:])
    return float(matrix[owner[1:][taken] - 1, taken].sum())
