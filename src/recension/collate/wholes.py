"""The counts of all to whom something came in the incident: whatever each report gives as the whole is one fact.

"At least nine died", "bringing the toll to 21" and "46 are dead" are told of events that nobody would join by their
words, and are too far apart to be rivals by their size; but each is its report's own count of the incident's dead.
"""

import re
from collections.abc import Sequence
from itertools import product

from recension.model.comparison import Verdict
from recension.model.report import Report
from recension.model.statement import Facet, Mood

from .accounts import SOME_OF_THEM, is_of_other_times, is_sweeping, sentence_around
from .bounds import is_vague, middle_of
from .counted import is_some_of_them, people_classes
from .figure import Figure, are_of_two_times
from .likeness import verdict_on
from .material import Material
from .settings import ABOARD, ALIVE, INSIDE
from .sides import CIVIL, sides_of

# Facets of which an incident has one count of all.
HARMED = frozenset({Facet.KILLED, Facet.WOUNDED})
COUNTED = HARMED | {
    Facet.MISSING, Facet.DETAINED, Facet.ABDUCTED, Facet.FREED, Facet.DISPLACED, Facet.PARTICIPANTS,
}  # fmt: skip
# A count of one is no count that the report gives; bodies are those that somebody found.
MANY_IN_ONE = frozenset({"family"})  # "two families" are no rival count of "five relatives"
WOMEN = frozenset({"women"})
NO_WHOLE = ("single", "pair", "everyone aboard", "ordinal")
ADDED_UP = "sum of conjuncts"
SOME_BODIES, BODIES = "bodies", frozenset({"body", "corpse", "remains"})
CARE = ("in care", "condition", "treated for", "to hospital", "with injuries")
# The setting of all to whom it came, whatever a report calls them; and that of those in one condition.
ALL, CONDITION = "all", "serious"
SLIGHT = frozenset({"slight"})  # "two sailors were slightly hurt" may be all who were
# What is told further down is of another incident, as a rule, unless it is called the toll.
FOREMOST_CHARS = 2500
# How far behind a first figure the toll may stand that it is added to.
TOLL_CHARS = 150
# Counts of one day are no further apart: "two" and "40" are of two incidents, or of a part.
FARTHEST = 0.35
# Crowds are counted by those who like them and those who do not.
FARTHEST_CROWDS = 0.2
# Another's count stands right beside; what somebody further off counts is another incident. Of the hurt each hospital
# has its own.
BESIDE_CHARS = 300
ONLY = re.compile(r"\b(?:only|just|no more than|however|instead)\b", re.IGNORECASE)

Group = list[Figure]
Setting = tuple[str, str]  # the facet, or what those aboard or alive are; and of which sort


def join_wholes(groups: Sequence[Group], material: Material) -> list[Group]:
    """The groups of one facet, those joined that hold the counts which the reports give of the whole incident."""
    kept = list(groups)
    told: dict[Setting, dict[str, list[Figure]]] = {}
    for figure in (f for group in groups for f in group):
        for setting in _settings(figure):
            if _can_be_whole(figure, setting):
                told.setdefault(setting, {}).setdefault(figure.statement.report, []).append(figure)
    for setting, by_report in sorted(told.items(), key=lambda item: item[0]):
        wholes = [f for report, own in by_report.items() for f in _wholes_of(material.report[report], own, setting)]
        kept = _joined(kept, wholes, material)
    return kept


def _settings(figure: Figure) -> frozenset[Setting]:
    """What it counts: all who were killed, the children killed, those gravely hurt, those aboard."""
    facet, subject = figure.statement.facet, figure.subject
    if facet not in COUNTED:
        settings = subject.measured & {ABOARD, ALIVE, INSIDE} if facet is Facet.COUNT else frozenset[str]()
        return frozenset((setting, "") for setting in settings)
    if subject.conditions and subject.conditions != SLIGHT:
        grave = subject.conditions == {CONDITION} and not subject.kinds
        return frozenset({(facet.value, CONDITION)}) if grave else frozenset()
    sorts = {sort for sort in subject.kinds & (people_classes() | WOMEN) if sort not in MANY_IN_ONE}
    if not subject.kinds or _is_whoever_it_was(figure):
        sorts.add(ALL)
    return frozenset((facet.value, sort) for sort in sorts)


def _is_whoever_it_was(figure: Figure) -> bool:
    """Whether those whom it names by their sort may be all: "18 villagers were killed", "32 pupils were abducted".

    Soldiers and gunmen who were killed are those of one side; "two families" are more than two.
    """
    facet, kinds = figure.statement.facet, figure.subject.kinds
    if facet is Facet.MISSING and kinds == MANY_IN_ONE:
        return True  # "at least 20 of their relatives are missing"
    return not kinds & MANY_IN_ONE and (facet not in HARMED or sides_of(kinds) == {CIVIL})


def _can_be_whole(figure: Figure, setting: Setting) -> bool:
    """Whether the figure counts people at large, as having come to it."""
    statement, subject = figure.statement, figure.subject
    told = statement.mood is Mood.STATED and not figure.background and not statement.additional and not figure.earlier
    counted = figure.person is None and figure.quantity.low != 0 and not statement.method.endswith(NO_WHOLE)
    if not (told and counted) or subject.proper or is_some_of_them(statement):
        return False
    if statement.method.endswith(ADDED_UP) and setting[1] != ALL:
        return False
    if setting[1] == CONDITION:
        return True
    if statement.method.startswith(CARE):
        return False
    # "seven children were among the dead" is no count of the dead, but of the children
    of_sort = statement.group and subject.kinds and not _are_kin(figure)
    some = statement.method.startswith(SOME_OF_THEM) or subject.part or of_sort
    return _is_of_sort(setting) or not some


