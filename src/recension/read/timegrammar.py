"""The grammar of time: every temporal expression of a text, parsed, by hand-written descent over its words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..model.times import (
    Anchor,
    CalendarTime,
    Daypart,
    Direction,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
)
from .caltimes import Parsed, parse_date
from .clocktimes import parse_clock, parse_clock_after, parse_part
from .reltimes import parse_relative
from .timewords import Words, load_lexicon


class Found(NamedTuple):
    """An expression and its offsets; `sure` is False where only the encoder can tell that a time is meant."""

    start: int
    end: int
    expression: TimeExpression
    sure: bool


def find_expressions(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Every expression between two offsets of a text, in text order, none within another."""
    words, i = Words(text, start, end), 0
    while i < len(words):
        parsed = parse_at(words, i) if _may_begin(words, i) else None
        if parsed is None:
            i += 1
            continue
        yield Found(words[i].start, words[parsed.end - 1].end, parsed.expression, parsed.sure)
        i = parsed.end


def _may_begin(words: Words, i: int) -> bool:
    """Whether a time may begin at word `i`: nine words in ten need no closer look."""
    lexicon, word = load_lexicon(), words.lower(i)
    if word == "following" and words.lower(i - 1) not in ("the", "that"):
        return False  # "died following Saturday's raid": after it
    if word in lexicon.articles:
        word = words.lower(i + 1)
    return word in lexicon.openers or word[:1].isdigit() or word == "'"


def parse_time(text: str) -> TimeExpression | None:
    """What a text that is known to be a time says: the longest expression in it, or None."""
    found = max(find_expressions(text), key=lambda f: f.end - f.start, default=None)
    return found.expression if found else None


def parse_at(words: Words, i: int) -> Parsed | None:
    """The longest expression that begins at word `i`."""
    tries = (_parse_hours, _parse_shared, _parse_clock_led, _parse_part_led, _parse_plain, _parse_feast)
    found = [parse(words, i) for parse in tries]
    best = max((p for p in found if p), key=lambda p: p.end, default=None)
    return _with_last(words, i, best) if best else None


def _with_last(words: Words, i: int, first: Parsed) -> Parsed:
    """Between May 2011 and June 2012 · from 2010 to 2014: one stretch of time."""
    before, joint = words.lower(i - 1), words.lower(first.end)
    joined = (before == "between" and joint == "and") or (
        before == "from" and joint in ("to", "until", "till", "through")
    )
    if not joined or not isinstance(first.expression, CalendarTime) or first.expression.clock:
        return first
    last = parse_date(words, first.end + 1)
    if last is None or not isinstance(last.expression, CalendarTime):
        return first
    return Parsed(Stretch(first.expression, last.expression), last.end)


def _parse_plain(words: Words, i: int) -> Parsed | None:
    """A date or relative time and what may follow it: a part of the day, a clock time."""
    date, relative = parse_date(words, i), parse_relative(words, i)
    found = max((p for p in (date, relative) if p), key=lambda p: p.end, default=None)
    if found is None:
        return None
    if not is_day(found.expression):
        return _with_year_of(words, found)
    return _with_year_of(words, _with_clock(words, _with_part(words, found)))


def is_day(expression: TimeExpression) -> bool:
    """Whether the expression names one day, so that a part of the day or a clock time may narrow it."""
    match expression:
        case CalendarTime(day=day, weekday=weekday):
            return day is not None or weekday is not None
        case Shift(unit=Unit.DAY):
            return True
        case _:
            return False


def _with_year_of(words: Words, found: Parsed) -> Parsed:
    """March last year · 3 May of this year: one date, and not a month and a year."""
    time = found.expression
    if not isinstance(time, CalendarTime) or time.month is None or time.year is not None or time.direction is not None:
        return found
    j = found.end + (words.lower(found.end) in ("of", ","))
    year = parse_relative(words, j)
    if year is None or not isinstance(year.expression, Shift) or year.expression.unit is not Unit.YEAR:
        return found
    shift = year.expression
    if shift.amount not in (-1, 0, 1) or shift.anchor is not Anchor.PUBLICATION or shift.share is not None:
        return found
    return Parsed(replace(time, year_shift=int(shift.amount)), year.end, found.sure)


def _with_part(words: Words, found: Parsed) -> Parsed:
    """Friday morning · Tuesday early morning · yesterday at dawn · Monday - overnight."""
    j = found.end + (words.lower(found.end) in ("at", ",", "in", "early", "late"))
    j += words.lower(j) == "the" and words.lower(j - 1) == "in"
    part = parse_part(words, j)
    if (
        part is None
        or words.lower(j) in ("tonight", "overnight")
        or (words.lower(j - 1) == "," and words.lower(j) != "midnight")
    ):
        return found
    if (
        isinstance(found.expression, CalendarTime | Shift)
        and found.expression.part is None
        and words.lower(j) not in ("noon", "midnight", "midday")
    ):
        return Parsed(replace(found.expression, part=part[0]), part[1], found.sure)
    return found


def _with_clock(words: Words, found: Parsed) -> Parsed:
    """Friday at about 8:40 am · Thursday 8:15 p.m. ET."""
    clock = parse_clock_after(words, found.end)
    if clock is None or not isinstance(found.expression, CalendarTime | Shift):
        return found
    return Parsed(replace(found.expression, clock=clock[0]), clock[1], found.sure)


