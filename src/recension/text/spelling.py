"""Spellings of one name: the consonants and vowels that transliterations keep."""

import re
from functools import lru_cache

from anyascii import anyascii

from .names import fold_word

_MOST_CACHED = 16_384
_LONG_CHARS = 6
_VOWEL_RUN = re.compile("[aeiouy]+")
_LIKE = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u"}


@lru_cache(maxsize=_MOST_CACHED)
def consonants(word: str) -> str:
    """The consonants of a word in classes that transliterations keep: "Qasem" and "Kassim" are alike.

    Example:
        >>> consonants("Kassim"), consonants("Qasem"), consonants("Mohammed") == consonants("Muhamad")
        ('ksm', 'ksm', True)
    """
    folded = fold_word(anyascii(word))
    for pair, one in _SOUNDS:
        folded = folded.replace(pair, one)
    kept = "".join(_CLASSES.get(c, c) for c in folded if c.isalpha())
    kept = "".join(c for c, before in zip(kept, " " + kept, strict=False) if c != before)
    first = "a" if kept[:1] in _VOWELS else ""
    skeleton = "".join(c for at, c in enumerate(kept) if c not in _VOWELS and (c != "h" or at == 0))
    return first + "".join(c for c, before in zip(skeleton, " " + skeleton, strict=False) if c != before)


_SOUNDS = (
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("ch", "s"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("dj", "j"),
    ("ou", "u"),
)
_CLASSES = {"q": "k", "c": "k", "g": "k", "x": "k", "v": "f", "z": "s", "p": "b"}
_VOWELS = frozenset("aeiouyw")


def sound_alike(left: str, right: str, *, least: int = 3) -> bool:
    """Whether two words have the same consonants by class and vowels that transliterations mix: "Qasem", "Kassim".

    Words of fewer consonants than `least` are told apart by too little, unless they are long.
    """
    skeleton = consonants(left)
    is_short = len(skeleton) < least and min(len(left), len(right)) < _LONG_CHARS
    if is_short or skeleton != consonants(right):
        return False
    vowels = _vowels(left), _vowels(right)
    return all(set(a) & set(b) for a, b in zip(*vowels, strict=False)) and abs(len(vowels[0]) - len(vowels[1])) <= 1


def _vowels(word: str) -> list[str]:
    """For each run of vowels the classes that it may be of, by how it starts and ends."""
    runs = _VOWEL_RUN.findall(fold_word(word))
    return [_LIKE.get(run[0], "") + _LIKE.get(run[-1], "") for run in runs]


def differ_in_vowel(left: str, right: str) -> bool:
    """Whether two words of the same consonants have a where the other has i, which makes two names of one root.

    Example:
        >>> differ_in_vowel("Jamal", "Jamil"), differ_in_vowel("Ahmad", "Ahmed")
        (True, False)
    """
    vowels = _vowels(left), _vowels(right)
    if len(vowels[0]) != len(vowels[1]) or consonants(left) != consonants(right):
        return False
    return any({*a, *b} == {"a", "i"} and not set(a) & set(b) for a, b in zip(*vowels, strict=True))
