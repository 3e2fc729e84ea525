"""Names with common nouns that belong to them: "the Harlan military prison", "the cape of Skarrow"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType

from .found import Found, words_of
from .kinds import is_kind

_MOST_BETWEEN_WORDS = 1


def extend_names(analysis: Analysis, names: Iterable[Found]) -> Iterator[Found]:
    """The names, each with the noun that makes it a facility's or a landmark's; a town so used stays a mention too."""
    for name in names:
        longer = _with_facility(analysis, name) or _with_landmark(analysis, name)
        if longer is None or (longer.head != name.head and name.type is EntityType.PLACE):
            yield name
        if longer is not None:
            yield longer


def _with_facility(analysis: Analysis, name: Found) -> Found | None:
    if name.type is EntityType.PERSON or name.country is not None:
        return None
    tokens, sentence = analysis.tokens, analysis.tokens[name.head].sentence
    for at in range(name.last, min(name.last + _MOST_BETWEEN_WORDS + 1, len(tokens))):
        token = tokens[at]
        if token.sentence != sentence or not token.text.islower():
            return None
        if is_kind("extended", "facility", token.text) and tokens[name.head].head == at:
            text = words_of(analysis, name.first, at + 1)
            return replace(name, last=at + 1, head=at, type=EntityType.FACILITY, name=text)
    return None


def _with_landmark(analysis: Analysis, name: Found) -> Found | None:
    at = name.first - 2
    if name.type is not EntityType.PLACE or at < 0:
        return None
    noun, between = analysis.tokens[at], analysis.tokens[at + 1].text
    if (
        between != "of"
        or not is_kind("extended", "nature", noun.text)
        or noun.sentence != analysis.tokens[name.head].sentence
    ):
        return None
    return replace(name, first=at, head=noun.index, name=words_of(analysis, at, name.last), country=None)
