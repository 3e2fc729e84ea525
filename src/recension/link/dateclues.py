"""Clues to the day on which a report came out: what it states, what its weekdays and dates allow."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
# A caption's picture is of the day or the day before; a date in the text is of any day before, sooner than later.
_CAPTION = (0.55, 0.3, 0.06)
_PUBLISHED_WORDS = re.compile(
    r"^\W{0,3}(?:last |first )?(?:updated|published|posted|issued|modified|date)\b[^\n]{0,30}$", re.I
)
_LINE_WORDS = 7
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
        try:
            return date(time.year, time.month, time.day)
        except ValueError:
            return None

    def weigh(self, published: date) -> float:
        """The log-weight that the words give to a publication on that day."""
        if self.time.month is not None:
            return (
                max(self._weigh_day(day, published) for day in self._days(published)) if self._days(published) else 0.0
            )
        if self.time.weekday is not None:
            return self._weigh_weekday(self.time.weekday, published)
        return self._weigh_year(published)

    def days_about(self, near: date) -> list[date]:
        """The days that a month and day may name about another day."""
        return self._days(near) if self.time.month is not None and self.time.day is not None else []

    def _days(self, published: date) -> list[date]:
        """The day named, in the years about the candidate where no year is."""
        if self.time.year is not None:
            return [self.day] if self.day else []
        years, found = (published.year - 1, published.year), []
        for year in years:
            try:
                found.append(date(year, self.time.month or 1, self.time.day or 1))
            except ValueError:
                continue
        return found

    def _weigh_day(self, day: date, published: date) -> float:
        age = (published - day).days
        if self.stated:
            return 0.0 if age == 0 else _FLOOR
        if self.outlook is Direction.FUTURE:
            return math.log(0.2) if age <= 0 else math.log(0.05)
        if age < 0:
            return math.log(0.01 if self.time.year is not None or self.outlook is Direction.PAST else 0.08)
        if self.kind == "caption":
            return math.log(_CAPTION[age] if age < len(_CAPTION) else 0.05 / age)
        # Yesterday goes by its weekday: a day of the month is mostly two or more days gone.
        return math.log((0.8 if age < 2 else 1.0) * 0.3 / (1 + age / 4) + 0.02)

    def _weigh_weekday(self, weekday: int, published: date) -> float:
        back, ahead = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
        if self.stated:
            return 0.0 if back == 0 else _FLOOR
        if self.outlook is Direction.FUTURE:
            return math.log(_AHEAD[ahead])
        shares = _SAID if self.kind == "said" else _PAST
        # Ten mentions of one weekday are not ten witnesses.
        return math.log(shares[back]) * (1 + 0.25 * min(self.count - 1, 4))

    def _weigh_year(self, published: date) -> float:
        year = self.time.year or 0
        if self.outlook is not Direction.FUTURE and published.year < year:
            return math.log(0.2)
        return 0.0


def find_clues(report: Report, reading: Reading) -> tuple[Clue, ...]:
    """What a report's times say of its own day; weekdays once each."""
    weekdays: dict[tuple[int, str, Direction], Clue] = {}
    clues: list[Clue] = []
    for mention in reading.times:
        clue = _clue(report, mention)
        if clue is None:
            continue
        weekday = clue.time.weekday
        if weekday is None or clue.time.month is not None or clue.stated:
            clues.append(clue)
            continue
        key = (weekday, clue.kind, clue.outlook)
        known = weekdays.get(key)
        count = known.count + 1 if known else 1
        first = known or clue
        weekdays[key] = Clue(first.span, first.says, first.time, first.kind, first.outlook, count)
    return (*clues, *weekdays.values())


def _clue(report: Report, mention: TimeMention) -> Clue | None:
    time, kind = mention.expression, report.part_at(mention.span.start)
    if not isinstance(time, CalendarTime) or time.direction is not None or time.years != 1:
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
    if _PUBLISHED_WORDS.search(before):
        return True
    line = _line(text, span)
    alone = len(line.split()) - len(span.text.split()) <= _LINE_WORDS
    place = kind in (PartKind.BYLINE, PartKind.BOILERPLATE) or span.start < 600
    return (
        alone
        and place
        and time.month is not None
        and kind is not PartKind.CAPTION
        and not line.rstrip().endswith((".", "!"))
    )


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
