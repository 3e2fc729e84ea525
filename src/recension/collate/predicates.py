"""The table of predicates: which words name one act, which exclude each other, which name things of one kind."""

import tomllib
from functools import cache
from importlib import resources


@cache
def table(section: str) -> dict[str, tuple[str, ...]]:
    """One section of the table: lists of words by name."""
    text = resources.files(__package__).joinpath("predicates.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text)[section].items()}


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """One list of a section."""
    return frozenset(table(section)[name])


@cache
def classes_of(section: str, lemma: str) -> frozenset[str]:
    """The names of the section's lists that hold the word."""
    return frozenset(name for name, words in table(section).items() if lemma in words)
