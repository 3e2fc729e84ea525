"""Figures grouped into facts, the likest pairs first; a report does not contradict itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import inf

from recension.model.comparison import Verdict
from recension.model.statement import Facet

from .bounds import are_near, is_vague, middle_of
from .counted import Counted, compare_counted, people_classes
from .figure import Figure, are_of_two_times, are_two_sums
from .likeness import CASUALTIES, FROM, JOIN, score_pair, size_of, verdict_on
from .persons import Sameness, compare_persons
from .sides import are_opposed

# Two figures of one report that are no further apart are one, rounded.
ROUNDED = 0.98
# A figure beside another unit's is its conversion, if so near.
CONVERTED, BESIDE_CHARS = 0.9, 8
# No toll grows so many times over from one report of an incident to the next; set by hand, beyond all that was read.
WORLDS = 300
# Somebody who is told of in more ways than this is several.
MOST_TOLD = 20
# More statements than this on one facet are compared within their events alone, each with as many nearest in size.
FEW, NEIGHBOURS = 600, 50


def group_figures(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one facet that are versions of one fact, best-matching pairs first; each figure is in one group.

    A report does not contradict itself: two figures of one report that cannot both be right count different people,
    and so whatever joins one of them stays apart from the other.
    """
    group_of = list(range(len(figures)))
    members = {i: [i] for i in group_of}
    # A report that gives one figure a thousand times is asked once whether it quarrels.
    told = {i: {_told_by(figure): figure} for i, figure in enumerate(figures)}
    apart: set[tuple[int, int]] = set()  # groups only grow, and so quarrel for good
    for _, i, j in _ranked_pairs(figures):
        keep, gone = sorted((group_of[i], group_of[j]))
        if keep == gone or (keep, gone) in apart:
            continue
        if _quarrel(told[keep].values(), told[gone].values()):
            apart.add((keep, gone))
        else:
            for k in members[gone]:
                group_of[k] = keep
            members[keep] += members.pop(gone)
            told[keep] |= told.pop(gone)
    return [[figures[k] for k in sorted(members[i])] for i in sorted(members)]


def _told_by(figure: Figure) -> tuple[object, ...]:
    when = figure.when or figure.inferred
    time = (when.start, when.end, figure.when is None) if when is not None else None
    return figure.statement.report, replace(figure.quantity, text=""), figure.person, time


def _ranked_pairs(figures: Sequence[Figure]) -> list[tuple[float, int, int]]:
    pairs = ((i, j) for i, j in _candidates(figures) if not _is_left_open(figures[i], figures[j]))
    scored = ((-score_pair(figures[i], figures[j]), i, j) for i, j in pairs)
    return sorted(pair for pair in scored if -pair[0] >= JOIN)


def _is_left_open(a: Figure, b: Figure) -> bool:
    """ "Five seasons", "six seasons": whether counts of things are rivals is seen when all are grouped."""
    things = a.statement.facet is Facet.COUNT and not (a.subject.kinds | b.subject.kinds) & people_classes()
    return things and verdict_on(a.quantity, b.quantity) is Verdict.DIFFER


