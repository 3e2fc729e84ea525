"""Which of a report's figures are its count of all: the one that it puts foremost, and what goes with it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recension.model.comparison import Verdict
from recension.model.report import Report
from recension.model.statement import Facet
from recension.model.values import Quantity

from .accounts import is_of_other_times, is_sweeping, sentence_around
from .bounds import NEAR, are_near, is_vague, middle_of
from .figure import ADDED_UP, Figure, are_of_two_times, are_two_sums
from .likeness import verdict_on
from .material import Material

# The setting of all to whom it came, whatever a report calls them; and that of those in one condition.
ALL, CONDITION = "all", "serious"
SOME_BODIES, BODIES = "bodies", frozenset({"body", "corpse", "remains"})
CARE = ("in care", "treated for", "with injuries")
# What is told further down is of another incident, as a rule, unless it is called the toll.
FOREMOST_CHARS = 2500
# How far behind a first figure the toll may stand that it is added to.
TOLL_CHARS = 150
# Counts of one day are no further apart: "two" and "40" are of two incidents, or of a part.
FARTHEST = 0.35
# Crowds are counted by those who like them and those who do not.
FARTHEST_CROWDS = 0.1
# Another's count stands right beside; what somebody further off counts is another incident. Of the hurt each hospital
# has its own.
BESIDE_CHARS = 300
# A bound and the figure that it holds are one count, told twice, if so near: "more than 60", "63". Set by hand.
CLOSE = 0.9
# More different counts than this are compared by the commonest of them, and no more rivals are sought again.
MOST_COUNTS = 50
ONLY = re.compile(r"\b(?:only|just|no more than|however|instead)\b", re.IGNORECASE)

Setting = tuple[str, str]  # the facet, or what those aboard or alive are; and of which sort


@dataclass(frozen=True, slots=True)
class Own:
    """What one report counts in a setting: those among whom its whole is sought, all its counts, and whoever is found
    or cared for, in text order."""

    named: Sequence[Figure]
    counts: Sequence[Figure]
    found: Sequence[Figure]


def find_wholes(told: Mapping[str, Sequence[Figure]], setting: Setting, material: Material) -> list[Figure]:
    """Each report's count of all, told again or not, and what others say it is: "police insist that only two died"."""
    own = {report: _own(material.report[report], figures, setting) for report, figures in told.items()}
    foremost = {report: first for report, counted in own.items() if (first := _foremost(counted)) is not None}
    if not is_of_sort(setting):
        foremost = _corroborated(foremost, own)
    return [f for report, first in foremost.items() for f in _with_it(first, own[report], setting)]


def is_of_sort(setting: Setting) -> bool:
    """Whether it is the setting of some sort of people, not of all."""
    return setting[1] not in ("", ALL)


def are_bodies(figure: Figure) -> bool:
    """Whether it counts bodies, which are those that somebody found."""
    return figure.statement.method.startswith(SOME_BODIES) or figure.quantity.unit in BODIES


def is_cared_for(figure: Figure) -> bool:
    """Whether it counts those whom somebody treats: all who were hurt may be more."""
    return figure.statement.method.startswith(CARE)


def farthest(figure: Figure) -> float:
    """The share of a count that another of the same day may be and still be of the same people."""
    return FARTHEST_CROWDS if figure.statement.facet is Facet.PARTICIPANTS else FARTHEST


def _own(report: Report, told: Sequence[Figure], setting: Setting) -> Own:
    own = sorted((f for f in told if _is_of_this_time(f, report)), key=lambda f: f.statement.span.start)
    # "Eight soldiers and four villagers" are all who died where the report gives no count of its own
    counts = [f for f in own if not f.statement.method.endswith(ADDED_UP)] or own
    found = _of_one_size([f for f in counts if are_bodies(f) or is_cared_for(f)])
    others = [f for f in counts if not (are_bodies(f) or is_cared_for(f))]
    # "the clinic treated 46 people, and two officers were hurt by stones": those few are among them
    counts = found if found and all(_is_far_less(f, found) for f in others) else others
    counts = [f for f in counts if not f.subject.conditions or setting[1] == CONDITION] or counts
    # "Three villagers died in hospital" beside a count of people is none of all
    return Own(counts if is_of_sort(setting) else _at_large(counts), counts, found)


def _is_far_less(figure: Figure, found: Sequence[Figure]) -> bool:
    """Whether it counts so few beside those who are found or cared for that it can be no rival of their count."""
    return middle_of(figure.quantity) < FARTHEST * min(middle_of(f.quantity) for f in found)


def _of_one_size(found: list[Figure]) -> list[Figure]:
    """Whoever is found or cared for; of the hurt, whom each hospital counts, none where there are two figures."""
    cared = [f for f in found if is_cared_for(f)]
    alike = all(_is_same(f, cared[0]) for f in cared)
    return found if alike else [f for f in found if not is_cared_for(f)]


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
    return not is_of_other_times(figure.statement, report) and not sweeping


