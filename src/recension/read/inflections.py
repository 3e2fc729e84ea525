"""Which word of our tables an inflected form belongs to; the encoder's lemma is second best for them."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

VOWELS = "aeiou"
INFLECTED = ("object", "subject", "noun", "words", "people", "participants", "troops", "ordinals")


@cache
def _forms() -> dict[str, str]:
    tables: dict[str, Any] = tomllib.loads(files(__package__).joinpath("casualties.toml").read_text(encoding="utf-8"))
    irregular: dict[str, str] = tables.pop("irregular")
    idioms = tomllib.loads(files(__package__).joinpath("idioms.toml").read_text(encoding="utf-8"))["idiom"]
    verbs = {verb for idiom in idioms for verb in _listed(idiom["verbs"])}
    lemmas = sorted(
        verbs | {word for name in INFLECTED for entries in tables[name].values() for word in _listed(entries)}
    )
    regular = {form: lemma for lemma in lemmas for form in _inflected(lemma)}
    return {lemma: lemma for lemma in lemmas} | regular | irregular


def _listed(entries: Any) -> list[str]:
    return [e for e in entries if isinstance(e, str) and len(e) > 2] if isinstance(entries, list) else []


def _inflected(lemma: str) -> Iterator[str]:
    """Regular English forms, as a noun and as a verb.

    >>> sorted(_inflected("stab"))[:3]
    ['stabbed', 'stabbing', 'stabbings']
    """
    stem = lemma
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
        return
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
        return
    short = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    if short and (len(lemma) <= 4 or lemma.endswith("nap")):
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ings")
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    yield from (stem + plural, stem + "ed", stem + "ing", stem + "ings")


def find_lemma(form: str, lemma: str) -> str:
    """The table's word for `form`, else the encoder's `lemma`, lower-cased.

    >>> find_lemma("dying", "dy")
    'die'
    """
    return _forms().get(form.lower()) or lemma.lower()