def _are_kin(figure: Figure) -> bool:
    """ "Their relatives" are missing, and no part of anybody."""
    return figure.subject.kinds == MANY_IN_ONE


def _is_of_sort(setting: Setting) -> bool:
    return setting[1] not in ("", ALL)


def _wholes_of(report: Report, told: Sequence[Figure], setting: Setting) -> list[Figure]:
    """The report's count of all, told again or not, and what others say it is: "police insist that only two died"."""
    own = sorted((f for f in told if _is_of_this_time(f, report)), key=lambda f: f.statement.span.start)
    # "Eight soldiers and four villagers" are all who died where the report gives no count of its own
    counts = [f for f in own if not f.statement.method.endswith(ADDED_UP)] or own
    bodies = [f for f in counts if _are_bodies(f)]
    counts = [f for f in counts if not _are_bodies(f)] or counts
    counts = [f for f in counts if not f.subject.conditions or setting[1] == CONDITION] or counts
    # "Three villagers died in hospital" beside a count of people is none of all
    named = counts if _is_of_sort(setting) else _at_large(counts)
    tolls = [f for f in named if f.statement.method == "toll"]
    near = [f for f in named if f.statement.span.start <= FOREMOST_CHARS]
    foremost = next(iter(near or tolls), None)
    if foremost is None:
        return []
    # "four more died, bringing the toll to 23"
    behind = (f for f in tolls if f.statement.span.start - foremost.statement.span.end <= TOLL_CHARS)
    foremost = next(behind, foremost)
    if _is_of_sort(setting):
        return counts if all(_is_same(f, foremost) for f in counts) else []
    same = [f for f in named if f is foremost or _is_same(f, foremost)]
    # "He spoke of six dead. The hospital, however, counts eight bodies."
    others = [f for f in (*counts, *bodies) if not any(f is s for s in same) and not are_of_two_times(f, foremost)]
    return [*same, *(f for f in others if _is_rival(f, foremost))]


def _at_large(counts: Sequence[Figure]) -> list[Figure]:
    """Those that count people without a sort; what is told first and is more than they are counts all, too."""
    of_anybody = [f for f in counts if not f.subject.kinds]
    if not of_anybody:
        return sorted(counts, key=lambda f: -middle_of(f.quantity))
    # "18 villagers were killed. Eleven died in the town."
    first = counts[0]
    more = all(middle_of(first.quantity) > middle_of(f.quantity) for f in of_anybody)
    return [first, *of_anybody] if more else of_anybody


def _is_of_this_time(figure: Figure, report: Report) -> bool:
    around = sentence_around(report, figure.statement)
    # "the ferry that sank at the weekend" sums up nothing where the figure is called the toll
    sweeping = figure.statement.method != "toll" and is_sweeping(around)
    return not is_of_other_times(around, report) and not sweeping


def _is_same(figure: Figure, foremost: Figure) -> bool:
    return middle_of(figure.quantity) == middle_of(foremost.quantity) and not are_of_two_times(figure, foremost)


def _is_rival(figure: Figure, foremost: Figure) -> bool:
    """Whether the report sets another's count of the whole beside the foremost one."""
    one, two = figure.statement, foremost.statement
    low, high = sorted((middle_of(figure.quantity), middle_of(foremost.quantity)))
    stressed = one.method == "toll" or ONLY.search(one.span.text) is not None
    of_another = set(one.said_by) != set(two.said_by) or (one.method == "toll" and not one.said_by)
    # "The ministry spoke of 15 dead. The mission said that at least 14 villagers were killed."
    disjoint = bool(one.said_by and two.said_by) and not set(one.said_by) & set(two.said_by)
    beside = abs(one.span.start - two.span.start) <= BESIDE_CHARS and one.facet is not Facet.WOUNDED
    return ((stressed and of_another) or (disjoint and beside)) and low >= _farthest(figure) * high


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
    bodies = [f for f in group if _are_bodies(f)]
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
    if a.earlier != b.earlier:
        return False
    return not {id(a), id(b)} <= ids


def _can_be_one(a: Figure, b: Figure, material: Material) -> bool:
    """Whether nothing parts two reports' counts: no other time, and of one day no other size."""
    if are_of_two_times(a, b):
        return False
    low, high = sorted((middle_of(a.quantity), middle_of(b.quantity)))
    days = [p.start[:10] for f in (a, b) if (p := material.report[f.statement.report].published)]
    agree = verdict_on(a.quantity, b.quantity) is not Verdict.DIFFER
    return agree or low >= _farthest(a) * high or (_can_grow(a, b) and len(set(days)) == 2)


def _are_bodies(figure: Figure) -> bool:
    return figure.statement.method.startswith(SOME_BODIES) or figure.quantity.unit in BODIES


def _farthest(figure: Figure) -> float:
    return FARTHEST_CROWDS if figure.statement.facet is Facet.PARTICIPANTS else FARTHEST


def _can_grow(a: Figure, b: Figure) -> bool:
    """Whether later days may find many times as many: not of the hurt, of bodies found, or of a side's own losses."""
    found = _are_bodies(a) or _are_bodies(b)
    known = a.statement.facet is Facet.WOUNDED and not (is_vague(a.quantity) or is_vague(b.quantity))
    return not (known or found) and all(sides_of(f.subject.kinds) <= {CIVIL} for f in (a, b))
