"""The model that the package ships: pinned on our texts, and near its float32 original."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from encoder_canonical import canonical
from encoder_parity import HEADS, VECTORS, outputs_of
from encoder_texts import TEXTS

from recension.encoder import Encoder
from recension.encoder.processors import sums_int8_exactly
from recension.model.errors import ModelMissing

HERE = Path(__file__).parent
LEAST_COSINE = {"mention_vector": 0.96, "trigger_vector": 0.96, "hidden": 0.97}
LEAST_AGREEMENT = 0.95  # share of words for which int8 and float32 choose one label


@cache
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_findings_are_those_pinned(number: int) -> None:
    wanted = json.loads((HERE / "canonical.json").read_text(encoding="utf-8"))[number]
    assert canonical(encoder().analyse(TEXTS[number])) == wanted


@pytest.mark.parametrize("head", [*HEADS, "heads"])
def test_int8_chooses_what_float32_chooses(head: str) -> None:
    with np.load(HERE / "parity.npz") as exact:
        wanted = exact[head].astype(np.float32)
    found = outputs_of(encoder())[head]
    same = found == wanted if head == "heads" else found.argmax(axis=-1) == wanted.argmax(axis=-1)
    assert same.mean() >= LEAST_AGREEMENT


@pytest.mark.parametrize("name", VECTORS)
def test_int8_vectors_point_where_float32_vectors_point(name: str) -> None:
    with np.load(HERE / "parity.npz") as exact:
        wanted = exact[name].astype(np.float32)
    found = outputs_of(encoder())[name]
    cosine = (found * wanted).sum(axis=-1) / np.linalg.norm(found, axis=-1) / np.linalg.norm(wanted, axis=-1)
    assert cosine.mean() >= LEAST_COSINE[name]


def test_two_runs_give_the_same_bytes() -> None:
    one, two = (Encoder.load().analyse(" ".join(TEXTS)) for _ in range(2))
    assert one.names == two.names
    assert one.triggers == two.triggers
    assert one.hidden.tobytes() == two.hidden.tobytes()


@pytest.mark.skipif(not sums_int8_exactly(), reason="needs a processor with VNNI")
def test_exact_products_change_no_byte_where_sums_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = encoder().analyse(" ".join(TEXTS))
    monkeypatch.setattr("recension.encoder.session.sums_int8_exactly", lambda: False)
    exact = Encoder.load().analyse(" ".join(TEXTS))
    assert (fast.tokens, fast.names) == (exact.tokens, exact.names)
    assert fast.hidden.tobytes() == exact.hidden.tobytes()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"encoder\.onnx"):
        Encoder.load(tmp_path)
