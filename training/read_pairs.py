"""Reads what is told of pairs: same events in ECB+, aligned chunks in iSTS."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recension.encoder.pairs import PAIR_TYPES
from training.examples import Document, Sentence


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event mention of ECB+: document, number of the sentence in it, words of the sentence, cluster."""

    document: str
    sentence: int
    words: tuple[int, ...]
    cluster: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of ECB+: its documents, and the event mentions of the checked sentences."""

    name: str
    documents: dict[str, Document]
    mentions: tuple[EventMention, ...]


def read_ecb(folder: Path) -> Iterator[Topic]:
    """The topics of one split."""
    checked: dict[str, set[int]] = {}
    with next(folder.glob("*.csv")).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            checked.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    for path in sorted((folder / "xml").iterdir(), key=lambda p: int(p.name)):
        documents, mentions = {}, []
        for file_path in sorted(path.glob("*.xml")):
            document, found = _read_cat(file_path.stem, ET.parse(file_path).getroot())
            documents[document.name] = document
            mentions += [m for m in found if m.sentence in checked.get(file_path.stem, set())]
        yield Topic(path.name, documents, tuple(mentions))


def _read_cat(name: str, root: ET.Element) -> tuple[Document, list[EventMention]]:
    tokens = [t for t in root.iter("token") if (t.text or "").strip()]
    sentences: dict[int, list[str]] = {}
    place: dict[str, tuple[int, int]] = {}
    last = max(int(t.get("sentence", 0)) for t in tokens)
    for number in range(last + 1):
        sentences[number] = []
    for token in tokens:
        words = sentences[int(token.get("sentence", 0))]
        place[token.get("t_id", "")] = (int(token.get("sentence", 0)), len(words))
        words.append((token.text or "").strip())
    clusters = _clusters(name, root)
    mentions = []
    for element in root.find("Markables") or ():
        spots = [place[a.get("t_id", "")] for a in element.findall("token_anchor") if a.get("t_id") in place]
        if spots and "ACTION" in element.tag:
            number = spots[0][0]
            inside = tuple(sorted(word for sentence, word in spots if sentence == number))
            key = element.get("m_id", "")
            mentions.append(EventMention(name, number, inside, clusters.get(key, f"{name}/{key}")))
    document = Document("ecbplus", name, tuple(Sentence(tuple(words)) for _, words in sorted(sentences.items())))
    return document, mentions


def _clusters(name: str, root: ET.Element) -> dict[str, str]:
    clusters = {}
    for relation in root.find("Relations") or ():
        key = relation.get("note") or f"{name}/{relation.get('r_id')}"
        for source in relation.findall("source"):
            clusters[source.get("m_id", "")] = key
    return clusters


@dataclass(frozen=True, slots=True)
class ChunkPair:
    """Words of the left and of the right sentence (from 0), and how they are related."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences of iSTS with the chunks of each and the alignments between them."""

    domain: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    alignments: tuple[ChunkPair, ...]
    left_alone: tuple[tuple[int, ...], ...]
    right_alone: tuple[tuple[int, ...], ...]


def read_ists(folder: Path, domains: tuple[str, ...] = ()) -> Iterator[SentencePair]:
    """The pairs of one split, of the named domains or of all."""
    for path in sorted(folder.glob("*/*.wa")):
        if not domains or path.parent.name in domains:
            text = path.read_text(encoding="utf-8", errors="replace")
            for block in re.findall(r"<sentence id.*?</sentence>", text, re.DOTALL):
                yield _read_pair(path.parent.name, block)


def _read_pair(domain: str, block: str) -> SentencePair:
    sides = [_read_side(block, side) for side in ("source", "translation")]
    pairs: list[ChunkPair] = []
    alone: tuple[list[tuple[int, ...]], list[tuple[int, ...]]] = ([], [])
    for line in block.partition("<alignment>")[2].splitlines():
        parts = line.split(" // ")
        if "<==>" not in line or len(parts) < 3:
            continue
        left, right = (tuple(int(n) - 1 for n in side.split() if n != "0") for side in parts[0].split("<==>"))
        kind = parts[1].split("_")[0].strip()
        if left and right and kind in PAIR_TYPES:
            pairs.append(ChunkPair(left, right, kind))
        elif left or right:
            alone[0 if left else 1].append(left or right)
    return SentencePair(domain, sides[0], sides[1], tuple(pairs), tuple(alone[0]), tuple(alone[1]))


def _read_side(block: str, side: str) -> tuple[str, ...]:
    lines = block.partition(f"<{side}>")[2].partition(f"</{side}>")[0].strip().splitlines()
    return tuple(re.sub(r"^\d+\s+|\s*:\s*$", "", line) or "-" for line in lines)
