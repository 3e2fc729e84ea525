"""Clues to the day on which a report came out: what it states, what its weekdays and dates allow."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..model.reading import Reading
from ..model.report import PartKind, Report
from ..model.span import Span
from ..model.times import CalendarTime, Direction, TimeMention

# How long after a day the news speaks of it by its weekday: shares of the days 0 to 6 back. Set by hand from newswire
# (November 2026): a said-verb is nearly always of the report's own day or the day before.
_SAID = (0.72, 0.2, 0.04, 0.015, 0.01, 0.01, 0.005)
_PAST = (0.42, 0.25, 0.11, 0.08, 0.06, 0.05, 0.03)
_AHEAD = (0.14, 0.26, 0.2, 0.14, 0.1, 0.09, 0.07)
# How many days back a date is, as the share of each single day from so many on, counted in 78 piles of news whose days
# are known (November 2026): dates in captions, dates in full, and days of no year, each of the past or of any time.
Shares = tuple[tuple[float, float], ...]
_CAPTION: Shares = ((366, 6e-5), (31, 3e-4), (4, 2e-3), (2, 0.07), (1, 0.09), (0, 0.38), (-1, 0.05), (-math.inf, 1e-6))
_IN_FULL: Shares = (
    *((366, 1e-4), (31, 4e-4), (4, 3e-3), (2, 0.045), (1, 0.05), (0, 0.2)),
    *((-1, 0.02), (-7, 1e-3), (-math.inf, 1e-8)),
)
_IN_FULL_OPEN: Shares = (
    *((366, 4e-5), (91, 2e-4), (31, 5e-4), (4, 5e-3), (2, 0.016), (1, 0.06), (0, 0.41)),
    *((-1, 0.1), (-30, 7e-4), (-120, 3e-4), (-math.inf, 1e-6)),
)
_OF_YEAR: Shares = (
    *((91, 3e-4), (31, 3e-3), (8, 0.017), (4, 0.022), (2, 0.033), (1, 0.016), (0, 0.03)),
    *((-1, 0.01), (-30, 3e-3), (-math.inf, 1e-5)),
)
_OF_YEAR_OPEN: Shares = (
    *((91, 4e-4), (31, 1e-3), (4, 0.011), (2, 0.03), (1, 0.06), (0, 0.02)),
    *((-1, 0.05), (-7, 0.015), (-30, 8e-3), (-120, 5e-4), (-math.inf, 1e-5)),
)
_COMING: Shares = ((31, 1e-4), (0, 2e-3), (-1, 0.15), (-7, 0.05), (-30, 0.01), (-120, 3e-3), (-math.inf, 1e-4))
_LONG_AGO = 1000  # days: of a report of some other time
_PUBLISHED_WORDS = re.compile(
    r"^\W{0,3}(?:last |first )?(?:updated|published|posted|issued|modified|date)\b[^\n]{0,30}$", re.I
)
_LINE_WORDS = 7
_IN_PROSE = ("on ", "in ")
# Up to the day of a dateline, and up to a line that may give the report's own day; set by reading, not measured.
_DATELINE_CHARS, _TOP_CHARS = 60, 600
_DATELINE_END = re.compile(r"[ .,)]{0,3}(?:\([^()\n]{1,30}\) ?)?(?:—|–|--|- )(?!\s?\d)")
_FLOOR = math.log(1e-4)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that speak for some days and against others; `kind` is stated, caption, said or told."""

    span: Span
    says: str
    time: CalendarTime
    kind: str
    outlook: Direction = Direction.PRESENT
    count: int = 1

    @property
    def stated(self) -> bool:
        """Whether the report gives its own date here."""
        return self.kind == "stated"

    @property
    def day(self) -> date | None:
        """The day that the words name in full, or None."""
        time = self.time
        if time.year is None or time.month is None or time.day is None:
            return None
        return _day(time.year, time.month, time.day)

    def weigh(self, published: date) -> float:
        """The log-weight that the words give to a publication on that day."""
        if self.time.month is not None:
            return (
                max(self._weigh_day(day, published) for day in self._days(published)) if self._days(published) else 0.0
            )
        if self.time.weekday is not None:
            return self._weigh_weekday(self.time.weekday, published.weekday())
        return self._weigh_year(published)

    def days_about(self, near: date) -> list[date]:
        """The days that a month and day may name about another day."""
        return self._days(near) if self.time.month is not None and self.time.day is not None else []

    def _days(self, published: date) -> list[date]:
        """The day named, in the years about the candidate where no year is."""
        if self.time.year is not None:
            return [self.day] if self.day else []
        years = (published.year + k for k in ((-1, 0) if self.outlook is Direction.PAST else (-1, 0, 1)))
        return [day for year in years if (day := _day(year, self.time.month, self.time.day)) is not None]

    def _weigh_day(self, day: date, published: date) -> float:
        age = (published - day).days
        if self.stated:
            return 0.0 if age == 0 else _FLOOR
        return _share(self._shares, age)

    @property
    def _shares(self) -> Shares:
        if self.outlook is Direction.FUTURE:
            return _COMING
        if self.kind == "caption":
            return _CAPTION
        if self.time.year is not None:
            return _IN_FULL if self.outlook is Direction.PAST else _IN_FULL_OPEN
        return _OF_YEAR if self.outlook is Direction.PAST else _OF_YEAR_OPEN

    def _weigh_weekday(self, weekday: int, published: int) -> float:
        back, ahead = (published - weekday) % 7, (weekday - published) % 7
        if self.stated:
            return 0.0 if back == 0 else _FLOOR
        if self.outlook is Direction.FUTURE:
            return math.log(_AHEAD[ahead])
        shares = _SAID if self.kind == "said" else _PAST
        # Ten mentions of one weekday are not ten witnesses.
        return math.log(shares[back]) * (1 + 0.25 * min(self.count - 1, 4))

    def _weigh_year(self, published: date) -> float:
        gap = published.year - (self.time.year or 0)
        if self.outlook is Direction.FUTURE:
            return 0.0
        if self.outlook is Direction.PAST:  # "in 2005" is not said in that year of what happened in it
            return math.log(1.0 if gap > 0 else 0.03 if gap == 0 else 0.003)
        return math.log(1.0 if gap >= 0 else 0.05)

    def weigh_elsewhere(self, weekday: int) -> float:
        """The log-weight for some day of that weekday far from all that any report names."""
        if self.stated:
            return _FLOOR
        if self.time.year is not None and self.day is not None:
            return _share(self._shares, _LONG_AGO)
        if self.time.month is not None:
            return math.log(1 / 365)
        return self._weigh_weekday(self.time.weekday, weekday) if self.time.weekday is not None else 0.0


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def _share(shares: Shares, age: int) -> float:
    """The log of the share of that age in days."""
    return math.log(next(share for least, share in shares if age >= least))


