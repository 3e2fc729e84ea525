"""The edges of temporal expressions, as TimeML draws them: pieces of one joined, words that modify it taken in."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from .findings import Analysis, Timex

_LONGEST_WORDS = 4  # of a modifier


def with_edges(analysis: Analysis) -> tuple[Timex, ...]:
    """The temporal expressions, those that are pieces of one joined and each with the words before it that are its."""
    joined: list[Timex] = []
    for timex in analysis.timexes:
        if joined and _are_one(analysis, joined[-1], timex):
            score = round((joined[-1].score + timex.score) / 2, 4)
            joined[-1] = replace(timex, first=joined[-1].first, score=score)
        else:
            joined.append(timex)
    return tuple(_widened(analysis, joined))


def _are_one(analysis: Analysis, left: Timex, right: Timex) -> bool:
    """ "later this year", "Monday, Oct. 26"; but "for four hours Friday" is a length and a day."""
    if analysis.tokens[left.first].sentence != analysis.tokens[right.first].sentence:
        return False
    if left.last == right.first:
        return left.label != "DURATION" or right.label == "DURATION"
    comma = left.last + 1 == right.first and analysis.tokens[left.last].text == ","
    return comma and _is_weekday(analysis, left) and _is_calendar_day(analysis, right)


def _is_weekday(analysis: Analysis, timex: Timex) -> bool:
    word = analysis.tokens[timex.first]
    return timex.last == timex.first + 1 and word.upos == "PROPN" and word.text.endswith("day")


def _is_calendar_day(analysis: Analysis, timex: Timex) -> bool:
    """A month's name with a number beside it: "Oct. 26", "26 October"."""
    words = analysis.tokens[timex.first : timex.last]
    return any(w.text.isdigit() for w in words) and any(w.text[0].isupper() for w in words)


def _widened(analysis: Analysis, timexes: Iterable[Timex]) -> Iterable[Timex]:
    end = 0  # of the time before
    for timex in timexes:
        first = timex.first - _modifier_length(analysis, timex, end)
        yield replace(timex, first=first)
        end = timex.last


def _modifier_length(analysis: Analysis, timex: Timex, end: int) -> int:
    """How many words before a time are its modifier."""
    table = _table()
    known = table["parts"] | (table["bounds"] if timex.label == "DURATION" else frozenset())
    start = max(end, analysis.sentences[analysis.tokens[timex.first].sentence].first, timex.first - _LONGEST_WORDS)
    words = [token.text.lower() for token in analysis.tokens[start : timex.first]]
    return max((n for n in range(1, len(words) + 1) if " ".join(words[-n:]) in known), default=0)


@cache
def _table() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("timexes.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
