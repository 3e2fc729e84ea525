"""How surely two figures are versions of one fact: of the same people, in one event, and near enough."""

import re
from functools import lru_cache
from math import inf

from recension.model.comparison import Verdict
from recension.model.event import Event
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

from .bounds import NEAR, are_near, is_vague, middle_of, span_of_time
from .counted import Counted, compare_counted, shared_context
from .figure import Figure, are_of_two_times
from .persons import Sameness, compare_persons
from .settings import CAPACITY
from .sides import CIVIL, sides_of
from .verdicts import compare_quantities
from .wording import word_set

# Weights set by hand on the reasoning beside them, checked on the cases of tests/collate and by reading the records of
# some forty incidents; not fitted to a corpus.
JOIN = 1.0
SAME_EVENT = 0.5
# Where a report counts several to whom the same came in what passes for one event, the event tells little.
JUMBLED_EVENT = 0.2
SAME_PEOPLE = 0.4
# Two counts of hurt marchers are seldom of two crowds; two counts of "people" may be.
SAME_SORT = 0.3
VALUE = {Verdict.AGREE: 0.4, Verdict.REFINE: 0.25, Verdict.OVERLAP: 0.2, Verdict.DIFFER: 0.0}
APART = 0.3
NEAR_STRESSED, STRESSED = 0.3, re.compile(r"\b(?:only|just) (?:one|two|three|four|\d+)\b", re.IGNORECASE)
# A bound is given near to what it bounds.
BOUND_NEAR = 0.5
# "Two boats" here and "two boats" there, in reports of one incident; two men may be any two, 740 men are not.
SAME_NOUN = 0.3
# Two figures of 25 are seldom of two things, and seldom are 51 and 52; two figures of 1 often are.
TELLING, FROM = 0.25, 5
NEAR_TELLING, NEAR_FROM, NEAR_SHARE = 0.2, 20, 0.9
# "He was hurt" and "he was hurt" are of two people, but for what else is said around them.
ONE_PERSON_CONTEXT = 0.34
SAME_PERSON = 0.5
# "A fourth victim, a seven-year-old girl", "a child": of one sort, though not by the word that is counted.
ALIKE_PERSON = 0.25
# Each report tells of one who was killed, and of nobody else.
ONLY_PERSON = 0.3
CONTEXT = 0.4
CONDITION = 0.15
# Two distances from one place.
REFERENCE = 0.25
# "When the Silver Star sank, 30 died": what both name there and nowhere else is of one earlier incident.
NAMED, FEWEST_NAMES = 0.3, 2
# Of the past each report recalls one such thing of a year, or month: "in 1967 nineteen died", "it killed 19 in 1967".
SAME_PAST, SAME_YEAR = 0.25, 0.6
# Two counts of those on board, or of those alive: an incident has seldom two crowded decks.
SAME_SETTING = 0.3
# A bomb has one weight, and a pit one depth.
MEASURED_ONCE = 0.1
GRAVELY = "serious"
PERCENT = "percent"
FIXED = frozenset({Facet.COUNT, Facet.MONEY, Facet.DURATION, Facet.MEASURE})
IN_CARE = ("in care", "condition", "treated for", "to hospital")
CASUALTIES = frozenset({Facet.KILLED, Facet.WOUNDED, Facet.MISSING})
ASSERTED = frozenset({Mood.STATED, Mood.BACKGROUND, Mood.DENIED})


def score_pair(a: Figure, b: Figure, near: float = NEAR) -> float:
    """How surely two figures of one facet are versions of one fact; 0 where they cannot be, `JOIN` where they are.

    Args:
        near: the share of the larger from which the smaller of two that cannot both be right is its rival.
    """
    if _differ_in_mood(a, b) or a.statement.additional != b.statement.additional:
        return 0.0
    common = shared_context(a.subject, b.subject)
    who, close, person = compare_counted(a.subject, b.subject), _closeness(a, b), _one_person(a, b, common)
    # One person is "a cousin" here and "one of the pilots" there.
    if person < 0.0 or close <= 0.0 or (who is Counted.DIFFERENT and person < SAME_PERSON):
        return 0.0
    if _count_other_things(a, b, common) or _is_idle_bound(a, b):
        return 0.0
    verdict = verdict_on(a.quantity, b.quantity)
    # "Nearly 90 percent of the trade", "100 percent behind them": shares of whatever there is
    if a.subject.noun == PERCENT and verdict is not Verdict.AGREE and common < ONE_PERSON_CONTEXT:
        return 0.0
    if verdict is Verdict.DIFFER and not _rivals(a, b, who, near):
        return 0.0
    if verdict is not Verdict.AGREE and _is_in_care(a) != _is_in_care(b):
        return 0.0
    people = _same_people(a, b, who) + _same_sort(a, b, verdict)
    likeness = person + _telling(a, b, verdict) + CONTEXT * common
    return close + people + _same_circumstance(a, b) + VALUE[verdict] - _apart(a, b, verdict) + likeness


