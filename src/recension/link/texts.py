"""Lineage: which reports copy or rewrite which, and so how many independent origins there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recension.model.comparison import Lineage, LineageKind
from recension.model.report import Report

from .neighbours import find_neighbours
from .reuse import Material, compare_texts
from .shingles import read_body


@dataclass(frozen=True, slots=True)
class TextLinks:
    """Every two reports that share text, and for each report's id its origin: "o1", "o2", … in order of digests."""

    lineage: tuple[Lineage, ...]
    origins: dict[str, str]


def link_texts(reports: Sequence[Report]) -> TextLinks:
    """Copies, rewrites and shared wire text; candidates by shared runs and vocabulary where there are many reports.

    What is only quoted alike is no reuse. Copies and rewrites share an origin; texts that share some passages of a
    third text do not.
    """
    materials = [Material(read_body(report)) for report in sorted(reports, key=lambda r: r.digest)]
    compared = (compare_texts(materials[i], materials[j]) for i, j in find_neighbours(materials))
    lineage = tuple(found for found in compared if found is not None)
    return TextLinks(lineage, fold_origins([m.report.id for m in materials], lineage))


def fold_origins(ids: Sequence[str], lineage: Iterable[Lineage]) -> dict[str, str]:
    """For each report's id the number of its origin, in the order of `ids`; copies and rewrites are of one origin."""
    first_of = {i: i for i in ids}
    place = {i: n for n, i in enumerate(ids)}

    def first(i: str) -> str:
        while first_of[i] != i:
            first_of[i] = first_of[first_of[i]]
            i = first_of[i]
        return i

    for line in lineage:
        if line.kind is not LineageKind.SHARED:
            low, high = sorted((first(line.reports[0]), first(line.reports[1])), key=place.__getitem__)
            first_of[high] = low
    numbers: dict[str, str] = {}
    return {i: numbers.setdefault(first(i), f"o{len(numbers) + 1}") for i in ids}
