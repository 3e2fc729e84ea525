"""Who the one person is that a figure counts, as far as the report tells, and whether two of them are one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from recension.model.entity import Entity, EntityType
from recension.model.span import Span
from recension.model.statement import Statement

from .material import Material, Told
from .overlaps import Overlaps
from .surroundings import sentence_bounds
from .wording import WORD, content_words, number_of, word_classes, word_table

PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
# What describes a person stands right by the name: "his former wife, Ida Toss, 31", "a 42-year-old driver".
NEAR_CHARS = 48
ADJOINING = re.compile(r"((?:\d{1,3}-year-old )?[a-z][a-z-]+),? $")
OLD = re.compile(r"\b(\d{1,3})(?:-| )years?(?:-| )old\b")
SPELT = re.compile(r"(?<![\w-])([a-z]{3,6})-years?-old\b", re.IGNORECASE)
AGED = re.compile(r"(?:, | \()(?:aged )?(\d{1,3})(?=[,.;:)]| of | from )")
APPOSED = re.compile(r", (?:an?|the|his|her|their) ([^,.;:()]{3,48})[,.;]")
HEAD_END = re.compile(r",| of | who | whose | from | in | at | with ")
FURTHER = re.compile(r"^(?:the |a )?(another|(?:one )?other|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
# Ages of one person may be off by so much from report to report.
MOST_YEARS = 2
CHILD, GROWN = "child", 18


class Sameness(IntEnum):
    """Whether two people whom two figures count are one."""

    DIFFERENT = -1
    OPEN = 0
    ALIKE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Person:
    """The one whom a figure counts: who it is, if known, and what the report says of them.

    `named` where a report gives the name; `sure` unless only a pronoun points there, which may point wrong; `further`
    is the word of "another man", "a third officer", who is none of those told of before.
    """

    entity: str | None
    named: bool
    sure: bool
    sorts: frozenset[str]
    ages: frozenset[int]
    sexes: frozenset[str]
    further: str | None = None

    @property
    def sorts_by_age(self) -> frozenset[str]:
        """The sorts, and that the person is a child where only the age says so: "a nine-year-old vendor"."""
        return self.sorts | {CHILD} if self.ages and max(self.ages) < GROWN else self.sorts


@dataclass(frozen=True, slots=True)
class Traits:
    """What words say of a person: sorts, ages and sexes."""

    sorts: frozenset[str]
    ages: frozenset[int]
    sexes: frozenset[str]

    def __or__(self, other: "Traits") -> "Traits":
        return Traits(self.sorts | other.sorts, self.ages | other.ages, self.sexes | other.sexes)


class Persons:
    """Looks up by its words whom a figure counts; what a report says of an entity it gathers once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._by_report: dict[str, dict[str, list[Span]]] = {}
        self._traits: dict[tuple[str, str], Traits] = {}
        self._sexes: dict[str, frozenset[str]] = {}
        mentions: dict[str, list[tuple[Span, Entity]]] = {report.id: [] for report in material.reports}
        for entity in material.entities:
            for span in entity.mentions if entity.type in PEOPLE else ():
                mentions[span.report].append((span, entity))
        self._at: Mapping[str, Overlaps[tuple[Span, Entity]]] = {
            report: Overlaps(found, lambda m: m[0]) for report, found in mentions.items()
        }

    def of(self, statement: Statement) -> Person:
        """The person whom the statement's figure of one counts."""
        words = statement.value.text
        head = self._head(statement)
        entity = self._entity(statement, head)
        traits = _traits([words]) | self._described(entity, head, statement.report)
        named = entity is not None and self._material.is_named(entity.id)
        return Person(
            entity=entity.id if entity else None,
            named=named,
            sure=not is_pronoun(words),
            sorts=traits.sorts,
            ages=traits.ages,
            sexes=traits.sexes or self._sexes_of(entity),
            further=further[1].lower() if (further := FURTHER.match(words)) else None,
        )

    def named_beside(self, statement: Statement) -> frozenset[str]:
        """Who has a name and is mentioned, by it or not, in the sentence of the statement."""
        start, end = sentence_bounds(self._material.report[statement.report], statement)
        near = self._at[statement.report].of(self._material.report[statement.report].span(start, end))
        named = (e.id for _, e in near if e.type is EntityType.PERSON)
        return frozenset(e for e in named if self._material.is_named(e))

    def _head(self, statement: Statement) -> Span | None:
        """The words of the person's own phrase up to its head: "Ida Toss" of "Ida Toss, 31, of Orrin"."""
        words, span = statement.value.text, statement.span
        place = span.text.find(words) if words else -1
        if place < 0:
            return None
        stop = HEAD_END.search(words, 1)  # a phrase may begin with a comma that is no end
        start = span.start + place
        return self._material.report[statement.report].span(start, start + (stop.start() if stop else len(words)))

    def _entity(self, statement: Statement, head: Span | None) -> Entity | None:
        """Whose mention ends the head, as "Toss" of "Toss's wife" does not; else the one to whom the act was done."""
        near = self._at[head.report].of(head) if head else []
        ending = [m for m in near if head and m[0].start < head.end <= m[0].end]
        if ending:
            return max(ending, key=lambda m: (m[0].end - m[0].start, -m[0].start))[1]
        victims = self._material.told.get(statement.id, Told()).victims
        known = [self._material.entity[v] for v in victims if v in self._material.entity]
        pointed = not statement.value.text or is_pronoun(statement.value.text)
        return known[0] if pointed and len(known) == 1 else None

    def _described(self, entity: Entity | None, head: Span | None, report: str) -> Traits:
        """What the report calls the person, and what stands right beside."""
        spans = self._mentions(entity).get(report, []) if entity else []
        if entity is None or not spans:
            return _traits(self._descriptions([head] if head else []))
        key = entity.id, report
        if key not in self._traits:
            self._traits[key] = _traits(self._descriptions(spans))
        return self._traits[key]

    def _mentions(self, entity: Entity) -> Mapping[str, list[Span]]:
        """The entity's mentions by report."""
        if entity.id not in self._by_report:
            found = self._by_report.setdefault(entity.id, {})
            for mention in entity.mentions:
                found.setdefault(mention.report, []).append(mention)
        return self._by_report[entity.id]

    def _sexes_of(self, entity: Entity | None) -> frozenset[str]:
        """What all the reports' words for the entity say of its sex."""
        if entity is None:
            return frozenset()
        if entity.id not in self._sexes:
            self._sexes[entity.id] = _sexes([m.text for m in entity.mentions])
        return self._sexes[entity.id]

    def _descriptions(self, spans: Iterable[Span]) -> list[str]:
        found: list[str] = []
        for span in spans:
            text = self._material.report[span.report].text
            before = text[max(0, span.start - NEAR_CHARS) : span.start]
            behind = text[span.end : span.end + NEAR_CHARS]
            apposed, aged = APPOSED.match(behind), AGED.match(behind)
            # A list is no description: "his mother, stepfather".
            adjoining = _adjoining(before) if span.text[:1].isupper() else ""
            found += [adjoining, span.text, apposed[1] if apposed else "", aged[0] if aged else ""]
        return found


