"""The counts of all to whom something came in the incident: whatever each report gives as the whole is one fact.

"At least nine died", "bringing the toll to 21" and "46 are dead" are told of events that nobody would join by their
words, and are too far apart to be rivals by their size; but each is its report's own count of the incident's dead.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import product

from recension.model.comparison import Verdict
from recension.model.report import Report
from recension.model.statement import Facet, Mood
from recension.model.values import When

from .accounts import SOME_OF_THEM, is_of_other_times, is_sweeping, sentence_around
from .counted import ABOARD, ALIVE, people_classes
from .likeness import Figure, middle_of, verdict_on
from .material import Material

# Facets of which an incident has one count of all.
COUNTED = frozenset({Facet.KILLED, Facet.WOUNDED, Facet.MISSING, Facet.DETAINED, Facet.DISPLACED})
# A count of one, or one that is added up here, is no count that the report gives; bodies are those that somebody found.
MANY_IN_ONE = frozenset({"family"})  # "two families" are no rival count of "five relatives"
NO_WHOLE = ("single", "sum of conjuncts", "pair", "everyone aboard", "ordinal")
SOME_BODIES = "bodies"
CARE = ("in care", "condition", "treated for", "to hospital", "with injuries")
# What is told further down is of another incident, as a rule, unless it is called the toll.
FOREMOST_CHARS = 2500
# How far behind a first figure the toll may stand that it is added to.
TOLL_CHARS = 150
# People die of their wounds for days; figures of events further apart are of two incidents.
MOST_DAYS = 10
# Counts of one day are no further apart: "two" and "40" are of two incidents, or of a part.
FARTHEST = 0.35
ONLY = re.compile(r"\b(?:only|just|no more than)\b", re.IGNORECASE)

Group = list[Figure]


def join_wholes(groups: Sequence[Group], material: Material) -> list[Group]:
    """The groups of one facet, those joined that hold the counts which the reports give of the whole incident."""
    kept = list(groups)
    for setting in sorted({s for group in groups for f in group if (s := _setting(f))}):
        figures = [f for group in groups for f in group if _setting(f) == setting and _can_be_whole(f)]
        wholes = [f for report in material.reports for f in _wholes_of(report, figures)]
        kept = _joined(kept, wholes, material)
    return kept


def _setting(figure: Figure) -> str | None:
    """What it counts: those killed, the children killed, those aboard; None where there may be many such counts."""
    facet = figure.statement.facet
    if facet in COUNTED:
        sorts = figure.subject.kinds & people_classes()
        if figure.subject.kinds and (len(sorts) != 1 or sorts & MANY_IN_ONE):
            return None
        return f"{facet.value} {min(sorts, default='')}"
    settings = figure.subject.measured & {ABOARD, ALIVE}
    return next(iter(settings), None) if facet is Facet.COUNT else None


def _can_be_whole(figure: Figure) -> bool:
    """Whether the figure counts people at large, as having come to it."""
    statement, subject = figure.statement, figure.subject
    told = statement.mood is Mood.STATED and not figure.background and not statement.additional and not figure.earlier
    counted = figure.person is None and figure.quantity.low != 0 and not statement.method.endswith(NO_WHOLE)
    if not (told and counted) or subject.proper or subject.conditions or statement.method.startswith(CARE):
        return False
    # "seven children were among the dead" is no count of the dead, but of the children
    some = statement.method.startswith(SOME_OF_THEM) or subject.part or statement.group
    return bool(_is_of_sort(figure) or not some)


def _is_of_sort(figure: Figure) -> bool:
    return figure.statement.facet in COUNTED and bool(figure.subject.kinds)


def _wholes_of(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """The report's count of all, told again or not, and what others say it is: "police insist that only two died"."""
    own = sorted((f for f in figures if f.statement.report == report.id), key=lambda f: f.statement.span.start)
    own = [f for f in own if _is_of_this_time(f, report)]
    counts = [f for f in own if not f.statement.method.startswith(SOME_BODIES)] or own
    tolls = [f for f in counts if f.statement.method == "toll"]
    near = [f for f in counts if f.statement.span.start <= FOREMOST_CHARS]
    foremost = next(iter(near or tolls), None)
    if foremost is None:
        return []
    # "four more died, bringing the toll to 23"
    behind = (f for f in tolls if f.statement.span.start - foremost.statement.span.end <= TOLL_CHARS)
    foremost = next(behind, foremost)
    if _is_of_sort(foremost):
        return counts if all(_is_same(f, foremost) for f in counts) else []
    return [f for f in counts if f is foremost or _is_same(f, foremost) or _is_rival(f, foremost)]


