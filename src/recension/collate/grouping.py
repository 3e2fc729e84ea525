"""Which figures are versions of one fact: same people, same event, values that could be meant for each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product
from math import inf

from recension.model.comparison import Verdict
from recension.model.event import Event
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Quantity, When

from .bounds import bounds_of, span_of_time
from .counted import Counted, Subject, compare_counted, shared_context
from .persons import Person, Sameness, compare_persons
from .verdicts import compare_quantities

# Weights set by hand on the reasoning beside them, checked on the cases of tests/collate and by reading the records of
# some forty incidents; not fitted to a corpus.
JOIN = 1.0
SAME_EVENT = 0.5
SAME_PEOPLE = 0.4
# Two counts of hurt marchers are seldom of two crowds; two counts of "people" may be.
SAME_SORT = 0.3
VALUE = {Verdict.AGREE: 0.4, Verdict.REFINE: 0.25, Verdict.OVERLAP: 0.2, Verdict.DIFFER: 0.0}
# Figures that cannot both be right are rivals only where they are near: 58 and 59, not 58 and 2.
NEAR = 0.6
# "Two boats" here and "two boats" there, in reports of one incident; two men may be any two, 740 men are not.
SAME_NOUN = 0.3
# "Two boats" here, "three boats" there, and neither report counts boats again. Of people, "two men" may be any two.
ONLY_COUNT = 0.45
# Two figures of 25 are seldom of two things, and seldom are 51 and 52; two figures of 1 often are.
TELLING, FROM = 0.25, 5
NEAR_TELLING, NEAR_FROM, NEAR_SHARE = 0.2, 20, 0.9
# "He was hurt" and "he was hurt" are of two people, but for what else is said around them.
ONE_PERSON_CONTEXT = 0.34
SAME_PERSON = 0.5
# Each report tells of one who was killed, and of nobody else.
ONLY_PERSON = 0.3
CONTEXT = 0.4
CONDITION = 0.15
# Two distances from one place.
REFERENCE = 0.25
# Two counts of those on board: an incident has seldom two crowded decks.
SAME_SETTING = 0.3
# Somebody who is told of in more ways than this is several.
MOST_TOLD = 20
# More statements than this on one facet are compared within their events alone, each with as many nearest in size.
FEW, NEIGHBOURS = 600, 50

CASUALTIES = frozenset({Facet.KILLED, Facet.WOUNDED, Facet.MISSING})
ASSERTED = frozenset({Mood.STATED, Mood.BACKGROUND, Mood.DENIED})


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement of a figure with what it is of, its event, and when words of its own put that, if they do."""

    statement: Statement
    quantity: Quantity
    subject: Subject
    event: Event | None
    when: When | None = None
    background: bool = False
    person: Person | None = None  # of a figure of one
    is_only: bool = False  # its report gives no other figure of such things, or no other such person


