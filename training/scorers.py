"""Scorers of pairs that stand outside the exported graph: coreference, same event, how two texts are related."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recension.encoder.pairs import PAIR_TYPES
from training.network import VECTOR, WIDTH


class PairScorer(nn.Module):
    """Scores all pairs of M vectors: [M, V] and features [M, M, F] → [M, M]; row: the later, column: the earlier."""

    def __init__(self, features: int, *, symmetric: bool = False, hidden: int = 96) -> None:
        super().__init__()
        self.left = nn.Linear(VECTOR, hidden)
        self.right = self.left if symmetric else nn.Linear(VECTOR, hidden, bias=False)
        self.product = nn.Linear(VECTOR, hidden, bias=False)
        self.features = nn.Linear(features, hidden, bias=False)
        self.out = nn.Linear(hidden, 1)

    def forward(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Logits of all pairs."""
        products = self.product(vectors.unsqueeze(1) * vectors.unsqueeze(0))
        hidden = products + self.left(vectors).unsqueeze(1) + self.features(features)
        hidden = hidden + nn.functional.linear(vectors, self.right.weight).unsqueeze(0)
        return self.out(nn.functional.gelu(hidden)).squeeze(-1)


class PairHead(nn.Module):
    """How two texts are related, from their vectors: [N, D], [N, D] → [N, 7]."""

    def __init__(self, hidden: int = 128) -> None:
        super().__init__()
        self.hidden = nn.Linear(4 * WIDTH, hidden)
        self.out = nn.Linear(hidden, len(PAIR_TYPES))

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Logits of PAIR_TYPES."""
        both = torch.cat([left, right, (left - right).abs(), left * right], dim=-1)
        return self.out(nn.functional.gelu(self.hidden(both)))


def same(names: list[str]) -> Tensor:
    """Which of M strings are equal: [M, M] of 0 and 1; an empty string equals nothing."""
    numbers = {name: i for i, name in enumerate(dict.fromkeys(names))}
    ids = torch.tensor([numbers[name] for name in names])
    filled = torch.tensor([bool(name) for name in names])
    return ((ids.unsqueeze(0) == ids.unsqueeze(1)) & filled).float()


def coreference_loss(scores: Tensor, chains: list[str]) -> Tensor:
    """Minus log of the share that true antecedents have among all earlier mentions and "none", a mean over mentions.

    scores [M, M]; a mention without an earlier one of its chain shall choose "none", whose score is 0.
    """
    size = scores.size(0)
    earlier = torch.ones(size, size, dtype=torch.bool, device=scores.device).tril(-1)
    true = (same(chains).to(scores.device) > 0) & earlier
    none = torch.zeros(size, 1, device=scores.device)
    every = torch.cat([none, scores.float().masked_fill(~earlier, -1e4)], dim=1)
    first = torch.cat([~true.any(1, keepdim=True), true], dim=1)
    return (every.logsumexp(1) - every.masked_fill(~first, -1e4).logsumexp(1)).mean()