def find_clues(report: Report, reading: Reading) -> tuple[Clue, ...]:
    """What a report's times say of its own day; each day and weekday once, with how often it is told."""
    clues: dict[tuple[object, ...], Clue] = {}
    for clue in (clue for mention in reading.times if (clue := _clue(report, mention)) is not None):
        time, is_ahead = clue.time, clue.outlook is Direction.FUTURE
        # a day in full is one day whatever is said of it; "on Sunday" may be the last or the next
        key = (time.year, time.month, time.day, time.weekday, clue.stated, is_ahead and clue.day is None)
        clues[key] = _surer(clues[key], clue) if key in clues else clue
    return tuple(clues.values())


def _surer(one: Clue, two: Clue) -> Clue:
    """Of two that name the same the one that says more, told as often as both."""
    surer = max(one, two, key=lambda clue: (clue.kind == "said", clue.outlook is Direction.PAST, -clue.span.start))
    return replace(surer, count=one.count + two.count)


def _clue(report: Report, mention: TimeMention) -> Clue | None:
    time, kind = mention.expression, report.part_at(mention.span.start)
    if not isinstance(time, CalendarTime) or time.direction or time.years != 1 or time.year_shift is not None:
        return None
    if _is_stated(report, mention, kind):
        return Clue(mention.span, f'it dates itself "{mention.span.text}"', time, "stated")
    if kind is PartKind.CAPTION:
        if time.day is None or re.search(r"\bfile\b", _line(report.text, mention.span), re.I):
            return None
        return Clue(mention.span, f'a caption dates its picture "{mention.span.text}"', time, "caption")
    if kind in (PartKind.BOILERPLATE, PartKind.BYLINE):
        return None
    if time.day is not None:
        return Clue(mention.span, f'it tells of "{mention.span.text}"', time, "told", mention.outlook)
    if time.weekday is not None:
        says = f'it speaks of "{mention.span.text}"'
        return Clue(mention.span, says, time, "said" if mention.said else "told", mention.outlook)
    if time.year is not None and time.month is None:
        return Clue(mention.span, f"it knows the year {time.year}", time, "told", mention.outlook)
    return None


