"""Coreference within one text by the encoder alone: candidate pairs, the best antecedent of each mention, spans."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .findings import Analysis

# A pronoun points at something near; names and nouns at whatever has the same head word, or at something near.
NEAR = 100  # mentions
NEAR_PRONOUN = 40  # mentions
LIKE = 20  # mentions farther off with the same head lemma

# What hangs on a noun without belonging to the mention that it heads, as GUM draws mentions: measured on its train
# part, 90% of the spans come out exactly from gold heads and trees.
NOT_INSIDE = frozenset(
    {
        "case", "cc", "conj", "punct", "mark", "appos", "parataxis", "discourse", "cop", "nsubj", "advmod",
        "dislocated", "list", "vocative", "aux", "obl", "advcl", "ccomp", "expl", "csubj", "orphan", "reparandum",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The likeliest earlier mention of what `mention` is about; both are indices into `Analysis.heads`.

    `score` is its share among all candidates and "none of them"; `none` is the share of the latter.
    """

    mention: int
    antecedent: int
    score: float
    none: float


def candidate_pairs(kinds: Sequence[int], lemmas: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (later, earlier) of mentions that are worth scoring; at most 120 for each mention.

    Args:
        kinds: of the text's mentions in order, 0 for a pronoun.
        lemmas: of their head words, lower case.
    """
    later, earlier = [], []
    by_lemma: dict[str, list[int]] = {}
    for i, (kind, lemma) in enumerate(zip(kinds, lemmas, strict=True)):
        near = range(max(0, i - (NEAR if kind else NEAR_PRONOUN)), i)
        alike = by_lemma.setdefault(lemma, [])
        far = [j for j in alike[-LIKE:] if j < near.start] if kind else []
        later += [i] * (len(far) + len(near))
        earlier += [*far, *near]
        alike.append(i)
    return np.array(later, np.int64), np.array(earlier, np.int64)


def best_antecedents(
    later: NDArray[np.int64], earlier: NDArray[np.int64], logits: NDArray[np.float32]
) -> list[Antecedent]:
    """For each mention with candidates the best, by softmax over its candidates and "none" (logit 0)."""
    found = []
    starts = np.flatnonzero(np.diff(later, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(later)], strict=True):
        powers = np.exp(np.minimum(logits[start:end], 60.0))
        total = 1.0 + float(powers.sum())
        best = int(powers.argmax())
        score = round(float(powers[best]) / total, 4)
        found.append(Antecedent(int(later[start]), int(earlier[start + best]), score, round(1.0 / total, 4)))
    return found


def mention_span(analysis: Analysis, token: int) -> tuple[int, int]:
    """The words, half-open, of the mention that a word heads: "the mayor of Basra, who resigned" without a preposition
    before it, without what is coordinated with it and without appositions."""
    first = last = token
    for child in analysis.children[token]:
        if analysis.tokens[child].relation.split(":")[0] in NOT_INSIDE:
            # The possessor takes its 's along ("the mayor's").
            if child == token + 1 and analysis.tokens[child].xpos == "POS":
                last = max(last, child)
            continue
        low, high = analysis.subtree(child)
        first, last = min(first, low), max(last, high - 1)
    while last > token and analysis.tokens[last].upos == "PUNCT":
        last -= 1
    while first < token and analysis.tokens[first].upos == "PUNCT":
        first += 1
    return first, last + 1
