"""Reads sentences with the PLOVER event that they report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from recension.encoder.tokens import find_words
from training.examples import PLOVER_EVENTS, Document, Sentence

# plover_gsr follows the draft of 2016; the corpus' README gives the map to plv's names.
DRAFT_NAMES = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
               "DEMAND": "REQUEST", "FIGHT": "ASSAULT"}  # fmt: skip
DEV_SHARE = 10  # plv has no dev part of its own: every tenth train sentence is held out


def read_plover(folder: Path, split: str) -> Iterator[Document]:
    """Sentences of the train files; `split` train or dev is drawn from them."""
    if not (folder / "train").is_dir():
        return
    for path in sorted((folder / "train").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if (split == "dev") != (path.stem == "plv" and number % DEV_SHARE == 0):
                continue
            record = json.loads(line)
            event = record.get("root") or record["event"]
            event = DRAFT_NAMES.get(event, event)
            text = record.get("sentence") or record["text"]
            words = tuple(text[a:b] for a, b in find_words(text))
            if event in PLOVER_EVENTS and words:
                yield Document("plover", record["id"], (Sentence(words, whole={"plover": event}),))
