"""Reads PolNeAR: sources, cues and contents of attributions from brat standoff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.examples import Document, Sentence, spans_to_bio
from training.plain_text import sentences_of_words

ROLES = ("Source", "Cue", "Content")


def read_polnear(folder: Path) -> Iterator[Document]:
    """The articles of one split."""
    for path in sorted(folder.glob("*.txt")):
        annotation = path.with_suffix(".ann").read_text(encoding="utf-8")
        yield read_article(path.stem, path.read_bytes().decode("utf-8"), annotation)


def read_article(name: str, text: str, annotation: str) -> Document:
    """One article with its attributions: BIO marks, and at the first word of each piece of a source or content the
    number of the first word of its cue."""
    sentences = sentences_of_words(text)
    words = [word for sentence in sentences for word in sentence]
    spans, events = _read_standoff(annotation)
    pieces = {key: (role, _to_words(offsets, words)) for key, (role, offsets) in spans.items()}
    marked = sorted((a, b, role) for role, found in pieces.values() for a, b in found if role in ROLES)
    marks = spans_to_bio(len(words), marked)
    links: list[int | None] = [None] * len(words)
    for arguments in events:
        cues = [piece for key in arguments if key in pieces and pieces[key][0] == "Cue" for piece in pieces[key][1]]
        for key in arguments:
            if key in pieces and pieces[key][0] in ("Source", "Content"):
                for start, _ in pieces[key][1]:
                    links[start] = min(cues)[0] if cues else start
    return Document("polnear", name, tuple(_cut(text, sentences, marks, links)))


def read_relations(annotation: str, words: list[tuple[int, int]]) -> list[dict[str, list[tuple[int, int]]]]:
    """The words of each attribution's pieces, by role."""
    spans, events = _read_standoff(annotation)
    found = []
    for arguments in events:
        relation: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for role, offsets in (spans[key] for key in arguments if key in spans):
            if role in ROLES:
                relation[role] += _to_words(offsets, words)
        found.append(relation)
    return found


def _cut(
    text: str, sentences: list[list[tuple[int, int]]], marks: list[str | None], links: list[int | None]
) -> Iterator[Sentence]:
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        words = tuple(text[a:b] for a, b in sentence)
        yield Sentence(words, {"attribution": marks[start:end]}, {"attribution_link": links[start:end]})
        start = end


def _read_standoff(annotation: str) -> tuple[dict[str, tuple[str, list[tuple[int, int]]]], list[list[str]]]:
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    events = []
    for line in annotation.splitlines():
        columns = line.split("\t")
        if line.startswith("T") and len(columns) > 1:
            role, _, offsets = columns[1].partition(" ")
            parts = [part.split() for part in offsets.split(";")]
            spans[columns[0]] = (role, [(int(a), int(b)) for a, b in parts])
        elif line.startswith("E"):
            events.append([part.partition(":")[2] for part in columns[1].split()])
    return spans, events


def _to_words(offsets: list[tuple[int, int]], words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for start, end in offsets:
        inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found
