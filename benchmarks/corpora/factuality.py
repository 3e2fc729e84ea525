"""Factuality: did it happen, did it not, or is it uncertain: macro F1 over the annotated words (on gold words).

The scale from -3 (certainly did not happen) to 3 (certainly happened) is cut at -1 and 1; 0 is uncommitted. The class
with the highest chance counts, whether the encoder takes the word for a trigger or not.
"""

from pathlib import Path

import numpy as np

from benchmarks.scoring import macro_f1
from recension.encoder import Encoder

CLASSES = ("did not happen", "uncertain", "happened")
NOT_BELOW, HAPPENED_ABOVE = -1.0, 1.0


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Macro F1 over all files, each class's, and macro F1 of each file."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((data / split).glob("*.conll")):
        found = pairs.setdefault(path.stem, [])
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("# ")]
            if not rows:
                continue
            certainty = encoder.analyse_words([[row[1].strip() or "-" for row in rows]]).certainty
            best = [CLASSES[i] for i in np.argmax(certainty, axis=-1).tolist()]
            found += [(mine, to_class(row[2])) for mine, row in zip(best, rows, strict=True) if row[2] != "_"]
    mean, each = macro_f1([pair for found in pairs.values() for pair in found], CLASSES)
    files = {f"{name}_macro_f1": macro_f1(found, CLASSES)[0] for name, found in pairs.items()}
    return {"macro_f1": mean, **{name.replace(" ", "_"): f1 for name, f1 in each.items()}, **files}


def to_class(value: str) -> str:
    """The class of a value on the scale."""
    number = float(value)
    return CLASSES[0] if number < NOT_BELOW else CLASSES[2] if number > HAPPENED_ABOVE else CLASSES[1]
