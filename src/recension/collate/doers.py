"""At whom a condemnation is aimed: whoever did what it speaks of, where the words leave it open."""

from collections.abc import Sequence
from dataclasses import replace

from ..model.event import Event, Participant, PloverEvent, Relation, Role

_AIMED = frozenset({PloverEvent.ACCUSE, PloverEvent.REJECT, PloverEvent.SUPPORT, PloverEvent.SANCTION})


def aim_at_doers(events: Sequence[Event]) -> list[Event]:
    """The events; one that speaks of another's deed and names nobody gets the doers of the deed as its recipients."""
    reasons: dict[str, list[Event]] = {}
    for event in events:
        for link in event.links:
            if link.relation is Relation.CAUSE:
                reasons.setdefault(link.event, []).append(event)
    return [_aimed(event, reasons.get(event.id, [])) for event in events]


def _aimed(event: Event, deeds: Sequence[Event]) -> Event:
    if event.plover.event not in _AIMED or any(p.role is Role.RECIPIENT and p.entity for p in event.participants):
        return event
    actors = {p.entity for p in event.participants if p.role is Role.ACTOR}
    doers = [p for deed in deeds for p in deed.participants if p.role is Role.ACTOR and p.entity]
    found = [Participant(Role.RECIPIENT, p.entity, p.text) for p in doers if p.entity not in actors]
    return replace(event, participants=event.participants + tuple(dict.fromkeys(found)))
