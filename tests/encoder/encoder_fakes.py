"""A session without a model: outputs are made from the pieces by arithmetic, the same in every run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from recension.encoder.reader import PICKED, SCORED, VECTORS, Encoder
from recension.encoder.session import Outputs, Session
from recension.encoder.windows import Filled

LABELS: dict[str, list[str]] = {
    "xpos": ["NN", "VBD", "DT", "NNP"], "upos": ["NOUN", "VERB", "DET", "PROPN"],
    "lemma": ["k-0+", "l-0+", "l-1+", "l-40+"],
    "relation": ["root", "nsubj", "obj", "punct"],
    "name": ["O", "B-Person", "I-Person", "B-Location", "I-Location"], "inner": ["O", "B-Person", "I-Person"],
    "mention": ["none", "person", "place"],
    "attribution": ["O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content"],
    "trigger": ["none", "OCCURRENCE", "REPORTING"], "tense": ["NONE", "PAST"], "aspect": ["NONE", "PERFECTIVE"],
    "polarity": ["POS", "NEG"], "certainty": ["did not happen", "uncertain", "happened"],
    "timex": ["O", "B-DATE", "I-DATE", "B-TIME", "I-TIME"], "plover": ["none", "ASSAULT", "PROTEST"],
}  # fmt: skip


class FakeSession(Session):
    """Hashes words into piece ids and piece ids into scores; counts the windows that it ran."""

    def __init__(self) -> None:
        self.folder, self.threads, self._pieces = Path("nowhere"), 1, {}
        self.windows: list[Filled] = []

    labels: Any = LABELS
    temperatures: Any = {}  # noqa: RUF012 - stands for a cached property
    ends: Any = (1, 2)
    attribution_scorers: Any = {"content link": {"link": 1.0, "none": -9.0}}  # noqa: RUF012 - the same

    def rank_of(self, word: str) -> int | None:
        return len(word)

    def pieces_of(self, word: str) -> list[int]:
        return [3 + sum(map(ord, word)) % 997] * min(24, 1 + len(word) // 6)

    def run(self, windows: Sequence[Filled]) -> list[Outputs]:
        self.windows += windows
        return [self._outputs(window) for window in windows]

    def _outputs(self, window: Filled) -> Outputs:
        ids = np.array([window.pieces[first] for first in window.firsts], np.float32)
        count = len(ids)
        outputs: Outputs = {}
        for number, name in enumerate((*PICKED, *SCORED, *VECTORS)):
            width = len(LABELS[name]) if name in LABELS else VECTORS[name]
            outputs[name] = np.sin(ids[:, None] * (1 + number) + np.arange(width)).astype(np.float32)
        arc = np.sin(ids[:, None] * 7 + ids[None, :] * 3 + np.arange(count)[None, :]).astype(np.float32)
        same = np.equal.outer(window.sentence, window.sentence)
        outputs["arc"] = np.where(same, arc, np.float32(-1e4))
        outputs["attribution_link"] = arc
        return outputs


def fake_encoder() -> Encoder:
    return Encoder(FakeSession())