def _parse_clock_led(words: Words, i: int) -> Parsed | None:
    """8:15 p.m. ET Thursday · noon on Sunday · 6 a.m. · 8:40 am local time on Friday."""
    clock = parse_clock(words, i)
    if clock is None:
        return None
    j = _past_other_zone(words, clock[1])
    j += words.lower(j) in ("on", ",", "of")
    date = _parse_plain(words, j)
    if date and date.sure and is_day(date.expression) and isinstance(date.expression, CalendarTime | Shift):
        return Parsed(replace(date.expression, clock=clock[0]), date.end)
    return Parsed(CalendarTime(clock=clock[0]), clock[1])


def _past_other_zone(words: Words, j: int) -> int:
    """The word behind the same hour of another zone: "19:00 local time (11:00 GMT)"."""
    other = parse_clock(words, j + 1) if words.lower(j) == "(" else None
    return other[1] + 1 if other is not None and words.lower(other[1]) == ")" else j


def _parse_part_led(words: Words, i: int) -> Parsed | None:
    """The morning of Feb. 3 · mid-afternoon · by the evening · at night; a bare "night" elsewhere may be anything."""
    half = (words.lower(i) == "mid") * (1 + (words.lower(i + 1) == "-"))
    found = parse_part(words, i + half)
    if found is None or words.lower(i) in ("tonight", "overnight", "noon", "midnight", "midday"):
        return None
    part, j = found
    k = j + (words.lower(j) in ("of", "on"))
    date = parse_date(words, k) or parse_relative(words, k)
    if (
        date
        and is_day(date.expression)
        and isinstance(date.expression, CalendarTime | Shift)
        and date.expression.part is None
    ):
        return Parsed(replace(date.expression, part=part), date.end)
    led = words.lower(i - 1) in load_lexicon().before_part
    if not led or words.lower(j) == "-" or words.lower(j).endswith("s"):
        return None
    return Parsed(CalendarTime(part=part), j, sure=words.lower(i - 1) != "of")


def _parse_shared(words: Words, i: int) -> Parsed | None:
    """Early March · late on Monday · the end of 1990 · mid-1990s · earlier this month · later that day."""
    lexicon = load_lexicon()
    j = i + (words.lower(i) == "the")
    share = lexicon.shares.get(words.lower(j))
    if share is None:
        return None
    k = j + 1
    while k < j + 4 and words.lower(k) in ("-", "on", "of", "in", "the"):
        k += 1
    if (
        words.lower(k) == "day"
        and words.lower(k - 1) == "the"
        and words.lower(j) in ("earlier", "later", "early", "late")
    ):
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, Anchor.NARRATIVE, share), k + 1)
    if words.lower(k - 1) == "the" and words.lower(k) not in lexicon.months and not words.lower(k).isdigit():
        k -= 1
    rest = _parse_plain(words, k) or _parse_season(words, k)
    led = _parse_part_led(words, k) if rest is None else None
    if led and isinstance(led.expression, CalendarTime) and led.expression.part is not Daypart.NOON:
        return Parsed(replace(led.expression, share=share), led.end)
    if rest is None or not isinstance(rest.expression, CalendarTime | Shift) or rest.expression.share:
        return None
    if rest.expression.clock is not None and words.lower(j) in ("earlier", "later"):
        return None
    if isinstance(rest.expression, Shift) and rest.expression.anchor is Anchor.EVENT:
        return None
    return Parsed(replace(rest.expression, share=share), rest.end)


def _parse_hours(words: Words, i: int) -> Parsed | None:
    """The early hours of Sunday · the small hours of 3 May; alone they may be of the day told of or of the next."""
    j = i + (words.lower(i) == "the")
    share, k = load_lexicon().hours.get(words.lower(j)), j + 1
    if share is None or words.lower(k) != "hours":
        return None
    date = _parse_plain(words, k + 1 + (words.lower(k + 1) in ("of", "on")))
    if date and isinstance(date.expression, CalendarTime | Shift) and is_day(date.expression):
        return Parsed(replace(date.expression, share=share), date.end)
    return None


def _parse_season(words: Words, i: int) -> Parsed | None:
    """Summer 2015 · the winter of 1998 · spring, after "in the" or "this"; alone a season is rarely a date."""
    season = load_lexicon().seasons.get(words.lower(i))
    if season is None:
        return None
    j = i + 1 + (words.lower(i + 1) in ("of", ","))
    year = words.number(j, 4)
    if year is not None and 1400 <= year <= 2100:
        return Parsed(CalendarTime(season=season, year=year), j + 1)
    led = words.lower(i - 1) in ("in", "the", "of", "by", "since", "until", "early", "late", "mid")
    return Parsed(CalendarTime(season=season), i + 1, sure=False) if led else None


def _parse_feast(words: Words, i: int) -> Parsed | None:
    """Christmas Eve · New Year's Day 2020 · summer 2015."""
    found = words.match(i, load_lexicon().feasts)
    if found is None or not words.is_capital(i):
        return _parse_season(words, i)
    (month, day), j = found
    year = words.number(j, 4)
    if year is not None and 1400 <= year <= 2100:
        return Parsed(CalendarTime(year=year, month=month, day=day), j + 1)
    return Parsed(CalendarTime(month=month, day=day), j)
