"""The grammar of the day: clock times with their zones, and the parts of the day."""

from ..model.times import Clock, Daypart
from .timewords import Words, load_lexicon

_CLOCK_LEADS = frozenset(
    {",", "at", "around", "about", "just", "shortly", "soon", "before", "after", "by", "-", "(", "from", "@"}
)


def parse_clock(words: Words, i: int) -> tuple[Clock, int] | None:
    """A time of day at word `i`: 8:15 p.m. ET · 06:57 local time · 6am · 0600 GMT · 4 in the morning · noon."""
    if words.lower(i) in ("noon", "midday", "midnight"):
        zone, j = _parse_zone(words, i + 1)
        return Clock(0 if words.lower(i) == "midnight" else 12, 0, zone), j
    hour, minute, j = words.number(i), 0, i + 1
    if hour is None or words.lower(i - 1) in ("$", "£", "€"):
        return None
    exact = False
    if words.number(i, 4) is not None:
        hour, minute, exact = hour // 100, hour % 100, False
    elif (
        words.lower(j) in (":", ".", "h")
        and words.is_glued(j)
        and words.is_glued(j + 1)
        and words.number(j + 1, 2) is not None
    ):
        exact = words.lower(j) == ":"
        minute, j = words.number(j + 1, 2) or 0, j + 2
        if words.lower(j) == ":" and words.is_glued(j) and words.number(j + 1, 2) is not None:
            j += 2
    half, j = _parse_half_day(words, j)
    zone, j = _parse_zone(words, j)
    if hour > 24 or minute > 59 or not (exact or half or zone) or (zone == "local" and not exact and half is None):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return Clock(hour % 24, minute, zone), j


def _parse_half_day(words: Words, j: int) -> tuple[str | None, int]:
    """The part "p.m." or "in the morning" of a clock time."""
    first = words.lower(j)
    if first in ("am", "pm"):
        return first, j + 1
    if first in ("a", "p") and words.lower(j + 1) == "." and words.lower(j + 2) == "m" and words.is_glued(j + 2):
        return first + "m", j + 3 + (words.lower(j + 3) == "." and words.is_glued(j + 3))
    if first == "o" and words.lower(j + 2) == "clock":
        half, end = _parse_half_day(words, j + 3)
        return half or "am", end
    if first == "in" and words.lower(j + 1) == "the" and words.lower(j + 2) in ("morning", "afternoon", "evening"):
        return ("am" if words.lower(j + 2) == "morning" else "pm"), j + 3
    return None, j


def _parse_zone(words: Words, j: int) -> tuple[str | None, int]:
    bracket = words.lower(j) == "("
    at = j + bracket
    if 0 <= at < len(words) and words[at].text in load_lexicon().zones:
        return words[at].text, at + 1 + (bracket and words.lower(at + 1) == ")")
    found = words.match(at, load_lexicon().zone_phrases)
    if found and (words.is_capital(at) or words.lower(at) == "local"):
        return ("local" if "local" in found[0] else found[0]), found[1] + (bracket and words.lower(found[1]) == ")")
    return None, j


def parse_clock_after(words: Words, j: int) -> tuple[Clock, int] | None:
    """The clock time that a date goes on with: "Friday at about 8:40 am", "Thursday, 6 p.m."."""
    at = j
    while at < j + 4 and words.lower(at) in _CLOCK_LEADS:
        at += 1
    return parse_clock(words, at)


def parse_part(words: Words, i: int) -> tuple[Daypart, int] | None:
    """A part of the day named at word `i`."""
    found = words.match(i, load_lexicon().dayparts)
    return found if found is None else (found[0], found[1])
