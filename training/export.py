"""Exports a checkpoint as the encoder ships: ONNX, its matrices in int8, labels, tokenizer.

python -m training.export --run FOLDER --corpora FOLDER --out src/recension/encoder/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from recension.encoder.pairs import PAIR_TYPES
from training.corpora import read_corpora
from training.losses import Model
from training.network import Network, base_folder
from training.smooth import Feeds, smooth
from training.windows import Labels, Pieces, cut_windows, make_batch

EVERY, WINDOWS = 30, 2  # of the documents that show how large the inputs of matrices are
INPUTS = ("pieces", "shapes", "mask", "firsts", "sentence")


def main() -> None:
    """Writes encoder.onnx, heads.npz, labels.json, tokenizer.json and attributions.json, empty until that is fitted."""
    parser = argparse.ArgumentParser(description="Exports a checkpoint.")
    parser.add_argument("--run", type=Path, required=True, help="the folder that training.train wrote")
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model, labels = load_model(options.run)
    exact = options.run / "encoder.fp32.onnx"
    export_exact(model.network, exact)
    even = options.run / "encoder.even.onnx"
    shutil.copyfile(exact, even)
    smooth(even, read_examples(options.corpora, labels))
    quantise(even, options.out / "encoder.onnx")
    named = labels | {"pair": list(PAIR_TYPES)}
    (options.out / "labels.json").write_text(json.dumps(named, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(base_folder() / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / "tokenizer.json").chmod(0o644)
    np.savez(options.out / "heads.npz", **scorer_weights(model))
    (options.out / "attributions.json").write_text("{}\n", encoding="utf-8")


def load_model(run: Path) -> tuple[Model, dict[str, list[str]]]:
    """The model of a run's last checkpoint, and its labels."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    model = Model(Network(base_folder(), labels))
    model.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)["model"])
    return model.eval(), labels


def scorer_weights(model: Model) -> dict[str, np.ndarray]:
    """The scorers outside the graph, by the names that recension.encoder.pairs reads."""
    weights = model.state_dict()
    return {name: value.float().numpy() for name, value in weights.items() if not name.startswith("network.")}


def export_exact(network: Network, path: Path) -> None:
    """The network in float32, its batch, pieces and words free in size."""
    example = _example_inputs()
    names = ["arc", "relation", "attribution_link", "mention_vector", "trigger_vector", "hidden"]
    outputs = [*network.tags, *names]
    sizes = {name: {0: "batch", 1: "pieces" if name in INPUTS[:3] else "words"} for name in INPUTS}
    sizes |= {name: {0: "batch", 1: "words"} for name in outputs}
    for name in ("arc", "attribution_link"):
        sizes[name][2] = "words"
    torch.onnx.export(
        Exported(network, outputs).eval(), example, str(path), input_names=list(INPUTS), output_names=outputs,
        dynamic_axes=sizes, opset_version=17, dynamo=False,
    )  # fmt: skip


def read_examples(corpora: Path, labels: dict[str, list[str]]) -> list[Feeds]:
    """The first windows of a few documents of the large corpora."""
    pieces, found = Pieces(base_folder() / "tokenizer.json"), []
    train = read_corpora(corpora, "train")
    for document in (d for name in ("gum", "worldwide-ner", "polnear") for d in train.get(name, [])[::EVERY]):
        for window in cut_windows(document, pieces)[:WINDOWS]:
            batch = make_batch([window], Labels(labels))
            found.append({name: getattr(batch, name).numpy() for name in INPUTS})
    return found


class Exported(torch.nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: Network, outputs: list[str]) -> None:
        super().__init__()
        self.network, self.outputs = network, outputs

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The outputs in order."""
        found = self.network(*inputs)
        return tuple(found[name] for name in self.outputs)


def _example_inputs() -> tuple[torch.Tensor, ...]:
    pieces = torch.randint(1000, 2000, (2, 9))
    mask = torch.ones(2, 9, dtype=torch.long)
    firsts = torch.tensor([[1, 2, 3, 5, 6], [1, 3, 4, 0, 0]])
    sentence = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, -1, -1]])
    mask[1, 6:] = 0
    return pieces, torch.zeros_like(pieces), mask, firsts, sentence


def quantise(exact: Path, path: Path) -> None:
    """Matrix products and embeddings in int8, one scale a column: without that, cosines to float32 fall to 0.9."""
    prepared = exact.with_suffix(".prepared.onnx")
    quant_pre_process(str(exact), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        prepared, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
    )
    onnx.checker.check_model(str(path))
    prepared.unlink()


if __name__ == "__main__":
    main()
