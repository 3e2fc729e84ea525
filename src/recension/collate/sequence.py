"""Which of an incident's main events came before which, by the dates that the reports' own words give."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..model.event import REAL, Event, EventLink, Relation, Role, Status
from .deeds import find_chief
from .predicates import table

# More would make a timeline of everything; what most mentions tell is what an incident is about.
_MAIN_EVENTS = 16
_BESIDE_CHIEF = 3  # of its day: the deaths, the hostages
_MENTIONS_OF_MAIN, _TIMES_ITS_RIVALS = 3, 3

_MONTH_DAYS = 30

_BELONGS = "such harm on the day of what the reports are of belongs to it"
_BY_DATES = "by their dates"
_BY_CLOCK = "by the clock of that day"
_FOLLOWS = "such follows as a rule upon what the reports are of"
# "0300 GMT", "11 a.m. local time", "8 p.m. Moscow time"
_ZONE = re.compile(
    r"\b(?:UTC|MSK|[A-Z]{1,4}T|Eastern|Pacific|Central|local|[A-Z][a-z]+(?= (?:Standard |Daylight )?[Tt]ime\b))\b"
)


def put_in_sequence(events: Sequence[Event], kinds: Mapping[str, str | None]) -> tuple[Event, ...]:
    """The events, the main ones linked to those main ones that they precede by a day or the clock, others to the chief.

    Others are linked, too, to what most reports tell beside the chief of its day.
    What one report tells and is of no kind that the tables know ("was pictured", "moved") is no main event.
    """
    told = [e for e in events if e.status in REAL and (kinds.get(e.id) or _reports(e) > 1)]
    dated = [e for e in told if e.time.text and e.time.start and e.time.end]
    main = sorted(dated, key=lambda e: (-_reports(e), -len(e.mentions), int(e.id[1:])))[:_MAIN_EVENTS]
    chief = find_chief(dated, kinds)
    pairs = [(e, o) for e in main for o in main]
    for head in _heads(chief, main):
        pairs += [pair for e in dated if e not in main or head not in main for pair in ((head, e), (e, head))]
    # what the day of its reports alone dates comes after what words date, and before nothing
    news = find_chief([e for e in told if e.time.start], kinds)
    if news is not None and news not in dated:
        pairs += [(e, news) for e in dated]
    apart = [(one, two) for one, two in pairs if not _are_linked(one, two)]
    for reason, comes_before in ((_BY_DATES, _precedes), (_BY_CLOCK, _precedes_by_the_clock)):
        later: dict[str, list[Event]] = {}
        for one, two in apart:
            if comes_before(one, two):
                later.setdefault(one.id, []).append(two)
        events = [_with_sequels(e, later.get(e.id, []), reason) for e in events]
    return tuple(events)


def _heads(chief: Event | None, main: Sequence[Event]) -> list[Event]:
    """What the reports are of, and what most of them tell beside it of its day."""
    if chief is None:
        return []
    day = (chief.time.start or "")[:10]
    return [chief, *[e for e in main if e is not chief and (e.time.start or "")[:10] == day][:_BESIDE_CHIEF]]


def tell_history(events: Sequence[Event], kinds: Mapping[str, str | None], last_days: Mapping[str, str]) -> list[Event]:
    """The events; what few reports tell of, and all date a month or more before what they are of, is background.

    Args:
        last_days: the last day of each event all of whose mentions are dated.
    """
    chief = find_chief([e for e in events if e.time.start], kinds)
    if chief is None or not chief.time.start:
        return list(events)
    month = (date.fromisoformat(chief.time.start[:10]) - timedelta(days=_MONTH_DAYS)).isoformat()
    return [
        replace(e, background=True)
        if e.time.text and last_days.get(e.id, month) < month and 2 * _reports(e) <= _reports(chief)
        else e
        for e in events
    ]


def answer_outcomes(events: Sequence[Event]) -> list[Event]:
    """What answers an attack answers the deaths in it: the link to the attack is also one to what the attack caused."""
    outcomes = {e.id: [k for k in e.links if k.relation is Relation.CAUSE] for e in events}
    found = []
    for event in events:
        linked = {k.event for k in event.links} | {event.id}
        more = [
            EventLink(outcome.event, Relation.RETALIATION, link.spans + outcome.spans)
            for link in event.links
            if link.relation is Relation.RETALIATION
            for outcome in outcomes.get(link.event, [])
            if outcome.event not in linked
        ]
        found.append(replace(event, links=event.links + tuple(more)) if more else event)
    return found


def without_impossible(events: Sequence[Event]) -> list[Event]:
    """Nothing causes or precedes what was over before it began, and nothing answers what came later."""
    by_id = {e.id: e for e in events}
    return [replace(e, links=tuple(k for k in e.links if _is_possible(e, k.relation, by_id[k.event]))) for e in events]


def _is_possible(one: Event, relation: Relation, two: Event) -> bool:
    if not all((one.time.start, one.time.end, two.time.start, two.time.end)):
        return True
    if relation in (Relation.CAUSE, Relation.BEFORE):
        return not _precedes(two, one)
    return relation is not Relation.RETALIATION or not _precedes(one, two)


def follow_the_main(events: Sequence[Event], kinds: Mapping[str, str | None]) -> tuple[Event, ...]:
    """The events; what the reports are of comes before the search, the arrest and the inquiry that they tell of.

    The deaths, the shots and the hostages of its day belong to it.
    """
    main = _main(events, kinds)
    if main is None:
        return tuple(events)
    events = _with_whole(events, main, kinds)
    heads = [main, *_deeds_of_its_day(main, events, kinds)]
    alone = _sequels_alone(heads, events, kinds)
    sequels = [
        e
        for e in events
        if _is_told(e, 1 if kinds.get(e.id) in alone else 2)
        and kinds.get(e.id) in {*table("stages")["sequel"], *alone}
        and e not in heads
    ]
    later = {h.id: [e for e in sequels if not _are_linked(h, e) and not _precedes(e, h)] for h in heads}
    return tuple(_with_sequels(e, later.get(e.id, ()), _FOLLOWS) for e in events)


def _with_whole(events: Sequence[Event], main: Event, kinds: Mapping[str, str | None]) -> list[Event]:
    """The events, those of the main event's day that are its kind of harm linked to it as its parts."""
    day = (main.time.start or "")[:10]
    whole = day and kinds.get(main.id) in table("stages")["whole"]
    link = EventLink(main.id, Relation.PART_OF, (main.mentions[0],), _BELONGS)
    return [
        replace(e, place=e.place or main.place, links=(*e.links, replace(link, spans=(e.mentions[0], *link.spans))))
        if whole and e is not main and _is_part(e, main, kinds) and not _are_linked(e, main)
        else e
        for e in events
    ]


