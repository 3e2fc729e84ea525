"""The words that time expressions are made of, and a text as the words that the grammar reads."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, TypeVar

from ..model.times import Daypart, Direction, Season, Share, Unit

# Letters, digits and single marks apart: "9:50", "mid-1990s" and "Monday's" are taken to pieces that the grammar joins.
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_PLAIN = str.maketrans("’´–—", "''--")
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark; `lower` has straight apostrophes and plain hyphens; `glued` if no space precedes."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool


class Words(Sequence[Word]):
    """A text as words, which may be asked for beyond its ends."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._words = list(_find_words(text, start, len(text) if end is None else end))

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index: Any) -> Any:
        return self._words[index]

    def lower(self, index: int) -> str:
        """The word at `index` in lower case; empty outside the text."""
        return self._words[index].lower if 0 <= index < len(self._words) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= index < len(self._words) and self._words[index].text[:1].isupper()

    def is_glued(self, index: int) -> bool:
        """Whether the word follows the one before it without a space."""
        return 0 <= index < len(self._words) and self._words[index].glued

    def number(self, index: int, digits: int | None = None) -> int | None:
        """The number written in digits at `index`; with `digits`, only one of that many."""
        word = self.lower(index)
        if not word.isascii() or not word.isdigit() or len(word) > 8 or (digits is not None and len(word) != digits):
            return None
        return int(word)

    def match(self, index: int, phrases: "Phrases[Meaning]") -> tuple[Meaning, int] | None:
        """The longest of the phrases that stands at `index`, with the index after it."""
        for size in phrases.sizes.get(self.lower(index), ()):
            key = tuple(self.lower(index + k) for k in range(size))
            if key in phrases:
                return phrases[key], index + size
        return None


class Phrases(dict[tuple[str, ...], Meaning]):
    """What phrases mean, by their words."""

    @cached_property
    def sizes(self) -> dict[str, tuple[int, ...]]:
        """By first word how many words those phrases have, the longest first: few words begin any."""
        found: dict[str, set[int]] = {}
        for phrase in self:
            found.setdefault(phrase[0], set()).add(len(phrase))
        return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


def _find_words(text: str, start: int, end: int) -> Iterator[Word]:
    last = -1
    for found in _WORD.finditer(text, start, end):
        word, (first, after) = found[0], found.span()
        lower = word.lower() if word.isascii() else word.lower().translate(_PLAIN)
        yield Word(word, lower, first, after, first == last)
        last = after


@dataclass(frozen=True)
class Lexicon:
    """The table of time words, with the phrases taken to words."""

    weekdays: dict[str, int]
    weekdays_short: dict[str, int]
    months: dict[str, int]
    months_short: dict[str, int]
    units: dict[str, Unit]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    few: frozenset[str]
    dayparts: Phrases[Daypart]
    seasons: dict[str, Season]
    directions: dict[str, Direction]
    shares: dict[str, Share]
    hours: dict[str, Share]
    days: dict[str, int]
    zones: frozenset[str]
    zone_phrases: Phrases[str]
    vague: Phrases[Direction]
    recurrences: dict[str, Unit]
    feasts: Phrases[tuple[int, int]]
    before_date: frozenset[str]
    before_part: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    games: frozenset[str]
    planning: frozenset[str]
    appointing: frozenset[str]
    venues: frozenset[str]


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(word.lower for word in _find_words(text, 0, len(text)))


def _openers(table: dict[str, Any]) -> frozenset[str]:
    """Words with which an expression, its article aside, can begin; most words of a text are none of them."""
    articles = table["contexts"]["articles"].split()
    names = "weekdays weekdays_short months months_short units numbers ordinals dayparts seasons directions shares days"
    phrases = [p for name in (*names.split(), "hours", "recurrences", "vague", "feasts") for p in table[name]]
    firsts = {word for phrase in phrases for word in _phrase(phrase)[:2]}
    plurals = {f"{word}s" for name in ("units", "weekdays") for word in table[name]} | {"centuries"}
    more = (*table["few"]["words"], *table["contexts"]["openers"].split())
    return frozenset(firsts | plurals | set(more)) - frozenset(articles)


@cache
def load_lexicon() -> Lexicon:
    """The time words of the table beside this module, read once."""
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath("timewords.toml").read_text(encoding="utf-8"))
    units = {word: Unit(unit) for word, unit in table["units"].items()}
    plurals = {("centuries" if word == "century" else word + "s"): unit for word, unit in units.items()}
    return Lexicon(
        weekdays=table["weekdays"],
        weekdays_short=table["weekdays_short"],
        months=table["months"],
        months_short=table["months_short"],
        units=units | plurals,
        numbers=table["numbers"],
        ordinals=table["ordinals"],
        few=frozenset(table["few"]["words"]),
        dayparts=Phrases({_phrase(word): Daypart(part) for word, part in table["dayparts"].items()}),
        seasons={word: Season(season) for word, season in table["seasons"].items()},
        directions={word: Direction(way) for word, way in table["directions"].items()},
        shares={word: Share(share) for word, share in table["shares"].items()},
        hours={word: Share(share) for word, share in table["hours"].items()},
        days=table["days"],
        zones=frozenset(table["zones"]["words"]),
        zone_phrases=Phrases({_phrase(words): words for words in table["zones"]["phrases"]}),
        vague=Phrases({_phrase(words): Direction(way) for words, way in table["vague"].items()}),
        recurrences={word: Unit(unit) for word, unit in table["recurrences"].items()},
        feasts=Phrases({_phrase(words): (day[0], day[1]) for words, day in table["feasts"].items()}),
        before_date=frozenset(table["contexts"]["date"].split()),
        before_part=frozenset(table["contexts"]["part"].split()),
        openers=_openers(table),
        articles=frozenset(table["contexts"]["articles"].split()),
        games=frozenset(table["contexts"]["games"].split()),
        planning=frozenset(table["contexts"]["planning"].split()),
        appointing=frozenset(table["contexts"]["appointing"].split()),
        venues=frozenset(table["contexts"]["venues"].split()),
    )
