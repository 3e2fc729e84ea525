"""The loss of a batch of each task."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cosine_similarity, cross_entropy, normalize

from recension.encoder.eventwords import stem
from recension.encoder.pairs import (
    COREFERENCE_FEATURES,
    PAIR_TYPES,
    TRIGGER_LENGTH,
    MentionHead,
    coreference_features,
)
from training.examples import UNKNOWN
from training.network import GROUPS, Network
from training.read_pairs import EventMention, SentencePair
from training.scorers import PairHead, PairScorer, coreference_loss, same
from training.windows import ANY, Batch, Window

# A tag loss is a mean over words; these bring tasks that are learned with half an eye down to their place.
WEIGHTS = {"upos": 0.5, "lemma": 0.5, "inner": 0.5, "tense": 0.3, "aspect": 0.3, "polarity": 0.3,
           "mention": 0.7, "attribution_link": 0.4, "coreference": 0.3}  # fmt: skip
# Crowds found 28 of 30 events to have happened; weights near the root of that, for the macro average.
CERTAINTY_WEIGHTS = (4.0, 2.5, 1.0)
NO_ALIGNMENT_SHARE = 1.0  # pairs of chunks that are not aligned, for each that is
SAME_EVENT_WEIGHT = 3.0  # of a true pair: one pair in thirty of a topic is true
Losses = dict[str, Tensor]


class Model(nn.Module):
    """The network and the scorers outside its graph."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.coreference = PairScorer(features=COREFERENCE_FEATURES)
        self.same_event = PairScorer(features=2, symmetric=True)
        self.pair = PairHead()


def tag_losses(model: Model, batch: Batch, heads: frozenset[str]) -> Losses:
    """Losses of every labelled task of a batch of windows."""
    network = model.network
    layers = network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)
    losses: Losses = {}
    for group, tasks in GROUPS.items():
        wanted = [t for t in tasks if (t in batch.targets or t in batch.whole) and t in heads]
        if not wanted and not (group == "syntax" and "head" in batch.targets and "arc" in heads):
            continue
        view = network.views[group](layers)
        for task in wanted:
            losses[task] = _tag_loss(task, network.tags[task](view).float(), batch)
        if group == "syntax" and "arc" in heads:
            losses |= _tree_losses(network, view, batch)
        if group == "attribution":
            links = network.links(view, batch.sentence)
            losses["attribution_link"] = _mean_loss(links, batch.targets["attribution_link"])
        if group == "mentions":
            losses["coreference"] = _coreference(model, view, batch)
    return {task: loss * WEIGHTS.get(task, 1.0) for task, loss in losses.items()}


def _mean_loss(scores: Tensor, targets: Tensor, weights: tuple[float, ...] | None = None) -> Tensor:
    weight = torch.tensor(weights, device=scores.device) if weights else None
    total = cross_entropy(scores.flatten(0, 1), targets.flatten(), weight, ignore_index=UNKNOWN, reduction="sum")
    return total / (targets != UNKNOWN).sum().clamp(min=1)


def _tag_loss(task: str, scores: Tensor, batch: Batch) -> Tensor:
    if task == "plover":
        return plover_loss(scores, batch.whole["plover"], batch.sentence)
    targets = batch.targets[task]
    if task == "trigger":
        return _trigger_loss(scores, targets)
    return _mean_loss(scores, targets, CERTAINTY_WEIGHTS if task == "certainty" else None)


