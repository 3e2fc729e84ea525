"""Figures that only seem to quarrel: four were hit, of whom one died and three were hurt."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from recension.model.comparison import Verdict, Version
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity

from .accounts import sentence_around
from .counted import subject_of
from .figure import ADDED_UP
from .material import Material
from .surroundings import clause_around, sentence_bounds
from .verdicts import compare_quantities
from .wording import show, word_set

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
WITH_KILLER = re.compile(
    r"\b(?:including|among them|counting|along with|as well as|and) (?:the |an? )?(?:\w+ )?"
    r"(?:gunman|shooter|suspect|attacker|killer|assailant|bomber|himself|herself)\b",
    re.IGNORECASE,
)
UNBORN = re.compile(r"\b(?:unborn|f(?:o?)etus)\b", re.IGNORECASE)
# Those whom somebody finds, names or knows by name so far are some.
FOUND, IN_CARE = "with injuries", "in care"
NAME = re.compile(r"(?<!^)\b[A-Z][a-z]+")
IDENTIFIED = re.compile(r"\b(?:identified|identities|identity of|names? of|named as)\b", re.IGNORECASE)
AROUND_CHARS = 80
SO_FAR = re.compile(r"\b(?:so far|to date|up to now|until now|as of now)\b", re.IGNORECASE)


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
    """ "Three girls were hurt", "four people were hurt": by their age or kin the fewer are some of the more."""
    fewer, more = sorted((a, b), key=_size)
    few, all_told = ([_sorts(told[s], material) for s in v.statements] for v in (fewer, more))
    if not all(few) or any(all_told) or not _size(fewer) < _size(more):
        return None
    return f"{show(more.value)} and {show(fewer.value)} can both be right: the fewer are a sort of people"


def _explain_part(a: Version, b: Version, told: Mapping[str, Statement], material: Material) -> str | None:
    """ "Guards found two men with wounds", "charged with shooting Orr and Sulem", "two victims were identified"."""
    fewer, more = sorted((a, b), key=_least)
    if not _least(fewer) < _least(more) or not all(_is_of_some(told[s], material) for s in fewer.statements):
        return None
    return (
        f"{show(more.value)} and {show(fewer.value)} can both be right: the fewer were found, or named, among the more"
    )


def _is_of_some(statement: Statement, material: Material) -> bool:
    if statement.method.startswith(FOUND) and not statement.method.endswith(ADDED_UP):
        return statement.facet is Facet.WOUNDED
    if statement.method.startswith(IN_CARE):
        return OTHERS.search(statement.value.text) is not None
    if statement.method.endswith(ADDED_UP) and NAME.search(statement.value.text):
        return True
    return IDENTIFIED.search(clause_around(material.report[statement.report], statement)) is not None


def _sorts(statement: Statement, material: Material) -> frozenset[str]:
    return subject_of(statement, material.report[statement.report]).kinds & word_set("by_age_or_kin")


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
    if himself or any(WITH_KILLER.search(_around(told[s], material)) for s in more.statements):
        return f"{both}: the killer himself is among the more"
    return None


def _are_open(fewer: Version, more: Version, told: Mapping[str, Statement], material: Material) -> bool:
    """ "Sixteen bodies were recovered so far", "at least 16" beside "16 dead": whoever says so leaves room for more."""
    bounds = {(s.report, s.value.low) for s in told.values() if isinstance(s.value, Quantity) and s.value.high is None}
    said, size = [told[s] for s in fewer.statements], _size(fewer)
    days = [[p.start for r in v.reports if (p := material.report[r].published)] for v in (fewer, more)]
    later = all(days) and max(d or "" for d in days[0]) > max(d or "" for d in days[1])
    left = all((s.report, size) in bounds or SO_FAR.search(_sentence(s, material)) for s in said)
    return left and not later and not math.isnan(size)


def _sentence(statement: Statement, material: Material) -> str:
    return sentence_around(material.report[statement.report], statement)


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
