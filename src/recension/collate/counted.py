"""Who or what a figure counts, from the report's own words, and whether two figures count the same."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from recension.model.report import Report
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity, Value
from recension.text.countries import find_country_of, find_country_of_people

from .bounds import dimension_of
from .material import PEOPLE
from .members import counted_noun
from .settings import CAPACITY, condition_behind, setting_of, splits_off
from .surroundings import CONTEXT_CHARS, NEAR_CHARS, SENTENCE_END, classes_among, words_around
from .wording import WORD, content_words, day_words, word_classes, word_set, word_table

# What is weighed is told in the sentence before: "The bomb was under the stairs. We think of ten kilograms."
BEFORE_CHARS = 250
MAKE = re.compile(r"\b[A-Z]{1,4}-\d{1,3}(?=s?\b)")
REFERENCE_CHARS = 90
FROM_PLACE = re.compile(r"\b(?:of|off|from)\b[a-z ]{1,40}?((?:[A-Z][^\W\d_]+ ?)+)")
# How a figure's method ends where it counts some of a whole: "20 of those injured", "among them two guards".
PARTS = frozenset({"part", "subgroup", "listed", "included", "excess"})
# "29 of the pupils who were taken", "26 of those who died": some of a whole that is told of.
SOME_OF = re.compile(r"\bof (?:the|those|these|all|its|their)\b[^,]*\b(?:who|that|which)\b")
NUMBER = re.compile(r"^[\d.,:]+$")
# "Of the 288 runners, 286 were men", "of the dead, six"; "of the crowd, 62 were hurt" tells of all who were
LISTED = re.compile(
    r"\b(?:(?:including|among (?:them|whom)|of (?:them|whom|these|those))[ ,:–—-]*"
    r"|Of (?:the|its|their|those|these|all) (?=[\w -]{0,30}(?:\d|dead|killed|victim|wounded|injured|hurt|missing))"
    r"[\w, -]{3,40}, )$"
)
LISTED_CHARS = 60
BESIDE_KIN = re.compile(r"\b(?:his|her|their)(?: [a-z-]+){0,2}? (?P<kin>[a-z-]+)(?:, [a-z -]{1,30})?,? and $")
AGO = re.compile(r" (?:ago|earlier|from now|on)\b")
SHORT_NATIONS = (("United States", "US"), ("U.S.", "US"), ("United Kingdom", "UK"), ("U.K.", "UK"))
# A name that a report has no oftener is not what it is about.
SHORTEST_NAME, MOST_RARE = 4, 1
# "policeman" and "policemen" begin alike; of a short word that says nothing: "man" and "many", "monk" and "more".
SHORTEST_STEM, LONGEST_ENDING = 3, 3
# "Ten of its own men": those of a side, whichever that is
OWN_SIDE = re.compile(r"\b(?:its|their|his|her) own (?:men|people|members|number|ranks|side)\b", re.IGNORECASE)
LIGHTLY = frozenset({"slight"})
# Of all who were aboard one report says people, another passengers.
TRAVELLERS = frozenset({"traveller", "survivor"})


class Counted(IntEnum):
    """How two figures' words for whom they count go together."""

    DIFFERENT = 0
    OPEN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is of: `kinds` are classes or words for whom it counts, empty for people in general.

    `noun` is the word itself for what is counted, where it says more than "people" do; `named` are names beside it that
    the report has there alone: a ship, a lake, a school of another year.
    """

    kinds: frozenset[str]
    proper: frozenset[str]
    conditions: frozenset[str]
    measured: frozenset[str]
    dimension: str | None
    context: frozenset[str]
    reference: frozenset[str] = frozenset()
    part: bool = False
    noun: str | None = None
    named: frozenset[str] = frozenset()


def subject_of(statement: Statement, report: Report) -> Subject:
    """What the statement's figure is of."""
    quantity = statement.value
    unit = quantity.unit if isinstance(quantity, Quantity) else None
    dimension = dimension_of(unit)
    measured = _what_is_measured(dimension, statement, report) if dimension else setting_of(statement, report)
    told = content_words(statement.span.text)
    around = content_words(words_around(statement, report))
    behind = report.text[statement.span.start : statement.span.end + LISTED_CHARS]
    named = "" if dimension or _is_elided(statement, unit) else counted_noun(unit or "", behind)
    return Subject(
        kinds=_kinds(f"{statement.group or ''} {named}", statement.group or "")
        | _makes(statement.span.text)
        | _women(quantity, unit),
        proper=_proper(statement.group or ""),
        conditions=classes_among(
            "conditions", told | content_words(statement.group or "") | condition_behind(statement, report)
        ),
        measured=measured,
        dimension=dimension,
        context=frozenset(w for w in around if not NUMBER.match(w) and w not in word_set("plain")),
        reference=_reference(statement, report) if dimension == "length" else frozenset(),
        part=_is_part(statement, report),
        named=_rare_names(statement, report) if statement.facet is Facet.KILLED else frozenset(),
        noun=None if dimension or unit in word_table()["people"]["anybody"] else unit,
    )


