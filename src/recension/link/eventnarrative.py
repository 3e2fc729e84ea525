"""The day of what is told on: "Students broke in on Monday. They then burned two cars", and nothing gives another."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..model.event import Role, Status
from ..model.reading import EventMention
from ..model.times import Direction
from ..model.values import Precision, When
from .datedpages import DatedPage, Stretch
from .eventrepeats import is_counted


def date_by_telling_on(page: DatedPage, dates: dict[str, When]) -> Iterator[tuple[str, When]]:
    """What the same people did in the sentence right behind one whose words give the day of what they did."""
    for event in page.reading.events:
        if event.id in dates or not _is_told(event) or is_counted(page, event):
            continue
        here = page.sentence(event.trigger)
        if any(t.outlook is not Direction.FUTURE for t in page.dated_in(here)):
            continue
        days = {dates[e.id] for e in page.events_in(_before(page, here)) if e.id in dates and _is_one_doing(e, event)}
        told = {w for w in days if w.text and w.precision.rank <= Precision.DAY.rank}
        if len({(w.start or "")[:10] for w in told}) == 1:
            day = min(told, key=repr)
            first, last = (day.start or "")[:10], (day.end or "")[:10]
            yield event.id, replace(day, start=first, end=last, precision=Precision.DAY, text="", edtf=first)


def _before(page: DatedPage, here: Stretch) -> Stretch:
    """The sentence before."""
    at = bisect_left(page.sentences, here.start, key=lambda s: s.start)
    return page.sentences[at - 1] if at else Stretch(here.start, here.start)


def _is_one_doing(one: EventMention, two: EventMention) -> bool:
    """Whether the same people did both, each told as the plain past."""
    doers = [{a.chain for a in e.arguments if a.role is Role.ACTOR and a.chain} for e in (one, two)]
    return _is_told(one) and bool(doers[0] & doers[1])


def _is_told(event: EventMention) -> bool:
    return event.status is Status.HAPPENED and not event.background and event.tense == "PAST"
