"""The day of an event that a report names again: "the raids" by their word, "that attack" by what stands before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..model.event import Role, Status
from ..model.reading import EventMention
from ..model.times import Anchor, Direction, Shift
from ..model.values import Precision, When
from .datedpages import DatedPage, Stretch
from .eventwords import are_akin
from .fineness import days_of
from .introduced import points_back

_DEFINITE = re.compile(r"\b[Tt]he (?:[\w-]+ )?$")
_MOST_BEFORE = 200  # events that are looked back at: a report tells fewer, unless it is hostile
_BACK = 30  # characters: an article, and the word between it and its noun


def date_by_word(page: DatedPage, dates: dict[str, When], history: frozenset[str]) -> Iterator[tuple[str, When]]:
    """An event named again by its word ("the raids"), dated elsewhere; a verb must hit the same again."""
    for event in page.told:
        if event.id in dates or is_counted(page, event):
            continue
        last = _pointed_at(page, event)
        if last is not None and last.id in dates:
            yield event.id, dates[last.id]
            continue
        same = [e for e in page.by_lemma[event.lemma] if e.id in dates and e.id not in history]
        same = [e for e in same if _is_same_again(e, event)] or _before_it(page, event, dates, history)
        same = [e for e in same if dates[e.id].text and dates[e.id].precision.rank <= Precision.WEEK.rank]
        days = {days_of(dates[e.id]) for e in same}
        if len(days) == 1 and not any(e.background for e in same):
            only = next(iter(days))
            if not tells_otherwise(page, event, only):
                yield event.id, replace(dates[same[0].id], text="")


def _pointed_at(page: DatedPage, event: EventMention) -> EventMention | None:
    """What "that attack" points at: the last of its sort, if the sentence before tells it."""
    if not points_back(page.text, event):
        return None
    here = page.sentence(event.trigger)
    at = bisect_left(page.sentences, here.start, key=lambda s: s.start)
    before = page.sentences[at - 1] if at else here
    akin = _akin_before(page, event, before.start)
    return akin[-1] if akin else None


def _before_it(
    page: DatedPage, event: EventMention, dates: dict[str, When], history: frozenset[str]
) -> list[EventMention]:
    """The dated events that "the strikes" may name again, where the last that was told of the sort is among them."""
    start = event.trigger.start
    akin = _akin_before(page, event) if _DEFINITE.search(page.text[max(0, start - _BACK) : start]) else []
    if not akin or akin[-1].id not in dates:
        return []
    return [e for e in akin if e.id in dates and e.id not in history]


def _akin_before(page: DatedPage, event: EventMention, first: int = 0) -> list[EventMention]:
    """The events of a noun's family that were told before it, from `first` on."""
    if event.tense is not None or event.kind is None:
        return []
    told = page.events_in(Stretch(first, event.trigger.start))[-_MOST_BEFORE:]
    return [e for e in told if e.kind and are_akin(e.kind, event.kind) and e.status is Status.HAPPENED]


def _is_same_again(one: EventMention, two: EventMention) -> bool:
    """Nouns name an event again; verbs recur of other events, unless they hit the same person or thing."""
    if one.tense is None and two.tense is None:
        return True
    hit = [{a.chain for a in e.arguments if a.role is Role.RECIPIENT and a.chain} for e in (one, two)]
    return bool(hit[0] & hit[1])


def is_counted(page: DatedPage, event: EventMention) -> bool:
    """Whether the event is placed by its distance from another."""
    if not event.times:
        return False
    own = [page.times[t].expression for t in event.times if t in page.times]
    return any(isinstance(e, Shift) and e.anchor is Anchor.EVENT for e in own)


def tells_otherwise(page: DatedPage, event: EventMention, days: tuple[str, str]) -> bool:
    """Whether the event's paragraph names a closed time that does not hold these days."""
    # what lies ahead says nothing of what has happened
    told = [t for t in page.dated_in(page.paragraph(event.trigger)) if t.outlook is not Direction.FUTURE]
    whens = [page.whens[t.id] for t in told]
    closed = [days_of(w) for w in whens if w.start is not None and w.end is not None]
    return any(last < days[0] or days[1] < first for first, last in closed)