def _adjoining(before: str) -> str:
    """The word right before a name, "wife" of "said that his wife, Ida Toss", or its age."""
    found = ADJOINING.search(before)
    return found[1] if found else ""


def is_pronoun(words: str) -> bool:
    """Whether nothing but a pronoun names somebody."""
    return words.lower() in word_table()["sexes"]["pronouns"]


def _traits(told: Sequence[str]) -> Traits:
    ages = frozenset(age for text in told for age in _ages(text))
    return Traits(_sorts(told), ages, _sexes(told))


def _sorts(told: Iterable[str]) -> frozenset[str]:
    """The classes of people that the words name."""
    classes, also = word_classes("classes"), word_classes("also")
    words = [word for text in told for word in content_words(text)]
    return frozenset(c for word in words for c in (*classes.get(word, ()), *also.get(word, ())))


def _ages(text: str) -> list[int]:
    found = [*OLD.findall(text), *AGED.findall(text if text.endswith((",", ".", ")")) else f"{text},")]
    spelt = (age for word in SPELT.findall(text) if (age := number_of(word)) is not None)
    return [*(int(age) for age in found), *spelt]


def _sexes(told: Iterable[str]) -> frozenset[str]:
    """Whether the words that are nobody else's say man or woman; both where they are at odds."""
    table = word_table()["sexes"]
    heads = [[w.lower() for w in WORD.findall(text)][-1:] for text in told]
    return frozenset(sex for sex in ("male", "female") for head in heads if head and head[0] in table[sex])


def compare_persons(a: Person, b: Person) -> Sameness:
    """Whether two are one, by name, age, sex and sort; open where neither tells enough."""
    if a.entity and a.entity == b.entity:
        # Two pronouns that point to one person may both point wrong.
        return Sameness.SAME if a.sure or b.sure else Sameness.OPEN
    if a.named and b.named and a.sure and b.sure:
        return Sameness.DIFFERENT
    if _differ(a.sexes, b.sexes) or (a.further and b.further and a.further != b.further):
        return Sameness.DIFFERENT
    if a.ages and b.ages:
        apart = min(abs(one - two) for one in a.ages for two in b.ages)
        if apart == 0:
            return Sameness.SAME
        if apart > MOST_YEARS:
            return Sameness.DIFFERENT
    return Sameness.ALIKE if _sorts_beside(a, b) & _sorts_beside(b, a) else Sameness.OPEN


def _sorts_beside(person: Person, other: Person) -> frozenset[str]:
    """The person's sorts: "a nine-year-old vendor" is a child beside "a girl", beside "a pupil, 11" only a vendor."""
    return person.sorts if other.ages else person.sorts_by_age


def _differ(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one) == 1 and len(two) == 1 and one != two
