"""No regular expression runs away on hostile text: long runs of one sort of character take it no more than a moment."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import recension
from recension.collate import accounts
from recension.link import names
from recension.text import captions, credits, furniture

LONG = 4000
# To try each start and read on to the end takes a tenth of this; to try each middle as well takes minutes.
MOST_SECONDS = 2.0
PIECES = (
    *("a", "A", "1", " ", "-", ".", ",", "\n", "'", "“", '"', "(", "<", "/", "é", "漢", "\u200b"),
    *("a ", "A ", "Ab ", "1 ", "A. ", "a, ", "1,", "1.", "a-", "the ", "no ", "first "),
    *("of the ", "12 people ", "by A ", "\n\n", " \n"),
)


def find_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(recension.__path__, "recension."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value
            elif name.startswith(("_pattern_of", "_patterns_of")):  # made once, of the words of a table
                made = value()
                patterns = (made,) if isinstance(made, re.Pattern) else made
                yield from ((f"{module.name}.{name}[{n}]", pattern) for n, pattern in enumerate(patterns))
    for name, patterns in find_patterns_of_tables().items():
        yield from ((f"{name}[{n}]", pattern) for n, pattern in enumerate(patterns))


def find_patterns_of_tables() -> dict[str, list[re.Pattern[str]]]:
    """Those that are made when a table is read, by the table."""
    return {
        "furniture.toml cue": [cue.pattern for cue in furniture.load_cues()],
        "furniture.toml caption_credits": [p for patterns in captions._load_credits() for p in patterns],
        "agencies.toml names": [credits._pattern()],
        "conventions.csv": [pattern for pattern, _ in names._conventions()],
        "words.toml sums": [accounts._cue(name) for name in ("span_of_time", "superlatives", "several_incidents")],
    }


PATTERNS = dict(find_patterns())


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_does_not_run_away(name: str) -> None:
    for piece in PIECES:
        text = piece * (LONG // len(piece))
        start = time.process_time()
        for _ in PATTERNS[name].finditer(text):
            pass
        assert time.process_time() - start < MOST_SECONDS, (name, piece)
