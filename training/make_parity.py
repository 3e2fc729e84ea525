"""Writes what the float32 model gives for our own texts, against which a test holds the shipped int8 model.

python -m training.make_parity --exact RUN/encoder.fp32.onnx --weights src/recension/encoder/weights
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

from recension.encoder import Encoder

TESTS = Path("tests/encoder")


def main() -> None:
    """Runs the float32 model in place of the int8 one and keeps its outputs, halved in precision for size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exact", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TESTS / "parity.npz")
    options = parser.parse_args()
    sys.path.insert(0, str(TESTS))
    from encoder_parity import outputs_of

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in options.weights.iterdir():
            shutil.copyfile(path, folder / path.name)
        shutil.copyfile(options.exact, folder / "encoder.onnx")
        exact = outputs_of(Encoder.load(folder))
    np.savez_compressed(options.out, **{head: found.astype(np.float16) for head, found in exact.items()})


if __name__ == "__main__":
    main()
