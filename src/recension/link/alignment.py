"""Sentences of two reports that say the same in almost the same words, in whatever order they stand."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from .shingles import Body

# Words are held together by their beginnings: "withdrew", "withdrawing"; endings change with tense and number.
STEM_CHARS = 5
# Words that every sentence has say nothing of where it was taken from.
HOLLOW = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "of",
            "in",
            "on",
            "at",
            "to",
            "and",
            "or",
            "for",
            "by",
            "with",
            "from",
            "as",
            "that",
            "this",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "it",
            "its",
            "he",
            "she",
            "they",
            "his",
            "her",
        ),
        *("their", "who", "which", "said", "says", "but", "not", "will", "would", "after", "also"),
    ]
)
# Shorter sentences ("Police are investigating.") are alike by chance.
SHORTEST_WORDS = 6
# Calibrated on pairs of independent reports of one event (news-clusters dev) and on rewritten ones, 2026-11.
ALIKE = 0.56
# In a rewritten sentence names and figures stay; half of them must, since rewriters drop some.
NAMES_KEPT = 0.5
# No sentence is compared with more than this many, those with most words in common first.
MOST_RIVALS = 12


@dataclass(frozen=True)
class Sentence:
    """A sentence's stems and how many words they are of, its names and figures, and its place in the body."""

    index: int
    stems: Counter[str]
    told: int
    marks: frozenset[str]
    own_words: int

    @cached_property
    def repeated(self) -> int:
        """How many of its words are of a stem that it has already."""
        return self.told - len(self.stems)

    @cached_property
    def least_shared(self) -> int:
        """With fewer different words in common no sentence is alike, were it of these alone: see `_may_be_alike`."""
        return math.floor((ALIKE * self.told - 2 * self.repeated) / (2 - ALIKE))

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Alike in all that is compared: sentences with one key say the same."""
        return frozenset(self.stems.items()), self.marks


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences (places in the bodies) that say the same, and how alike they are in [0, 1]."""

    a: int
    b: int
    score: float


@cache
def stem(word: str) -> str:
    """The word's beginning; figures stay whole."""
    return word if word[:1].isdigit() else word[:STEM_CHARS]


def sentences_of(body: Body) -> tuple[Sentence, ...]:
    """The body's sentences that are long enough to be told apart and are not quotations through and through."""
    return tuple(_sentences(body))


def _sentences(body: Body) -> Iterator[Sentence]:
    for index, (first, last) in enumerate(body.sentences):
        own = [n for n in range(first, last) if not body.quoted[n]]
        told = [n for n in own if body.words[n] not in HOLLOW]
        if len(told) < SHORTEST_WORDS:
            continue
        stems = [stem(body.words[n]) for n in told]
        marks = {stem for stem, n in zip(stems[1:], told[1:], strict=True) if _is_mark(body.text[body.starts[n]])}
        yield Sentence(index, Counter(stems), len(told), frozenset(marks), len(own))


def _is_mark(first: str) -> bool:
    """Whether a word that begins so is a name or a figure."""
    return first.isupper() or first.isdigit()


@dataclass(frozen=True)
class Sentences:
    """A body's sentences, to be looked up by what they say."""

    all: tuple[Sentence, ...]

    @cached_property
    def by_key(self) -> dict[tuple[object, ...], int]:
        """The place of the first sentence with each key."""
        return {sentence.key: n for n, sentence in reversed(list(enumerate(self.all)))}

    @cached_property
    def by_stem(self) -> dict[str, list[int]]:
        """The places of the sentences that hold each stem."""
        holding: dict[str, list[int]] = {}
        for n, sentence in enumerate(self.all):
            for word in sentence.stems:
                holding.setdefault(word, []).append(n)
        return holding


def align_sentences(one: Sentences, two: Sentences) -> tuple[Pair, ...]:
    """For each sentence of the first body the one of the second that is most like it, where any is alike."""
    found = []
    for sentence in one.all:
        # Most of what is copied is copied word for word, and need not be searched for.
        twin = two.by_key.get(sentence.key)
        score, place = _find_likest(sentence, two) if twin is None else (1.0, twin)
        if score >= ALIKE:
            found.append(Pair(sentence.index, two.all[place].index, score))
    return tuple(found)


def _find_likest(sentence: Sentence, two: Sentences) -> tuple[float, int]:
    held = [places for word in sentence.stems if (places := two.by_stem.get(word)) is not None]
    least = sentence.least_shared
    if len(held) < least:
        return 0.0, 0
    shared = Counter(chain.from_iterable(held))
    rivals = [n for n, count in shared.items() if count >= least]
    if len(rivals) > MOST_RIVALS:
        rivals = sorted(rivals, key=lambda n: (-shared[n], n))[:MOST_RIVALS]
    near = [n for n in rivals if _may_be_alike(sentence, two.all[n], shared[n])]
    score, place = max(((_likeness(sentence, two.all[n]), -n) for n in near), default=(0.0, 0))
    return score, -place


def _may_be_alike(a: Sentence, b: Sentence, shared: int) -> bool:
    """Whether so many different words in common can be enough, whichever of them are repeated."""
    return 2 * (shared + min(a.repeated, b.repeated)) / (a.told + b.told) >= ALIKE


def _likeness(a: Sentence, b: Sentence) -> float:
    """The share of words in common, of both sentences; 0 where the names or figures are others."""
    if len(a.marks & b.marks) < NAMES_KEPT * min(len(a.marks), len(b.marks)):
        return 0.0
    return 2 * (a.stems & b.stems).total() / (a.told + b.told)
