"""Figures that only seem to quarrel: four were hit, of whom one died and three were hurt."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from recension.model.comparison import Verdict, Version
from recension.model.entity import EntityType
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity, Value

from .accounts import sentence_around
from .counted import subject_of
from .figure import ADDED_UP
from .material import Material, Told
from .surroundings import CLAUSE_END, clause_around, sentence_bounds
from .verdicts import compare_quantities
from .wording import any_of_class, is_unknown, negates, show, word_set

# A comparison of more versions is not gone into.
MOST_VERSIONS = 12
# "Four were shot" may count the one who died; "four others were shot" does not, nor does "four were hurt".
HIT = re.compile(r"\b(?:shot|gunshots?|gunfire|bullets?|stabbed|hit|struck)\b", re.IGNORECASE)
ALSO = re.compile(r"\balso (?:been )?(?:arrested|detained|held|seized|captured|charged|taken into custody)\b", re.I)
OTHERS = re.compile(r"\b(?:others?|another|additional|more(?! than)|rest|remaining|besides)\b", re.IGNORECASE)
# He who died with those whom he killed: "two people and himself", "before he shot himself".
SELF = re.compile(
    r"\b(?:and (?:then )?(?:him|her)self|(?:shot|shooting|killed|killing|hanged|hanging|stabbed) (?:him|her)self"
    r"|turn(?:ed|ing) (?:the|his|her|a) (?:\w+ )?on (?:him|her)self|self-inflicted"
    r"|t(?:ook|aking|aken) (?:his|her) own life|murder[ -]suicide)\b",
    re.IGNORECASE,
)
UNBORN = re.compile(r"\b(?:unborn|f(?:o?)etus)\b", re.IGNORECASE)
# Those whom somebody finds, names or knows by name so far are some.
FOUND, IN_CARE = "with injuries", "in care"
IDENTIFIED = re.compile(
    r"\b(?:identified|identit(?:y|ies)|named as|names? of (?:(?:the|all|its|those) )?(?:\w+ )?"
    r"(?:victims?|dead|deceased|killed|wounded|injured|men|women|people))\b",
    re.IGNORECASE,
)
YET_TO = re.compile(r"\byet to\b", re.IGNORECASE)
AROUND_CHARS = 80
SO_FAR = re.compile(r"\b(?:so far|to date|up to now|until now|as of now)\b", re.IGNORECASE)
CLAUSE_OR_AND = re.compile(rf"{CLAUSE_END.pattern}| and ")


@cache
def _with_killer() -> re.Pattern[str]:
    """The killer counted with his dead: "including the gunman", "the gunman is among them", "three men and the gunman."

    Behind an "and" he has no verb of his own: "and the gunman was seized" counts him with nobody.
    """
    killer = rf"(?:(?:the|an?) )?(?:\w+ )?(?:{any_of_class('attacker')})\b"
    return re.compile(
        rf"\b(?:including|among them|counting|along with|as well as|and) (?:him|her)self\b"
        rf"|^[^,.;:“”\"]*,? ?(?:including|among them|counting|along with|as well as) {killer}"
        rf"|^(?![^.]*\bbetween\b)[^,.;:“”\"]*? and {killer}"
        r"(?=[.!?]|$|,? (?:were|are|had been|have been|dead|lay|both)\b)"
        rf"|\b{killer} (?:is|was|were|himself)(?: also)? (?:among|one of) (?:them|the (?:\w+ )?dead)\b",
        re.IGNORECASE,
    )


def explain(
    versions: Sequence[Version], statements: Sequence[Statement], facet: Facet, material: Material
) -> str | None:
    """Why figures that differ can all be right; None where any two of them cannot."""
    explain_pair = EXPLAINED.get(facet)
    if explain_pair is None or len(versions) > MOST_VERSIONS:
        return None
    told = {s.id: s for s in statements}
    apart = (pair for pair in combinations(versions, 2) if _differ(*pair))
    ways = (_explain_sort, _explain_part, explain_pair)
    reasons = [next((r for way in ways if (r := way(a, b, told, material))), None) for a, b in apart]
    return next(iter(reasons), None) if all(reasons) else None


def _differ(a: Version, b: Version) -> bool:
    figures = [v.value for v in (a, b) if isinstance(v.value, Quantity)]
    apart = len({*a.origins, *b.origins}) > 1
    return apart and len(figures) == 2 and compare_quantities(*figures)[0] is Verdict.DIFFER


def _explain_sort(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    """ "Three girls were hurt" besides others, "four people were hurt": by their age the fewer are some of the more."""
    fewer, more = sorted((a, b), key=_size)
    few, all_told = ([_sorts(told[s], material) for s in v.statements] for v in (fewer, more))
    if not all(few) or any(all_told) or not _size(fewer) < _size(more):
        return None
    if any(_is_foremost(told[s], material) for s in fewer.statements):
        return None
    return f"{show(more.value)} and {show(fewer.value)} can both be right: the fewer are a sort of people"


def _is_foremost(statement: Statement, material: Material) -> bool:
    """Whether its report counts nobody before to whom the same came, and no more people anywhere: they are all."""
    report, facet = statement.report, statement.facet
    counted = [s for s in material.statements if (s.report, s.facet) == (report, facet)]
    sizes = [(s.span.start, s.value) for s in counted if isinstance(s.value, Quantity)]
    own = _most(statement.value)
    return all(statement.span.start <= start and _most(value) <= own for start, value in sizes)


def _most(value: Value) -> float:
    """The largest figure that a count allows."""
    return float(value.high) if isinstance(value, Quantity) and value.high is not None else math.inf


def _explain_part(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    """ "Guards found two men with wounds", "charged with shooting Orr and Sulem", "two victims were identified"."""
    fewer, more = sorted((a, b), key=_least)
    if not _least(fewer) < _least(more):
        return None
    ways = [_why_some(told[s], material) for s in fewer.statements]
    first = next(iter(ways), None)
    return f"{show(more.value)} and {show(fewer.value)} can both be right: {first}" if first and all(ways) else None


def _why_some(statement: Statement, material: Material) -> str | None:
    """Why a figure may be of some alone; None where nothing says so."""
    summed = statement.method.endswith(ADDED_UP)
    clause = clause_around(material.report[statement.report], statement)
    if statement.method.startswith(FOUND) and not summed:
        return "the fewer were found hurt, among the more" if statement.facet is Facet.WOUNDED else None
    if statement.method.startswith(IN_CARE):
        return "the fewer are others, in care" if OTHERS.search(statement.value.text) else None
    if summed and _has_named_victim(statement, material):
        return "the fewer are those told of by name"
    return "the fewer were identified, among the more" if _are_identified(clause) else None


def _has_named_victim(statement: Statement, material: Material) -> bool:
    """Whether one of those whom it counts is named in its words."""
    victims = [material.entity[v] for v in material.told.get(statement.id, Told()).victims if material.is_named(v)]
    names = (m for v in victims if v.type is EntityType.PERSON for m in v.mentions if m.text[:1].isupper())
    span = statement.span
    return any(name.report == span.report and span.start <= name.start < span.end for name in names)


def _are_identified(clause: str) -> bool:
    """ "The identities of two are known", and not "two who have not been identified"."""
    return bool(IDENTIFIED.search(clause)) and not (negates(clause) or is_unknown(clause) or YET_TO.search(clause))


def _sorts(statement: Statement, material: Material) -> frozenset[str]:
    return subject_of(statement, material.report[statement.report]).kinds & word_set("by_age")


def _explain_wounded(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    fewer, more = sorted((a, b), key=_size)
    rest = _size(more) - _size(fewer)
    both = f"{show(more.value)} and {show(fewer.value)} can both be right"
    hit = any(HIT.search(told[s].span.text) and not OTHERS.search(told[s].span.text) for s in more.statements)
    if hit and _are_told(rest, Facet.KILLED, (*fewer.reports, *more.reports), material):
        return f"{both}: {rest:g} of those who were hit died"
    if any(_has_others(told[s], rest, material) for s in fewer.statements):
        return f"{both}: who gives the fewer tells of {rest:g} besides"
    return None


def _explain_killed(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    """ "Three were killed", of whom one is he who killed the two others and himself, or a child not yet born."""
    fewer, more = sorted((a, b), key=_size)
    if _are_open(fewer, more, told, material):
        return f"{show(more.value)} and {show(fewer.value)} can both be right: the fewer were those known so far"
    if _size(more) - _size(fewer) != 1:
        return None
    both = f"{show(more.value)} and {show(fewer.value)} can both be right"
    if any(UNBORN.search(_around(told[s], material)) for s in more.statements):
        return f"{both}: an unborn child is among the more"
    himself = any(SELF.search(_around(told[s], material)) for s in fewer.statements)
    if himself or any(_with_killer().search(_from_clause(told[s], material)) for s in more.statements):
        return f"{both}: the killer himself is among the more"
    return None


def _are_open(fewer: Version, more: Version, told: Mapping[str, Statement], material: Material) -> bool:
    """ "Sixteen bodies were recovered so far", "at least 16" beside "16 dead": whoever says so leaves room for more."""
    bounds = {(s.report, s.value.low) for s in told.values() if isinstance(s.value, Quantity) and s.value.high is None}
    said, size = [told[s] for s in fewer.statements], _size(fewer)
    days = [[p.start for r in v.reports if (p := material.report[r].published)] for v in (fewer, more)]
    later = all(days) and max(d or "" for d in days[0]) > max(d or "" for d in days[1])
    left = all((s.report, size) in bounds or _is_so_far(s, material) for s in said)
    return left and not later and not math.isnan(size)


def _is_so_far(statement: Statement, material: Material) -> bool:
    """ "So far, 16 bodies were found", and not "16 were killed, and nobody was held so far"."""
    report = material.report[statement.report]
    opens = SO_FAR.match(sentence_around(report, statement).lstrip(' “"')) is not None
    return opens or SO_FAR.search(clause_around(report, statement, CLAUSE_OR_AND)) is not None


def _explain_detained(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    """ "Three were arrested", and "his two brothers were also arrested"."""
    fewer, more = sorted((a, b), key=_size)
    if not all(_are_others(told[s], material) for s in fewer.statements):
        return None
    return f"{show(more.value)} and {show(fewer.value)} can both be right: the fewer are told of as others besides"


def _are_others(statement: Statement, material: Material) -> bool:
    """ "Two more", "two were also arrested", and not "also" or "more" of what its clause tells besides."""
    clause = clause_around(material.report[statement.report], statement)
    return OTHERS.search(statement.span.text) is not None or ALSO.search(clause) is not None


def _around(statement: Statement, material: Material) -> str:
    """Its sentence, and what stands right before and behind: "He then shot himself"."""
    report, span = material.report[statement.report], statement.span
    start, end = sentence_bounds(report, statement)
    return report.text[max(0, min(start, span.start - AROUND_CHARS)) : max(end, span.end + AROUND_CHARS)]


def _from_clause(statement: Statement, material: Material) -> str:
    """From where its clause begins: its sentence, and what stands right behind."""
    report, span = material.report[statement.report], statement.span
    before = clause_around(report, statement).partition(span.text)[0]
    _, end = sentence_bounds(report, statement)
    return report.text[span.start - len(before) : max(end, span.end + AROUND_CHARS)]


def _least(version: Version) -> float:
    return float(version.value.low or 0) if isinstance(version.value, Quantity) else math.nan


def _size(version: Version) -> float:
    """The firm figure; of a bound or a range nothing can be reckoned."""
    value = version.value
    firm = value.low if isinstance(value, Quantity) and value.low == value.high else None
    return math.nan if firm is None else firm


def _are_told(count: float, facet: Facet, reports: Iterable[str], material: Material) -> bool:
    return any(size == count for r in reports for _, size in material.counts.get((r, facet), ()))


def _has_others(statement: Statement, count: float, material: Material) -> bool:
    """ "Two men were wounded. Two others were driven to a clinic": four were wounded."""
    told = material.counts.get((statement.report, statement.facet), ())
    rest = (span.text for span, size in told if size == count and span != statement.span)
    return any(OTHERS.search(f"{text} {statement.span.text}") for text in rest)


EXPLAINED = {
    Facet.WOUNDED: _explain_wounded,
    Facet.KILLED: _explain_killed,
    Facet.DETAINED: _explain_detained,
}
