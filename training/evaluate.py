"""Figures of the exported model beside those of the network it came from, and its calibration.

python -m training.evaluate --run FOLDER --weights src/recension/encoder/weights --corpora FOLDER
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from training import scores
from training.calibrate import calibrate
from training.corpora import read_corpora
from training.examples import Document
from training.export import INPUTS, load_model
from training.network import base_folder
from training.windows import Batch, Labels, Pieces

Outputs = Callable[[Batch], dict[str, Tensor]]


def main() -> None:
    """Writes the comparison into the run's folder, calibration.json beside the weights."""
    parser = argparse.ArgumentParser(description="Compares the exported model with the network, and calibrates it.")
    for name in ("--run", "--weights", "--corpora"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--only", nargs="*", help="these corpora only")
    options = parser.parse_args()
    model, names = load_model(options.run)
    labels, pieces = Labels(names), Pieces(base_folder() / "tokenizer.json")
    corpora = read_corpora(options.corpora, "dev")
    corpora["gum news"] = [d for d in corpora["gum"] if "_news_" in d.name]
    exact, shipped = network_outputs(model.network), shipped_outputs(options.weights / "encoder.onnx")
    found = {}
    for name, documents in corpora.items():
        if not options.only or name in options.only:
            found[name] = _compare(exact, shipped, documents, pieces, labels)
            (options.run / "parity.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if not options.only:
        temperatures = calibrate(shipped, corpora, pieces, labels)
        (options.weights / "calibration.json").write_text(json.dumps(temperatures, indent=1) + "\n", encoding="utf-8")


def _compare(
    exact: Outputs, shipped: Outputs, documents: list[Document], pieces: Pieces, labels: Labels
) -> dict[str, tuple[float, float]]:
    both = [scores.score_documents(outputs, documents, pieces, labels) for outputs in (exact, shipped)]
    return {name: (value, both[1].get(name, 0.0)) for name, value in both[0].items()}


def network_outputs(network: torch.nn.Module) -> Outputs:
    """The network in float32."""

    @torch.no_grad()
    def outputs_of(batch: Batch) -> dict[str, Tensor]:
        found: dict[str, Tensor] = network(batch.pieces, batch.shapes, batch.mask, batch.firsts, batch.sentence)
        return found

    return outputs_of


def shipped_outputs(path: Path) -> Outputs:
    """The exported model, each window read alone, as at run time: its scales depend on all that is in a batch."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]

    def outputs_of(batch: Batch) -> dict[str, Tensor]:
        rows: list[dict[str, np.ndarray]] = []
        for row, window in enumerate(batch.windows):
            sizes = {name: len(window.pieces if name in INPUTS[:3] else window.firsts) for name in INPUTS}
            given = {name: getattr(batch, name)[row : row + 1, : sizes[name]].numpy() for name in INPUTS}
            rows.append(dict(zip(names, session.run(None, given), strict=True)))
        width = batch.firsts.size(1)
        return {name: torch.cat([_widen(torch.from_numpy(row[name]), width, name) for row in rows]) for name in names}

    return outputs_of


def _widen(output: Tensor, width: int, name: str) -> Tensor:
    missing = width - output.size(1)
    square = name in ("arc", "attribution_link")
    return torch.nn.functional.pad(output, (0, missing if square else 0, 0, missing), value=-1e4 if square else 0.0)


if __name__ == "__main__":
    main()
