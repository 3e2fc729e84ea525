"""Where the record's events happened: where most mentions agree, else where what they belong to happened."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model.entity import Entity, GeoPrecision
from ..model.event import Event, Relation
from .deeds import Kinds, find_chief, find_deeds, is_outcome, is_real, rank, scene_words

# "The", "that", "the same" and up to three words: what they speak of has been told of.
_TOLD_OF = re.compile(r"(?:the|that|those) (?:[\w-]+ ){0,3}[\w-]+", re.IGNORECASE)


class Whereabouts:
    """The places of the record, and which of them lies in which."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        within = {e.id: e.within for e in entities if e.within is not None}
        self._around = {e.id: _around(e.id, within) for e in entities}
        self._named = {e.id for e in entities if e.aliases}
        self._countries = {e.id for e in entities if e.location and e.location.precision is GeoPrecision.COUNTRY}
        self._scenes = {e.id for e in entities if not e.aliases and _is_scene(e.name)}

    def choose(self, places: Sequence[str]) -> str | None:
        """Of the places of an event's mentions the one that most speak for; a named one before "the entrance"."""
        counted = Counter([p for p in places if p in self._named] or places)
        order = list(counted)
        # whoever says "in the town" speaks for the street in it, too; who names the street does not for the whole land
        support = {p: counted[p] + sum(counted[o] for o in self._around.get(p, ())) for p in counted}
        # "off the country" tells less than "in the gulf" that as many name
        vague = self._countries
        return min(counted, key=lambda p: (-support[p], p in vague, -counted[p], order.index(p)), default=None)

    def name(self, event: Event, deeds: Sequence[Event]) -> Event:
        """The event at a place with a name: what "the plaza" lies in, or, of "the scene", where the chief deed was."""
        place = event.place
        if place is None or place in self._named:
            return event
        around = (p for p in self._around.get(place, ()) if p in self._named and p not in self._countries)
        told = [d.place for d in deeds if d.place in self._named and _are_told_together(event, d)]
        named = next(around, told[0] if told and place in self._scenes else None)
        return replace(event, place=named) if named is not None else event


def _is_scene(description: str) -> bool:
    """ "The area", "the same village", "the village’s school", and not "the nearby village"."""
    words = description.lower().replace("’", "'").removesuffix("'s").split()
    told_of = _TOLD_OF.fullmatch(description.replace("'s", "").replace("’s", "")) is not None
    heads = {*words[-1:], *(w.removesuffix("'s") for w in words if w.endswith("'s"))}
    return told_of and not heads.isdisjoint(scene_words("nouns")) and scene_words("others").isdisjoint(words)


def _are_told_together(one: Event, two: Event) -> bool:
    return not {m.report for m in one.mentions}.isdisjoint(m.report for m in two.mentions)


def _around(place: str, within: Mapping[str, str]) -> tuple[str, ...]:
    """What a place lies in, the nearest first; never in a circle, see collate/entities.py."""
    found: list[str] = []
    at = within.get(place)
    while at is not None and at not in found:
        found.append(at)
        at = within.get(at)
    return tuple(found)


def name_places(events: Sequence[Event], kinds: Kinds, where: Whereabouts) -> list[Event]:
    """The events, those at "the scene" where the chief deed happened."""
    deeds = find_deeds(events, kinds)
    of_the_day = [d for d in deeds if _may_be_one_day(d, deeds[0])]
    return [where.name(e, of_the_day) for e in events]


def place_outcomes(events: Sequence[Event], kinds: Kinds) -> list[Event]:
    """The events; the chief deed and its deaths, hurts and rescues have one place, whichever of them it was told of.

    `kinds` are the events' kinds, by id.
    """
    by_id = {e.id: e for e in events}
    causes: dict[str, list[Event]] = {}
    for event in events:
        for link in event.links:
            if link.relation is Relation.CAUSE:
                causes.setdefault(link.event, []).append(event)
            elif link.relation is Relation.PART_OF:
                causes.setdefault(event.id, []).append(by_id[link.event])
    chief = find_chief(events, kinds)
    if chief is not None:
        outcomes = sorted((e for e in events if is_real(e) and is_outcome(e, kinds)), key=rank)
        chief = _placed(chief, outcomes)
    known = [chief] if chief is not None else []
    placed = [_placed(e, [*causes.get(e.id, []), *known]) if is_real(e) and is_outcome(e, kinds) else e for e in events]
    dated = [_dated(e, causes.get(e.id, [])) if is_outcome(e, kinds) else e for e in placed]
    return [chief if chief is not None and e.id == chief.id else e for e in dated]


def _dated(event: Event, causes: Sequence[Event]) -> Event:
    """The event, where nothing tells its day, on the only day of what brought it about."""
    days = {(c.time.start, c.time.end): c.time for c in causes if c.time.start and c.time.text}
    if event.time.start or event.time.end or len(days) != 1 or not is_real(event):
        return event
    return replace(event, time=replace(next(iter(days.values())), text=""))


def _placed(event: Event, sources: Sequence[Event]) -> Event:
    """The event, where nothing tells its place at the first of the others' places that may be its own."""
    if event.place is not None:
        return event
    place = next((s.place for s in sources if s.place is not None and _may_be_one_day(event, s)), None)
    return replace(event, place=place) if place is not None else event


def _may_be_one_day(one: Event, two: Event) -> bool:
    """Whether two events do not lie apart: last year's deaths were elsewhere."""
    starts, ends = (one.time.start, two.time.start), (one.time.end, two.time.end)
    if None in (*starts, *ends):
        return True
    return max(s[:10] for s in starts if s) <= min(e[:10] for e in ends if e)
