"""Temperatures: by what a head's logits are divided, so that of findings scored 0.8 eight in ten are right (on dev)."""

from __future__ import annotations

import random
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.examples import UNKNOWN, Document
from training.scores import EVALUATION_BATCH
from training.windows import Batch, Labels, Pieces, batches_of, cut_windows, make_batch

TASKS = ("xpos", "upos", "lemma", "relation", "arc", "name", "inner", "mention", "attribution", "attribution_link",
         "trigger", "tense", "aspect", "polarity", "certainty", "timex")  # fmt: skip
TARGET_OF = {"arc": "head"}
BINS = 10
STEPS = [0.5 + 0.05 * i for i in range(51)]  # tried temperatures, 0.5 to 3
# Most words are outside of everything, and surely so; a finding's score is about the others.
OUTSIDE = frozenset(["name", "inner", "mention", "attribution", "trigger", "timex"])

Logits = dict[str, tuple[Tensor, Tensor]]


def calibrate(
    outputs_of: Callable[[Batch], dict[str, Tensor]], corpora: dict[str, list[Document]], pieces: Pieces, labels: Labels
) -> dict[str, dict[str, float]]:
    """For each head its temperature, and its expected calibration error before and after."""
    held: dict[str, list[tuple[Tensor, Tensor]]] = {}
    for documents in corpora.values():
        windows = [w for d in documents for w in cut_windows(d, pieces)]
        for chosen in batches_of(windows, EVALUATION_BATCH, random.Random(0)):
            batch = make_batch(chosen, labels)
            outputs = outputs_of(batch)
            for task in TASKS:
                targets = batch.targets.get(TARGET_OF.get(task, task))
                if targets is not None:
                    known = targets >= 0  # neither unknown nor "some trigger"
                    if bool(known.any()):
                        held.setdefault(task, []).append((outputs[task][known], targets[known]))
    return {task: _fit(task, *_joined(found)) for task, found in sorted(held.items())}


def _joined(found: list[tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor]:
    """Pads pointer scores, whose number depends on the window, to one width."""
    width = max(logits.size(1) for logits, _ in found)
    logits = [torch.nn.functional.pad(part, (0, width - part.size(1)), value=-1e4) for part, _ in found]
    return torch.cat(logits), torch.cat([targets for _, targets in found])


def _fit(task: str, logits: Tensor, targets: Tensor) -> dict[str, float]:
    inside = targets < logits.size(1)
    logits, targets = logits[inside].float(), targets[inside]
    losses = [float(cross_entropy(logits / t, targets, ignore_index=UNKNOWN)) for t in STEPS]
    best = STEPS[losses.index(min(losses))]
    errors = [_calibration_error(task, logits / t, targets) for t in (1.0, best)]
    return {"temperature": round(best, 2), "error_before": round(errors[0], 4), "error": round(errors[1], 4)}


def _calibration_error(task: str, logits: Tensor, targets: Tensor) -> float:
    """Mean distance of score and share of right ones over ten bins of scores, weighed by their size."""
    scores, found = torch.softmax(logits, -1).max(-1)
    if task in OUTSIDE:
        scores, found, targets = scores[found > 0], found[found > 0], targets[found > 0]
    bins = (scores * BINS).long().clamp(max=BINS - 1)
    error = 0.0
    for number in range(BINS):
        inside = bins == number
        if bool(inside.any()):
            right = (found[inside] == targets[inside]).float().mean()
            error += float(inside.float().mean() * (scores[inside].mean() - right).abs())
    return error
