"""One person whose age two reports give differently."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain as chain_all
from itertools import combinations, islice

from recension.model.comparison import Verdict
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Argument, Chain, EventMention, Mention, Reading
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

from .material import Material
from .overlaps import Overlaps
from .rivals import Clash, Side
from .wording import any_of_class, content_words, number_of, word_table

# "The six-year-old", "a 42-year-old train driver"; and "Ana Orrin, 30," behind a name.
YEAR_OLD = re.compile(r"\b(?P<age>\d{1,3}|[A-Za-z]{3,6})-year-(?P<old>old)(?:[ -](?P<noun>[a-z]{2,20}))?")
BEHIND_NAME = re.compile(r", (?:aged )?(?P<age>\d{1,3})(?=[,.;:)]| of | from )")
# "A 14-year-old, Ilo Brant": he has a name, and "the 14-year-old, Ilo Brant said" is somebody else.
APPOSED = re.compile(r"(?: [a-z]{2,20})?, ")
# Reports that are further apart speak of two people, even if they were linked: a father and his son.
MOST_YEARS = 3
# Of people whom nobody names even two years are too much.
MOST_YEARS_UNNAMED = 1
SUSPECT = "suspect"
# A birthday is likely to lie between reports that are so far apart.
BIRTHDAY_DAYS, DAYS_OF_YEAR = 60, 365
NEAR_CHARS = 40
NEAR_BEFORE = 90
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
# A report with more ages is a list of names.
MOST_AGES = 100


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
    dead = _dead(material)
    rivals: dict[str, list[tuple[Age, Age]]] = {}
    for a, b in _pairs(ages):
        one, two = material.origin(a.span.report), material.origin(b.span.report)
        # A report that has both ages tells of two people.
        if one == two or a.years in known[two] or b.years in known[one]:
            continue
        if _are_rivals(a, b) and not _has_aged(a, b, dead, material):
            rivals.setdefault(a.about, []).append((a, b))
    for pairs in rivals.values():
        yield _clash(pairs)


def _dead(material: Material) -> frozenset[str]:
    """Who was killed, and stays as old as he was."""
    killed = [s for s in material.statements if s.facet is Facet.KILLED and s.mood is Mood.STATED]
    dead = ((v, s) for s in killed if s.id in material.told for v in material.told[s.id].victims)
    # "Orr killed his brother": where the brother has no entity, the event's only player is he who lives.
    called = ((v, content_words(material.entity[v].name) & content_words(s.value.text)) for v, s in dead)
    return frozenset(v for v, name in called if name)


def _has_aged(a: Age, b: Age, dead: Set[str], material: Material) -> bool:
    """Whether a birthday lies between the two reports, as it may: 23 at the arrest, 24 at the trial."""
    if a.named is None or a.named in dead:
        return False
    days = [p.start[:10] for x in (a, b) if (p := material.report[x.span.report].published) and p.start]
    if len(days) < 2:
        return False
    (before, first), (after, second) = sorted(zip(map(date.fromisoformat, days), (a.years, b.years), strict=True))
    apart, grown = (after - before).days, second - first
    return apart >= BIRTHDAY_DAYS and 0 < grown <= 1 + apart // DAYS_OF_YEAR


def _clash(pairs: Sequence[tuple[Age, Age]]) -> Clash:
    """One clash for whoever it is, however many reports give the one age or the other."""
    spans = {age.span: age for pair in pairs for age in pair}
    a, b = pairs[0]
    reason = f"“{a.span.text}” in one report, “{b.span.text}” in another: their ages differ"
    sides = tuple(Side(x.span, a.about, _years(x)) for x in spans.values())
    return Clash(sides, Facet.MEASURE, Verdict.DIFFER, reason, "age")


def _pairs(ages: Sequence[Age]) -> list[tuple[Age, Age]]:
    """The pairs of ages that may be of one: of one name, or of people who take part in one act."""
    alike: dict[str | tuple[str, str], list[int]] = defaultdict(list)
    for number, age in enumerate(ages):
        for key in [age.named] if age.named else age.acts:
            alike[key].append(number)
    pairs = {pair for group in alike.values() for pair in combinations(group, 2)}
    return [(ages[i], ages[j]) for i, j in sorted(pairs)]


def _are_rivals(a: Age, b: Age) -> bool:
    apart = abs(a.years - b.years)
    if a.named or b.named:
        return a.named == b.named and 0 < apart <= MOST_YEARS
    if ("", SUSPECT) in a.acts & b.acts:
        return 0 < apart <= MOST_YEARS
    return 0 < apart <= MOST_YEARS_UNNAMED and _are_of_one_sort(a.noun, b.noun) and bool(a.acts & b.acts)


def _are_of_one_sort(one: str, two: str) -> bool:
    classes = word_table()["classes"].values()
    return one == two or not (one and two) or any(one in words and two in words for words in classes)


def _years(age: Age) -> Quantity:
    return Quantity(age.years, age.years, False, "year", age.span.text)


def _ages(material: Material, reading: Reading, of: Callable[[str], str | None]) -> Iterator[Age]:
    """The first so many ages of the report, those of "N-year-old" before those behind names."""
    report = material.report[reading.report]
    people = _People(reading)
    bodies = [part for part in report.parts if part.kind is PartKind.BODY]
    told = (found for part in bodies for found in YEAR_OLD.finditer(report.text, part.start, part.end))
    old = (age for found in islice(told, MOST_AGES) for age in _year_old(found, report, people, material, of))
    chains = ((chain, of(chain.id)) for chain in reading.chains)
    behind = (age for c, e in chains if e and _is_person(e, material) for age in _behind_names(c, e, report))
    yield from islice(chain_all(old, behind), MOST_AGES)


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
    found: re.Match[str], report: Report, people: "_People", material: Material, of: Callable[[str], str | None]
) -> Iterator[Age]:
    years, noun = number_of(found["age"]), found["noun"] if found["noun"] in _people() else ""
    if years is None or people.is_of_thing(found, report):
        return
    span = report.span(found.start(), found.end() if noun else found.end("old"))
    names = people.named_behind(found.start())
    if any(APPOSED.fullmatch(report.text, found.end("old"), start) for start, _ in names):
        return
    named = next((of(chain) for start, chain in names if _is_alone(report, found, start)), None)
    if named and _is_person(named, material):
        yield Age(span, years, "", named, named, frozenset())
        return
    taking_part = people.acts(span)
    event = next((e for e in (of(m.id) for m, _ in taking_part) if e), None) or material.event_at(span)
    if event:
        acts = frozenset((m.lemma.lower(), a.role.value) for m, a in taking_part)
        if _the_suspect().search(report.text, max(0, found.start() - NEAR_BEFORE), found.start()):
            acts |= {("", SUSPECT)}
        yield Age(span, years, noun, event, None, acts)


@cache
def _the_suspect() -> re.Pattern[str]:
    """ "The suspect, a 30-year-old man", "the suspect, described as a 32-year-old": one man for all reports."""
    return re.compile(
        rf"\b[Tt]he (?:(?:alleged|lone|only|sole|main) )?(?:{any_of_class('attacker')})"
        r"(?:, (?:whom \w+ (?:only )?(?:described|identified)(?: only)? as )?"
        r"| (?:is|was) (?:identified (?:only )?as )?)(?:an? )\Z"
    )


@cache
def _people() -> frozenset[str]:
    """Nouns for people; "bus" and "charged" behind an age say nothing of the sort of person."""
    classes = word_table()["classes"].values()
    return frozenset(word for words in (word_table()["people"]["everybody"], *classes) for word in words)


def _is_alone(report: Report, found: re.Match[str], start: int) -> bool:
    """Whether nothing but a word or two stands between the age and the name: "42-year-old driver Ana Orrin"."""
    between = report.text[found.end("age") : start]
    return len(between.split()) <= 2 and not any(mark in between for mark in ",.;:\n()")


class _People:
    """Whom a reading names and who takes part in its acts, looked up by place."""

    def __init__(self, reading: Reading) -> None:
        names = [(m.span.start, c.id) for c in reading.chains for m in _names(c)]
        self._names = sorted(names, key=lambda n: n[0])
        self._mentions = Overlaps(((m, c) for c in reading.chains for m in c.mentions), lambda found: found[0].span)
        self._parts = [(e, a) for e in reading.events for a in e.arguments]
        self._parts_at = Overlaps(range(len(self._parts)), lambda n: self._parts[n][1].span)
        self._parts_of: dict[str | None, list[int]] = defaultdict(list)
        for number, (_, argument) in enumerate(self._parts):
            self._parts_of[argument.chain].append(number)

    def named_behind(self, start: int) -> list[tuple[int, str]]:
        """The names that begin from there on and near it, with their chains."""
        first, behind = (bisect_left(self._names, at, key=lambda n: n[0]) for at in (start, start + NEAR_CHARS + 1))
        return self._names[first:behind]

    def acts(self, span: Span) -> list[tuple[EventMention, Argument]]:
        """The acts in which those words take part, or another mention of the same person in the report."""
        chains = {c.id for _, c in self._mentions.of(span)}
        numbers = {*self._parts_at.of(span), *(n for chain in chains for n in self._parts_of[chain])}
        return [self._parts[n] for n in sorted(numbers)]

    def is_of_thing(self, found: re.Match[str], report: Report) -> bool:
        """Whether it is the age of a bus or a church: its phrase goes on behind "old", and is of no person."""
        if found["noun"] is None or found["noun"] in _people():
            return False
        noun = report.span(*found.span("noun"))
        types = {c.type for m, c in self._mentions.of(noun) if m.span.start <= found.start()}
        parts = (self._parts[n][1] for n in self._parts_at.of(noun))
        return not types & PEOPLE and bool(types or any(a.span.start <= found.start() for a in parts))
