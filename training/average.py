"""Takes a second leg half the way back to where it began, which reads better than either end.

    python -m training.average --run FOLDER --start WEIGHTS --out FOLDER

As WiSE-FT does (Wortsman et al. 2022). After 2,000 further steps from the shipped weights, on GUM dev in float32: LAS
88.7 at the start, 88.55 at the end, 88.8 in the middle; UAS 90.9, 90.8, 91.1.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from training.export import load_model
from training.losses import Model
from training.network import Network, base_folder
from training.start import load_shipped


def main() -> None:
    """Writes a run's folder with the mean as its checkpoint."""
    parser = argparse.ArgumentParser(description="Averages a second leg with its start.")
    for name in ("--run", "--start", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model, labels = load_model(options.run)
    began = Model(Network(base_folder(), labels))
    load_shipped(began, labels, options.start)
    steps = torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)["step"]
    state = {"step": steps, "model": mean(began.state_dict(), model.state_dict())}
    torch.save(state, options.out / "checkpoint.pt")
    for name in ("labels.json", "base.json"):
        shutil.copyfile(options.run / name, options.out / name)


def mean(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The mean of two states of one model; what is no floating-point number is as in the first."""
    return {name: (w + other[name]) / 2 if w.is_floating_point() else w for name, w in one.items()}


if __name__ == "__main__":
    main()
