"""What one construction says of people: the facet, the count, and the word that says what came to them."""

from dataclasses import dataclass

from recension.model.statement import Facet

from .phrases import Counted, exact
from .realities import Reality


@dataclass(frozen=True, slots=True)
class Told:
    """That a report gives a number of people: the facet, the count, and the word that says what came to them."""

    facet: Facet
    counted: Counted
    predicate: int
    reality: Reality
    method: str


def merged(found: list[Told]) -> list[Told]:
    """Without what says the same count of the same words twice ("shot and killed": one death); the first one stays."""
    kept: dict[tuple[Facet, int, object], Told] = {}
    for told in found:
        low = told.counted.low if exact(told.counted) else None
        kept.setdefault((told.facet, told.counted.head, low), told)
    return list(kept.values())