def _apart(a: Figure, b: Figure, verdict: Verdict) -> float:
    """What it takes that two rivals are no near ones: eleven is likelier a version of twelve than of seven."""
    low, high = sorted(middle_of(f.quantity) for f in (a, b))
    of_people = a.statement.facet in CASUALTIES and verdict is Verdict.DIFFER
    return APART * (1 - low / high) if of_people and 0 <= low < high < inf else 0.0


def _differ_in_mood(a: Figure, b: Figure) -> bool:
    """Whether one tells what is so and the other what may be; a fine, a ransom or a reward is often still to come.

    "Licensed to carry 100" and "a capacity of 100" are both so, whatever came aboard.
    """
    common = a.subject.measured & b.subject.measured
    of_purpose = (a.statement.facet is Facet.MONEY and common) or CAPACITY in common
    return not of_purpose and (a.statement.mood in ASSERTED) != (b.statement.mood in ASSERTED)


def _same_people(a: Figure, b: Figure, who: Counted) -> float:
    """What it adds whom they count; where many died in many ways, seven soldiers are not any "seven people"."""
    if who is Counted.SAME:
        return SAME_PEOPLE
    of_a_side = (sides_of(a.subject.kinds) | sides_of(b.subject.kinds)) - {CIVIL}
    return 0.0 if of_a_side and (a.jumbled or b.jumbled) else SAME_PEOPLE / 2


def _same_circumstance(a: Figure, b: Figure) -> float:
    """What it adds that both are of the hurt in one condition, of ways from one place, or of those on board."""
    if a.subject.conditions:
        return CONDITION
    if len(a.subject.named & b.subject.named) >= FEWEST_NAMES:
        return NAMED
    if a.subject.reference & b.subject.reference:
        return REFERENCE
    if a.subject.dimension:
        return MEASURED_ONCE if a.subject.measured & b.subject.measured & word_set("measured_once") else 0.0
    return SAME_SETTING if a.subject.measured & b.subject.measured else 0.0


def _same_sort(a: Figure, b: Figure, verdict: Verdict) -> float:
    """What it adds that both count the same sort of people or things, and say so."""
    kinds = bool(a.subject.kinds & b.subject.kinds)
    if a.statement.facet in CASUALTIES:
        return SAME_SORT if kinds else 0.0
    named = a.subject.noun is not None and a.subject.noun == b.subject.noun
    many = min(size_of(a), size_of(b)) >= FROM
    return SAME_NOUN if named and verdict is not Verdict.DIFFER and (kinds or many) else 0.0


def _one_person(a: Figure, b: Figure, common: float) -> float:
    """Of two single people: below 0 where they are two, above where they are known to be one."""
    if a.person is None or b.person is None:
        return 0.0
    same = compare_persons(a.person, b.person)
    if same is Sameness.OPEN and a.is_only and b.is_only:
        return ONLY_PERSON
    # "One of them seriously", "the most badly hurt, a mechanic"
    if same is not Sameness.DIFFERENT and GRAVELY in a.only & b.only:
        return SAME_PERSON
    alike = same is Sameness.ALIKE or a.subject.kinds & b.subject.kinds or common >= ONE_PERSON_CONTEXT
    if same is Sameness.DIFFERENT or (same is Sameness.OPEN and not alike):
        return -1.0
    if same is Sameness.ALIKE and _are_only_ones(a, b):
        return SAME_PERSON
    if same is Sameness.ALIKE and not a.subject.kinds & b.subject.kinds:
        return ALIKE_PERSON
    return SAME_PERSON if same is Sameness.SAME else 0.0


def _are_only_ones(a: Figure, b: Figure) -> bool:
    """Whether each is its report's only one of a sort by which one of them is called: a nurse and a member of staff."""
    kinds = a.subject.kinds | b.subject.kinds
    named = bool(a.subject.kinds and b.subject.kinds)
    return bool(a.only & b.only & kinds if named else a.only & b.only)


