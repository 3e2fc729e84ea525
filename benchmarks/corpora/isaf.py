"""ISAF press releases: how many were killed and captured, one event a release, by the corpus' own convention."""

import json
from collections.abc import Sequence
from pathlib import Path

from recension.api import Recension
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Quantity

# Figures of a part of those already counted.
PARTS = frozenset({"part", "subgroup", "listed", "included", "attribute", "part of", "toll: earlier"})


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Shares of releases, in percent, whose number of killed and of captured is exactly the coded minimum."""
    recension = Recension(encoder)
    right = {"killed": 0, "captured": 0}
    rows = [json.loads(line) for line in (data / split / "isaf.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        _, reading = recension.read(report_from_text(row["text"], row["id"]))
        for name, facet in (("killed", Facet.KILLED), ("captured", Facet.DETAINED)):
            right[name] += minimum([s for s in reading.statements if s.facet is facet]) == row["event"][f"min_{name}"]
    return {f"{name} exact": 100 * hits / len(rows) for name, hits in right.items()}


def minimum(statements: Sequence[Statement]) -> int:
    """The corpus' lower bound: the largest figure, those told as additional, and a leader, who is counted in."""
    wholes = [s for s in statements if s.mood is Mood.STATED and not PARTS & set(s.method.split(": "))]
    singles = [s for s in wholes if "single" in s.method]
    figures = [s for s in wholes if "single" not in s.method]
    largest = max((s for s in figures if not s.additional), key=low_of, default=None)
    total = low_of(largest) if largest is not None else 0
    total += max((low_of(s) for s in figures if s.additional), default=0)
    units = {unit_of(s) for s in figures}
    summed = largest is not None and "sum" in largest.method
    if any(unit_of(s) not in units for s in singles) and not summed:
        total += 1
    return total if total or not singles else 1


def low_of(statement: Statement) -> int:
    """The lower bound of a figure, nought for none."""
    value = statement.value
    return int(value.low or 0) if isinstance(value, Quantity) else 0


def unit_of(statement: Statement) -> str | None:
    """What a figure counts."""
    return statement.value.unit if isinstance(statement.value, Quantity) else None