def _is_elided(statement: Statement, unit: str | None) -> bool:
    """ "Left two acrobats dead and six injured": the six are told by the acrobats' word, and may be anybody."""
    harmed = statement.facet in (Facet.KILLED, Facet.WOUNDED) and statement.method.endswith("figure")
    if not harmed or unit is None:
        return False
    words, stem = WORD.findall(statement.span.text.lower()), unit.lower()[:-LONGEST_ENDING]
    if len(stem) < SHORTEST_STEM:
        return forms_of(unit.lower()).isdisjoint(words)
    return not any(word.startswith(stem) for word in words)


def forms_of(noun: str) -> frozenset[str]:
    """A short noun and what may be its plural: "monks", "boxes", "spies", "wives", "men", "children"."""
    cut, shorter = noun[:-1], noun[:-2]
    return frozenset(
        {noun, f"{noun}s", f"{noun}es", f"{noun}ren", f"{cut}ies", f"{cut}ves", f"{shorter}ves", f"{shorter}en"}
    )


def _rare_names(statement: Statement, report: Report) -> frozenset[str]:
    """Names in the figure's sentence that the report has seldom: of another incident, which has them to itself."""
    words = WORD.findall(words_around(statement, report))
    names = {w for w in words[1:] if w[:1].isupper() and len(w) >= SHORTEST_NAME and not _nation(w)}
    told = _word_counts(report.text)
    kept = {w.lower() for w in names} - day_words()
    return frozenset(w for w in kept if told[w] <= MOST_RARE)


@lru_cache(maxsize=64)
def _word_counts(text: str) -> Counter[str]:
    return Counter(w.lower() for w in WORD.findall(text))


def _is_part(statement: Statement, report: Report) -> bool:
    """Whether the figure counts some of a whole."""
    told = statement.method.rpartition(": ")[2] in PARTS or is_some_of_them(statement)
    # "Six of them drowned", of whomever else
    told |= (statement.group or "").lower() in word_table()["sexes"]["pronouns"]
    return told or any(some(statement, report) for some in (_is_listed, _is_beside_kin, splits_off))


def _is_beside_kin(statement: Statement, report: Report) -> bool:
    """ "Shot her uncle and two cousins": the two are not all."""
    start, told = statement.span.start, statement.span.text.find(statement.value.text)
    at = start + max(0, told)
    found = BESIDE_KIN.search(report.text, max(0, at - LISTED_CHARS), at)
    is_kin = found is not None and not content_words(found["kin"]).isdisjoint(word_set("kin"))
    return is_kin and statement.facet in PEOPLE


def is_some_of_them(statement: Statement) -> bool:
    """Whether its words say "of those who", "of the pupils who": some of those to whom the same came.

    Of "ten of those who died were children" the group stands behind: those are all the children.
    """
    said_of_them = statement.group is not None and statement.group not in statement.span.text
    return SOME_OF.search(statement.span.text) is not None and not said_of_them


def _is_listed(statement: Statement, report: Report) -> bool:
    """ "14 assaults, including two with a knife": the words before it make it a part of a whole."""
    start = statement.span.start
    return LISTED.search(report.text, max(0, start - LISTED_CHARS), start) is not None


def _reference(statement: Statement, report: Report) -> frozenset[str]:
    """The place that a distance counts from: "90 km (56 miles) north of the harbour of Orrin"."""
    ahead = report.text[statement.span.end : statement.span.end + REFERENCE_CHARS]
    stop = SENTENCE_END.search(ahead)
    found = FROM_PLACE.search(ahead[: stop.start()] if stop else ahead)
    return frozenset(w.lower() for w in found[1].split()) if found else frozenset()


def _what_is_measured(dimension: str, statement: Statement, report: Report) -> frozenset[str]:
    """By the words right beside it, then by its sentence; of a weight also by the sentence before.

    "Eight days ago, after the fire" measures nothing: it tells when.
    """
    if dimension == "time" and AGO.match(report.text, statement.span.end):
        return frozenset()
    near, around = (content_words(words_around(statement, report, chars)) for chars in (NEAR_CHARS, CONTEXT_CHARS))
    start = statement.span.start
    before = content_words(report.text[max(0, start - BEFORE_CHARS) : start]) if dimension == "mass" else frozenset()
    found = (_measured(dimension, words) for words in (near, around, before))
    return next((measured for measured in found if measured), frozenset())


