"""Mentions in words: what all steps of finding chains pass on."""

from dataclasses import dataclass

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind

POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in words: `first` to `last` (half-open), `head` the head word.

    `country` is the code of the country that a name names or, for a state's body, belongs to; `titled_from` the first
    word of the title before the name; `is_craft` where the words around it say that it is a ship, a plane or a train.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    type: EntityType
    name: str | None = None
    title: str | None = None
    country: str | None = None
    score: float = 1.0
    titled_from: int | None = None
    is_craft: bool = False


def is_nested(inner: Found, outer: Found) -> bool:
    """Whether a mention stands within another: "Peru" in "Red Cross of Peru"."""
    return outer.first <= inner.first and inner.last <= outer.last


def words_of(analysis: Analysis, first: int, last: int) -> str:
    """The text of words `first` to `last` (half-open), its spaces made single."""
    start, end = analysis.offsets(first, last)
    return " ".join(analysis.text[start:end].split())


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """The word of a range whose own head lies outside it; the last one where a parse gives none or several."""
    outside = [
        i for i in range(first, last) if analysis.tokens[i].is_root or not first <= analysis.tokens[i].head < last
    ]
    return outside[0] if len(outside) == 1 else last - 1
