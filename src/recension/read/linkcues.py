"""The words by which a text ties events together, link_cues.toml: read once, and looked up by all who find links."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_link_cues() -> dict[str, Any]:
    """The table as it stands."""
    return tomllib.loads(files(__package__).joinpath("link_cues.toml").read_text(encoding="utf-8"))


@cache
def link_words(section: str, name: str = "words") -> frozenset[str]:
    """One list of words of the table.

    >>> sorted(link_words("ongoing"))
    ['as', 'while']
    """
    return frozenset(read_link_cues()[section][name])
