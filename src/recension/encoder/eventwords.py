"""The words by which event mentions are compared beside their vectors: who and what takes part, and the sentence."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recension.model.reading import EventWords

from .findings import Analysis

Floats = NDArray[np.float32]

FEATURES = 11
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_BELOW = frozenset(
    {
        *("nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "obl:unmarked"),
        *("nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "compound", "amod", "nummod", "appos", "flat"),
    }
)
_WITHIN = frozenset({"flat", "compound", "conj", "nmod", "appos", "nmod:poss", "amod", "nummod", "nmod:desc"})
# "the attack stunned them", "carried out the attack": what hangs on the verb takes part in what its noun tells.
_CARRIED = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp", "conj", "obl", "nmod", "advcl", "ccomp"})
_BESIDE = frozenset({"nsubj", "nsubj:pass", "obl", "obl:unmarked", "obl:agent"})
_MODIFIES = frozenset({"amod", "acl", "acl:relcl", "compound", "nmod:desc"})
# The vocabulary begins with marks, letters and then the most frequent words; it has some thirty thousand.
_COMMON, _MOST_COMMON, _UNKNOWN = 1000, 1500, 30000


def stem(word: str) -> str:
    """The letters by which two triggers look alike ("attacked", "attackers").

    >>> stem("Attackers")
    'attac'
    """
    return word.lower()[:5]


def event_words(analysis: Analysis, index: int) -> EventWords:
    """The words of the event that the word at `index` names."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[index].sentence]
    told = (tokens[i] for i in range(sentence.first, sentence.last) if i != index)
    around = {tokens[i].lemma.lower() for i in _around(analysis, index) if i != index}
    return EventWords(
        tokens[index].text,
        frozenset(around),
        frozenset(t.lemma.lower() for t in told if t.upos in _CONTENT) - {tokens[index].lemma.lower()},
    )


def _around(analysis: Analysis, index: int) -> Iterator[int]:
    """The heads that hang on the trigger with their own words, what it modifies, and what hangs on its verb."""
    tokens = analysis.tokens
    for child in analysis.children[index]:
        if tokens[child].relation in _BELOW and tokens[child].upos in _NOMINAL:
            yield child
            yield from _content(analysis, child, _WITHIN)
    token = tokens[index]
    if token.is_root:
        return
    if token.relation in _MODIFIES:
        yield token.head
    elif token.relation in _CARRIED and tokens[token.head].upos in ("VERB", "AUX"):
        yield from _content(analysis, token.head, _BESIDE)


def _content(analysis: Analysis, index: int, relations: frozenset[str]) -> Iterator[int]:
    tokens = analysis.tokens
    return (c for c in analysis.children[index] if tokens[c].relation in relations and tokens[c].upos in _CONTENT)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event's words with what they weigh: `named` are all of them, sums are of rarities or of their squares."""

    stem: str
    around: frozenset[str]
    sentence: frozenset[str]
    named: frozenset[str]
    around_sum: float
    around_squares: float
    sentence_squares: float


class _Rarities(dict[str, float]):
    """How rare each word is, or a power of it; looked up when it is first asked for."""

    def __init__(self, rank_of: Callable[[str], int | None], power: int) -> None:
        self._rank_of, self._power = rank_of, power

    def __missing__(self, word: str) -> float:
        rank = max(self._rank_of(word) or _UNKNOWN, _MOST_COMMON)
        rarity = self[word] = math.log(rank / _COMMON) ** self._power
        return rarity


class WordComparer:
    """Compares events by their words, rare words counting more; what one event's words weigh is reckoned once."""

    def __init__(self, rank_of: Callable[[str], int | None], events: Sequence[EventWords]) -> None:
        self._rarities, self._squared = _Rarities(rank_of, 1), _Rarities(rank_of, 2)
        self._told = [self._weigh(words) for words in events]

    def features(self, left: Iterable[int], right: Iterable[int]) -> Floats:
        """Features of pairs of events, given by their places: [N, FEATURES].

        In order: stems alike; how much the words around the triggers share, whether both have some and share none, how
        much the sentences share, the smaller and the greater share of those around one trigger that the other's
        sentence names; the last five where stems are alike.
        """
        told = self._told
        rows = [self._compare(told[i], told[j]) for i, j in zip(left, right, strict=True)]
        return np.array(rows, np.float32).reshape(len(rows), FEATURES)

    def _weigh(self, words: EventWords) -> _Told:
        return _Told(
            stem(words.trigger),
            words.around,
            words.sentence,
            words.around | words.sentence,
            self._sum(words.around),
            self._squares(words.around),
            self._squares(words.sentence),
        )

    def _compare(self, one: _Told, two: _Told) -> list[float]:
        alike = float(one.stem == two.stem)
        around = self._cosine(one.around & two.around, one.around_squares * two.around_squares)
        apart = float(bool(one.around and two.around) and not around)
        sentences = self._cosine(one.sentence & two.sentence, one.sentence_squares * two.sentence_squares)
        named = sorted((self._share_named(one, two), self._share_named(two, one)))
        told = [around, apart, sentences, *named]
        return [alike, *told, *(told if alike else [0.0] * len(told))]

    def _cosine(self, shared: Iterable[str], squares: float) -> float:
        return self._squares(shared) / math.sqrt(squares) if shared else 0.0

    def _share_named(self, one: _Told, two: _Told) -> float:
        """How much of the words around one trigger the other's sentence names."""
        named = one.around & two.named
        return self._sum(named) / one.around_sum if named else 0.0

    def _sum(self, words: Iterable[str]) -> float:
        return math.fsum(map(self._rarities.__getitem__, words))

    def _squares(self, words: Iterable[str]) -> float:
        return math.fsum(map(self._squared.__getitem__, words))
