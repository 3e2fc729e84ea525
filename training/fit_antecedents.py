"""Fits the coreference scorer on the exported encoder's own mentions, vectors, tags and trees, with their mistakes.

    python -m training.fit_antecedents --corpora FOLDER --weights src/recension/encoder/weights

Run after training.export: it adds the scorer to heads.npz. Trained with the encoder, on gold mentions and on the few
windows of a batch, the scorer that training.train makes reaches 46 CoNLL F1 on GUM dev where this one reaches 60
(the same encoder, predicted mentions, 27 November 2026).
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from recension.encoder import Encoder
from recension.encoder.antecedents import find_mentions, pair_features
from recension.encoder.coreference import candidate_pairs
from training.examples import Document
from training.network import VECTOR
from training.read_treebanks import read_gum
from training.swapped import swap_words

SEED, PASSES, RATE, DECAY, CLIP = 1, 4, 2e-3, 0.01, 1.0
HIDDEN, DROPOUT = 192, 0.2
# The encoder saw these very documents, and its vectors tell more of them than of new ones: half of each is left out,
# and each document is read once more with a share of its words swapped (GUM dev 59.4 to 60.1, with the hidden width).
VECTOR_DROPOUT = 0.5
SWAPPED = 0.3
NAME = "antecedents"  # of the scorer in heads.npz


@dataclass(frozen=True, slots=True)
class Example:
    """One document: vectors [M, V], pairs of mentions [N], their features as bits, the chain of each mention."""

    vectors: Tensor
    later: Tensor
    earlier: Tensor
    bits: np.ndarray
    width: int
    chains: Tensor

    def features(self) -> Tensor:
        """[N, F]; kept as bits, since all documents together have two million pairs."""
        return torch.from_numpy(np.unpackbits(self.bits, axis=1)[:, : self.width].astype(np.float32))


class Scorer(nn.Module):
    """Logits of pairs; the weights are those that recension.encoder.pairs.score_pairs takes."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(VECTOR, HIDDEN), nn.Linear(VECTOR, HIDDEN, bias=False)
        self.product = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.features = nn.Linear(width, HIDDEN, bias=False)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, example: Example) -> Tensor:
        """[N]"""
        vectors = nn.functional.dropout(example.vectors, VECTOR_DROPOUT, self.training)
        later, earlier = example.later, example.earlier
        hidden = self.product(vectors[later] * vectors[earlier]) + self.features(example.features())
        hidden = hidden + self.left(vectors)[later] + self.right(vectors)[earlier]
        return self.out(self.dropout(nn.functional.gelu(hidden)))[:, 0]


def main() -> None:
    """Reads GUM with the encoder, fits, and writes the scorer beside the others."""
    parser = argparse.ArgumentParser(description="Fits the coreference scorer.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    encoder = Encoder.load(options.weights)
    documents = list(read_gum(options.corpora / "gum" / "train"))
    read = [[list(sentence.words) for sentence in document.sentences] for document in documents]
    swapped = swap_words([tagged_words(document) for document in documents], SWAPPED, SEED)
    examples = [
        make_example(document, words, encoder)
        for texts in (read, swapped)
        for document, words in zip(documents, texts, strict=True)
    ]
    scale = 1 / float(torch.cat([example.vectors for example in examples]).std())
    scorer = fit([e for e in examples if len(e.later)], scale)
    path = options.weights / "heads.npz"
    with np.load(path) as stored:
        kept = {name: stored[name] for name in stored.files if not name.startswith(f"{NAME}.")}
    np.savez(path, **kept, **{f"{NAME}.{name}": found for name, found in unscaled(scorer, scale).items()})


def tagged_words(document: Document) -> list[list[tuple[str, str]]]:
    """The words of each sentence with their tags."""
    sentences = document.sentences
    return [[(w, tag or "") for w, tag in zip(s.words, s.labels["xpos"], strict=True)] for s in sentences]


def make_example(document: Document, words: list[list[str]], encoder: Encoder) -> Example:
    """A document as the encoder reads those words; mentions that are none in the corpus are chains of their own."""
    analysis = encoder.analyse_words(words)
    chains = [chain for sentence in document.sentences for chain in sentence.chains or [None] * len(sentence.words)]
    mentions = find_mentions(analysis)
    later, earlier = candidate_pairs([mention.keys for mention in mentions])
    features = pair_features(mentions, later, earlier)
    names: dict[str, int] = {}
    numbers = [names.setdefault(chains[h.token] or f"alone {i}", len(names)) for i, h in enumerate(analysis.heads)]
    vectors = torch.from_numpy(analysis.mention_vectors[[head.token for head in analysis.heads]])
    bits = np.packbits(features.astype(bool), axis=1)
    pairs = torch.from_numpy(later), torch.from_numpy(earlier)
    return Example(vectors, *pairs, bits, features.shape[1], torch.tensor(numbers))


def fit(examples: list[Example], scale: float) -> Scorer:
    """Fits to the share that a mention's true antecedents have among its candidates and "none of them"."""
    scorer = Scorer(examples[0].width)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=RATE, weight_decay=DECAY)
    scaled = [Example(e.vectors * scale, e.later, e.earlier, e.bits, e.width, e.chains) for e in examples]
    steps, shuffler = PASSES * len(scaled), random.Random(SEED)
    for step in range(steps):
        if step % len(scaled) == 0:
            shuffler.shuffle(scaled)
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        example = scaled[step % len(scaled)]
        loss = antecedent_loss(scorer(example), example)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(scorer.parameters(), CLIP)
        optimiser.step()
    return scorer.eval()


def antecedent_loss(scores: Tensor, example: Example) -> Tensor:
    """Minus the log of the true antecedents' share, a mean over mentions with candidates; "none" scores 0."""
    later, size = example.later, len(example.chains)
    true = example.chains[later] == example.chains[example.earlier]
    highest = torch.zeros(size).scatter_reduce(0, later, scores.detach(), "amax")
    powers, none = torch.exp(scores - highest[later]), torch.exp(-highest)
    total = none.index_add(0, later, powers)
    has_any = torch.zeros(size).index_add(0, later, true.float()) > 0
    right = torch.where(has_any, torch.zeros(size), none).index_add(0, later, powers * true)
    asked = torch.zeros(size, dtype=torch.bool)
    asked[later] = True
    return (total[asked].log() - right[asked].clamp(min=1e-20).log()).mean()


def unscaled(scorer: Scorer, scale: float) -> dict[str, np.ndarray]:
    """The weights, made to take vectors as the encoder gives them."""
    weights = {name: value.numpy().copy() for name, value in scorer.state_dict().items()}
    for name, factor in (("left.weight", scale), ("right.weight", scale), ("product.weight", scale * scale)):
        weights[name] *= factor
    return weights


if __name__ == "__main__":
    main()
