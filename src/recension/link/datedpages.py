"""A report laid out for dating its events: what events and times each sentence and paragraph holds."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.event import Status
from ..model.reading import EventMention, Reading
from ..model.report import PartKind, Report
from ..model.span import Span
from ..model.times import TimeMention
from ..model.values import When
from ..text.paragraphs import find_paragraphs
from ..text.sentences import find_sentences

# Where the story is told: a dateline's day is the report's own, a caption's the picture's.
_TOLD = frozenset({PartKind.HEADLINE, PartKind.BODY})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or paragraph of the text."""

    start: int
    end: int

    def holds(self, span: Span) -> bool:
        """Whether a span begins in it."""
        return self.start <= span.start < self.end


class DatedPage:
    """One report's text with its events, its times on the calendar, and the bounds of its sentences and paragraphs."""

    def __init__(self, report: Report, reading: Reading, whens: dict[str, When]) -> None:
        text = report.text
        self.text, self.reading = text, reading
        aside = [Stretch(p.start, p.end) for p in report.parts if p.kind not in _TOLD]
        self.aside = {t.id for t in reading.times if any(a.holds(t.span) for a in aside)}
        self.begin = next((p.start for p in report.parts if p.kind is PartKind.BODY), 0)
        self.times = {t.id: t for t in reading.times}
        self.whens = {t.id: whens[t.id] for t in reading.times if t.id in whens}
        self._times = [t.span.start for t in reading.times]
        self._events = sorted(reading.events, key=lambda e: e.trigger)
        self._triggers = [e.trigger.start for e in self._events]
        self.told = [e for e in reading.events if e.status is Status.HAPPENED and not e.background]
        self.by_lemma: dict[str, list[EventMention]] = {}
        for event in self._events:
            self.by_lemma.setdefault(event.lemma, []).append(event)
        self._paragraphs = [Stretch(*bounds) for bounds in find_paragraphs(text, 0, len(text))]
        self.sentences = [Stretch(*s) for p in self._paragraphs for s in find_sentences(text, p.start, p.end)]

    def sentence(self, span: Span) -> Stretch:
        """The sentence that a span begins in."""
        return _holding(self.sentences, span)

    def paragraph(self, span: Span) -> Stretch:
        """The paragraph that a span begins in."""
        return _holding(self._paragraphs, span)

    def lead(self) -> Stretch | None:
        """The first sentence of the story."""
        return next((s for s in self.sentences if s.start >= self.begin), None)

    def dated_in(self, stretch: Stretch) -> list[TimeMention]:
        """The times within a stretch that the calendar holds."""
        first, last = bisect_left(self._times, stretch.start), bisect_left(self._times, stretch.end)
        return [t for t in self.reading.times[first:last] if t.id in self.whens]

    def events_in(self, stretch: Stretch) -> list[EventMention]:
        """The events whose triggers lie within a stretch."""
        first, last = bisect_left(self._triggers, stretch.start), bisect_left(self._triggers, stretch.end)
        return self._events[first:last]


def _holding(stretches: Sequence[Stretch], span: Span) -> Stretch:
    at = bisect_right(stretches, span.start, key=lambda s: s.start) - 1
    found = at >= 0 and stretches[at].holds(span)
    return stretches[at] if found else Stretch(span.start, span.end)