def group_figures(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one facet that are versions of one fact, best-matching pairs first; each figure is in one group.

    A report does not contradict itself: two figures of one report that cannot both be right count different people,
    and so whatever joins one of them stays apart from the other.
    """
    group_of = list(range(len(figures)))
    members = {i: [i] for i in group_of}
    # A report that gives one figure a thousand times is asked once whether it quarrels.
    told = {i: {_told_by(figure): figure} for i, figure in enumerate(figures)}
    for _, i, j in _ranked_pairs(figures):
        one, two = group_of[i], group_of[j]
        if one != two and not _quarrel(told[one].values(), told[two].values()):
            keep, gone = min(one, two), max(one, two)
            for k in members[gone]:
                group_of[k] = keep
            members[keep] += members.pop(gone)
            told[keep] |= told.pop(gone)
    return [[figures[k] for k in sorted(members[i])] for i in sorted(members)]


def _told_by(figure: Figure) -> tuple[str, Quantity, Person | None]:
    return figure.statement.report, replace(figure.quantity, text=""), figure.person


def _ranked_pairs(figures: Sequence[Figure]) -> list[tuple[float, int, int]]:
    scored = ((-score_pair(figures[i], figures[j]), i, j) for i, j in _candidates(figures))
    return sorted(pair for pair in scored if -pair[0] >= JOIN)


def _candidates(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """All pairs; of more than a few figures those of one event that stand near one another by their size."""
    if len(figures) <= FEW:
        yield from combinations(range(len(figures)), 2)
        return
    ranked = sorted(range(len(figures)), key=lambda i: (figures[i].statement.about, _figure(figures[i]), i))
    for place, i in enumerate(ranked):
        for j in ranked[place + 1 : place + 1 + NEIGHBOURS]:
            if figures[i].statement.about == figures[j].statement.about:
                yield min(i, j), max(i, j)


def _quarrel(one: Iterable[Figure], two: Iterable[Figure]) -> bool:
    """Whether two figures of one report cannot both be right, or two of any are too far apart to be rivals."""
    for a, b in product(one, two):
        verdict, same_report = _verdict(a.quantity, b.quantity), a.statement.report == b.statement.report
        if verdict is Verdict.DIFFER and (same_report or not _are_near(a.quantity, b.quantity)):
            return True
        if _are_two_people(a, b, same_report=same_report):
            return True
        # "Four to five men opened fire on a group of four": one report, two groups.
        if same_report and verdict is not Verdict.AGREE and a.statement.facet is Facet.COUNT:
            return True
    return False


def _are_two_people(a: Figure, b: Figure, *, same_report: bool) -> bool:
    """Whether two figures of one are surely of two people: one report's "another man" is not the man before."""
    if a.person is None or b.person is None:
        return False
    same = compare_persons(a.person, b.person)
    if same_report and same is not Sameness.SAME:
        further = a.person.further != b.person.further
        return further or same is Sameness.DIFFERENT or compare_counted(a.subject, b.subject) is Counted.DIFFERENT
    return same is Sameness.DIFFERENT


def are_of_one_person(figures: Sequence[Figure]) -> bool:
    """Whether figures of one report can all be of one and the same person; a long list is of many."""
    told = {(f.person, f.subject.kinds): f for f in figures}
    return (
        len(told) <= MOST_TOLD
        and all(f.person and not f.person.further for f in figures)
        and not any(_are_two_people(a, b, same_report=True) for a, b in combinations(told.values(), 2))
    )


def score_pair(a: Figure, b: Figure) -> float:
    """How surely two figures of one facet are versions of one fact; 0 where they cannot be, `JOIN` where they are."""
    if (a.statement.mood in ASSERTED) != (
        b.statement.mood in ASSERTED
    ) or a.statement.additional != b.statement.additional:
        return 0.0
    common = shared_context(a.subject, b.subject)
    who, close, person = compare_counted(a.subject, b.subject), _closeness(a, b), _one_person(a, b, common)
    # One person is "a cousin" here and "one of the pilots" there.
    if person < 0.0 or close <= 0.0 or (who is Counted.DIFFERENT and person < SAME_PERSON):
        return 0.0
    if _count_other_things(a, b):
        return 0.0
    verdict = _verdict(a.quantity, b.quantity)
    if verdict is Verdict.DIFFER and not _rivals(a, b, who):
        return 0.0
    people = (SAME_PEOPLE if who is Counted.SAME else SAME_PEOPLE / 2) + _same_sort(a, b, verdict)
    likeness = person + _telling(a, b, verdict) + CONTEXT * common
    return close + people + _same_circumstance(a, b) + VALUE[verdict] + likeness


def _same_circumstance(a: Figure, b: Figure) -> float:
    """What it adds that both are of the hurt in one condition, of ways from one place, or of those on board."""
    if a.subject.conditions:
        return CONDITION
    if a.subject.reference & b.subject.reference:
        return REFERENCE
    crowds = a.statement.facet is Facet.PARTICIPANTS and a.subject.measured & b.subject.measured
    return SAME_SETTING if crowds else 0.0


def _same_sort(a: Figure, b: Figure, verdict: Verdict) -> float:
    """What it adds that both count the same sort of people or things, and say so."""
    kinds = bool(a.subject.kinds & b.subject.kinds)
    if a.statement.facet in CASUALTIES:
        return SAME_SORT if kinds else 0.0
    named = a.subject.noun is not None and a.subject.noun == b.subject.noun
    many = min(_figure(a), _figure(b)) >= FROM
    only = ONLY_COUNT if a.is_only and b.is_only and kinds else 0.0
    return max(only, SAME_NOUN if named and verdict is not Verdict.DIFFER and (kinds or many) else 0.0)


def _figure(figure: Figure) -> float:
    return float(figure.quantity.low or figure.quantity.high or 0)


def quarrel(a: Quantity, b: Quantity) -> bool:
    """Whether two figures cannot both be right of one thing."""
    return _verdict(a, b) is Verdict.DIFFER


@lru_cache(maxsize=50_000)
def _verdict(a: Quantity, b: Quantity) -> Verdict:
    return compare_quantities(a, b)[0]


def _one_person(a: Figure, b: Figure, common: float) -> float:
    """Of two single people: below 0 where they are two, above where they are known to be one."""
    if a.person is None or b.person is None:
        return 0.0
    same = compare_persons(a.person, b.person)
    if same is Sameness.OPEN and a.is_only and b.is_only:
        return ONLY_PERSON
    alike = same is Sameness.ALIKE or a.subject.kinds & b.subject.kinds or common >= ONE_PERSON_CONTEXT
    if same is Sameness.DIFFERENT or (same is Sameness.OPEN and not alike):
        return -1.0
    return SAME_PERSON if same is Sameness.SAME else 0.0


def _count_other_things(a: Figure, b: Figure) -> bool:
    """ "740 nurses" and "700 letters" are counts of two things, though "nurses" are people like any others."""
    one, two = a.subject.noun, b.subject.noun
    return (
        a.statement.facet is Facet.COUNT
        and None not in (one, two)
        and one != two
        and not a.subject.kinds & b.subject.kinds
    )


def _telling(a: Figure, b: Figure, verdict: Verdict) -> float:
    """What the figures alone tell: the larger and the closer, the less by chance."""
    if verdict is Verdict.AGREE:
        is_range = a.quantity.low != a.quantity.high and None not in (a.quantity.low, a.quantity.high)
        return TELLING if is_range or (a.quantity.low or 0) >= FROM else 0.0
    one, two = (bounds_of(f.quantity) for f in (a, b))
    low, high = sorted((_centre(one.low, one.high), _centre(two.low, two.high)))
    return NEAR_TELLING if NEAR_FROM <= high < inf and low >= NEAR_SHARE * high else 0.0


def _rivals(a: Figure, b: Figure, who: Counted) -> bool:
    """Whether figures that cannot both be right count the same people and are near enough to be rival counts."""
    of_anything = a.statement.facet is Facet.COUNT and not a.subject.kinds
    one_whole = a.subject.part == b.subject.part
    return who is Counted.SAME and one_whole and not of_anything and _are_near(a.quantity, b.quantity)


def _are_near(a: Quantity, b: Quantity) -> bool:
    one, two = bounds_of(a), bounds_of(b)
    low, high = sorted((_centre(one.low, one.high), _centre(two.low, two.high)))
    return high > 1 and low >= NEAR * high


def _centre(low: float, high: float) -> float:
    if low in (-inf, 0.0):
        return high
    return low if high == inf else (low + high) / 2


def _closeness(a: Figure, b: Figure) -> float:
    """How near the two events are: one, or not at odds in time and place and alike in kind and people."""
    if a.statement.about == b.statement.about:
        return SAME_EVENT
    if a.event is None or b.event is None:
        return 0.0 if a.event or b.event else 0.1
    dated = a.when is not None and b.when is not None
    if a.background != b.background or (a.when and b.when and not span_of_time(a.when).meets(span_of_time(b.when))):
        return 0.0
    alike = 0.2 * _linked(a.event, b.event) + 0.15 * _alike(a.event, b.event) + _place_score(a.event, b.event)
    return 0.1 + alike + (0.05 if dated else 0.0)


def _linked(a: Event, b: Event) -> bool:
    return any(link.event == b.id for link in a.links) or any(link.event == a.id for link in b.links)


def _alike(a: Event, b: Event) -> float:
    people = {p.entity for p in a.participants if p.entity} & {p.entity for p in b.participants if p.entity}
    same_kind = a.plover.event is not None and a.plover.event == b.plover.event
    return (0.5 if same_kind else 0.0) + (0.5 if people else 0.0)


def _place_score(a: Event, b: Event) -> float:
    if not a.place or not b.place:
        return 0.0
    return 0.1 if a.place == b.place else -0.05


def by_facet(figures: Sequence[Figure]) -> Mapping[Facet, list[Figure]]:
    """The figures of each facet, in the facets' own order."""
    found: dict[Facet, list[Figure]] = {facet: [] for facet in Facet}
    for figure in figures:
        found[figure.statement.facet].append(figure)
    return {facet: group for facet, group in found.items() if group}
