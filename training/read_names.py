"""Reads Worldwide NER: named entities, the outer layer and the first inner one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.examples import Document, Sentence


def read_worldwide(folder: Path) -> Iterator[Document]:
    """The articles of one split."""
    for path in sorted((folder / "bio").glob("*.tsv")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        sentences = [_read_sentence(block) for block in blocks]
        yield Document("worldwide-ner", path.stem, tuple(s for s in sentences if s.words))


def _read_sentence(block: str) -> Sentence:
    rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
    outer: list[str | None] = [row[1] for row in rows]
    inner: list[str | None] = [row[2] if len(row) > 2 and row[2] else "O" for row in rows]
    # 210 tokens have a blank inside ("4 hours"); a word has none at run time.
    words = tuple(row[0].strip().replace(" ", "") or "-" for row in rows)
    return Sentence(words, {"name": outer, "inner": inner})
