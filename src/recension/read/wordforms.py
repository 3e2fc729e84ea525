"""The lemmas that the event tables know, by every form they take: what a table says is not left to a guess."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from ..encoder.findings import Analysis, Token

_TABLES = ("event_classes.toml", "status_words.toml", "constructions.toml", "link_cues.toml", "event_words.toml")
_WORD = re.compile(r"[a-z][a-z-]+")
_VOWELS = "aeiou"
_NOUN_TAGS = frozenset({"NNS", "NNPS", "NN"})


def with_known_lemmas(analysis: Analysis) -> Analysis:
    """The analysis with the tables' lemma for each inflected form that they know, and the encoder's for all others."""
    return replace(analysis, tokens=tuple(_with_known_lemma(_as_participle(analysis, t)) for t in analysis.tokens))


def _as_participle(analysis: Analysis, token: Token) -> Token:
    """ "was arraigned": what stands in the passive is a verb, whatever the tagger says of a rare one."""
    if token.upos != "ADJ" or token.text.lower() not in _verb_forms():
        return token
    passive = any(analysis.tokens[c].relation == "aux:pass" for c in analysis.children[token.index])
    return replace(token, upos="VERB", xpos="VBN") if passive else token


def _with_known_lemma(token: Token) -> Token:
    form = token.text.lower()
    if token.upos in ("VERB", "AUX"):
        lemma = _verb_forms().get(form)
    elif token.xpos in _NOUN_TAGS:
        lemma = _noun_forms().get(form)
    elif token.upos == "ADJ" and token.xpos in ("VBN", "VBG", "VBD"):
        lemma = _verb_forms().get(form)
    else:
        return token
    return replace(token, lemma=lemma) if lemma and lemma != token.lemma else token


@cache
def _verb_forms() -> dict[str, str]:
    regular = {form: lemma for lemma in _vocabulary() for form in _inflect_verb(lemma)}
    irregular = {form: lemma for lemma, forms in _irregular()["verbs"].items() for form in forms.split()}
    # "killing" is in the tables as a noun, and still a form of "kill"
    return {lemma: lemma for lemma in _vocabulary()} | regular | irregular


@cache
def _noun_forms() -> dict[str, str]:
    regular = {form: lemma for lemma in _vocabulary() for form in (_plural(lemma),)}
    irregular = {form: lemma for lemma, forms in _irregular()["nouns"].items() for form in forms.split()}
    return {lemma: lemma for lemma in _vocabulary()} | regular | irregular


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(
        sorted({word for name in _TABLES for text in _texts(_toml(name)) for word in _WORD.findall(text.lower())})
    )


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key in node:
            if key != "says":
                yield from _texts(node[key])
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)


def _plural(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _inflect_verb(lemma: str) -> Iterator[str]:
    """Regular forms.

    >>> sorted(_inflect_verb("stab"))
    ['stabbed', 'stabbing', 'stabed', 'stabing', 'stabs']
    """
    yield _plural(lemma)
    if lemma.endswith("ee"):
        yield from (lemma + "d", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing")
        # Whether the last letter doubles depends on the stress; the form that does not exist does no harm.
        if len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS:
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return _toml("irregular_forms.toml")


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