def _trigger_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy; where only "some class" is known, that of all classes together against none."""
    unclassed = targets == ANY
    classed = _mean_loss(scores, targets.masked_fill(unclassed, UNKNOWN))
    logs = torch.log_softmax(scores, -1)
    some = -logs[..., 1:].logsumexp(-1)[unclassed]
    count = (targets != UNKNOWN).sum().clamp(min=1)
    return classed + some.sum() / count


def plover_loss(scores: Tensor, events: Tensor, sentence: Tensor) -> Tensor:
    """A sentence reports an event if one of its words does (noisy or); words are not labelled.

    scores [B, W, events], events [B] with 0 for "none of them".
    """
    absent = torch.log1p(-torch.softmax(scores, -1)[..., 1:].clamp(max=1 - 1e-6))
    absent = (absent * (sentence >= 0).unsqueeze(-1)).sum(1)  # [B, events - 1]: log of the chance that no word has it
    present = torch.log(-torch.expm1(absent.clamp(max=-1e-6)))
    wanted = nn.functional.one_hot(events, scores.size(-1))[:, 1:].bool()
    # A sentence may report a second event that is not its label: absence counts less.
    return -(torch.where(wanted, present, 0.3 * absent)).sum(-1).mean()


def _tree_losses(network: Network, view: Tensor, batch: Batch) -> Losses:
    heads = batch.targets["head"]
    relations = network.relation(view, heads.clamp(min=0)).float()
    targets = batch.targets["relation"].masked_fill(heads == UNKNOWN, UNKNOWN)
    arcs = network.arcs(view, batch.sentence)
    return {"arc": _mean_loss(arcs, heads), "relation": _mean_loss(relations, targets)}


def _coreference(model: Model, view: Tensor, batch: Batch) -> Tensor:
    """Over all windows of the batch, which follow one another in one document."""
    vectors, features, chains = mentions_of(model, view, batch.windows)
    if len(chains) < 2:
        return vectors.sum() * 0
    return coreference_loss(model.coreference(vectors, features), chains)


def mentions_of(model: Model, view: Tensor, windows: list[Window]) -> tuple[Tensor, Tensor, list[str]]:
    """Vectors [M, V], pair features [M, M, F] and chains of the gold mentions of consecutive windows."""
    places: list[tuple[int, int]] = []
    heads: list[MentionHead] = []
    chains: list[str] = []
    number = 0
    for row, window in enumerate(windows):
        column = 0
        for sentence in window.sentences:
            for i, chain in enumerate(sentence.chains or ()):
                if chain is not None:
                    places.append((row, column + i))
                    chains.append(chain)
                    lemma = (sentence.lemmas or sentence.words)[i]
                    label, xpos = sentence.labels["mention"][i] or "", sentence.labels["xpos"][i] or ""
                    heads.append(MentionHead(lemma, label, xpos, number, len(heads)))
            column += len(sentence.words)
            number += 1
    rows, columns = [row for row, _ in places], [column for _, column in places]
    vectors = model.network.mention_vector(view[rows, columns])
    return vectors, pair_features(heads).to(view.device), chains


def pair_features(heads: list[MentionHead]) -> Tensor:
    """[M, M, F] for the pairs of a later (row) and an earlier mention; 0 elsewhere."""
    features = torch.zeros(len(heads), len(heads), COREFERENCE_FEATURES)
    if len(heads) > 1:
        later, earlier = np.tril_indices(len(heads), -1)
        features[later, earlier] = torch.from_numpy(coreference_features(heads, later, earlier))
    return features


def event_scores(model: Model, batch: Batch, mentions: list[tuple[int, int, EventMention]]) -> tuple[Tensor, list[str]]:
    """Scores [M, M] that two mentions, each (window, word of the window, mention), are one event; their clusters."""
    network = model.network
    layers = network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)
    rows, columns = [m[0] for m in mentions], [m[1] for m in mentions]
    view = network.views["events"](layers)
    vectors = normalize(network.trigger_vector(view[rows, columns]).float(), dim=-1) * TRIGGER_LENGTH
    own = batch.sentence[rows] == batch.sentence[rows, columns].unsqueeze(1)  # the mention's sentence, not the window
    texts = normalize(mean_words(layers[-1][rows], own.long() - 1).float(), dim=-1)
    words = [w for window in batch.windows for s in window.sentences for w in s.words]
    starts, total = [], 0
    for window in batch.windows:
        starts.append(total)
        total += len(window.firsts)
    stems = [stem(words[starts[row] + column]) for row, column in zip(rows, columns, strict=True)]
    features = torch.stack([same(stems).to(view.device), texts @ texts.T], -1)
    return model.same_event(vectors, features).float(), [m[2].cluster for m in mentions]


def event_loss(model: Model, batch: Batch, mentions: list[tuple[int, int, EventMention]]) -> Losses:
    """Binary cross entropy over all pairs of mentions of a topic."""
    scores, clusters = event_scores(model, batch, mentions)
    upper = torch.ones_like(scores, dtype=torch.bool).triu(1)
    target = same(clusters).to(scores.device)
    weight = torch.tensor(SAME_EVENT_WEIGHT, device=scores.device)
    loss = nn.functional.binary_cross_entropy_with_logits(scores[upper], target[upper], pos_weight=weight)
    return {"same_event": loss}


def mean_words(hidden: Tensor, sentence: Tensor) -> Tensor:
    """A text's vector: the mean over its words, [B, W, D] → [B, D]."""
    there = (sentence >= 0).unsqueeze(-1).to(hidden.dtype)
    return (hidden * there).sum(1) / there.sum(1).clamp(min=1)


def similarity_loss(model: Model, batch: Batch, teacher: Callable[[Batch], Tensor]) -> Losses:
    """Keeps texts as near one another as the frozen base has them, and in the same place."""
    hidden = model.network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)[-1]
    ours = normalize(mean_words(hidden, batch.sentence).float(), dim=-1)
    theirs = teacher(batch)
    apart = ((ours @ ours.T - theirs @ theirs.T) ** 2).mean()
    return {"similarity": 2 * (1 - cosine_similarity(ours, theirs).mean()) + 20 * apart}


def pair_loss(model: Model, batch: Batch, pairs: list[SentencePair]) -> Losses:
    """The batch holds left and right sentences in turn."""
    hidden = model.network.layers(batch.pieces, batch.shapes, batch.mask, batch.firsts)[-1]
    left, right, kinds = chunk_vectors(hidden, pairs)
    targets = torch.tensor([PAIR_TYPES.index(kind) for kind in kinds], device=hidden.device)
    return {"pair": cross_entropy(model.pair(left, right).float(), targets)}


def chunk_vectors(hidden: Tensor, pairs: list[SentencePair]) -> tuple[Tensor, Tensor, list[str]]:
    """Vectors of aligned chunks, [N, D] each, and of as many pairs of a chunk with one that it is not aligned to."""
    left, right, kinds = [], [], []
    for i, pair in enumerate(pairs):
        for chunk in pair.alignments:
            left.append(hidden[2 * i, list(chunk.left)].mean(0))
            right.append(hidden[2 * i + 1, list(chunk.right)].mean(0))
            kinds.append(chunk.kind)
        others = [(a.left, b.right) for a in pair.alignments for b in pair.alignments if a.left != b.left]
        step = max(1, round(len(others) / max(1, NO_ALIGNMENT_SHARE * len(pair.alignments))))
        for words_left, words_right in others[::step]:
            left.append(hidden[2 * i, list(words_left)].mean(0))
            right.append(hidden[2 * i + 1, list(words_right)].mean(0))
            kinds.append("NOALI")
    return torch.stack(left), torch.stack(right), kinds
