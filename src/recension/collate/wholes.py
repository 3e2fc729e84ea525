"""The counts of all to whom something came in the incident: whatever each report gives as the whole is one fact.

"At least nine died", "bringing the toll to 21" and "46 are dead" are told of events that nobody would join by their
words, and are too far apart to be rivals by their size; but each is its report's own count of the incident's dead.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise, product

from recension.model.comparison import Verdict
from recension.model.statement import Facet, Mood

from .accounts import SENTENCE_END, SOME_OF_THEM
from .bounds import is_vague, middle_of
from .company import TOLLS
from .counted import is_some_of_them, people_classes
from .figure import ADDED_UP, Figure, are_of_two_times
from .foremost import ALL, CONDITION, Setting, are_bodies, farthest, find_wholes, is_cared_for, is_of_sort
from .grouping import are_disputed
from .likeness import verdict_on
from .material import Material
from .nobody import find_nobody
from .settings import ABOARD, ALIVE, INSIDE
from .sides import CIVIL, sides_of

# Facets of which an incident has one count of all.
HARMED = frozenset({Facet.KILLED, Facet.WOUNDED})
COUNTED = HARMED | {
    Facet.MISSING, Facet.DETAINED, Facet.ABDUCTED, Facet.FREED, Facet.DISPLACED, Facet.PARTICIPANTS,
}  # fmt: skip
MANY_IN_ONE = frozenset({"family"})  # "two families" are no rival count of "five relatives"
WOMEN, MOURNERS = frozenset({"women"}), frozenset({"mourner"})
# Whom nobody is said to be of: "nobody was taken away" answers "six were taken", of wounds and deaths it may be a part.
NOBODY = frozenset({Facet.ABDUCTED, Facet.MISSING})
# A count of one is no count that the report gives.
NO_WHOLE = ("single", "pair", "everyone aboard", "ordinal")
# Those in intensive care are the gravely hurt, as another report has them.
GRAVE = frozenset({CONDITION, "intensive"})
# "two sailors were slightly hurt" may be all who were
SLIGHT = frozenset({"slight"})
ALSO = re.compile(r"\balso\b", re.IGNORECASE)
# Those whose condition is told are some of the hurt, and so are those who were taken somewhere.
SOME_CARED_FOR = ("condition", "to hospital")

Group = list[Figure]


def join_wholes(groups: Sequence[Group], material: Material) -> list[Group]:
    """The groups of one facet, those joined that hold the counts which the reports give of the whole incident."""
    kept = list(groups)
    told: dict[Setting, dict[str, list[Figure]]] = {}
    figures = [f for group in groups for f in group]
    some = _some_of_several(figures, material)
    for figure in figures:
        for setting in _settings(figure):
            if _can_be_whole(figure, setting) and not (setting[1] == ALL and id(figure) in some):
                told.setdefault(setting, {}).setdefault(figure.statement.report, []).append(figure)
    for setting, by_report in sorted(told.items(), key=lambda item: item[0]):
        wholes = find_wholes(by_report, setting, material)
        all_told = [f for group in kept for f in group]
        nobody = find_nobody(all_told, wholes) if setting[1] == ALL and Facet(setting[0]) in HARMED else ()
        kept = _joined(kept, [*wholes, *_held_before(kept, wholes, setting), *nobody], material)
    return kept


def _held_before(groups: Sequence[Group], wholes: Sequence[Figure], setting: Setting) -> list[Figure]:
    """ "An earlier tally had put the dead at 14": what a report no longer holds is the whole that another gives."""
    told = {(f.statement.report, middle_of(f.quantity)) for f in wholes}
    tolls = [f for group in groups for f in group if f.earlier and f.statement.method == "toll"]
    stated = [f for f in tolls if f.statement.mood is Mood.STATED and setting in _settings(f)]
    reports = {report for report, _ in told}
    return [f for f in stated if any((r, middle_of(f.quantity)) in told for r in reports if r != f.statement.report)]


def _some_of_several(figures: Sequence[Figure], material: Material) -> frozenset[int]:
    """By identity those of whom their report tells besides: "two suffered minor injuries" behind two gravely hurt ones,
    "two women, who were also hit" behind a man in one sentence.
    """
    gravely = {f.statement.report for f in figures if f.subject.conditions and f.subject.conditions != SLIGHT}
    some = {id(f) for f in figures if f.subject.conditions == SLIGHT and f.statement.report in gravely}
    ordered = sorted(figures, key=lambda f: (f.statement.report, f.statement.span))
    for one, two in pairwise(ordered):
        before, behind = one.statement.span, two.statement.span
        same = before.report == behind.report and ALSO.search(behind.text) is not None
        text = material.report[behind.report].text
        if same and not SENTENCE_END.search(text, before.end, max(before.end, behind.start)):
            some.add(id(two))
    return frozenset(some)


def _settings(figure: Figure) -> frozenset[Setting]:
    """What it counts: all who were killed, the children killed, those gravely hurt, those aboard."""
    facet, subject = figure.statement.facet, figure.subject
    if facet not in COUNTED:
        settings = subject.measured & {ABOARD, ALIVE, INSIDE} if facet is Facet.COUNT else frozenset[str]()
        return frozenset((setting, "") for setting in settings)
    if subject.conditions and subject.conditions != SLIGHT:
        grave = subject.conditions <= GRAVE and not subject.kinds
        return frozenset({(facet.value, CONDITION)}) if grave else frozenset()
    sorts = {sort for sort in subject.kinds & (people_classes() | WOMEN) if sort not in MANY_IN_ONE}
    if facet in HARMED:
        sorts |= _side_of(subject.kinds)
    if not subject.kinds or _is_whoever_it_was(figure):
        sorts.add(ALL)
    return frozenset((facet.value, sort) for sort in sorts)


def _side_of(kinds: Set[str]) -> frozenset[str]:
    """The side whose dead they are: "three gendarmes" here, "four soldiers" there."""
    sides = sides_of(kinds)
    return sides if len(sides) == 1 and CIVIL not in sides else frozenset()


def _is_whoever_it_was(figure: Figure) -> bool:
    """Whether those whom it names by their sort may be all: "18 villagers were killed", "32 pupils were abducted".

    Soldiers and gunmen who were killed are those of one side; "two families" are more than two.
    """
    facet, kinds = figure.statement.facet, figure.subject.kinds
    if facet is Facet.MISSING and kinds == MANY_IN_ONE:
        return True  # "at least 20 of their relatives are missing"
    if facet is Facet.PARTICIPANTS and kinds & MOURNERS:
        return False  # those who walk behind the coffin were no part of the march
    return not kinds & MANY_IN_ONE and (facet not in HARMED or sides_of(kinds) == {CIVIL})


def _can_be_whole(figure: Figure, setting: Setting) -> bool:
    """Whether the figure counts people at large, as having come to it."""
    statement, subject = figure.statement, figure.subject
    told = statement.mood is Mood.STATED and not figure.background and not statement.additional
    told = told and not (figure.earlier or figure.summed)
    nobody = figure.quantity.low == 0 and (statement.facet not in NOBODY or not statement.said_by)
    counted = figure.person is None and not nobody and not statement.method.endswith(NO_WHOLE)
    if not (told and counted) or subject.proper or is_some_of_them(statement):
        return False
    if statement.method.endswith(ADDED_UP) and setting[1] != ALL:
        return False
    if setting[1] == CONDITION:
        return True
    cared = is_cared_for(figure)
    if statement.method.startswith(SOME_CARED_FOR) or (cared and statement.facet is not Facet.WOUNDED):
        return False
    # "seven children were among the dead" is no count of the dead, but of the children
    of_sort = statement.group and subject.kinds and not _are_kin(figure)
    # "three of the seven are being treated"
    of_them = statement.method.startswith(SOME_OF_THEM) and not (cared and statement.group is None)
    some = of_them or subject.part or of_sort
    return is_of_sort(setting) or not some


def _are_kin(figure: Figure) -> bool:
    """ "Their relatives" are missing, and no part of anybody."""
    return figure.subject.kinds == MANY_IN_ONE


def _joined(groups: list[Group], wholes: Sequence[Figure], material: Material) -> list[Group]:
    """The groups with those made one that hold wholes which go together; the order of the others stays.

    Wholes are known by their identity: two figures that are equal may be of two groups.
    """
    ids = frozenset(id(f) for f in wholes)
    groups = [part for group in groups for part in _without_found(group, wholes, ids)]
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


def _without_found(group: Group, wholes: Sequence[Figure], ids: frozenset[int]) -> list[Group]:
    """The group, and apart from it bodies that were found of more dead whom their report counts."""
    if not any(id(f) in ids for f in group):
        return [group]
    bodies = [f for f in group if are_bodies(f)]
    found = bodies if any(_quarrel(f, whole, ids) for f, whole in product(bodies, wholes)) else []
    kept = [f for f in group if not any(f is one for one in found)]
    return [part for part in (kept, found) if part]


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
    if a.earlier != b.earlier or are_disputed(a, b):
        return False
    return not {id(a), id(b)} <= ids


def _can_be_one(a: Figure, b: Figure, material: Material) -> bool:
    """Whether nothing parts two reports' counts: no other time, and of one day no other size."""
    if are_of_two_times(a, b):
        return False
    low, high = sorted((a, b), key=lambda f: middle_of(f.quantity))
    near = middle_of(low.quantity) >= farthest(a) * middle_of(high.quantity)
    if near or verdict_on(a.quantity, b.quantity) is not Verdict.DIFFER or low.quantity.low == 0:
        return True
    days = [p.start[:10] for f in (low, high) if (p := material.report[f.statement.report].published) and p.start]
    return _can_grow(a, b) and len(days) == 2 and days[0] < days[1]


def _can_grow(a: Figure, b: Figure) -> bool:
    """Whether a later day may find many times as many: not of the hurt, of bodies found, or of a side's own losses."""
    found = are_bodies(a) or are_bodies(b)
    known = a.statement.facet is Facet.WOUNDED and not (is_vague(a.quantity) or is_vague(b.quantity))
    tolls = a.statement.facet in TOLLS  # a crowd, or those aboard, are as many as they were
    return tolls and not (known or found) and all(sides_of(f.subject.kinds) <= {CIVIL} for f in (a, b))
