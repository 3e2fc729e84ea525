"""What the encoder finds in a text: typed, scored, and with offsets into the text it was given."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `index` counts over the whole analysis; `head` is the index of its head, its own for a root.

    `upos`, `xpos`, `relation` are Universal Dependencies' (English GUM's) tags; offsets are code points into the text.
    """

    index: int
    sentence: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str

    @property
    def is_root(self) -> bool:
        """Whether this is the root of its sentence."""
        return self.head == self.index


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its offsets and its tokens, `first` to `last` (indices, half-open)."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: words `first` to `last` (half-open), its class, and how sure the encoder is, in [0, 1].

    Classes are Date, Facility, Location, Misc, Money, NORP, Organization, Person, Product; `inner` for one nested in
    another.
    """

    first: int
    last: int
    label: str
    score: float
    inner: bool = False


@dataclass(frozen=True, slots=True)
class EntityHead:
    """That word `token` heads a mention (a noun phrase that can corefer), with GUM's entity type."""

    token: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """That word `token` names an event, with TimeML class, tense, aspect and polarity, and how certain it is.

    `certainty` gives the scores of (did not happen, uncertain, happened); `plover` those of PLOVER's, best first.
    """

    token: int
    label: str
    score: float
    tense: str
    aspect: str
    polarity: str
    certainty: tuple[float, float, float]
    plover: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: words `first` to `last` (half-open), TIMEX3 type DATE, TIME, DURATION or SET."""

    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content): word ranges, half-open; several pieces where a span is broken."""

    sources: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True)
class Analysis:
    """Everything the encoder finds in one text.

    `mention_vectors` and `trigger_vectors` have one row a token, shape [tokens, 128]; `hidden` [tokens, 384], float32;
    `certainty` [tokens, 3], every word's chances of (did not happen, uncertain, happened), a trigger or not.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    heads: tuple[EntityHead, ...]
    triggers: tuple[Trigger, ...]
    timexes: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
    mention_vectors: NDArray[np.float32]
    trigger_vectors: NDArray[np.float32]
    hidden: NDArray[np.float32]
    certainty: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 3), np.float32))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not token.is_root:
                below[token.head].append(token.index)
        return tuple(tuple(found) for found in below)

    def subtree(self, index: int) -> tuple[int, int]:
        """The range of words, half-open, that the token and all that hangs below it covers."""
        first = last = index
        waiting = [index]
        while waiting:
            at = waiting.pop()
            first, last = min(first, at), max(last, at)
            waiting.extend(self.children[at])
        return first, last + 1

    def path_to_root(self, index: int) -> tuple[int, ...]:
        """The token's ancestors, nearest first."""
        found: dict[int, None] = {}
        while not self.tokens[index].is_root and self.tokens[index].head not in found:
            index = self.tokens[index].head
            found[index] = None
        return tuple(found)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Code point offsets of words `first` to `last` (half-open)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def at(self, offset: int) -> int | None:
        """The index of the token that holds the character at `offset`, or the next one after it; None past the last."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) else None

    def vector(self, first: int, last: int) -> NDArray[np.float32]:
        """The mean of the last layer over words `first` to `last` (half-open), of length 1; shape [384]."""
        mean: NDArray[np.float32] = self.hidden[first:last].mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)
