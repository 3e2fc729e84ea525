"""The grammar of calendar times: dates in the usual orders, weekdays, months, years, decades, clock times."""

from dataclasses import replace
from typing import NamedTuple

from ..model.times import CalendarTime, Stretch, TimeExpression
from .timewords import Words, load_lexicon

_OWNERS = frozenset(["his", "her", "their", "my", "your", "our", "aged"])


class Parsed(NamedTuple):
    """An expression, the index of the word after it, and whether the words can hardly mean anything else."""

    expression: TimeExpression
    end: int
    sure: bool = True


def parse_date(words: Words, i: int) -> Parsed | None:
    """A calendar date, month or year that begins at word `i`, in any usual order, with its weekday."""
    found = [
        parse(words, i)
        for parse in (
            _parse_iso,
            _parse_slashed,
            _parse_weekday,
            _parse_month_first,
            _parse_day_first,
            _parse_decade,
            _parse_year,
        )
    ]
    return max((p for p in found if p), key=lambda p: p.end, default=None)


def _is_day(number: int | None) -> bool:
    return number is not None and 1 <= number <= 31


def is_year(number: int | None) -> bool:
    """Whether a number in digits can be a year of which news speaks."""
    return number is not None and 1400 <= number <= 2100


def _calendar(year: int | None, month: int, day: int) -> CalendarTime | None:
    return CalendarTime(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _parse_iso(words: Words, i: int) -> Parsed | None:
    """2019-12-31, 2019/12/31 and 20191231."""
    whole = words.lower(i)
    if words.number(i, 8) is not None and is_year(int(whole[:4])):
        made = _calendar(int(whole[:4]), int(whole[4:6]), int(whole[6:]))
        return Parsed(made, i + 1) if made else None
    year, month, day = words.number(i, 4), words.number(i + 2), words.number(i + 4)
    glued = all(words.is_glued(i + k) for k in range(1, 5))
    if not (is_year(year) and glued and words.lower(i + 1) in "-/." and words.lower(i + 3) == words.lower(i + 1)):
        return None
    made = _calendar(year, month or 0, day or 0)
    return Parsed(made, i + 5) if made else None


def _parse_slashed(words: Words, i: int) -> Parsed | None:
    """12/31/2019, 31.12.2019, 10/27/89: month first unless that cannot be."""
    one, two, year = words.number(i), words.number(i + 2), words.number(i + 4)
    mark = words.lower(i + 1)
    glued = all(words.is_glued(i + k) for k in range(1, 5))
    if (
        one is None
        or two is None
        or year is None
        or mark not in ("/", ".", "-")
        or words.lower(i + 3) != mark
        or not glued
    ):
        return None
    if len(words.lower(i + 4)) == 2:
        year += 1900 if year > 40 else 2000
    elif not is_year(year):
        return None
    day_first = one > 12 or mark == "."
    made = _calendar(year, two, one) if day_first else _calendar(year, one, two)
    return Parsed(made, i + 5) if made else None


def _parse_weekday(words: Words, i: int) -> Parsed | None:
    """Friday · Fri. · Friday, March 13 · Tuesday 31 December 2019."""
    lexicon, word = load_lexicon(), words.lower(i)
    weekday, j = lexicon.weekdays.get(word), i + 1
    if weekday is None:
        weekday = lexicon.weekdays_short.get(word)
        marked = words.lower(j) in (".", ",") or words.lower(j) in lexicon.months | lexicon.months_short
        if weekday is None or not words.is_capital(i) or not marked:
            return None
        j += words.lower(j) == "."
    after = j + (words.lower(j) in (",", "(", "-", "the", "on"))
    dated = _parse_month_first(words, after) or _parse_day_first(words, after) or _parse_slashed(words, after)
    if dated and isinstance(dated.expression, CalendarTime) and dated.expression.day:
        return Parsed(replace(dated.expression, weekday=weekday), dated.end)
    return Parsed(CalendarTime(weekday=weekday), j)


def _month(words: Words, i: int) -> tuple[int, int] | None:
    """The month named at `i` and the index after it, its point included."""
    lexicon, word = load_lexicon(), words.lower(i)
    if not words.is_capital(i):
        return None
    if word in lexicon.months:
        return lexicon.months[word], i + 1
    if word in lexicon.months_short:
        return lexicon.months_short[word], i + 1 + (words.lower(i + 1) == "." and words.is_glued(i + 1))
    return None


def _parse_month_first(words: Words, i: int) -> Parsed | None:
    """December 31, 2019 · Dec. 31 · Sept 3rd · March 2015 · March."""
    found = _month(words, i)
    if found is None:
        return None
    month, j = found
    day = words.number(j)
    if _is_day(day) and not _is_counted(words, j + 1):
        j += 1 + _is_ordinal_ending(words, j + 1)
        comma = j + (words.lower(j) in (",", "of"))
        year = words.number(comma, 4)
        if is_year(year):
            return Parsed(CalendarTime(year=year, month=month, day=day), comma + 1)
        return Parsed(CalendarTime(month=month, day=day), j)
    comma = j + (words.lower(j) in (",", "of", "'"))
    year = words.number(comma, 4)
    if is_year(year):
        return Parsed(CalendarTime(year=year, month=month), comma + 1)
    # "May" and "March" alone are verbs and names as often as months; short forms alone are mostly names ("Jan", "Mar").
    short = words.lower(i) in load_lexicon().months_short
    doubtful = words.lower(i) in ("may", "march", "april", "june", "august") or short
    if doubtful and words.lower(i - 1) not in load_lexicon().before_date and not (short and words.lower(i + 1) == "."):
        return None
    return Parsed(CalendarTime(month=month), j)


def _parse_day_first(words: Words, i: int) -> Parsed | None:
    """31 December 2019 · the 3rd of May · 3 May."""
    i_day = i + (words.lower(i) == "the")
    day = words.number(i_day)
    if not _is_day(day):
        return None
    j = i_day + 1 + _is_ordinal_ending(words, i_day + 1)
    j += words.lower(j) == "of"
    found = _month(words, j)
    if found is None or (words.is_glued(j) and j == i_day + 1):
        return None
    month, j = found
    comma = j + (words.lower(j) == ",")
    year = words.number(comma, 4)
    if is_year(year):
        return Parsed(CalendarTime(year=year, month=month, day=day), comma + 1)
    return Parsed(CalendarTime(month=month, day=day), j)


def _is_ordinal_ending(words: Words, i: int) -> bool:
    return words.lower(i) in ("st", "nd", "rd", "th") and words.is_glued(i)


def _is_counted(words: Words, i: int) -> bool:
    """Whether the number before `i` goes on: "May 5,000 people" and "March 7:30"."""
    mark, following = words.lower(i), words.number(i + 1)
    if not words.is_glued(i) or not words.is_glued(i + 1) or following is None:
        return False
    return mark == ":" or (mark == "," and len(words.lower(i + 1)) == 3)


def _parse_decade(words: Words, i: int) -> Parsed | None:
    """1950s · the '80s · 1990's."""
    year = words.number(i)
    j = i + 1 + (words.lower(i + 1) == "'" and words.is_glued(i + 1))
    if year is None or year % 10 or words.lower(j) != "s" or not words.is_glued(j):
        return None
    if is_year(year):
        return Parsed(CalendarTime(year=year, years=100 if year % 100 == 0 and year < 2000 else 10), j + 1)
    aged = any(words.lower(k) in _OWNERS for k in (i - 1, i - 2, i - 3))  # "a man in his early 30s"
    if words.number(i, 2) is not None and year >= 20 and not aged:
        return Parsed(CalendarTime(year=1900 + year, years=10), j + 1, sure=words.lower(i - 1) == "'")
    return None


def _parse_year(words: Words, i: int) -> Parsed | None:
    """2014 · 2014-2017 · 1998/99 · fiscal 1989. Doubtful where a noun follows, as in "1998 people"."""
    year = words.number(i, 4) or _spelled_year(words, i)
    if not is_year(year):
        return None
    if words.number(i, 4) is None:
        return Parsed(CalendarTime(year=year), i + 2 + (words.lower(i + 2) == "-") * 2)
    money = words.lower(i - 1) in ("$", "£", "€", ",", ".", "#", "no") and words.is_glued(i)
    if money or (
        words.is_glued(i + 1)
        and words.lower(i + 1) in (",", ".", ":")
        and words.is_glued(i + 2)
        and words.number(i + 2) is not None
    ):
        return None
    last = _last_of_range(words, i, year or 0)
    if last:
        return Parsed(Stretch(CalendarTime(year=year), CalendarTime(year=last)), i + 3)
    following = words.lower(i + 1)
    sure = words.lower(i - 1) in load_lexicon().before_date and (not following.isalpha() or not following.endswith("s"))
    return Parsed(CalendarTime(year=year), i + 1, sure=sure and 1800 <= (year or 0) <= 2050)


def _last_of_range(words: Words, i: int, year: int) -> int | None:
    if words.lower(i + 1) not in ("-", "/"):
        return None
    last = words.number(i + 2)
    if last is not None and len(words.lower(i + 2)) == 2 and last > year % 100:
        last += year - year % 100
    return last if is_year(last) and last is not None and last > year else None


def _spelled_year(words: Words, i: int) -> int | None:
    """Nineteen ninety-six, as radio transcripts have it."""
    numbers = load_lexicon().numbers
    head, tens = numbers.get(words.lower(i)), numbers.get(words.lower(i + 1), 0)
    if words.lower(i - 1) == "year" and head == 2 and words.lower(i + 1) == "thousand":
        return 2000
    if head not in (19, 20) or tens < 10 or tens > 90:
        return None
    ones = numbers.get(words.lower(i + 3), 0) if words.lower(i + 2) == "-" else 0
    return head * 100 + tens + ones