def _line(text: str, span: Span) -> str:
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[max(start, span.start - 400) : (end if end >= 0 else len(text))][:800]


def _is_stated(report: Report, mention: TimeMention, kind: PartKind | None) -> bool:
    """A dateline, "Updated at …", a line that is a date and little else, near the top or in what is not the story."""
    time, span, text = mention.expression, mention.span, report.text
    if not isinstance(time, CalendarTime) or (time.day is None and time.weekday is None):
        return False
    if kind is PartKind.DATELINE:
        return time.day is not None
    before = text[max(0, span.start - 60) : span.start].rpartition("\n")[2]
    if _PUBLISHED_WORDS.search(before) or _is_dateline(text, span):
        return True
    line = _line(text, span)
    alone = len(line.split()) - len(span.text.split()) <= _LINE_WORDS
    place = kind in (PartKind.BYLINE, PartKind.BOILERPLATE) or span.start < _TOP_CHARS
    return (
        alone
        and place
        and time.month is not None
        and kind is not PartKind.CAPTION
        and not before.lower().endswith(_IN_PROSE)
        and not line.rstrip().endswith((".", "!"))
    )


def _is_dateline(text: str, span: Span) -> bool:
    """A day before the dash that opens a story: "ORRIN (Coast Wire / 12 April) —", "Orrin, 3 May (CW) –".

    "Bo Lind (3 May 1950 – 2 June 2011)" and the lines of a timeline, "12 April – Two men are held", are none.
    """
    start = text.rfind("\n", 0, span.start) + 1
    words = text[start : min(span.start, start + _DATELINE_CHARS)].split()
    is_first = start <= _TOP_CHARS and span.start - start <= _DATELINE_CHARS
    is_named = bool(words) and words[0][0].isupper() and not any(word[0].islower() for word in words)
    return is_first and is_named and _DATELINE_END.match(text, span.end) is not None


def stated_day(clues: Sequence[Clue]) -> Clue | None:
    """The clue in which the report gives its own day in full, the latest one where it was updated."""
    return max((c for c in clues if c.stated and c.day), key=lambda c: (c.day or date.min, c.span), default=None)


def full_days(clues: Sequence[Clue]) -> Iterator[date]:
    """The days named in full that lie behind the report."""
    for clue in clues:
        if clue.day is not None and clue.outlook is not Direction.FUTURE:
            yield clue.day


def years_gone(clues: Sequence[Clue]) -> Iterator[int]:
    """The years that lie behind the report: "in 2005" is not said in that year of what happened in it."""
    for clue in clues:
        if clue.time.year is not None and clue.time.month is None and clue.outlook is Direction.PAST:
            yield clue.time.year
