"""What the attribution heads and the text tell of each word: chances of its parts, quotation marks, paragraphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from .decode import Heads
from .findings import Token

Floats = NDArray[np.float32]
Weights = Mapping[str, float]  # of a scorer, by the name of the feature
Features = dict[str, float]
QUOTES = frozenset({'"', "“", "”", "''", "``"})
DASHES = frozenset({"-", "--", "–", "—"})
LEAST_CHANCE = 1e-5


def score(features: Features, weights: Weights) -> float:
    """How well a choice suits: the sum of the weights of what is true of it."""
    return round(sum([value * weights[name] for name, value in features.items() if name in weights]), 4)


def sizes(name: str, size: float, bounds: tuple[float, ...]) -> Features:
    """One feature for each bound that a size reaches."""
    return {reached: 1.0 for reached, bound in zip(_size_names(name, bounds), bounds, strict=True) if size >= bound}


@cache
def _size_names(name: str, bounds: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{name} {bound}+" for bound in bounds)


@dataclass(frozen=True)
class LinkRow:
    """Scores [W] that a word's cue begins at each word of its window, whose first word is `offset` of the text."""

    offset: int
    scores: Floats

    def reaches(self, word: int) -> bool:
        """Whether the window holds that word of the text."""
        return 0 <= word - self.offset < len(self.scores)

    def log_chance(self, word: int) -> float:
        """How likely, among all words of the window, that word is where the cue begins."""
        return float(self.scores[word - self.offset]) - self._total

    @cached_property
    def _total(self) -> float:
        return float(np.logaddexp.reduce(self.scores))


@dataclass(frozen=True)
class Marks:
    """A text's words with the outputs of the attribution heads; `bounds` are the ranges of words of its sentences."""

    text: str
    tokens: Sequence[Token]
    bounds: Sequence[tuple[int, int]]
    heads: Heads
    links: Sequence[LinkRow]

    @cached_property
    def _chances(self) -> Floats:
        return np.clip(self.heads.chances("attribution"), LEAST_CHANCE, 1 - LEAST_CHANCE)

    @cached_property
    def log_chances(self) -> dict[str, list[float]]:
        """Log of each label's chance, by word."""
        logs = np.log(self._chances).T
        return {label: row.tolist() for label, row in zip(self.heads.labels["attribution"], logs, strict=True)}

    @cached_property
    def inside(self) -> dict[str, list[float]]:
        """By role, the log odds of each word that it belongs to one."""
        names = self.heads.labels["attribution"]
        found = {}
        for role in ("Source", "Cue", "Content"):
            chance = self._chances[:, names.index(f"B-{role}")] + self._chances[:, names.index(f"I-{role}")]
            chance = np.clip(chance, LEAST_CHANCE, 1 - LEAST_CHANCE)
            found[role] = np.log(chance / (1 - chance)).tolist()
        return found

    @cached_property
    def sums(self) -> dict[str, list[float]]:
        """By role, the sum of `inside` over the words before each."""
        return {role: [0.0, *np.cumsum(odds).tolist()] for role, odds in self.inside.items()}

    @cached_property
    def paragraphs(self) -> list[int]:
        """The number of each word's paragraph; of headline and such, each is one."""
        found, number, before = [], 0, 0
        for token in self.tokens:
            number += "\n" in self.text[before : token.start]
            found.append(number)
            before = token.end
        return found

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether a quotation that began in its paragraph is open before each word; one more for the end."""
        found, is_open, paragraph = [], False, -1
        for token, number in zip(self.tokens, self.paragraphs, strict=True):
            is_open = is_open and number == paragraph
            paragraph = number
            found.append(is_open)
            if token.text in QUOTES:
                is_open = token.text in ("“", "``") or (token.text != "”" and not is_open)
        return [*found, False]

    def sentence_of(self, word: int) -> int:
        """The number of a word's sentence."""
        return self.tokens[word].sentence

    def kind_of(self, word: int) -> str:
        """What sort of mark a word is, "word" if none."""
        return self._kinds[word] if 0 <= word < len(self._kinds) else "edge"

    @cached_property
    def _kinds(self) -> list[str]:
        return [_kind(token) for token in self.tokens]

    @cached_property
    def quotes_before(self) -> list[int]:
        """How many quotation marks stand before each word; one more for the end."""
        return list(accumulate((kind == "quote" for kind in self._kinds), initial=0))

    def top_within(self, word: int, first: int, last: int) -> int:
        """The highest of a word's ancestors, itself included, that the tree reaches without leaving the range."""
        while not self.tokens[word].is_root and first <= self.tokens[word].head < last:
            word = self.tokens[word].head
        return word


def _kind(token: Token) -> str:
    text = token.text
    if text in QUOTES:
        return "quote"
    if text in DASHES:
        return "dash"
    if token.upos != "PUNCT":
        return "word"
    return text if text in (",", ":", ";", "(", ")") else "stop" if text[0] in ".?!…" else "mark"
