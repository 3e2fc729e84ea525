"""Words of status: the table of `status_words.toml`, and what denies a word."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..encoder.findings import Analysis
from ..model.event import Status
from .trees import children


def status_of_word(section: str, word: str) -> Status | None:
    """The status that a word gives by one section of the table."""
    return _lookup(section).get(word)


@cache
def _lookup(section: str) -> dict[str, Status]:
    return {word: Status(status) for status, words in reversed(read_status_words()[section].items()) for word in words}


@cache
def read_status_words() -> dict[str, Any]:
    """The sections of `status_words.toml`."""
    return tomllib.loads(files(__package__).joinpath("status_words.toml").read_text(encoding="utf-8"))


def is_negated(analysis: Analysis, index: int) -> bool:
    """Whether "not", "never", "no" or "without" stands over the word."""
    words = read_status_words()["negations"]["words"]
    for child in children(analysis, index, "advmod", "det", "mark", "case", "cc:preconj"):
        token = analysis.tokens[child]
        if token.lemma.lower() in words or token.text.lower() in words:
            return not _is_not_only(analysis, child)
    return any(
        analysis.tokens[g].lemma.lower() in ("no", "nobody", "none", "neither")
        for child in children(analysis, index, "nsubj", "nsubj:pass")
        for g in (child, *children(analysis, child, "det"))
    )


def _is_not_only(analysis: Analysis, index: int) -> bool:
    """ "not only", "not just": no denial at all."""
    after = index + 1
    return after < len(analysis.tokens) and analysis.tokens[after].lemma.lower() in ("only", "just", "merely")
