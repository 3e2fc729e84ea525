"""Packs the words of a text into windows: whole consecutive sentences, as many as fit into 160 word pieces.

A sentence that alone is longer is read in overlapping windows, and each of its words is taken from the window where it
stands farthest from the edges. A window is read by itself, so that nothing else in a batch can change its result.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

PIECES = 160  # of a window with [CLS] and [SEP], as in training
STRIDE = 64  # pieces from one overlapping window to the next
MOST_OF_A_WORD = 24  # pieces; only the first is read, and the tail of a longer word (an address) tells nothing
CASE_OUTSIDE = 5  # the case feature of [CLS] and [SEP]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` of a text. The results of words `keep` (first, last; of the text) are taken from here."""

    first: int
    last: int
    keep: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filled:
    """A window's model input. pieces, shapes [P]; firsts (first piece of each word), sentence [W]."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    sentence: list[int]


def pack_windows(lengths: Sequence[Sequence[int]]) -> list[Window]:
    """Windows over sentences, each given as the numbers of pieces of its words; together they keep every word once.

    >>> pack_windows([[1] * 100, [1] * 50, [1] * 40])
    [Window(first=0, last=150, keep=(0, 150)), Window(first=150, last=190, keep=(150, 190))]
    """
    windows: list[Window] = []
    start = at = held = 0
    for sentence in lengths:
        size = sum(sentence)
        if held and held + size > PIECES - 2:
            windows.append(Window(start, at, (start, at)))
            start, held = at, 0
        if size > PIECES - 2:
            windows.extend(_overlapping(sentence, at))
            start = at + len(sentence)
        else:
            held += size
        at += len(sentence)
    if held:
        windows.append(Window(start, at, (start, at)))
    return windows


def _overlapping(sentence: Sequence[int], offset: int) -> list[Window]:
    places = list(_places(sentence))
    windows = []
    begin = 0
    for number, (first, last) in enumerate(places):
        # The middle of the overlap: from there on a word has more context in the next window.
        end = (places[number + 1][0] + last) // 2 if number + 1 < len(places) else len(sentence)
        windows.append(Window(offset + first, offset + last, (offset + begin, offset + end)))
        begin = end
    return windows


def _places(sentence: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    while True:
        last, size = first, 0
        while last < len(sentence) and size + sentence[last] <= PIECES - 2:
            size += sentence[last]
            last += 1
        yield first, last
        if last == len(sentence):
            return
        skipped = 0
        while skipped < STRIDE:
            skipped += sentence[first]
            first += 1


def fill_window(
    window: Window,
    words: Sequence[str],
    sentences: Sequence[int],
    pieces_of: Callable[[str], list[int]],
    ends: tuple[int, int],
) -> Filled:
    """The model's input for a window. `sentences` gives each word's sentence; `ends` are the ids of [CLS] and [SEP]."""
    pieces, shapes, firsts, numbers = [ends[0]], [CASE_OUTSIDE], [], []
    for index in range(window.first, window.last):
        found = pieces_of(words[index])
        firsts.append(len(pieces))
        pieces += found
        shapes += [case_of(words[index])] * len(found)
        numbers.append(sentences[index] - sentences[window.first])
    return Filled([*pieces, ends[1]], [*shapes, CASE_OUTSIDE], firsts, numbers)


def case_of(word: str) -> int:
    """The case feature: 0 lower, 1 Title, 2 UPPER, 3 miXed, 4 no letters.

    >>> [case_of(word) for word in ("troops", "Basra", "NATO", "iPhone", "12")]
    [0, 1, 2, 3, 4]
    """
    if word.islower():
        return 0
    if word.istitle():
        return 1
    if word.isupper():
        return 2
    return 3 if any(letter.isupper() for letter in word) else 4
