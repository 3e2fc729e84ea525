"""Words cut to what they have in common: without endings, and one word for those that mean alike."""

import re
import tomllib
from functools import cache, lru_cache, partial
from importlib import resources
from typing import Any

from .wording import content_words, word_set

ENDING = re.compile(r"(?:ings?|ed|es|er|ers|ions?|ment|s)$")
LEAST_STEM, MOST_STEM = 3, 6


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("alike.toml").read_text(encoding="utf-8"))


@cache
def _groups() -> dict[str, str]:
    listed = {word: name for name, words in _table()["words"].items() for word in words}
    # "Plane" is no "plan": a word that is listed goes before one that only looks like it without its ending.
    return {_stem(word): name for word, name in listed.items()} | listed


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE), words)
        for words, patterns in _table()["phrases"].items()
    )


@lru_cache(maxsize=20_000)
def plainly(text: str) -> str:
    """The text with one word for what reports tell by several: "set ablaze" burns, "carried off" kidnaps."""
    for pattern, words in _phrases():
        text = pattern.sub(partial(_put, words), text)
    return text


def _put(words: str, found: re.Match[str]) -> str:
    """The words, and what stands between those that they are put for: "set the mill on fire" burns the mill."""
    return " ".join(["", words, *filter(None, found.groups()), ""])


@lru_cache(maxsize=20_000)
def stems_of(text: str) -> frozenset[str]:
    """What the phrase speaks of, comparable with another phrase.

    Example:
        >>> sorted(stems_of("The ship was not overloaded") & stems_of("Overloading the boats is common"))
        ['overlo', 'ship']
    """
    words = content_words(plainly(text)) - word_set("plain") - word_set("light")
    return frozenset(_groups().get(word) or _groups().get(_stem(word), _stem(word)) for word in words)


def _stem(word: str) -> str:
    ending = ENDING.search(word)
    bare = word[: ending.start()] if ending and ending.start() >= LEAST_STEM else word
    if len(bare) > LEAST_STEM and bare[-1] == bare[-2] and bare[-1] not in "lsz":
        bare = bare[:-1]
    return bare.rstrip("e")[:MOST_STEM] if len(bare) > LEAST_STEM else bare


def is_telling(stem: str) -> bool:
    """Whether it stands for an act so particular that one word tells of it."""
    return stem in _table()["telling"]


def is_listed(stem: str) -> bool:
    """Whether it stands for several words that mean alike."""
    return stem in _groups().values()
