"""Reads iSTS: pairs of headlines with their chunks and how the chunks are aligned."""

import re
from dataclasses import dataclass
from pathlib import Path

Chunk = tuple[int, ...]  # words, from 0


@dataclass(frozen=True, slots=True)
class ChunkPair:
    """Two aligned chunks and their type, without _FACT and _POL."""

    left: Chunk
    right: Chunk
    kind: str


@dataclass(frozen=True, slots=True)
class HeadlinePair:
    """Two sentences, their chunks, and the alignments (those of NOALI left out)."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    left_chunks: tuple[Chunk, ...]
    right_chunks: tuple[Chunk, ...]
    alignments: tuple[ChunkPair, ...]


def read_pairs(folder: Path) -> list[HeadlinePair]:
    """The pairs of one domain."""
    text = next(folder.glob("*.wa")).read_text(encoding="utf-8", errors="replace")
    pairs = [_read_pair(block) for block in text.split("<sentence id")[1:]]
    return [pair for pair in pairs if pair.left_chunks and pair.right_chunks]


def _read_pair(block: str) -> HeadlinePair:
    alignments = []
    chunks: tuple[dict[Chunk, None], dict[Chunk, None]] = ({}, {})
    for line in block.partition("<alignment>")[2].splitlines():
        parts = line.split(" // ")
        if "<==>" not in line or len(parts) < 3:
            continue
        left, right = (tuple(int(n) - 1 for n in side.split() if n != "0") for side in parts[0].split("<==>"))
        for side, chunk in zip(chunks, (left, right), strict=True):
            if chunk:
                side[chunk] = None
        kind = parts[1].strip().partition("_")[0]
        if left and right and kind != "NOALI":
            alignments.append(ChunkPair(left, right, kind))
    sides = _read_words(block, "source"), _read_words(block, "translation")
    known = tuple(a for a in alignments if a.kind in ("EQUI", "SPE1", "SPE2", "SIMI", "REL", "OPPO"))
    return HeadlinePair(*sides, tuple(sorted(chunks[0])), tuple(sorted(chunks[1])), known)


def _read_words(block: str, side: str) -> tuple[str, ...]:
    lines = block.partition(f"<{side}>")[2].partition(f"</{side}>")[0].strip().splitlines()
    return tuple(re.sub(r"^\d+\s+|\s*:\s*$", "", line) or "-" for line in lines)
