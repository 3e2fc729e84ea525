"""What sets the second leg of training apart; where torch is, as on a machine that trains."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from training import train
from training.average import mean
from training.smooth import smooth
from training.windows import Batch


def _batch(pieces: list[list[int]], mask: list[list[int]]) -> Batch:
    nothing = torch.zeros(1)
    return Batch([], torch.tensor(pieces), nothing, torch.tensor(mask), nothing, nothing, {}, {})


def test_pieces_are_hidden_but_never_the_ends_of_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "HIDDEN_SHARE", 1.1)
    hidden = train.hide_pieces(_batch([[101, 7, 8, 9, 102], [101, 7, 102, 0, 0]], [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]))
    mask = train.MASK
    assert hidden.pieces.tolist() == [[101, mask, mask, mask, 102], [101, mask, 102, 0, 0]]


def test_few_pieces_are_hidden() -> None:
    torch.manual_seed(3)
    batch = _batch([[101, *[7] * 998, 102]], [[1] * 1000])
    assert 40 < int((train.hide_pieces(batch).pieces == train.MASK).sum()) < 130


def test_the_mean_lies_half_way() -> None:
    one, other = (
        {"w": torch.tensor([0.0, 2.0]), "n": torch.tensor(3)},
        {"w": torch.tensor([1.0, 4.0]), "n": torch.tensor(5)},
    )
    assert mean(one, other)["w"].tolist() == [0.5, 3.0]
    assert int(mean(one, other)["n"]) == 3


def test_smoothing_evens_the_columns_and_keeps_the_product(tmp_path: Path) -> None:
    generator = np.random.default_rng(5)
    given = (generator.normal(size=(6, 8)) * np.array([40, 1, 1, 1, 1, 1, 1, 9])).astype(np.float32)
    matrices = [generator.normal(size=(8, 3)).astype(np.float32) for _ in range(2)]
    nodes = [helper.make_node("MatMul", ["taken", f"m{i}"], [f"out{i}"], f"product{i}") for i in range(2)]
    graph = helper.make_graph(
        nodes,
        "two products of one input",
        [helper.make_tensor_value_info("taken", TensorProto.FLOAT, ["n", 8])],
        [helper.make_tensor_value_info(f"out{i}", TensorProto.FLOAT, ["n", 3]) for i in range(2)],
        [numpy_helper.from_array(matrix, f"m{i}") for i, matrix in enumerate(matrices)],
    )
    path = tmp_path / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))
    smooth(path, [{"taken": given}])
    found = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(None, {"taken": given})
    for out, matrix in zip(found, matrices, strict=True):
        np.testing.assert_allclose(out, given @ matrix, rtol=1e-3, atol=1e-3)
    factors = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer}["taken_smoothing"]
    even = np.abs(given * factors).max(0)
    assert even.max() / even.min() < np.abs(given).max() / np.abs(given).max(0).min() / 3