def _measured(dimension: str, words: frozenset[str]) -> frozenset[str]:
    """What a figure of this dimension measures: a way west is a length, not a time."""
    return frozenset(name for name in classes_among("measured", words) if name.endswith(f".{dimension}"))


def _women(quantity: Value, unit: str | None) -> frozenset[str]:
    """ "Two women" are a sort of people; "a woman" is one person, and "ten men" are often all there were."""
    several = isinstance(quantity, Quantity) and quantity.low != 1
    return frozenset({"women"}) if unit == "woman" and several else frozenset()


def _makes(told: str) -> frozenset[str]:
    """The make of a thing, "AK-47s" are "AK-47 rifles"; and that people are those of a side."""
    return frozenset({*(make.lower() for make in MAKE.findall(told)), *(["own"] if OWN_SIDE.search(told) else [])})


def _kinds(told: str, group: str) -> frozenset[str]:
    """Classes where a word has one, else the word; people in general, nations, names and mere adjectives left out."""
    nations = [w for w in WORD.findall(told) if w[:1].isupper() and _nation(w)]
    words = content_words(told) - content_words(" ".join([*_names(group), *nations]))
    everybody = frozenset(word_table()["people"]["everybody"]) | word_set("plain") | word_classes("conditions").keys()
    classes = word_classes("classes") | word_classes("things")
    kept = (w for w in words if w not in everybody and not NUMBER.match(w))
    return frozenset(name for word in kept for name in classes.get(word, frozenset({word})))


@cache
def people_classes() -> frozenset[str]:
    """The classes of people."""
    return frozenset(word_table()["classes"])


def _names(group: str) -> list[str]:
    """The words of a name: "Ida Toss" in capitals, of which the first word alone would only begin a sentence."""
    words = WORD.findall(group)
    large = [w[:1].isupper() and not content_words(w) & word_classes("classes").keys() for w in words]
    return [w for i, w in enumerate(words) if large[i] and (i > 0 or (len(words) > 1 and large[1]))]


@lru_cache(maxsize=10_000)
def _nation(word: str) -> str | None:
    """The code of the country whose adjective or people the word is: "Veldian" and "Veldians" are of one."""
    country = find_country_of(word) or find_country_of_people(word) or find_country_of_people(f"{word}s")
    return country.code if country else None


def _proper(group: str) -> frozenset[str]:
    """Nations and other names in the group's words, one name for each nation."""
    for dotted, short in SHORT_NATIONS:
        group = group.replace(dotted, short)
    words = [w for w in WORD.findall(group) if w[:1].isupper()]
    return frozenset(_nation(w) or w.lower() for w in words)


def compare_counted(a: Subject, b: Subject) -> Counted:
    """Whether two figures of one facet count the same people or things; open where one of them names nobody."""
    if a.dimension != b.dimension or _fare_otherwise(a, b):
        return Counted.DIFFERENT
    if a.dimension:
        return _compare_measured(a, b)
    if a.proper and b.proper and not a.proper & b.proper:
        return Counted.DIFFERENT
    if a.measured and b.measured and not a.measured & b.measured:
        return Counted.DIFFERENT
    if CAPACITY in a.measured & b.measured:
        return Counted.SAME
    if a.part != b.part and not a.kinds & b.kinds and not a.proper & b.proper:
        return Counted.DIFFERENT
    if a.measured & b.measured and (a.kinds | b.kinds) <= TRAVELLERS and a.proper == b.proper:
        return Counted.SAME
    if a.kinds & b.kinds or (not a.kinds and not b.kinds and a.proper == b.proper):
        return Counted.SAME
    if a.kinds and b.kinds and not (a.proper & b.proper):
        return Counted.DIFFERENT
    return Counted.OPEN


def _fare_otherwise(a: Subject, b: Subject) -> bool:
    """Whether they are in two conditions; that the same sort of people is "slightly hurt" may go without saying."""
    slight = a.conditions ^ b.conditions == LIGHTLY and a.kinds & b.kinds
    return a.conditions != b.conditions and not slight


def _compare_measured(a: Subject, b: Subject) -> Counted:
    if a.measured and b.measured and not a.measured & b.measured:
        return Counted.DIFFERENT
    if a.reference and b.reference and not a.reference & b.reference:
        return Counted.DIFFERENT
    return Counted.SAME if a.measured & b.measured else Counted.OPEN


def shared_context(a: Subject, b: Subject) -> float:
    """How much of what stands around the two figures is the same, in [0, 1] of the poorer one."""
    fewer = min(len(a.context), len(b.context))
    return len(a.context & b.context) / fewer if fewer else 0.0