def _count_other_things(a: Figure, b: Figure, common: float) -> bool:
    """ "740 nurses" and "700 letters" are of two things, and so, as a rule, are two people and two letters."""
    one, two = a.subject.noun, b.subject.noun
    alike = one == two or a.subject.kinds & b.subject.kinds or a.subject.measured & b.subject.measured
    if a.statement.facet is not Facet.COUNT or alike:
        return False
    few = min(size_of(a), size_of(b)) < FROM and common < ONE_PERSON_CONTEXT
    return few if None in (one, two) else True


def _is_idle_bound(a: Figure, b: Figure) -> bool:
    """ "More than $40" says nothing of $9,000; of tolls it does, for they rise."""
    if a.statement.facet not in FIXED or is_vague(a.quantity) or is_vague(b.quantity):
        return False
    open_ended = None in (a.quantity.low, a.quantity.high, b.quantity.low, b.quantity.high)
    return open_ended and not are_near(a.quantity, b.quantity, BOUND_NEAR)


def _telling(a: Figure, b: Figure, verdict: Verdict) -> float:
    """What the figures alone tell: the larger and the closer, the less by chance."""
    if verdict is Verdict.AGREE:
        is_range = a.quantity.low != a.quantity.high and None not in (a.quantity.low, a.quantity.high)
        return TELLING if is_range or (a.quantity.low or 0) >= FROM else 0.0
    low, high = sorted(middle_of(f.quantity) for f in (a, b))
    return NEAR_TELLING if NEAR_FROM <= high < inf and low >= NEAR_SHARE * high else 0.0


def _rivals(a: Figure, b: Figure, who: Counted, near: float) -> bool:
    """Whether figures that cannot both be right count the same people and are near enough to be rival counts."""
    of_anything = a.statement.facet is Facet.COUNT and not (a.subject.kinds or a.subject.measured)
    one_whole = a.subject.part == b.subject.part
    # "346 lives" and "364 pilgrims" of the crush in that year
    if _is_stressed(a) or _is_stressed(b):
        near = min(near, NEAR_STRESSED)
    # "She caught 29 fish", "Brisk caught 39"
    if a.beside and b.beside and a.beside.isdisjoint(b.beside):
        return False
    same = who is Counted.SAME or (who is Counted.OPEN and a.year is not None and a.year == b.year)
    return same and one_whole and not of_anything and are_near(a.quantity, b.quantity, near)


def _is_stressed(figure: Figure) -> bool:
    """ "Only one boat was there": it answers those who speak of two."""
    return STRESSED.search(figure.statement.span.text) is not None


def _is_in_care(figure: Figure) -> bool:
    """Whether it counts those whom somebody treats: all who were hurt may be more."""
    return figure.statement.method.startswith(IN_CARE)


def _closeness(a: Figure, b: Figure) -> float:
    """How near the two events are: one, or not at odds in time and place and alike in kind and people."""
    if a.statement.about == b.statement.about and not are_of_two_times(a, b):
        return JUMBLED_EVENT if a.jumbled or b.jumbled else SAME_EVENT
    if a.event is None or b.event is None:
        return 0.0 if a.event or b.event else 0.1
    if a.year and b.year:
        return SAME_YEAR if a.year == b.year else 0.0
    if _is_of_another_year(a, b) or _is_of_another_year(b, a):
        return 0.0
    dated = a.when is not None and b.when is not None
    in_the_past = dated and a.past and b.past
    if a.background != b.background and not in_the_past:
        return 0.0
    if are_of_two_times(a, b) or (a.when and b.when and not span_of_time(a.when).meets(span_of_time(b.when))):
        return 0.0
    alike = 0.2 * _linked(a.event, b.event) + 0.15 * _alike(a.event, b.event) + _place_score(a.event, b.event)
    if in_the_past:
        return 0.1 + alike + SAME_PAST
    return 0.1 + alike + (0.05 if dated else 0.0)


def _is_of_another_year(past: Figure, dated: Figure) -> bool:
    """Whether one is of a year in which the other, by the words for its time, did not happen."""
    when = dated.when
    if past.year is None or when is None or not (when.start and when.end):
        return False
    return not when.start[:4] <= past.year <= when.end[:4]


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


def size_of(figure: Figure) -> float:
    """The figure itself, or the bound that it gives."""
    return float(figure.quantity.low or figure.quantity.high or 0)


@lru_cache(maxsize=50_000)
def verdict_on(a: Quantity, b: Quantity) -> Verdict:
    """The verdict on two figures, remembered."""
    return compare_quantities(a, b)[0]
