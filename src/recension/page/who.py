"""Who is who: everybody named, with their spellings, what they did and had done to them, and what they said."""

from collections import defaultdict
from dataclasses import dataclass

from ..model.entity import Entity, EntityType
from ..model.event import Event, Role
from ..model.judgement import Judgement, JudgementKind, Sameness
from ..model.span import Span
from .index import Index
from .texts import one_line

ACTORS = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP)
MOST_DEEDS = 12
MOST_REASONS = 8
SAID_CHARS = 90


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of the name and where each report first uses it: the report and the anchor there."""

    name: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity as the page shows it; deeds are event ids with labels, `said` quotations with their numbers."""

    entity: Entity
    name: str
    titles: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    did: tuple[tuple[str, str], ...]
    had_done: tuple[tuple[str, str], ...]
    said: tuple[tuple[int, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Those who act, most spoken of first; other names, places above all; and who is only described."""

    actors: tuple[Profile, ...]
    others: tuple[Profile, ...]
    unnamed: tuple[Profile, ...]


def who_of(index: Index) -> Who:
    """Everybody and everything with a proper name, and whoever else is quoted, placed or spoken of."""
    ordered = sorted(index.record.entities, key=lambda e: (-len(e.mentions), len(e.id), e.id))
    linked = _linked(index)
    deeds, reasons, said = _deeds(index), merge_reasons(index), _said(index)
    shown = [e for e in ordered if e.aliases or e.id in linked]
    profiles = [_profile(e, deeds, said, reasons.get(e.id, ()), index) for e in shown]
    named = [p for p in profiles if p.entity.aliases]
    return Who(
        actors=tuple(p for p in named if p.entity.type in ACTORS),
        others=tuple(p for p in named if p.entity.type not in ACTORS),
        unnamed=tuple(p for p in profiles if not p.entity.aliases),
    )


def _linked(index: Index) -> frozenset[str]:
    """Entities that other parts of the page lead to: who speaks, what facts are about, what the map shows."""
    record = index.record
    found = {q.speaker.entity for q in record.quotations} | {c.about for c in record.comparisons}
    found |= {s.about for s in record.statements} | {e.id for e in record.entities if e.location}
    found |= {e for _, sides in judged(index, JudgementKind.ENTITY) for e in sides}
    return frozenset(e for e in found if e)


Deeds = dict[tuple[str, Role], list[Event]]


def _deeds(index: Index) -> Deeds:
    deeds: Deeds = defaultdict(list)
    for event in index.record.events:
        for taking_part in dict.fromkeys((p.entity, p.role) for p in event.participants):
            entity, role = taking_part
            if entity:
                deeds[entity, role].append(event)
    return deeds


def _said(index: Index) -> dict[str, list[tuple[int, str]]]:
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, quotation in enumerate(index.record.quotations, start=1):
        if quotation.speaker.entity:
            said[quotation.speaker.entity].append((number, one_line(quotation.content.text, SAID_CHARS)))
    return said


def _profile(
    entity: Entity, deeds: Deeds, said: dict[str, list[tuple[int, str]]], reasons: tuple[str, ...], index: Index
) -> Profile:
    def shown(role: Role) -> tuple[tuple[str, str], ...]:
        return tuple((e.id, index.label(e.id)) for e in deeds.get((entity.id, role), [])[:MOST_DEEDS])

    return Profile(
        entity=entity,
        name=index.label(entity.id),
        titles=tuple(one_line(t, 60) for t in entity.titles[:6]),
        spellings=_spellings(entity),
        did=shown(Role.ACTOR),
        had_done=shown(Role.RECIPIENT),
        said=tuple(said.get(entity.id, ())),
        reasons=reasons,
    )


def first_places(entity: Entity) -> dict[tuple[str, str], Span]:
    """For each spelling and report the first mention that uses it."""
    first: dict[tuple[str, str], Span] = {}
    ordered = sorted(entity.mentions)
    for alias in entity.aliases:
        for mention in ordered:
            if mention.report in alias.reports and alias.name in mention.text:
                first.setdefault((alias.name, mention.report), mention)
    return first


def _spellings(entity: Entity) -> tuple[Spelling, ...]:
    places = first_places(entity)

    def anchor(name: str, report: str) -> str:
        span = places.get((name, report))
        return f"{entity.id}-{report}-{span.start}" if span else report

    return tuple(
        Spelling(one_line(a.name, 80), tuple((report, anchor(a.name, report)) for report in a.reports))
        for a in entity.aliases
    )


def merge_reasons(index: Index) -> dict[str, tuple[str, ...]]:
    """For each entity why its names were taken for one, each reason once, with how often it was given."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for judgement, entities in judged(index, JudgementKind.ENTITY):
        if judgement.verdict is Sameness.SAME and len(set(entities)) == 1 and entities[0]:
            for reason in judgement.reasons:
                counts[entities[0]][one_line(reason, 200)] += 1
    return {
        entity: tuple(f"{r} (in {n} pairs of reports)" if n > 1 else r for r, n in list(reasons.items())[:MOST_REASONS])
        for entity, reasons in counts.items()
    }


def judged(index: Index, kind: JudgementKind) -> list[tuple[Judgement, tuple[str | None, str | None]]]:
    """Standing judgements of a kind, each with the two entities or events that its sides ended in."""
    folded: tuple[Entity | Event, ...] = index.record.entities if kind is JudgementKind.ENTITY else index.record.events
    at = {(m.report, m.start, m.end): e.id for e in folded for m in e.mentions}
    report_of = {r.digest[:12]: r.id for r in index.record.reports}

    def ended_in(local: str) -> str | None:
        # "<digest>:m<start>-<end>" for an entity's chain, ":e" for an event.
        digest, _, place = local.partition(":")
        start, _, end = place[1:].partition("-")
        if not (start.isdecimal() and end.isdecimal()):
            return None
        return at.get((report_of.get(digest, ""), int(start), int(end)))

    return [
        (j, (ended_in(j.left), ended_in(j.right)))
        for j in index.record.judgements
        if j.kind is kind and j.retracted_at is None
    ]
