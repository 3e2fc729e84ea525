"""Endless, resumable streams of batches, one for each kind of batch that training draws."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from training.examples import Document, Sentence
from training.read_pairs import EventMention, SentencePair, Topic
from training.windows import Pieces, Window, batches_of, cut_windows, recase

BATCH = 1536  # pieces
RECASED = {"title": 0.06, "upper": 0.02, "lower": 0.02}  # share of windows in a headline's capitals
LIMITS = (48, 96, 160, 160)  # windows of several lengths: a headline stands alone at run time, too
TOPIC_PIECES = 1800  # ECB+: a whole topic's checked sentences, where they fit

Mentions = list[tuple[int, int, EventMention]]


@dataclass(frozen=True, slots=True)
class Raw:
    """Windows of one batch, and what a pair task knows of them."""

    windows: list[Window]
    mentions: Mentions | None = None
    pairs: list[SentencePair] | None = None


class Stream:
    """Draws one pass after the other; `state` is all that a resumed run needs to go on where it was."""

    def __init__(self, name: str, seed: int, one_pass: Callable[[random.Random], list[Raw]]) -> None:
        self.name, self.seed, self.one_pass = name, seed, one_pass
        self.passes, self.position = 0, 0
        self._batches: list[Raw] = []

    def next(self) -> Raw:
        """The next batch, of the next pass where this one is through."""
        if not self._batches:
            self._batches = self._draw()
        if self.position >= len(self._batches):
            self.passes, self.position = self.passes + 1, 0
            self._batches = self._draw()
        self.position += 1
        return self._batches[self.position - 1]

    def _draw(self) -> list[Raw]:
        return self.one_pass(random.Random(f"{self.seed} {self.name} {self.passes}"))

    def state(self) -> tuple[int, int]:
        """Passes done, batches drawn of the one that is on."""
        return self.passes, self.position

    def resume(self, state: tuple[int, int]) -> None:
        """Goes on from a state."""
        self.passes, self.position = state


def window_pass(documents: list[Document], pieces: Pieces, shuffler: random.Random) -> list[Raw]:
    """Windows of all documents, of one of several lengths each, some recased, in batches of like length."""
    windows = [w for d in documents for w in cut_windows(recased(d, shuffler), pieces, shuffler.choice(LIMITS))]
    return [Raw(found) for found in batches_of(windows, BATCH, shuffler)]


def document_pass(documents: list[Document], pieces: Pieces, shuffler: random.Random) -> list[Raw]:
    """Batches of consecutive windows of one document each, for coreference; long documents are cut."""
    found = []
    for document in documents:
        windows = cut_windows(recased(document, shuffler), pieces)
        at_most = max(1, BATCH // 150)
        parts = -(-len(windows) // at_most)
        size = -(-len(windows) // parts)
        found += [Raw(windows[i : i + size]) for i in range(0, len(windows), size)]
    shuffler.shuffle(found)
    return found


def recased(document: Document, shuffler: random.Random) -> Document:
    """A document with some of its sentences in a headline's capitals."""

    def drawn(sentence: Sentence) -> Sentence:
        place = shuffler.random()
        for style, share in RECASED.items():
            if place < share:
                return recase(sentence, style)
            place -= share
        return sentence

    return replace(document, sentences=tuple(drawn(s) for s in document.sentences))


def sentence_pass(documents: list[Document], pieces: Pieces, shuffler: random.Random, share: float) -> list[Raw]:
    """Single sentences of a share of the documents, without labels, for the similarity of texts."""
    chosen = [d for d in documents if shuffler.random() < share]
    windows = []
    for document in chosen:
        for sentence in document.sentences:
            if 4 <= len(sentence.words) <= 60:
                windows.append(pieces.window(document.name, 0, [Sentence(sentence.words)]))
    return [Raw(found) for found in batches_of([w for w in windows if len(w.pieces) <= 160], BATCH, shuffler)]


def topic_pass(topics: Iterable[Topic], pieces: Pieces, shuffler: random.Random) -> list[Raw]:
    """One batch a topic: the sentences of its mentions in random order, as many as fit."""
    found = []
    for topic in topics:
        by_sentence: dict[tuple[str, int], list[EventMention]] = {}
        for mention in topic.mentions:
            by_sentence.setdefault((mention.document, mention.sentence), []).append(mention)
        keys = list(by_sentence)
        shuffler.shuffle(keys)
        windows: list[Window] = []
        mentions: Mentions = []
        for key in keys:
            window, offset = context_window(topic.documents[key[0]], key[1], pieces, shuffler.choice((0, 40, 90)))
            if sum(len(w.pieces) for w in windows) + len(window.pieces) > TOPIC_PIECES:
                break
            if len(window.pieces) <= 2 * 160:
                mentions += [(len(windows), offset + m.words[0], m) for m in by_sentence[key]]
                windows.append(window)
        found.append(Raw(windows, mentions=mentions))
    shuffler.shuffle(found)
    return found


def context_window(document: Document, number: int, pieces: Pieces, limit: int) -> tuple[Window, int]:
    """A sentence with its neighbours, as long as the window stays under `limit` pieces; where its words begin in it."""
    first = last = number
    size = pieces.count(document.sentences[number])
    while last + 1 < len(document.sentences) and size + pieces.count(document.sentences[last + 1]) < limit:
        last += 1
        size += pieces.count(document.sentences[last])
    # Sentence 0 of half the documents is the address of the page, whose words tell the topic.
    while first - 1 > 0 and size + pieces.count(document.sentences[first - 1]) < limit:
        first -= 1
        size += pieces.count(document.sentences[first])
    offset = sum(len(s.words) for s in document.sentences[first:number])
    return pieces.window(document.name, 0, document.sentences[first : last + 1]), offset


def pair_pass(pairs: list[SentencePair], pieces: Pieces, shuffler: random.Random) -> list[Raw]:
    """Batches of 24 sentence pairs, left and right in turn."""
    usable = [p for p in pairs if p.alignments]
    shuffler.shuffle(usable)
    found = []
    for i in range(0, len(usable), 24):
        chosen = usable[i : i + 24]
        windows = [pieces.window("", 0, [Sentence(words)]) for p in chosen for words in (p.left, p.right)]
        found.append(Raw(windows, pairs=chosen))
    return found
