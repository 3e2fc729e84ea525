"""When each event happened: by its own times, by times beside it, by other events, by the report's one day.

The `text` of a date is empty where no words give it to the event itself: such a date is only inferred.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ..model.event import REAL, Status
from ..model.reading import EventMention, Reading
from ..model.report import Published, Report
from ..model.span import Span
from ..model.times import CalendarTime, Direction, Shift, TimeMention, Unit
from ..model.values import Precision, When
from .calendar import to_when
from .datedpages import DatedPage, Stretch
from .eventnarrative import date_by_telling_on
from .eventrepeats import date_by_word, is_counted, tells_otherwise
from .eventwords import listed
from .fineness import combine, days_of
from .news import is_history, tells_news
from .shifts import shifted

# An anchor's clause goes on this far behind its first verb: "after he was seen hitting a guard".
_ANCHOR_CHARS = 30
# "The raids on Sunday", "Sunday's raids": a preposition and an article fit between.
_BESIDE_CHARS = 8
# "… has fallen to his death. He died on Saturday": the day that the next paragraph gives is the lead's, too.
_SOON_CHARS = 400
_OWNED = re.compile(r"['’]s(?: [\w-]+){0,4} ")
_WEEK_DAYS = 8
_AFTERWARDS = frozenset(
    {"funeral", "demand", "support", "condemnation", "accusation", "rejection", "justice", "conviction"}
)
_PERFECT = re.compile(r"\bhad (?:\w+ ){0,2}$")
_PRESENT_PERFECT = re.compile(r"(?<!to )(?<!who )(?<!that )(?<!which )\b(?:has|have) (?:been )?$")
# "has been held since", "have been missing for days": no news of the day.
_LASTING = re.compile(r"\b(?:since|for (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|hours?))\b")


def date_events(
    reports: Sequence[Report], readings: Sequence[Reading], published: dict[str, Published], whens: dict[str, When]
) -> dict[str, When]:
    """When each event happened, by the id of its mention; an event whose day nothing tells is left out."""
    by_id = {report.id: report for report in reports}
    dates: dict[str, When] = {}
    for reading in readings:
        page = DatedPage(by_id[reading.report], reading, whens)
        dates.update(_date_report(page, published.get(reading.report)))
    return dates


def _date_report(page: DatedPage, published: Published | None) -> dict[str, When]:
    dates: dict[str, When] = {}
    for event in page.reading.events:
        own = [(page.times[t], page.whens[t]) for t in event.times if t in page.whens]
        own.sort(key=lambda pair: (_distance(event.trigger, pair[0].span), pair[0].span))
        found = combine([_ahead(event, mention, when, published) for mention, when in own if not mention.bound])
        if found is not None:
            dates[event.id] = found
    for event, mention in _beside(page, dates):
        dates.setdefault(event.id, _ahead(event, mention, page.whens[mention.id], published))
    history = _history(page, published, dates)
    _settle(page, dates, history)
    if published is not None:
        for identity, when in _date_by_lead(page, published):
            dates.setdefault(identity, when)
    for identity, when in list(date_by_telling_on(page, dates)):
        dates.setdefault(identity, when)
    _settle(page, dates, history)
    if published is not None:
        for identity, when in _date_by_only_day(page, published, dates):
            dates.setdefault(identity, when)
        for identity, when in list(_date_alongside(page, dates)):
            dates.setdefault(identity, when)
    return dates


def _settle(page: DatedPage, dates: dict[str, When], history: frozenset[str]) -> None:
    """Dates what the words tie to what has a date: by its clause, by its name, by a distance in days."""
    again = partial(date_by_word, history=history)
    for date_by in (
        _date_by_opening,
        _date_alongside,
        again,
        _date_by_anchors,
        _date_alongside,
        again,
        _date_alongside,
    ):
        for identity, when in date_by(page, dates):
            dates.setdefault(identity, when)


def _ahead(event: EventMention, mention: TimeMention, when: When, published: Published | None) -> When:
    """A weekday of what is planned lies ahead, whatever the tense: "Next up: the final on Sunday"."""
    weekday = isinstance(mention.expression, CalendarTime) and mention.expression.weekday is not None
    bare = weekday and mention.expression == CalendarTime(weekday=getattr(mention.expression, "weekday", None))
    past = published is not None and when.end is not None and when.end < published.start[:10]
    if not (bare and past and event.status is Status.PLANNED) or when.start is None:
        return when
    day = (date.fromisoformat(when.start[:10]) + timedelta(days=7)).isoformat()
    return replace(when, start=day, end=day, edtf=day)


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _beside(page: DatedPage, dates: dict[str, When]) -> list[tuple[EventMention, TimeMention]]:
    """ "The raids on Sunday", "Monday's first vote"; a clock time of no event dates the verb before it."""
    taken = {t for event in page.reading.events for t in event.times}
    found: list[tuple[EventMention, TimeMention]] = []
    for mention in page.reading.times:
        when = page.whens.get(mention.id)
        if when is None or when.start is None or mention.bound or mention.said:
            continue
        sentence = page.sentence(mention.span)
        inside = [e for e in page.events_in(sentence) if e.id not in dates]
        near = [e for e in inside if _is_beside(page.text, e, mention.span)]
        if mention.id not in taken:
            found.extend((e, mention) for e in near[:1])
            clock = isinstance(mention.expression, CalendarTime) and mention.expression.clock is not None
            verbs = [e for e in inside if e.tense is not None and e.trigger.start < mention.span.start]
            found.extend((e, mention) for e in verbs[-1:] if clock and not near)
    return found


def _is_beside(text: str, event: EventMention, time: Span) -> bool:
    """Whether a time stands beside a word, or owns the phrase that the noun heads: "Monday's first public vote"."""
    between = text[time.end : event.trigger.start]
    owned = event.tense is None and _OWNED.fullmatch(between) is not None
    if event.tense == "PAST" and between.startswith(","):
        return False  # "Olm, the mayor from 2001 to 2005, praised them"
    return owned or _distance(event.trigger, time) <= _BESIDE_CHARS


def _date_by_opening(page: DatedPage, dates: dict[str, When]) -> Iterator[tuple[str, When]]:
    """ "In June, three drowned when a raft sank": all that it tells; so "the worst since 3 May, when two died"."""
    for mention in page.reading.times:
        when = page.whens.get(mention.id)
        when_clause = page.text[mention.span.end : mention.span.end + 7].lower().lstrip(" ,").startswith("when ")
        if when is None or when.start is None or mention.said or (mention.bound and not when_clause):
            continue
        sentence = page.sentence(mention.span)
        before = page.text[sentence.start : mention.span.start].strip(" \"“'‘")
        opens = len(before.split()) <= 1 and before.lower() in ("", "in", "on", "at", "during", "back")
        for event in page.events_in(sentence):
            behind = event.trigger.start > mention.span.end
            if (
                behind
                and (opens or when_clause)
                and event.id not in dates
                and not _is_heard(page, mention, event)
                and not is_counted(page, event)
            ):
                yield event.id, when


def _is_heard(page: DatedPage, mention: TimeMention, event: EventMention) -> bool:
    """Whether who tells it stands between: "in June the mayor said that …", not "in June two died, he said"."""
    return bool(event.said_by) and (event.cue is None or mention.span.end <= event.cue.start < event.trigger.start)


def _date_alongside(page: DatedPage, dates: dict[str, When]) -> Iterator[tuple[str, When]]:
    """What the words of a sentence put at one time: the nearest that has a date gives it to those around it."""
    real = {e.id: e for e in page.reading.events if e.status in REAL}
    known = {e: dates[e] for e in real if e in dates}
    edge = list(known)
    for event in edge:
        for other in (o for o in real[event].alongside if o in real and o not in known):
            # "a third died two days later" is not of the blast's day; "the strikes came two days later" are one
            if real[event].tense is None or not is_counted(page, real[other]):
                known[other] = known[event]
                edge.append(other)
                yield other, known[event]


def _date_by_anchors(page: DatedPage, dates: dict[str, When]) -> list[tuple[str, When]]:
    """ "The riot came three days after the arrests": either date gives the other, a day that is told first."""
    found: list[tuple[str, When]] = []
    for event in page.reading.events:
        for mention, told in _counts(page, event):
            shift = mention.expression
            if not isinstance(shift, Shift) or shift.amount is None:
                continue
            known = next((when for other in told if (when := _told_date(page, other, dates))), None)
            if event.id not in dates and known is not None:
                found.extend(_shift_from(event.id, known, shift, mention.span.text))
            elif event.id in dates and told and known is None:
                back = replace(shift, amount=-shift.amount)
                found.extend(_shift_from(told[0].id, dates[event.id], back, mention.span.text))
    return found


def _counts(page: DatedPage, event: EventMention) -> Iterator[tuple[TimeMention, list[EventMention]]]:
    """The times of an event that count from others, "three days after the arrests", with those."""
    for mention in (page.times[t] for t in event.times if t in page.times):
        if mention.anchor is not None:
            yield mention, [other for other in _anchors(page, mention.anchor) if other.id != event.id]


def _anchors(page: DatedPage, anchor: Span) -> list[EventMention]:
    """The events of the anchor's clause: "after he was seen hitting a guard" names two that are one."""
    return page.events_in(Stretch(anchor.start, anchor.end + _ANCHOR_CHARS))


