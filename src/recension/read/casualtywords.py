"""What casualties.toml lists: words for people and for what came to them, by section and by facet."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from recension.model.statement import Facet


@cache
def words(section: str) -> dict[str, Any]:
    """One section of casualties.toml."""
    return dict(_tables()[section])


@cache
def facets_of(section: str) -> dict[str, tuple[Facet, ...]]:
    """The facets that each word of a section of casualties.toml gives."""
    found: dict[str, tuple[Facet, ...]] = {}
    for name, forms in _tables()[section].items():
        for form in forms:
            found[form] = (*found.get(form, ()), Facet(name))
    return found


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """One word list of casualties.toml."""
    return frozenset(_tables()[section].get(name, ()))


@cache
def state_words() -> frozenset[str]:
    """Words that say what came to people: "dead", "injured", "killed"."""
    return frozenset(form for forms in words("state").values() for form in forms) | {"killed"}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("casualties.toml").read_text(encoding="utf-8"))
