"""Pinned floors: what a figure must not sink below, for which corpus (by digest), and by how much it may waver."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"


def digest_of(folder: Path) -> str:
    """The first 16 hex digits of a SHA-256 over a split's files, names and bytes."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def find_breaches(name: str, split: str, digest: str, figures: dict[str, float]) -> Iterator[str]:
    """One line for each floor that is not held, and for a corpus that is not the one the floors were pinned on."""
    pinned = _read().get(name, {}).get(split)
    if pinned is None:
        yield f"{name} {split}: no floors are pinned"
        return
    if pinned["digest"] != digest:
        yield f"{name} {split}: floors were pinned on corpus {pinned['digest']}, this is {digest}"
    margin = pinned.get("margin", 0.0)
    for figure, floor in pinned["floors"].items():
        got = figures.get(figure)
        if got is None:
            yield f"{name} {split}: {figure} is gone, its floor is {floor}"
        elif got < floor - margin:
            yield f"{name} {split}: {figure} is {got:.2f}, below its floor {floor} (margin {margin})"


def _read() -> dict[str, Any]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
