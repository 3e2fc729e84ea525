"""Copies of texts in which some words are swapped for others of their tag, as if the encoder had not seen them.

The encoder was trained on the very documents that the scorers are fitted on, and its vectors tell more of those than of
new ones. In a copy they tell about as much as they will of new texts, while who is who stays as it was.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

Tagged = tuple[str, str]  # a word and its Penn tag
Text = Sequence[Sequence[Tagged]]  # sentences

OPEN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def swap_words(texts: Sequence[Text], share: float, seed: int) -> list[list[list[str]]]:
    """The texts' words, that share of nouns, verbs, adjectives and adverbs swapped; a word alike throughout a text."""
    pool: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for word, tag in (tagged for sentence in text for tagged in sentence):
            pool[tag].append(word)
    return [_swap_text(text, pool, share, random.Random(f"{seed} {number}")) for number, text in enumerate(texts)]


def _swap_text(text: Text, pool: dict[str, list[str]], share: float, rng: random.Random) -> list[list[str]]:
    swaps: dict[Tagged, str | None] = {}
    found = []
    for sentence in text:
        words = []
        for word, tag in sentence:
            key = (word.lower(), tag)
            if tag in OPEN_TAGS and key not in swaps:
                swaps[key] = rng.choice(pool[tag]) if rng.random() < share else None
            other = swaps.get(key)
            words.append(word if other is None else _written_alike(other, word, tag))
        found.append(words)
    return found


def _written_alike(other: str, word: str, tag: str) -> str:
    if word[:1].isupper():
        return other.capitalize()
    return other if tag.startswith("NNP") else other.lower()
