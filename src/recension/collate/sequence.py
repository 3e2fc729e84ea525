"""Which of an incident's main events came before which, by the dates that the reports' own words give."""

from collections.abc import Sequence
from dataclasses import replace

from ..model.event import Event, EventLink, Relation, Status

# More would make a timeline of everything; what most mentions tell is what an incident is about.
_MAIN_EVENTS = 12
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})


def put_in_sequence(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, the main ones linked to those main ones that they precede by at least a day."""
    dated = [e for e in events if e.time.text and e.time.start and e.time.end and e.status in _REAL]
    main = sorted(dated, key=lambda e: (-len({m.report for m in e.mentions}), -len(e.mentions), int(e.id[1:])))[
        :_MAIN_EVENTS
    ]
    later = {e.id: [o for o in main if o.id != e.id and _precedes(e, o) and not _are_linked(e, o)] for e in main}
    return tuple(_with_sequels(e, later.get(e.id, [])) for e in events)


def _precedes(one: Event, two: Event) -> bool:
    return (one.time.end or "")[:10] < (two.time.start or "")[:10]


def _are_linked(one: Event, two: Event) -> bool:
    return any(k.event == two.id for k in one.links) or any(k.event == one.id for k in two.links)


def _with_sequels(event: Event, later: Sequence[Event]) -> Event:
    made = tuple(
        EventLink(o.id, Relation.BEFORE, (event.mentions[0], o.mentions[0]))
        for o in sorted(later, key=lambda o: int(o.id[1:]))
    )
    return replace(event, links=event.links + made) if made else event