def _is_of_this_time(figure: Figure, report: Report) -> bool:
    around = sentence_around(report, figure.statement)
    # "the ferry that sank at the weekend" sums up nothing where the figure is called the toll
    sweeping = figure.statement.method != "toll" and is_sweeping(around)
    return not is_of_other_times(around, report) and not sweeping


def _is_same(figure: Figure, foremost: Figure) -> bool:
    return middle_of(figure.quantity) == middle_of(foremost.quantity)


def _is_rival(figure: Figure, foremost: Figure) -> bool:
    """Whether the report sets another's count of the whole beside the foremost one."""
    one, two = figure.statement, foremost.statement
    low, high = sorted((middle_of(figure.quantity), middle_of(foremost.quantity)))
    stressed = one.method == "toll" or ONLY.search(one.value.text) is not None
    of_another = set(one.said_by) != set(two.said_by) or (one.method == "toll" and not one.said_by)
    return stressed and of_another and low >= FARTHEST * high


def _joined(groups: list[Group], wholes: Sequence[Figure], material: Material) -> list[Group]:
    """The groups with those made one that hold wholes which go together; the order of the others stays.

    Wholes are known by their identity: two figures that are equal may be of two groups.
    """
    ids = frozenset(id(f) for f in wholes)
    holding = [g for g in groups if any(id(f) in ids for f in g)]
    merged: list[Group] = []
    for group in holding:
        fitting = next((m for m in merged if _go_together(m, group, ids, material)), None)
        if fitting is None:
            merged.append(list(group))
        else:
            fitting.extend(group)
    rest = [g for g in groups if not any(g is h for h in holding)]
    return [*merged, *rest]


def _go_together(one: Group, two: Group, ids: frozenset[int], material: Material) -> bool:
    pairs = list(product(one, two))
    if any(_quarrel(a, b, ids) for a, b in pairs):
        return False
    one, two = ([f for f in group if id(f) in ids] for group in (one, two))
    if {f.statement.report for f in one} & {f.statement.report for f in two}:
        # the other side's count comes with the report's own, whatever its size
        return True
    return all(_can_be_one(a, b, material) for a, b in product(one, two))


def _quarrel(a: Figure, b: Figure, ids: frozenset[int]) -> bool:
    """Whether one report gives both and they cannot both be right, but as the counts of two sources."""
    if a.statement.report != b.statement.report or verdict_on(a.quantity, b.quantity) is not Verdict.DIFFER:
        return False
    return not {id(a), id(b)} <= ids


def _can_be_one(a: Figure, b: Figure, material: Material) -> bool:
    """Whether nothing parts two reports' counts: no other time, and of one day no other size."""
    if a.when and b.when and _days_between(a.when, b.when) > MOST_DAYS:
        return False
    low, high = sorted((middle_of(a.quantity), middle_of(b.quantity)))
    days = [p.start[:10] for f in (a, b) if (p := material.report[f.statement.report].published)]
    agree = verdict_on(a.quantity, b.quantity) is not Verdict.DIFFER
    return agree or low >= FARTHEST * high or len(set(days)) == 2


def _days_between(a: When, b: When) -> int:
    """The days that lie between two times; 0 where they may meet."""
    one, two = sorted((t.start or "", t.end or "") for t in (a, b))
    if not one[1] or not two[0] or two[0] <= one[1]:
        return 0
    return (date.fromisoformat(two[0][:10]) - date.fromisoformat(one[1][:10])).days
