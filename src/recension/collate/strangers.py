"""Figures of things that differ and are no rivals: an earlier quake's, "the past nine games", prices of two things."""

import re
from collections.abc import Sequence
from itertools import islice, product

from recension.model.comparison import Verdict
from recension.model.report import Report
from recension.model.statement import Facet

from .accounts import sentence_around
from .counted import AGO, Counted, compare_counted, shared_context
from .figure import Figure
from .history import is_dated_earlier
from .likeness import ASSERTED, FIXED, verdict_on
from .material import Material
from .surroundings import NEAR_CHARS, clause_around, words_around
from .wording import word_set

# "The past nine games", "the next three days": whoever speaks chooses how far back or ahead.
WINDOW = re.compile(r"\b(?:past|last|next|previous|preceding|coming|first|final)\s", re.IGNORECASE)
WINDOW_CHARS = 12
# What came years before the story, or is summed up over years; "the most since 1990" are the news themselves.
PAST = re.compile(
    r"\b(?:(?:years?|decades?) (?:ago|earlier|before)|since (?:19|20)\d\d"
    r"|(?:in|for|of) (?:an?|the|his|her|their|two|several) (?:previous|former|earlier) "
    r"(?:killing|murder|attack|crime|case|shooting|conviction)s?)\b",
    re.IGNORECASE,
)
# "Ten years ago, he killed two": what opens a sentence is of all of it.
OPENING = re.compile(r"^\W*(?:(?!,)\S+ ){0,3}(?:years?|decades?) (?:ago|earlier|before),", re.IGNORECASE)
RECORD = re.compile(r"\b(?:most|first|only|worst|[a-z]+est)\b(?! (?:of|part)\b)", re.IGNORECASE)
LEAST_OF_PAST = 0.3
EACH = re.compile(r"(?: [\w-]+){0,3}? (?:each|apiece|every|a head|per)\b")
AVERAGE = re.compile(r"\b(?:averag\w+|per (?:game|match|outing))\b", re.IGNORECASE)
CONVERTED = re.compile(
    r"(?P<sign>[$£€¥])(?:[A-Z]{1,3}(?=\d))? ?\d[\d.,]*(?: ?[a-z]{1,8})? \((?:[A-Z]{1,3}(?=[$£€¥]))?$"
)
# "Two other women" leaves one out whom "three women" counts.
OTHER = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)
GAP = "gap.time"
# So much of what stands around the poorer of two figures stands around the other, where nothing else tells that they
# are of one thing. Set by reading what differs in some sixty incidents, not fitted.
LEAST_CONTEXT = 0.2
# Pairs of two values that are tried; a value that is given more often is told in like words.
MOST_TRIED = 60

Group = list[Figure]


def part_strangers(group: Group, material: Material) -> list[Group]:
    """The group, or its parts, the value that most origins give first: in no part two values are of two things.

    A bound goes with either of two prices ("at least $160 million"), and so would bring together what is no quarrel.
    """
    told: dict[tuple[object, ...], Group] = {}
    for figure in group:
        told.setdefault(_value(figure), []).append(figure)
    parts: list[list[Group]] = []
    for version in sorted(told.values(), key=lambda v: -len({material.origin(f.statement.report) for f in v})):
        fitting = next((p for p in parts if all(_can_stand(version, other, material) for other in p)), None)
        if fitting is None:
            parts.append([version])
        else:
            fitting.append(version)
    kept = [{id(f) for version in part for f in version} for part in parts]
    return [[f for f in group if id(f) in ids] for ids in kept]


def _value(figure: Figure) -> tuple[object, ...]:
    value = figure.quantity
    return value.low, value.high, value.approximate, value.unit


def _can_stand(one: Sequence[Figure], two: Sequence[Figure], material: Material) -> bool:
    """Whether nothing that differs stands there, or what does is of one thing in some of its words."""
    if verdict_on(one[0].quantity, two[0].quantity) is not Verdict.DIFFER:
        return True
    pairs = list(islice(product(one, two), MOST_TRIED))
    apart = [(a, b) for a, b in pairs if material.origin(a.statement.report) != material.origin(b.statement.report)]
    are_rivals = _measure_one if one[0].statement.facet in FIXED else _are_of_one_time
    return not apart or any(are_rivals(a, b, material) for a, b in apart)


