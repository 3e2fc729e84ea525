"""The model as it is shipped: onnxruntime around `encoder.onnx`, word pieces, labels and calibration.

Windows are run one by one, each by one thread, several at a time. An int8 model scales its activations by what is in
the batch; a window alone therefore gives the same result whatever else is read, and no padding costs time.
"""

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recension.model.errors import ModelMissing

from .processors import count_processors, sums_int8_exactly
from .windows import MOST_OF_A_WORD, Filled

FILES = ("encoder.onnx", "tokenizer.json", "labels.json", "heads.npz", "attributions.json", "calibration.json")
REMEMBERED = 50_000  # words whose pieces are kept; a vocabulary of news is smaller
Outputs = dict[str, NDArray[Any]]  # by the name of the head, [W, ...]


def default_folder() -> Path:
    """Where the package keeps the weights."""
    return Path(str(resources.files("recension.encoder") / "weights"))


class Session:
    """Runs windows through the model. Nothing is loaded before it is needed."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelMissing(f"the encoder's weights are incomplete: no {', '.join(missing)} in {folder}")
        self.folder = folder
        self.threads = threads or min(4, count_processors())
        self._pieces: dict[str, list[int]] = {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all files of the model."""
        found = hashlib.sha256()
        for name in FILES:
            found.update((self.folder / name).read_bytes())
        return found.hexdigest()

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """The label set of each head, in the order of its outputs."""
        found: dict[str, list[str]] = json.loads((self.folder / "labels.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def temperatures(self) -> dict[str, float]:
        """By head, what its logits are divided by so that scores are calibrated; 1 where nothing is known."""
        plain = json.loads((self.folder / "calibration.json").read_text(encoding="utf-8"))
        return {head: float(found["temperature"]) for head, found in plain.items() if "temperature" in found}

    @cached_property
    def scorers(self) -> dict[str, NDArray[np.float32]]:
        """The weights of the scorers that stand outside the graph, by name."""
        with np.load(self.folder / "heads.npz") as stored:
            return {name: stored[name].astype(np.float32) for name in stored.files}

    @cached_property
    def attribution_scorers(self) -> dict[str, dict[str, float]]:
        """The weights of the scorers that put attributions together: by scorer, by feature."""
        found: dict[str, dict[str, float]] = json.loads((self.folder / "attributions.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def _model(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # the arena keeps the largest window's memory for each thread
        # Without VNNI, sums of int8 products overflow 16 bits; this takes half as long again and has them right. With
        # VNNI both ways give the same bytes.
        options.add_session_config_entry("session.x64quantprecision", str(int(not sums_int8_exactly())))
        return onnxruntime.InferenceSession(str(self.folder / "encoder.onnx"), options, ["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The ids of [CLS] and [SEP]."""
        return self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")

    @cached_property
    def _unknown(self) -> int:
        return int(self._tokenizer.token_to_id("[UNK]"))

    def rank_of(self, word: str) -> int | None:
        """A word's place in the vocabulary, which begins with the most frequent words; None if it is not in it."""
        found: int | None = self._tokenizer.token_to_id(word)
        return found

    def pieces_of(self, word: str) -> list[int]:
        """The ids of a word's pieces, at least one."""
        found = self._pieces.get(word)
        if found is None:
            # A word with a lone surrogate has no UTF-8 form, which the tokenizer needs.
            plain = word[:400].encode("utf-8", "replace").decode("utf-8")
            found = self._tokenizer.encode(plain, add_special_tokens=False).ids[:MOST_OF_A_WORD] or [self._unknown]
            if len(self._pieces) >= REMEMBERED:
                self._pieces.clear()
            self._pieces[word] = found
        return found

    def run(self, windows: Sequence[Filled]) -> list[Outputs]:
        """Every head's outputs for each window, in the order given."""
        names = [output.name for output in self._model.get_outputs()]
        if len(windows) == 1:
            return [self._run_one(windows[0], names)]
        found: list[Outputs | None] = [None] * len(windows)
        # The longest first: no thread is left alone with a long window at the end.
        order = sorted(range(len(windows)), key=lambda i: (-len(windows[i].pieces), i))
        with ThreadPoolExecutor(self.threads) as pool:
            for index, outputs in zip(order, pool.map(lambda i: self._run_one(windows[i], names), order), strict=True):
                found[index] = outputs
        return [outputs for outputs in found if outputs is not None]

    def _run_one(self, window: Filled, names: list[str]) -> Outputs:
        feeds = {
            "pieces": np.array([window.pieces], np.int64),
            "shapes": np.array([window.shapes], np.int64),
            "mask": np.ones((1, len(window.pieces)), np.int64),
            "firsts": np.array([window.firsts], np.int64),
            "sentence": np.array([window.sentence], np.int64),
        }
        return {name: output[0] for name, output in zip(names, self._model.run(None, feeds), strict=True)}
