"""The incident's toll: of all figures of killed or wounded the one that counts everybody, where there is one."""

from collections.abc import Collection, Mapping, Sequence

from recension.model.comparison import Comparison
from recension.model.statement import Facet, Mood, Statement

from .counted import PARTS

# A figure of one report that is so many times the next one is of another incident ("the 629 who died this year").
ANOTHER_INCIDENT = 2.5
NO_COUNT = ("single", "sum of conjuncts", "pair")
# "12 were injured" counts the hurt; "51 were taken to hospital" and "eight are in a serious condition" count some.
SOME_OF_THEM = ("to hospital", "condition", "in care", "treated for", "part of", "toll: earlier", "attribute")


def incident_total(
    facet: Facet,
    comparisons: Sequence[Comparison],
    statements: Mapping[str, Statement],
    background: Collection[str] = frozenset(),
) -> Comparison | None:
    """The comparison that gives the toll of the whole incident; None where no figure counts everybody.

    The largest of the figures that two independent origins give, else the largest at all: reports that tell of some of
    the victims are many. Chosen on a third of the shooting incidents of tvc dev (2026-11, the first weights): .84 exact
    and .16 wrong over all 69 of it; .72 exact on another sample.

    Args:
        statements: the record's statements by id.
        background: ids of events that are told as earlier history, whose figures do not count.
    """
    told = _told(facet, comparisons, statements, background)
    ranked = sorted((c for c in told if _origins(c) > 1), key=_size) or sorted(told, key=_size)
    while len(ranked) > 1 and _origins(ranked[-1]) == 1 and _is_of_another(ranked[-1], ranked[-2]):
        ranked.pop()
    return ranked[-1] if ranked else None


def is_sure(total: Comparison, comparisons: Sequence[Comparison], statements: Mapping[str, Statement]) -> bool:
    """Whether a report states it as a count ("three people were killed"), or it is the one victim that is told of.

    One man, his wife and "both men" make no toll: a third may be told of elsewhere.
    """
    counted = [s for s in _said(total, statements) if not s.method.endswith(NO_COUNT)]
    same_facet = [c for c in comparisons if c.facet is total.facet]
    return bool(counted) or (len(same_facet) <= 2 and all(_size(c) <= 1 for c in same_facet))


def largest_other(
    facet: Facet,
    comparisons: Sequence[Comparison],
    statements: Mapping[str, Statement],
    background: Collection[str],
    total: Comparison,
) -> int | float | None:
    """The larger figure that one report alone gives beside the total, where it may be of the same incident."""
    told = _told(facet, comparisons, statements, background)
    larger = [c for c in told if _size(c) > _size(total) and not _is_of_another(c, total)]
    return max((c.best.best for c in larger if c.best and c.best.best is not None), default=None)


def _told(
    facet: Facet, comparisons: Sequence[Comparison], statements: Mapping[str, Statement], background: Collection[str]
) -> list[Comparison]:
    return [c for c in comparisons if c.facet is facet and c.about not in background and _counts_all(c, statements)]


def _is_of_another(largest: Comparison, next_one: Comparison) -> bool:
    return _size(largest) > ANOTHER_INCIDENT * _size(next_one) + 1


def _counts_all(comparison: Comparison, statements: Mapping[str, Statement]) -> bool:
    """Whether its figures are stated as happened, of people at large, and not of some of them."""
    if comparison.best is None or not comparison.best.best:
        return False
    said = _said(comparison, statements)
    some = [s for s in said if s.method.rpartition(": ")[2] in PARTS or s.method.startswith(SOME_OF_THEM)]
    return len(some) < len(said) and any(s.mood is Mood.STATED for s in said)


def _said(comparison: Comparison, statements: Mapping[str, Statement]) -> list[Statement]:
    return [statements[s] for version in comparison.values for s in version.statements]


def _size(comparison: Comparison) -> float:
    return float(comparison.best.best or 0) if comparison.best else 0.0


def _origins(comparison: Comparison) -> int:
    return len({o for version in comparison.values for o in version.origins})