def _is_part(event: Event, main: Event, kinds: Mapping[str, str | None]) -> bool:
    """Whether it is harm of the main event's day, at no other place and by nobody else, as far as both are told."""
    is_harm = kinds.get(event.id) in table("stages")["part"]
    is_elsewhere = event.place is not None and main.place is not None and event.place != main.place
    same_day = (event.time.start or "")[:10] == (main.time.start or "")[:10]
    one, two = _doers(event), _doers(main)
    is_anothers = bool(one and two and one.isdisjoint(two))
    return is_harm and _is_told(event, 1) and same_day and not is_elsewhere and not is_anothers


def _doers(event: Event) -> frozenset[str]:
    return frozenset(p.entity for p in event.participants if p.role is Role.ACTOR and p.entity is not None)


def _deeds_of_its_day(main: Event, events: Sequence[Event], kinds: Mapping[str, str | None]) -> list[Event]:
    """What else happened that day and most reports of the main event tell: the abduction beside the killing."""
    day = (main.time.start or "")[:10]
    return [
        e
        for e in _happened(events, kinds)
        if e is not main
        and day
        and (e.time.start or "")[:10] == day
        and _reports(e) * 2 >= _reports(main)
        and kinds.get(e.id) not in table("stages")["outcome"]
    ]


def _main(events: Sequence[Event], kinds: Mapping[str, str | None]) -> Event | None:
    """What the reports are of; what few of them tell, or in passing, is not."""
    happened = _happened(events, kinds)
    main = max(happened, key=lambda e: (_reports(e), len(e.mentions), -int(e.id[1:])), default=None)
    if (
        main is None
        or 2 * _reports(main) < len({m.report for e in events for m in e.mentions})
        or len(main.mentions) < _MENTIONS_OF_MAIN
    ):
        return None
    return main


def _happened(events: Sequence[Event], kinds: Mapping[str, str | None]) -> list[Event]:
    told = [e for e in events if _is_told(e, 2) and e.status is Status.HAPPENED]
    return [e for e in told if kinds.get(e.id) in table("stages")["happening"]]


def _sequels_alone(heads: Sequence[Event], events: Sequence[Event], kinds: Mapping[str, str | None]) -> tuple[str, ...]:
    """The kinds that follow the main event though a single report tells of them: none where another rivals it."""
    main = heads[0]
    rivals = [
        e
        for e in _happened(events, kinds)
        if e not in heads and kinds.get(e.id) not in table("stages")["outcome"] and not _precedes(e, main)
    ]
    if any(_TIMES_ITS_RIVALS * len(e.mentions) > len(main.mentions) for e in rivals):
        return ()
    stages = table("stages")
    accident = any(kinds.get(h.id) in stages["accident"] for h in heads)
    return stages["alone"] + (stages["rescue"] if accident else ())


def _is_told(event: Event, reports: int) -> bool:
    """Whether so many reports tell of it, as real and not as earlier history."""
    return _reports(event) >= reports and event.status in REAL and not event.background


def _reports(event: Event) -> int:
    return len({m.report for m in event.mentions})


def _precedes(one: Event, two: Event) -> bool:
    return bool(one.time.end and two.time.start) and (one.time.end or "")[:10] < (two.time.start or "")[:10]


def _precedes_by_the_clock(one: Event, two: Event) -> bool:
    """Whether one was over that day before the other began, by hours that the reports tell of both, in no two zones."""
    end, start = one.time.end or "", two.time.start or ""
    of_one_day = "T" in end and "T" in start and end[:10] == start[:10]
    zones = {zone for event in (one, two) if (zone := _zone(event))}
    return of_one_day and end < start and len(zones) < 2


def _zone(event: Event) -> str:
    """The zone of the event's hour, as its words name it; "" where they name none."""
    found = _ZONE.search(event.time.text)
    return found[0].upper() if found else ""


def _are_linked(one: Event, two: Event) -> bool:
    return any(k.event == two.id for k in one.links) or any(k.event == one.id for k in two.links)


def _with_sequels(event: Event, later: Sequence[Event], reason: str) -> Event:
    made = tuple(
        EventLink(o.id, Relation.BEFORE, (event.mentions[0], o.mentions[0]), reason)
        for o in sorted(later, key=lambda o: int(o.id[1:]))
    )
    return replace(event, links=event.links + made) if made else event
