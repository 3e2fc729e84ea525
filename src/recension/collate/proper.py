"""The proper words by which two phrases may be known to speak of one: names, and countries by any word for them."""

import re
from functools import cache

from recension.text.countries import find_country, find_country_of, find_country_of_capital
from recension.text.names import is_title_word

from .material import Material
from .wording import day_words, word_set

# A front may be called "M23" or "4K".
NAME = re.compile(r"(?<![\w'’-])(?<!\bin )(?<!\bat )(?<!\bnear )(?:[A-Z][^\W_]|\d{1,2}[A-Z])[\w'’-]*")
COUNTRY = "country "


@cache
def _no_names() -> frozenset[str]:
    return day_words() | word_set("empty") | word_set("regions") | word_set("light")


def proper_words(text: str) -> frozenset[str]:
    """The proper words, countries by their codes; no titles and no days."""
    words = {w.removesuffix("'s").removesuffix("’s") for w in NAME.findall(text)}
    kept = (w for w in words if w.lower() not in _no_names())
    return frozenset(_key(w) for w in kept if not is_title_word(w.lower()))


def countries_in(text: str) -> frozenset[str]:
    """Those of the proper words that stand for countries."""
    return frozenset(word for word in proper_words(text) if word.startswith(COUNTRY))


def _key(word: str) -> str:
    country = find_country(word) or find_country_of(word) or find_country_of_capital(word)
    return f"{COUNTRY}{country.code}" if country else word.lower()


def names_of(entity: str | None, material: Material) -> frozenset[str]:
    """The proper words in all names of an entity."""
    if entity is None or entity not in material.entity:
        return frozenset()
    known = material.entity[entity]
    return proper_words(" ".join((known.name, *(a.name for a in known.aliases))))
