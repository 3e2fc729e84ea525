"""Reads GUM (trees, mentions, coreference) and EWT (trees) from CoNLL-U."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from recension.encoder.lemmas import make_script
from training.examples import MENTION_TYPES, Document, Sentence

Mention = tuple[int, int, str, str]  # first word, last word, chain, type; words are counted over the document


def read_gum(folder: Path) -> Iterator[Document]:
    """GUM's documents of one split, trees and the Entity= layer (singletons are in it, as chains of one)."""
    for path in sorted((folder / "dep").glob("*.conllu")):
        yield _read_document("gum", path.stem, list(_blocks(path)))


def read_ewt(folder: Path) -> Iterator[Document]:
    """EWT's documents of one split."""
    for path in sorted(folder.glob("*.conllu")):
        name, blocks = "", []
        for comments, rows in _blocks(path):
            new = next((line.partition(" = ")[2] for line in comments if line.startswith("# newdoc id")), None)
            if new is not None and blocks:
                yield _read_document("ewt", name, blocks)
                blocks = []
            name = new or name
            blocks.append((comments, rows))
        yield _read_document("ewt", name, blocks)


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def _read_document(corpus: str, name: str, blocks: list[tuple[list[str], list[list[str]]]]) -> Document:
    rows_all = [row for _, rows in blocks for row in rows]
    heads = _document_heads([rows for _, rows in blocks])
    mentions = _mentions(rows_all) if corpus == "gum" else None
    marks = _mention_marks(mentions, heads, rows_all) if mentions is not None else None
    sentences, start = [], 0
    for _, rows in blocks:
        end = start + len(rows)
        labels: dict[str, list[str | None]] = {
            "xpos": [row[4] for row in rows],
            "upos": [row[3] for row in rows],
            "lemma": [None if row[7] == "goeswith" else make_script(row[1], row[2]) for row in rows],
            "relation": [row[7] for row in rows],
        }
        chains = None
        if marks is not None:
            labels["mention"] = [marks[i][1] if i in marks else "none" for i in range(start, end)]
            chains = [marks[i][0] if i in marks else None for i in range(start, end)]
        words = tuple(row[1] for row in rows)
        pointers: dict[str, list[int | None]] = {"head": list(heads[start:end])}
        sentences.append(Sentence(words, labels, pointers, chains, [row[2] for row in rows]))
        start = end
    return Document(corpus, name, tuple(sentences))


def _document_heads(sentences: list[list[list[str]]]) -> list[int]:
    heads, start = [], 0
    for rows in sentences:
        heads += [start + (int(row[6]) - 1 if row[6] != "0" else i) for i, row in enumerate(rows)]
        start += len(rows)
    return heads


def _mentions(rows: list[list[str]]) -> list[Mention]:
    """Every bracket of the Entity= layer as a mention; two of one chain may nest, so openings are a stack by chain."""
    found: list[Mention] = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, row in enumerate(rows):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for bracket in re.finditer(r"\((?P<open>[^()]+)(?P<shut>\))?|(?P<close>[^()]+)\)", _flat(entity)):
            if bracket["open"]:
                chain, kind = bracket["open"].split("-")[:2]
                if bracket["shut"]:
                    found.append((i, i, chain, kind))
                else:
                    open_at.setdefault(chain, []).append((i, kind))
            elif open_at.get(bracket["close"].split("-")[0]):
                chain = bracket["close"].split("-")[0]
                start, kind = open_at[chain].pop()
                found.append((start, i, chain, kind))
    return sorted(found)


def _flat(entity: str) -> str:
    """Drops brackets inside the Wikipedia title of a mention ("Mercury_(planet)"), which would look like mentions."""
    return re.sub(r"_\(([^()]*)\)", r"_\1", entity)


def _mention_marks(mentions: list[Mention], heads: list[int], rows: list[list[str]]) -> dict[int, tuple[str, str]]:
    """Head word → (chain, type). Of mentions with one head the longest counts, unless it is a coordination
    ("John and Mary"), whose head word is the head of the first conjunct too."""
    by_head: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_head.setdefault(mention_head(mention[0], mention[1], heads), []).append(mention)
    marks = {}
    for head, found in by_head.items():
        single = [m for m in found if not _is_coordination(m, head, heads, rows)] or found
        best = max(single, key=lambda m: m[1] - m[0])
        if best[3] in MENTION_TYPES:
            marks[head] = (best[2], best[3])
    return marks


def mention_head(first: int, last: int, heads: list[int]) -> int:
    """The word of a span that is governed from outside it (the first of them, if there are several)."""
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last or heads[i] == i), last)


def _is_coordination(mention: Mention, head: int, heads: list[int], rows: list[list[str]]) -> bool:
    inside = range(mention[0], mention[1] + 1)
    return any(heads[i] == head and i != head and rows[i][7] == "conj" for i in inside)