def _candidates(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """All pairs; of more than a few figures those of one event that stand near one another by their size."""
    if len(figures) <= FEW:
        yield from combinations(range(len(figures)), 2)
        return
    ranked = sorted(range(len(figures)), key=lambda i: (figures[i].statement.about, size_of(figures[i]), i))
    for place, i in enumerate(ranked):
        for j in ranked[place + 1 : place + 1 + NEIGHBOURS]:
            if figures[i].statement.about == figures[j].statement.about:
                yield min(i, j), max(i, j)


def _quarrel(one: Iterable[Figure], two: Iterable[Figure]) -> bool:
    """Whether two figures of one report cannot both be right, or two of any are too far apart to be rivals.

    "Another avalanche killed six in March": that six are dead here too does not make it one avalanche.
    """
    for a, b in product(one, two):
        if are_of_two_times(a, b) or _are_worlds_apart(a, b):
            return True
        verdict, same_report = verdict_on(a.quantity, b.quantity), a.statement.report == b.statement.report
        if same_report and (a.earlier != b.earlier or _is_rounded(a, b) or are_disputed(a, b)):
            continue
        if same_report and _are_of_two_tolls(a, b):
            return True
        if verdict is Verdict.DIFFER and (same_report or not are_near(a.quantity, b.quantity)):
            return True
        if same_report and are_two_sums(a, b):
            return True
        if _are_two_people(a, b, same_report=same_report) or _count_two_sorts(a, b):
            return True
        # "Eight fighters" and "eight villagers" are not one because "eight people" may be either.
        several = a.person is None and b.person is None and a.statement.facet in CASUALTIES
        if several and are_opposed(a.subject.kinds, b.subject.kinds):
            return True
        # "Four to five men opened fire on a group of four": one report, two groups.
        if same_report and verdict is not Verdict.AGREE and a.statement.facet is Facet.COUNT:
            return True
    return False


def _are_worlds_apart(a: Figure, b: Figure) -> bool:
    """ "34" in a raid, and "more than 150,000" in its war: what sums up all of it, or counts of no one size."""
    if a.summed != b.summed:
        return True
    low, high = sorted(middle_of(f.quantity) for f in (a, b))
    return a.statement.facet in CASUALTIES and 0 < low < inf and high > WORLDS * low


def are_disputed(a: Figure, b: Figure) -> bool:
    """ "The doctors counted 34 dead, the rebels 51": one report, two voices, and near enough for one matter."""
    one, two = a.statement, b.statement
    if one.facet not in CASUALTIES or a.person is not None or b.person is not None or one.group or two.group:
        return False
    apart = bool(one.said_by and two.said_by) and one.said_by[-1] != two.said_by[-1]
    alike = compare_counted(a.subject, b.subject) in (Counted.SAME, Counted.OPEN) and a.subject.kinds == b.subject.kinds
    return apart and alike and are_near(a.quantity, b.quantity)


def _are_of_two_tolls(a: Figure, b: Figure) -> bool:
    """ "At least nine have died", and "more than 30" in another ferry: no report is so far from itself."""
    if a.statement.facet not in CASUALTIES or a.quantity.low == b.quantity.low:
        return False
    # "more than 50 were hurt, dozens of guards among them": a sort of people is a part of all
    of_part = bool(a.subject.kinds) != bool(b.subject.kinds)
    firm = not is_vague(a.quantity) and not is_vague(b.quantity)
    return of_part or (firm and not are_near(a.quantity, b.quantity))


def _count_two_sorts(a: Figure, b: Figure) -> bool:
    """ "Six officers" and "six shoppers" are not one because "six victims" may be either."""
    return a.statement.facet is Facet.COUNT and compare_counted(a.subject, b.subject) is Counted.DIFFERENT


def _is_rounded(a: Figure, b: Figure) -> bool:
    """ "Some 80 diggers" and "over 80 diggers", "2,000 km (about 1,200 miles)": one figure, told twice."""
    low, high = sorted(middle_of(f.quantity) for f in (a, b))
    one, two = a.statement.span, b.statement.span
    beside = max(one.start, two.start) - min(one.end, two.end) <= BESIDE_CHARS and a.quantity.unit != b.quantity.unit
    share = CONVERTED if beside and a.subject.dimension else ROUNDED
    near = FROM <= high < inf and low >= share * high and a.subject.noun == b.subject.noun
    return near and (beside or _is_round(a) or _is_round(b))


def _is_round(figure: Figure) -> bool:
    """ "Of 288 runners 286 were men": neither is the other, rounded."""
    value = figure.quantity
    return value.approximate or value.low is None or value.low != value.high or value.low % 10 == 0


def _are_two_people(a: Figure, b: Figure, *, same_report: bool) -> bool:
    """Whether two figures of one are surely of two people: one report's "another man" is not the man before."""
    if a.person is None or b.person is None:
        return False
    same = compare_persons(a.person, b.person)
    if same_report and same is not Sameness.SAME:
        # "Killed his mother and stepfather", and "another man" besides.
        further = a.person.further != b.person.further or (a.subject.part and b.subject.part)
        further = further or bool(a.person.ages and b.person.ages and not a.person.ages & b.person.ages)
        return further or same is Sameness.DIFFERENT or compare_counted(a.subject, b.subject) is Counted.DIFFERENT
    return same is Sameness.DIFFERENT


def are_of_one_person(figures: Sequence[Figure]) -> bool:
    """Whether figures of one report can all be of one and the same person; a long list is of many."""
    told = {(f.person, f.subject.kinds): f for f in figures}
    # "A fourth robber was caught" where three were shot: the only one caught
    alone = len(told) == 1 and all(f.statement.facet is not Facet.KILLED for f in figures)
    return (
        len(told) <= MOST_TOLD
        and all(f.person and (alone or not f.person.further) for f in figures)
        and not any(_are_two_people(a, b, same_report=True) for a, b in combinations(told.values(), 2))
    )


def by_facet(figures: Sequence[Figure]) -> Mapping[Facet, list[Figure]]:
    """The figures of each facet, in the facets' own order."""
    found: dict[Facet, list[Figure]] = {facet: [] for facet in Facet}
    for figure in figures:
        found[figure.statement.facet].append(figure)
    return {facet: group for facet, group in found.items() if group}
