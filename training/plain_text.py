"""Sentences and words of plain text, for corpora that have offsets and no tokens (PolNeAR, TimeML)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.encoder.tokens import find_words

ENDING = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n|\n(?=[A-Z\"“])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Jr|Sr|St|Inc|Corp|Co|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of sentences, by a rule that is good enough for windows, whose edges are all that it decides."""
    start = 0
    for match in ENDING.finditer(text):
        if ABBREVIATION.search(text[start : match.end()]):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def sentences_of_words(text: str) -> list[list[tuple[int, int]]]:
    """The words of each sentence, as offsets in the text."""
    found = []
    for start, end in find_sentences(text):
        words = find_words(text, start, end)
        if words:
            found.append(words)
    return found