def _foremost(own: Own) -> Figure | None:
    tolls = [f for f in own.named if f.statement.method == "toll"]
    near = [f for f in own.named if f.statement.span.start <= FOREMOST_CHARS]
    foremost = next(iter(near or tolls), None)
    if foremost is None:
        return None
    # "four more died, bringing the toll to 23"
    behind = (f for f in tolls if f.statement.span.start - foremost.statement.span.end <= TOLL_CHARS)
    return next(behind, foremost)


def _corroborated(foremost: Mapping[str, Figure], own: Mapping[str, Own]) -> dict[str, Figure]:
    """The foremost counts; where no other report's is like one, a count of its report that others' are like.

    "A pair of weavers never saw morning", and further down "the ministry counts 22 dead", as everybody does.
    """
    firm = Counter(f.quantity for f in foremost.values() if not is_vague(f.quantity))
    common = sorted(firm.most_common(), key=lambda c: (-c[1], middle_of(c[0]), c[0].text))[:MOST_COUNTS]

    def support(figure: Figure, besides: Quantity, near: float = NEAR) -> int:
        return sum(n - (q == besides) for q, n in common if _are_like(figure.quantity, q, near))

    chosen = {}
    for report, first in foremost.items():
        held = is_vague(first.quantity) or support(first, first.quantity, farthest(first))
        others = [] if held else own[report].named
        best = max(others, key=lambda f: support(f, first.quantity), default=first)
        chosen[report] = best if best is not first and support(best, first.quantity) else first
    return chosen


def _are_like(one: Quantity, two: Quantity, near: float) -> bool:
    return verdict_on(one, two) is not Verdict.DIFFER or are_near(one, two, near)


def _with_it(foremost: Figure, own: Own, setting: Setting) -> Sequence[Figure]:
    if is_of_sort(setting):
        return own.counts if all(_is_same(f, foremost) for f in own.counts) else []
    agreeing = [f for f in (*own.named, *own.found) if _agrees(f, foremost)]
    if len({middle_of(f.quantity) for f in agreeing if not is_vague(f.quantity)}) > 1 and is_vague(foremost.quantity):
        agreeing = []  # "dozens died, 31 in the town and 24 in the hills"
    same = [foremost, *(f for f in agreeing if f is not foremost)]
    taken = {id(f) for f in same}
    # "He spoke of six dead. The hospital, however, counts eight bodies."
    others = [f for f in (*own.counts, *own.found) if id(f) not in taken]
    rivals = [f for f in others if not are_of_two_times(f, foremost) and _is_rival(f, foremost)]
    # a headline's "30 guests" are the 30 people of the text
    taken |= {id(f) for f in rivals}
    whole = (foremost, *rivals[:MOST_COUNTS])
    again = [
        f
        for f in others
        if id(f) not in taken and any(_is_same(f, told) and not are_two_sums(f, told) for told in whole)
    ]
    return [*same, *rivals, *again]


def _is_same(figure: Figure, foremost: Figure) -> bool:
    return middle_of(figure.quantity) == middle_of(foremost.quantity) and not are_of_two_times(figure, foremost)


def _agrees(figure: Figure, foremost: Figure) -> bool:
    """Whether it is the foremost count told again, or more exactly: "dozens were hurt", "37 came to the hospital"."""
    if are_two_sums(figure, foremost):
        return False
    if _is_same(figure, foremost):
        return True
    within = verdict_on(figure.quantity, foremost.quantity) in (Verdict.AGREE, Verdict.REFINE)
    near = is_vague(foremost.quantity) or are_near(figure.quantity, foremost.quantity, CLOSE)
    return within and near and not is_vague(figure.quantity) and not are_of_two_times(figure, foremost)


def _is_rival(figure: Figure, foremost: Figure) -> bool:
    """Whether the report sets another's count of the whole beside the foremost one."""
    one, two = figure.statement, foremost.statement
    low, high = sorted((middle_of(figure.quantity), middle_of(foremost.quantity)))
    stressed = one.method == "toll" or ONLY.search(one.span.text) is not None
    of_another = set(one.said_by) != set(two.said_by) or (one.method == "toll" and not one.said_by)
    # "The ministry spoke of 15 dead. The mission said that at least 14 villagers were killed."
    disjoint = bool(one.said_by and two.said_by) and not set(one.said_by) & set(two.said_by)
    beside = abs(one.span.start - two.span.start) <= BESIDE_CHARS and one.facet is not Facet.WOUNDED
    return ((stressed and of_another) or (disjoint and beside)) and low >= farthest(figure) * high