def _are_of_one_time(a: Figure, b: Figure, material: Material) -> bool:
    """Not whom the killer killed years ago beside the dead of now, nor whom a city and a country ever lost."""
    here, there = (material.report[f.statement.report] for f in (a, b))
    if _tells_of_past(a, here) != _tells_of_past(b, there) or _comes_after(a, there) or _comes_after(b, here):
        return False
    of_one = a.statement.about == b.statement.about or shared_context(a.subject, b.subject) >= LEAST_OF_PAST
    return of_one or not (a.background and b.background)


def _comes_after(figure: Figure, report: Report) -> bool:
    """Whether a crowd came together when the report was out already: another night's. A toll goes on rising."""
    is_crowd = figure.statement.facet is Facet.PARTICIPANTS
    happened = figure.when.start if figure.when is not None and is_crowd else None
    printed = report.published.end if report.published is not None else None
    return bool(happened and printed) and str(happened)[:10] > str(printed)[:10]


def _tells_of_past(figure: Figure, report: Report) -> bool:
    clause = clause_around(report, figure.statement)
    of_past = PAST.search(clause) is not None and not RECORD.search(clause)
    return of_past or OPENING.match(sentence_around(report, figure.statement)) is not None


def _measure_one(a: Figure, b: Figure, material: Material) -> bool:
    facet = a.statement.facet
    here, there = (material.report[f.statement.report] for f in (a, b))
    if not _are_of_one_time(a, b, material) or (GAP in a.subject.measured) != (GAP in b.subject.measured):
        return False
    if (
        {a.subject.noun, b.subject.noun} & word_set("stretches")
        or _tells_when(a, here)
        or _tells_when(b, there)
        or _is_of_window(a, here)
        or _is_of_window(b, there)
        or _is_of_earlier(a, here) != _is_of_earlier(b, there)
    ):
        return False
    of_one = bool(a.subject.measured & b.subject.measured)
    if (OTHER.search(a.quantity.text) is None) != (OTHER.search(b.quantity.text) is None):
        return False
    if facet is Facet.COUNT:
        return of_one or compare_counted(a.subject, b.subject) is Counted.SAME
    near = a.statement.about == b.statement.about
    if _is_of_each(a, here) != _is_of_each(b, there) or _is_converted(a, here) or _is_converted(b, there):
        return False
    if facet is Facet.MONEY:
        return of_one or (near and not (_is_open_ended(a) or _is_open_ended(b) or _have_other_doers(a, b, material)))
    # What some missiles may reach and others may not is no quarrel.
    asserted = a.statement.mood in ASSERTED or b.statement.mood in ASSERTED
    return asserted and (of_one or near or shared_context(a.subject, b.subject) >= LEAST_CONTEXT)


def _have_other_doers(a: Figure, b: Figure, material: Material) -> bool:
    """ "The Reds offered 200 million", "the Blues are at 160"."""
    one, two = (material.told[f.statement.id].players for f in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def _is_converted(figure: Figure, report: Report) -> bool:
    """ "$1 million ($1.5 million)": the same in dollars of another country, of which the sign does not tell."""
    start = figure.statement.span.start
    before = CONVERTED.search(report.text, max(0, start - NEAR_CHARS), start)
    return before is not None and before["sign"] in figure.quantity.text


def _tells_when(figure: Figure, report: Report) -> bool:
    """ "He was shot eight days ago" says when, and not how long."""
    return figure.subject.dimension == "time" and AGO.match(report.text, figure.statement.span.end) is not None


def _is_of_each(figure: Figure, report: Report) -> bool:
    """ "$500 for each count" is no rival of what all cost, nor an average of what came of one game."""
    end = figure.statement.span.end
    each = EACH.match(report.text, end, end + NEAR_CHARS) is not None
    return each or AVERAGE.search(words_around(figure.statement, report)) is not None


def _is_of_window(figure: Figure, report: Report) -> bool:
    start = figure.statement.span.start
    words = f"{report.text[max(0, start - WINDOW_CHARS) : start]}{figure.quantity.text[:WINDOW_CHARS]}"
    return WINDOW.search(words) is not None


def _is_of_earlier(figure: Figure, report: Report) -> bool:
    """Whether its sentence names no month or year but earlier ones."""
    return is_dated_earlier(sentence_around(report, figure.statement), report)


def _is_open_ended(figure: Figure) -> bool:
    return figure.quantity.low is None or figure.quantity.high is None