def _told_date(page: DatedPage, event: EventMention, dates: dict[str, When]) -> When | None:
    """The day of an event, here or where the report's words give it and name it by the same word."""
    if event.id in dates:
        return dates[event.id]
    again = (dates.get(other.id) for other in page.by_lemma.get(event.lemma, ()))
    return next((when for when in again if when is not None and when.text), None)


def _shift_from(event: str, base: When, shift: Shift, text: str) -> Iterator[tuple[str, When]]:
    """Dates an event from a day; a base that is no single day would only pretend to give one."""
    first, last = days_of(base)
    if first == last and shift.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR):
        found = shifted(date.fromisoformat(first), shift)
        if found is not None:
            yield event, to_when(found, text)


def _history(page: DatedPage, published: Published | None, dates: dict[str, When]) -> frozenset[str]:
    """The events that a report of newer harm dates long ago."""
    if published is None or not tells_news(((e.kind, dates.get(e.id)) for e in page.reading.events), published):
        return frozenset()
    return frozenset(key for key, when in dates.items() if is_history(when, published))


def _date_by_only_day(page: DatedPage, published: Published, dates: dict[str, When]) -> Iterator[tuple[str, When]]:
    """The plain past of a report that names one day about its own, unless the paragraph has another."""
    day = _only_day(page, published)
    if day is None:
        return
    old = _tells_of_old_harm(page, published, dates)
    counted_from = {e.id for event in page.reading.events for _, told in _counts(page, event) for e in told}
    for event in page.reading.events:
        free = _is_story(page, event) and event.id not in dates and not is_counted(page, event)
        free = free and event.id not in counted_from and not (old and not _is_of_its_day(event))
        if free and not tells_otherwise(page, event, (day, day)):
            yield event.id, When(day, day, Precision.DAY, "", day)


