"""Links that reports leave to their reader: what follows upon what by its kind, as a table tells."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..model.event import REAL, Event, EventLink, Relation, Role
from .deeds import find_chief, rank

_MOST_FIRSTS = 12  # a bound: an incident has one abduction or two, a hostile text thousands


@dataclass(frozen=True, slots=True)
class Course:
    """One row of the table: kinds (and beginnings of words) of two events, what the first is to the second, and why."""

    first: frozenset[str]
    then: frozenset[str]
    relation: Relation
    first_stems: tuple[str, ...]
    stems: tuple[str, ...]
    people: str
    why: str


@cache
def read_courses() -> tuple[Course, ...]:
    """The rows of courses.toml, in their order."""
    text = files(__package__).joinpath("courses.toml").read_text(encoding="utf-8")
    return tuple(
        Course(
            frozenset(row["first"]),
            frozenset(row["then"]),
            Relation(row["relation"]),
            tuple(row.get("first_stems", ())),
            tuple(row.get("stems", ())),
            row.get("people", ""),
            row["why"],
        )
        for row in tomllib.loads(text)["course"]
    )


def follow_courses(events: Sequence[Event], kinds: Mapping[str, str | None]) -> tuple[Event, ...]:
    """The events, each linked to the one that it follows upon by its kind, where nothing links the two."""
    chief = find_chief(events, kinds)
    told = [e for e in events if e.status in REAL and not e.background and not (chief and _precedes(e, chief))]
    made: dict[str, list[EventLink]] = {}
    for course in read_courses():
        firsts = [e for e in told if kinds.get(e.id) in course.first and _begins(e, course.first_stems)]
        firsts = sorted(firsts, key=rank)[:_MOST_FIRSTS]
        for event in told:
            if kinds.get(event.id) not in course.then or not _begins(event, course.stems):
                continue
            first = _followed(event, firsts, course)
            if first is not None and not _are_linked(first, event):
                link = EventLink(event.id, course.relation, (first.mentions[0], event.mentions[0]), course.why)
                made.setdefault(first.id, []).append(link)
    return tuple(replace(e, links=e.links + tuple(made[e.id])) if e.id in made else e for e in events)


def _begins(event: Event, stems: tuple[str, ...]) -> bool:
    """Whether a word that tells of it begins so."""
    return not stems or any(m.text.lower().startswith(stems) for m in event.mentions)


def _followed(event: Event, firsts: Sequence[Event], course: Course) -> Event | None:
    """Of those that may come first the one that shares people with it, else the one that most reports tell."""
    near = [f for f in firsts if f is not event and _may_follow(event, f)]
    tied = [f for f in near if course.people and not _hit(f).isdisjoint(_hit(event))]
    if tied:
        return tied[0]
    if course.people == "only" and _hit(event):
        near = [f for f in near if not _hit(f)]  # whom both name, and otherwise, is another
    return near[0] if near and all(len(_reports(near[0])) > len(_reports(f)) for f in near[1:]) else None


def _may_follow(event: Event, first: Event) -> bool:
    """Whether one report tells of both, and no date puts the first behind."""
    if not _reports(event) & _reports(first):
        return False
    return not _precedes(event, first)


def _precedes(one: Event, two: Event) -> bool:
    return bool(one.time.end and two.time.start) and (one.time.end or "")[:10] < (two.time.start or "")[:10]


def _reports(event: Event) -> frozenset[str]:
    return frozenset(m.report for m in event.mentions)


def _hit(event: Event) -> frozenset[str]:
    return frozenset(p.entity for p in event.participants if p.role is Role.RECIPIENT and p.entity is not None)


def _are_linked(one: Event, two: Event) -> bool:
    return any(k.event == two.id for k in one.links) or any(k.event == one.id for k in two.links)
