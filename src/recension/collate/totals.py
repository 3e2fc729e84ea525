"""The incident's toll: of the accounts that the reports give, each as a whole, the one that has most behind it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recension.model.comparison import Comparison
from recension.model.report import Report
from recension.model.statement import Facet, Statement

from .accounts import Account, Number, find_account

# A report that tells of one victim is no witness against a count of three; nor is a sum over several incidents for one.
# That a report tells of no dead speaks against those who do, but less than a word. Set with LEAD_CHARS of accounts.
ONE_VICTIM = 0.4
SEVERAL_INCIDENTS = 0.5
SILENCE = 0.5
# With less of the voices than this behind it, no figure is better than a wrong one.
HALF = 0.5
# A figure of one report that is so many times the next one is of another incident ("the 629 who died this year").
ANOTHER_INCIDENT = 2.5
NO_COUNT = ("single", "sum of conjuncts", "pair")


@dataclass(frozen=True, slots=True)
class Toll:
    """The figure that stands, the share of the voices behind it in (0, 1], and the statements that give it.

    `told` are the figures of those statements: of one who killed two and himself, a report may tell as two or as three.
    """

    figure: Number
    share: float
    statements: frozenset[str]
    told: frozenset[Number]


@dataclass(frozen=True, slots=True)
class Witness:
    """A report as it is heard on the toll: its origin, its day ("" where unknown), and what it makes of both facets."""

    origin: str
    day: str
    killed: Account | None
    wounded: Account | None


def incident_toll(
    facet: Facet,
    statements: Sequence[Statement],
    reports: Sequence[Report],
    background: Collection[str] = frozenset(),
) -> Toll | None:
    """How many were killed or wounded: the figure that most independent origins give, a later one before an earlier.

    Who has died is no longer wounded: of the wounded those reports are heard that count the dead as they stand.

    Args:
        statements: those of figures that may be of the incident, of both facets.
        background: ids of events that are told as earlier history, whose figures do not count.
    """
    return toll_of(facet, hear_all(reports, statements, background))


def toll_of(facet: Facet, witnesses: Sequence[Witness]) -> Toll | None:
    """The incident's toll by reports that were heard already."""
    heard = [w for w in witnesses if w.killed or w.wounded]
    told = [w for w in heard if w.killed]
    first = min((w.day for w in told), default="")
    dead = _stands([(w, w.killed) for w in heard if w.killed or w.day >= first], SILENCE) if told else None
    if facet is Facet.KILLED:
        return dead
    agreeing = [w for w in heard if (w.killed.total if w.killed else 0) == (dead.figure if dead else 0)]
    return _stands([(w, w.wounded) for w in agreeing or heard], 0.0)


def hear_all(
    reports: Sequence[Report], statements: Iterable[Statement], background: Collection[str] = frozenset()
) -> list[Witness]:
    """What each report makes of the toll."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.report].append(statement)
    return [hear(r, said[r.id], background) for r in reports]


def hear_compared(
    comparisons: Sequence[Comparison],
    statements: Mapping[str, Statement],
    reports: Sequence[Report],
    background: Collection[str] = frozenset(),
) -> list[Witness]:
    """What each report makes of the toll, by those of its statements that the comparisons hold."""
    return hear_all(reports, (s for c in comparisons for s in _said(c, statements)), background)


def hear(report: Report, statements: Sequence[Statement], background: Collection[str] = frozenset()) -> Witness:
    """What the report makes of the toll."""
    said = [s for s in statements if s.report == report.id]
    killed, wounded = (find_account(report, said, f, background) for f in (Facet.KILLED, Facet.WOUNDED))
    day = report.published.start[:10] if report.published else ""
    return Witness(report.origin or report.id, day, killed, wounded)


def _stands(heard: Sequence[tuple[Witness, Account | None]], silence: float) -> Toll | None:
    """The figure with most origins behind it, as far as half of the voices are; None where it is nought."""
    counts = any(a.total > 1 and not a.sweeping for _, a in heard if a)
    voices: dict[Number, dict[str, float]] = {}
    for witness, account in heard:
        behind = voices.setdefault(account.total if account else 0, {})
        weight = _weight(account, counts=counts) if account else silence
        behind[witness.origin] = max(weight, behind.get(witness.origin, 0.0))
    support = {figure: sum(origins.values()) for figure, origins in voices.items()}
    latest = {f: max(w.day for w, a in heard if (a.total if a else 0) == f) for f in voices}
    best = max(support, key=lambda f: (support[f], latest[f], f), default=0)
    if not best or support[best] < HALF * sum(support.values()):
        return None
    giving = [a for _, a in heard if a and a.total == best]
    used = frozenset(s for a in giving for s in a.statements)
    return Toll(best, support[best] / sum(support.values()), used, frozenset(a.figure for a in giving))


def _weight(account: Account, *, counts: bool) -> float:
    alone = counts and account.total == 1 and not account.counted
    return (ONE_VICTIM if alone else 1.0) * (SEVERAL_INCIDENTS if account.sweeping else 1.0)


def incident_total(facet: Facet, comparisons: Sequence[Comparison], heard: Sequence[Witness]) -> Comparison | None:
    """The comparison that gives the toll of the whole incident; None where there is none.

    It holds statements that give the toll: the same number of somebody else is no toll.
    """
    toll = toll_of(facet, heard)
    used, told = (toll.statements, toll.told) if toll is not None else (frozenset[str](), frozenset[Number]())
    giving = [c for c in comparisons if c.facet is facet and used & _ids(c) and _size(c) in told]
    return max(giving, key=lambda c: (len(used & _ids(c)), _origins(c)), default=None)


def is_sure(total: Comparison, comparisons: Sequence[Comparison], statements: Mapping[str, Statement]) -> bool:
    """Whether a report states it as a count ("three people were killed"), or it is the one victim that is told of.

    One man, his wife and "both men" make no toll: a third may be told of elsewhere.
    """
    counted = [s for s in _said(total, statements) if not s.method.endswith(NO_COUNT)]
    same_facet = [c for c in comparisons if c.facet is total.facet]
    return bool(counted) or (len(same_facet) <= 2 and all(_size(c) <= 1 for c in same_facet))


def largest_other(facet: Facet, heard: Sequence[Witness], total: Comparison) -> Number | None:
    """The larger toll that another report gives, where it may be of the same incident."""
    accounts = [w.killed if facet is Facet.KILLED else w.wounded for w in heard]
    size = _size(total)
    larger = [a.figure for a in accounts if a and size < a.figure <= ANOTHER_INCIDENT * size + 1]
    return max(larger, default=None)


def _said(comparison: Comparison, statements: Mapping[str, Statement]) -> list[Statement]:
    return [statements[s] for version in comparison.values for s in version.statements]


def _ids(comparison: Comparison) -> frozenset[str]:
    return frozenset(s for version in comparison.values for s in version.statements)


def _size(comparison: Comparison) -> float:
    return float(comparison.best.best or 0) if comparison.best else 0.0


def _origins(comparison: Comparison) -> int:
    return len({o for version in comparison.values for o in version.origins})