def _tells_of_old_harm(page: DatedPage, published: Published, dates: dict[str, When]) -> bool:
    """Whether a report of no newer harm gives old harm a day, as that of a trial does: its plain past is of then."""
    harm = [(e.kind, dates.get(e.id)) for e in page.reading.events if e.kind in listed("harm") and not e.background]
    days = [when for _, when in harm if when is not None and when.precision.rank <= Precision.DAY.rank]
    return any(is_history(when, published) for when in days) and not tells_news(harm, published)


def _is_of_its_day(event: EventMention) -> bool:
    """Whether it comes after a deed, as a funeral does, or a plea: the deed's own day has other things to tell."""
    return event.kind in _AFTERWARDS


def _date_by_lead(page: DatedPage, published: Published) -> Iterator[tuple[str, When]]:
    """ "A boy has been found dead", a story begins: the news of the report's day, unless it soon names another."""
    day, lead = published.start[:10], page.lead()
    if day != published.end[:10] or lead is None:
        return
    soon = page.dated_in(Stretch(lead.end, lead.end + _SOON_CHARS))
    if any((page.whens[t.id].end or day)[:10] < day for t in soon):
        return
    dated = [t for t in page.dated_in(lead) if t.anchor is None]
    for event in page.events_in(lead):
        before = page.text[max(lead.start, event.trigger.start - 30) : event.trigger.start]
        new = event.status is Status.HAPPENED and not event.background and _PRESENT_PERFECT.search(before)
        if new and not dated and not _LASTING.search(page.text[event.trigger.end : lead.end]):
            yield event.id, When(day, day, Precision.DAY, "", day)


def _is_story(page: DatedPage, event: EventMention) -> bool:
    """Whether an event is told in the plain past: "had been left unused" lies before the story."""
    told = event.status is Status.HAPPENED and not event.background and event.tense == "PAST"
    return told and not _PERFECT.search(page.text[max(0, event.trigger.start - 30) : event.trigger.start])


def _only_day(page: DatedPage, published: Published) -> str | None:
    """The report's own day or one beside it, if that is the only day of the week past that the report names."""
    if published.start[:10] != published.end[:10]:
        return None
    today = date.fromisoformat(published.start[:10])
    week = {(today + timedelta(days=k)).isoformat() for k in range(-_WEEK_DAYS, 2)}
    beside = {(today + timedelta(days=k)).isoformat() for k in (-1, 0, 1)}
    told = [when for key, when in page.whens.items() if key not in page.aside and when.start and when.end]
    # "the bishop will visit tomorrow" names no day of what has happened
    ahead = {page.whens[t.id].edtf for t in page.times.values() if t.outlook is Direction.FUTURE and t.id in page.whens}
    told = [when for when in told if when.edtf not in ahead or (when.start or "")[:10] <= published.start[:10]]
    named = {days_of(when) for when in told if when.precision.rank <= Precision.DAY.rank}
    days = {day for first, last in named for day in (first, last) if day in week}
    return next(iter(days)) if len(days) == 1 and days <= beside else None
