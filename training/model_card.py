"""Writes the model card beside the weights, from its text and the figures that training.evaluate left.

python -m training.model_card --run FOLDER --weights src/recension/encoder/weights
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

SHOWN = {
    "gum": ("xpos", "upos", "lemma", "uas", "las", "las_full", "mention"),
    "gum news": ("xpos", "uas", "las"),
    "ewt": ("xpos", "uas", "las"),
    "worldwide-ner": ("name", "name/Person", "name/Location", "name/Organization", "name/NORP", "name/Date",
                      "name/Money", "name/Misc", "name/Facility", "name/Product", "inner"),
    "polnear": ("attribution", "attribution_tokens/Source", "attribution_tokens/Cue", "attribution_tokens/Content",
                "attribution_link"),
    "tempeval3": ("trigger", "tense", "aspect", "polarity", "timex", "timex_untyped"),
    "meantime": ("trigger", "timex"),
    "factuality": ("certainty_macro",),
    "plover": ("plover",),
}  # fmt: skip


def main() -> None:
    """Fills in the text."""
    parser = argparse.ArgumentParser(description="Writes the model card.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    parity = json.loads((options.run / "parity.json").read_text(encoding="utf-8"))
    temperatures = json.loads((options.weights / "calibration.json").read_text(encoding="utf-8"))
    text = Path(__file__).with_name("MODEL_CARD.md.in").read_text(encoding="utf-8")
    card = text.format(
        base=json.loads((options.run / "base.json").read_text(encoding="utf-8"))["model.safetensors"],
        size=round((options.weights / "encoder.onnx").stat().st_size / 1e6, 1),
        steps=f"{torch.load(options.run / 'checkpoint.pt', map_location='cpu', weights_only=True)['step']:,}",
        scores=_score_table(parity),
        calibration=_calibration_table(temperatures),
    )
    (options.weights / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def _score_table(parity: dict[str, dict[str, tuple[float, float]]]) -> str:
    rows = ["| corpus | figure | float32 | shipped |", "|---|---|---|---|"]
    for corpus, names in SHOWN.items():
        for name in names:
            if name in parity.get(corpus, {}):
                exact, shipped = parity[corpus][name]
                rows.append(f"| {corpus} | {name} | {exact:.1f} | {shipped:.1f} |")
    return "\n".join(rows)


def _calibration_table(temperatures: dict[str, dict[str, float]]) -> str:
    rows = ["| head | temperature | error before | error |", "|---|---|---|---|"]
    for task, found in temperatures.items():
        if "error_before" in found:
            figures = f"{found['temperature']:.2f} | {found['error_before']:.3f} | {found['error']:.3f}"
            rows.append(f"| {task} | {figures} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
