"""Words that carry meaning in short phrases, and values put in plain words."""

import re
import tomllib
from calendar import month_name
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from recension.model.values import Precision, Quantity, Truth, Value, When, Who

from .bounds import dimension_of, is_vague

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
NEGATION = re.compile(r"\b(?:\w+ (?:not|never)|\w+n['’]t|never|denied|denies|deny) (?:\w+ )?$")
NEGATION_CHARS = 24
UNKNOWN = re.compile(
    r"\b(?:unknown|unclear|not (?:yet |immediately )?(?:known|clear|established|determined)|"
    r"under investigation|being investigated|undetermined|not identified|unidentified)\b",
    re.IGNORECASE,
)
OF_MEN = re.compile(r"[^\W\d_]{3,}men")
MONTHS = tuple(month_name)[1:]
TWELVE = 12  # behind "twelve" stand "dozen" and "score", which are no numbers of years
CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
# "Did not notice until later", "was not arrested that night", "has not come yet": so at another time.
LATER = re.compile(
    r"\b(?:(?:un)?till?|yet|so far|(?:on the|that) (?:night|day|morning|evening)"
    r"|at th(?:e|at|is) (?:time|moment|point|stage))\b"
)


@cache
def word_table() -> dict[str, Any]:
    """The table of function words, negations and classes of people."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """One list of the table, as a set."""
    return frozenset(word_table()[name])


@cache
def day_words() -> frozenset[str]:
    """Words by which a time names its day, those among them that count from the day of the text."""
    return word_set("days") | word_set("by_print")


@cache
def word_classes(table: str) -> dict[str, frozenset[str]]:
    """The names of a table's classes by each word that stands in them."""
    found: dict[str, set[str]] = {}
    for name, words in word_table()[table].items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def any_of_class(name: str) -> str:
    """The words of a class of people as the alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, word_table()["classes"][name]), key=len, reverse=True))


def number_of(word: str) -> int | None:
    """The whole number that a word of digits or a word up to "twelve" stands for."""
    if word.isdecimal():
        return int(word)
    numbers = word_table()["numbers"][:TWELVE]
    return numbers.index(word.lower()) + 1 if word.lower() in numbers else None


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower case, plural and possessive endings off."""
    words = (_bare(word) for word in WORD.findall(text.lower()))
    return frozenset(w for w in words if w not in word_set("empty") and not _is_negation(w))


def _is_negation(word: str) -> bool:
    return word in word_set("negations") or word.endswith("n't")


def _bare(word: str) -> str:
    word = word.replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    if OF_MEN.fullmatch(word) and word not in word_set("no_men"):
        return word[:-2] + "an"  # "gunmen", "policemen"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def negates(text: str) -> bool:
    """Whether the phrase is turned round by a "not", "no" or "-n't"."""
    return any(_is_negation(w) for w in WORD.findall(text.lower().replace("’", "'")))


def find_negation(text: str, start: int) -> int | None:
    """Where the "did not", "never" or "denied" begins that stands right before `start`; None where none does."""
    found = NEGATION.search(text, max(0, start - NEGATION_CHARS), start)
    return found.start() if found else None


def is_unknown(text: str) -> bool:
    """Whether the phrase says that something is not known."""
    return bool(UNKNOWN.search(text))


def show(value: Value) -> str:
    """The value in plain words, as a reader would write it."""
    match value:
        case Quantity():
            return _show_quantity(value)
        case When():
            return _show_time(value)
        case Who() | Truth():
            return f"“{value.text}”" if value.text else "this"
    return f"“{value.text}”"


def _show_quantity(value: Quantity) -> str:
    if is_vague(value) or (value.low is None and value.high is None):
        return f"“{value.text}”"
    if value.low == value.high:
        hedge = "about " if value.approximate else ""
        return hedge + figure(value.low, value.unit)
    if value.high is None:
        return f"at least {figure(value.low, value.unit)}"
    if value.low is None:
        return f"at most {figure(value.high, value.unit)}"
    return f"{figure(value.low, None)} to {figure(value.high, value.unit)}"


def figure(number: int | float | None, unit: str | None) -> str:
    """The number with thousands parted, and its unit where it is one of measure or money."""
    if number is None:
        return "?"
    shown = f"{number:,}" if isinstance(number, int) else f"{number:,g}"
    if unit in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[unit] + shown
    return f"{shown} {unit}" if unit and not _counts(unit) else shown


def _counts(unit: str) -> bool:
    return dimension_of(unit) is None and not (len(unit) == 3 and unit.isupper())


def _show_time(value: When) -> str:
    if not (value.start or value.end):
        return f"“{value.text}”"
    start, end = (show_moment(t, value.precision) if t else "" for t in (value.start, value.end))
    if not (start and end):
        return f"from {start} on" if start else f"until {end}"
    if start[:-5] == end[:-5] and "," in start:
        return start if start == end else f"{start} to {end[-5:]}"
    return start if start == end else f"{start} to {end}"


def show_moment(iso: str, precision: Precision) -> str:
    """An ISO moment in words, cut to what is known of it: "31 December 2019", "December 2019"."""
    moment = datetime.fromisoformat(iso)
    if precision is Precision.YEAR:
        return str(moment.year)
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    if precision is Precision.MONTH:
        return month
    fine = precision in (Precision.MINUTE, Precision.HOUR) and len(iso) > 10
    return f"{moment.day} {month}" + (f", {moment:%H:%M}" if fine else "")
