"""Figures that are versions of one fact because no other is left: "two boats" here, "three boats" there."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from recension.model.statement import Facet

from .bounds import NEAR
from .counted import people_classes
from .figure import Figure
from .likeness import JOIN, score_pair, size_of
from .settings import CAPACITY
from .wording import day_words, word_set

# What it adds that neither report gives another figure for such things. Of people, "two men" may be any two. Set by
# hand, as the weights of likeness.py are: with it one noun of one matter is enough, without common words it never is.
ONLY = 0.45
# Depths and heights of one thing are further apart than counts when reports are at odds: 40 and 80 metres.
NEAR_LENGTH = 0.25
# What was asked or lost is put at 50 million here and at 350 there.
NEAR_MONEY = 0.1
# Of things so many there is seldom another such number: 6,400 homes and 7,600 homes.
MANY = 100
# A sort of which reports give more figures is no matter of one fact; set by hand, and it bounds the pairs.
MOST_GROUPS = 12

Group = list[Figure]


def join_what_remains(groups: Sequence[Group]) -> list[Group]:
    """The groups of one facet, those joined of which each report gives one figure and no other."""
    kept = list(groups)
    for sort in sorted({sort for group in groups for sort in _sorts(group)}):
        alike = [group for group in kept if sort in _sorts(group)]
        if len(alike) <= MOST_GROUPS:
            for joined in _joined(alike):
                kept = [group for group in kept if not any(group is one for one in joined)]
                kept.append([figure for group in joined for figure in group])
    return kept


def _sorts(group: Group) -> set[str]:
    """What the figures count or measure, as far as that is one sort of thing."""
    return {sort for figure in group for sort in _sorts_of(figure)}


def _sorts_of(figure: Figure) -> frozenset[str]:
    subject, facet = figure.subject, figure.statement.facet
    if facet in (Facet.MEASURE, Facet.DURATION):
        return subject.measured & word_set("measured_once")
    if facet is Facet.MONEY or CAPACITY in subject.measured:
        return subject.measured
    if facet is not Facet.COUNT or subject.noun is None or subject.kinds & people_classes():
        return frozenset()
    return subject.kinds


def _joined(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Those that hang together, if each of them may be one with every other and their reports give no more such."""
    for cluster in _hanging_together(groups):
        if len(cluster) > 1 and all(_likeness(a, b) > 0.0 for a, b in combinations(cluster, 2)):
            others = [g for g in groups if not any(g is one for one in cluster)]
            if all(_is_settled(cluster, other) for other in others):
                yield cluster


def _is_settled(cluster: Sequence[Group], other: Group) -> bool:
    """Whether another figure of such things is given by all of the cluster's reports, or by none of them."""
    told = set().union(*(_reports(group) for group in cluster))
    return not told & _reports(other) or told <= _reports(other)


def _hanging_together(groups: Sequence[Group]) -> list[list[Group]]:
    clusters: list[list[Group]] = []
    for group in groups:
        near = [c for c in clusters if any(_hang_together(group, other) for other in c)]
        clusters = [c for c in clusters if not any(c is one for one in near)]
        clusters.append([*(g for c in near for g in c), group])
    return clusters


def _hang_together(one: Group, two: Group) -> bool:
    """Whether the two are one if no other is left; two counts only where more than the noun says so."""
    return _likeness(one, two) + ONLY >= JOIN and any(_are_of_one_matter(a, b) for a, b in product(one, two))


def _are_of_one_matter(a: Figure, b: Figure) -> bool:
    """ "Police seized two cars" and "three cars were damaged" have only the cars in common."""
    if a.statement.facet is not Facet.COUNT or a.statement.about == b.statement.about or _are_capacities(a, b):
        return True
    if min(size_of(a), size_of(b)) >= MANY:
        return True
    nouns = {noun for noun in (a.subject.noun, b.subject.noun) if noun}
    return bool((a.subject.context & b.subject.context) - nouns - day_words())


def _are_capacities(a: Figure, b: Figure) -> bool:
    return CAPACITY in a.subject.measured & b.subject.measured


def _likeness(one: Group, two: Group) -> float:
    """How surely the two are one; 0 where a report gives both, or two figures can be no rivals."""
    if _reports(one) & _reports(two):
        return 0.0
    scores = [score_pair(a, b, _near(a)) for a, b in product(one, two)]
    return max(scores) if min(scores) > 0.0 else 0.0


def _near(figure: Figure) -> float:
    of_facet = {Facet.COUNT: NEAR, Facet.MONEY: NEAR_MONEY}
    return of_facet.get(figure.statement.facet, NEAR_LENGTH)


def _reports(group: Group) -> set[str]:
    return {figure.statement.report for figure in group if not figure.earlier}
