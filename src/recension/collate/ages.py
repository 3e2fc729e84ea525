"""One person whose age two reports give differently."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Argument, Chain, EventMention, Mention, Reading
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Quantity

from .material import Material
from .rivals import Clash, Side
from .wording import word_table

# "The six-year-old", "a 42-year-old train driver"; and "Ana Orrin, 30," behind a name.
YEAR_OLD = re.compile(r"\b(?P<age>\d{1,3}|[A-Za-z]{3,6})-year-(?P<old>old)(?:[ -](?P<noun>[a-z]{2,20}))?")
BEHIND_NAME = re.compile(r", (?:aged )?(?P<age>\d{1,3})(?=[,.;:)]| of | from )")
# Reports that are further apart speak of two people, even if they were linked: a father and his son.
MOST_YEARS = 3
# Of people whom nobody names even two years are too much.
MOST_YEARS_UNNAMED = 1
NEAR_CHARS = 40


@dataclass(frozen=True, slots=True)
class Age:
    """An age in a report: whose it is, by name where there is one, and in which acts that person takes part."""

    span: Span
    years: int
    noun: str
    about: str
    named: str | None
    acts: frozenset[tuple[str, str]]


def find_rival_ages(
    material: Material, readings: Sequence[Reading], of: Callable[[str], str | None]
) -> Iterator[Clash]:
    """Ages of one person, or of people of one sort to whom one thing happened, that two origins give apart."""
    ages = [age for reading in readings for age in _ages(material, reading, of)]
    known: dict[str, set[int]] = {}
    for age in ages:
        known.setdefault(material.origin(age.span.report), set()).add(age.years)
    for a, b in combinations(ages, 2):
        one, two = material.origin(a.span.report), material.origin(b.span.report)
        # A report that has both ages tells of two people.
        if one != two and a.years not in known[two] and b.years not in known[one] and _are_rivals(a, b):
            sides = tuple(Side(x.span, x.about, _years(x)) for x in (a, b))
            reason = f"“{a.span.text}” in one report, “{b.span.text}” in another: their ages differ"
            yield Clash(sides, Facet.MEASURE, Verdict.DIFFER, reason)


def _are_rivals(a: Age, b: Age) -> bool:
    apart = abs(a.years - b.years)
    if a.named or b.named:
        return a.named == b.named and 0 < apart <= MOST_YEARS
    return 0 < apart <= MOST_YEARS_UNNAMED and _are_of_one_sort(a.noun, b.noun) and bool(a.acts & b.acts)


def _are_of_one_sort(one: str, two: str) -> bool:
    classes = word_table()["classes"].values()
    return one == two or not (one and two) or any(one in words and two in words for words in classes)


def _years(age: Age) -> Quantity:
    return Quantity(age.years, age.years, False, "year", age.span.text)


def _ages(material: Material, reading: Reading, of: Callable[[str], str | None]) -> Iterator[Age]:
    report = material.report[reading.report]
    for part in report.parts:
        if part.kind is PartKind.BODY:
            for found in YEAR_OLD.finditer(report.text, part.start, part.end):
                yield from _year_old(found, report, reading, material, of)
    for chain in reading.chains:
        entity = of(chain.id)
        if entity and _is_person(entity, material):
            yield from _behind_names(chain, entity, report)


def _is_person(entity: str, material: Material) -> bool:
    return material.is_named(entity) and material.entity[entity].type is EntityType.PERSON


def _behind_names(chain: Chain, entity: str, report: Report) -> Iterator[Age]:
    for mention in _names(chain):
        found = BEHIND_NAME.match(report.text, mention.span.end)
        if found:
            span = report.span(mention.span.start, found.end("age"))
            yield Age(span, int(found["age"]), "", entity, entity, frozenset())


def _names(chain: Chain) -> list[Mention]:
    return [m for m in chain.mentions if m.kind is MentionKind.NAME]


def _year_old(
    found: re.Match[str], report: Report, reading: Reading, material: Material, of: Callable[[str], str | None]
) -> Iterator[Age]:
    years, noun = _number(found["age"]), found["noun"] if found["noun"] in _people() else ""
    if years is None:
        return
    span = report.span(found.start(), found.end() if noun else found.end("old"))
    names = [
        (m.span.start, c) for c in reading.chains for m in _names(c) if 0 <= m.span.start - found.start() <= NEAR_CHARS
    ]
    named = next((of(c.id) for start, c in sorted(names, key=lambda n: n[0]) if _is_alone(report, found, start)), None)
    if named and _is_person(named, material):
        yield Age(span, years, "", named, named, frozenset())
        return
    taking_part = _acts(span, reading)
    event = next((e for e in (of(m.id) for m, _ in taking_part) if e), None) or material.event_at(span)
    if event:
        acts = frozenset((m.lemma.lower(), a.role.value) for m, a in taking_part)
        yield Age(span, years, noun, event, None, acts)


@cache
def _people() -> frozenset[str]:
    """Nouns for people; "bus" and "charged" behind an age say nothing of the sort of person."""
    classes = word_table()["classes"].values()
    return frozenset(word for words in (word_table()["people"]["everybody"], *classes) for word in words)


def _is_alone(report: Report, found: re.Match[str], start: int) -> bool:
    """Whether nothing but a word or two stands between the age and the name: "42-year-old driver Ana Orrin"."""
    between = report.text[found.end("age") : start]
    return len(between.split()) <= 2 and not any(mark in between for mark in ",.;:\n()")


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    numbers = word_table()["numbers"]
    return numbers.index(text.lower()) + 1 if text.lower() in numbers[:10] else None


def _acts(span: Span, reading: Reading) -> list[tuple[EventMention, Argument]]:
    """The acts in which those words take part, or another mention of the same person in the report."""
    chains = {c.id for c in reading.chains for m in c.mentions if m.span.overlaps(span)}
    return [(e, a) for e in reading.events for a in e.arguments if a.span.overlaps(span) or a.chain in chains]
