"""Documents → windows of word pieces → padded batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from recension.encoder.windows import CASE_OUTSIDE, MOST_OF_A_WORD, PIECES, case_of
from training.examples import ANY_TRIGGER, UNKNOWN, Document, Sentence

SMALL_WORDS = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"])
ANY = -2  # the target that says "a trigger, of whatever class"


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences as one input. `start` is the number of its first word in the document."""

    document: str
    start: int
    sentences: tuple[Sentence, ...]
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]


class Pieces:
    """The word pieces of words, one word at a time, remembered."""

    def __init__(self, tokenizer_path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer_path))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}
        self.begin, self.end, self.unknown = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))

    def of(self, word: str) -> list[int]:
        """The ids of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_OF_A_WORD] or [self.unknown]
            self._known[word] = found
        return found

    def count(self, sentence: Sentence) -> int:
        """How many pieces a sentence has."""
        return sum(len(self.of(word)) for word in sentence.words)

    def window(self, document: str, start: int, sentences: Sequence[Sentence]) -> Window:
        """Sentences as one window, however long it gets."""
        pieces, shapes, firsts = [self.begin], [CASE_OUTSIDE], []
        for sentence in sentences:
            for word in sentence.words:
                firsts.append(len(pieces))
                pieces += self.of(word)
                shapes += [case_of(word)] * len(self.of(word))
        return Window(document, start, tuple(sentences), [*pieces, self.end], [*shapes, CASE_OUTSIDE], firsts)


def cut_windows(document: Document, pieces: Pieces, limit: int = PIECES) -> list[Window]:
    """Windows of whole consecutive sentences; a sentence that is too long is cut, at whatever word that happens."""
    windows: list[Window] = []
    held: list[Sentence] = []
    start, count, place = 0, 2, 0
    for sentence in document.sentences:
        for part in _cut_sentence(sentence, pieces):
            size = pieces.count(part)
            if held and count + size > limit:
                windows.append(pieces.window(document.name, start, held))
                held, count, start = [], 2, place
            held.append(part)
            count += size
            place += len(part.words)
    if held:
        windows.append(pieces.window(document.name, start, held))
    return windows


def _cut_sentence(sentence: Sentence, pieces: Pieces) -> Iterator[Sentence]:
    if pieces.count(sentence) + 2 <= PIECES:
        yield sentence
        return
    start, count = 0, 2
    for i, word in enumerate(sentence.words):
        size = min(len(pieces.of(word)), PIECES - 2)
        if count + size > PIECES:
            yield _slice(sentence, start, i)
            start, count = i, 2
        count += size
    yield _slice(sentence, start, len(sentence.words))


def _slice(sentence: Sentence, start: int, end: int) -> Sentence:
    return Sentence(
        sentence.words[start:end],
        {task: marks[start:end] for task, marks in sentence.labels.items()},
        {task: marks[start:end] for task, marks in sentence.pointers.items()},
        sentence.chains[start:end] if sentence.chains else None,
        sentence.lemmas[start:end] if sentence.lemmas else None,
        sentence.whole,
    )


def recase(sentence: Sentence, style: str) -> Sentence:
    """The sentence as a headline writes it: "title", "upper" or "lower"."""
    if style == "title":
        words = [w if i and w.lower() in SMALL_WORDS else w[:1].upper() + w[1:] for i, w in enumerate(sentence.words)]
    else:
        words = [w.upper() if style == "upper" else w.lower() for w in sentence.words]
    return sentence.with_words(tuple(words))


class Labels:
    """The numbers of labels, by task."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.names = labels
        self.numbers = {task: {label: i for i, label in enumerate(found)} for task, found in labels.items()}
        self.numbers["trigger"][ANY_TRIGGER] = ANY

    def of(self, task: str, label: str | None) -> int:
        """The number of a label; UNKNOWN for one that is not known."""
        return UNKNOWN if label is None else self.numbers[task].get(label, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of windows. pieces, shapes, mask [B, P]; firsts, sentence [B, W]; targets: task → [B, W], for pointers
    the number of the word in the window; whole: task → [B]."""

    windows: list[Window]
    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    sentence: Tensor
    targets: dict[str, Tensor]
    whole: dict[str, Tensor]

    def to(self, device: str) -> Batch:
        """The same batch on a device."""

        def moved(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
            return {task: tensor.to(device) for task, tensor in tensors.items()}

        parts = (self.pieces, self.shapes, self.mask, self.firsts, self.sentence)
        return Batch(self.windows, *(p.to(device) for p in parts), moved(self.targets), moved(self.whole))


def make_batch(windows: list[Window], labels: Labels) -> Batch:
    """Pads windows to one size and numbers their labels."""
    sentence = [[n for n, s in enumerate(w.sentences) for _ in s.words] for w in windows]
    targets: dict[str, Tensor] = {}
    first = windows[0].sentences[0]
    for task in first.labels.keys() | {t for w in windows for s in w.sentences for t in s.labels}:
        rows = [[labels.of(task, m) for s in w.sentences for m in _marks(s, task)] for w in windows]
        targets[task] = _pad(rows, UNKNOWN)
    for task in first.pointers:
        targets[task] = _pad([_pointers(w, task) for w in windows], UNKNOWN)
    whole = {t: torch.tensor([labels.of(t, w.sentences[0].whole.get(t)) for w in windows]) for t in first.whole}
    return Batch(
        windows,
        _pad([w.pieces for w in windows], 0),
        _pad([w.shapes for w in windows], CASE_OUTSIDE),
        _pad([[1] * len(w.pieces) for w in windows], 0),
        _pad([w.firsts for w in windows], 0),
        _pad(sentence, -1),
        targets,
        whole,
    )


def _marks(sentence: Sentence, task: str) -> list[str | None]:
    return sentence.labels.get(task) or [None] * len(sentence.words)


def _pointers(window: Window, task: str) -> list[int]:
    found = [target for s in window.sentences for target in s.pointers[task]]
    inside = [None if t is None else t - window.start for t in found]
    return [t if t is not None and 0 <= t < len(found) else UNKNOWN for t in inside]


def _pad(rows: list[list[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows], dtype=torch.long)


def batches_of(windows: list[Window], size: int, shuffler: random.Random) -> list[list[Window]]:
    """Groups windows of like length into batches of about `size` pieces, padding counted, in random order."""
    ordered = sorted(windows, key=lambda w: len(w.pieces) + 6 * shuffler.random())
    found: list[list[Window]] = []
    held: list[Window] = []
    for window in ordered:
        if held and (len(held) + 1) * max(len(window.pieces), len(held[-1].pieces)) > size:
            found.append(held)
            held = []
        held.append(window)
    found.append(held)
    shuffler.shuffle(found)
    return found
