"""Fits the scorer of "is this one event?" on the exported encoder's vectors of ECB+'s gold triggers.

    python -m training.fit_same_event --corpora FOLDER --weights src/recension/encoder/weights

Run after training.export: it adds the scorer to heads.npz.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from recension.encoder import Encoder, event_vector, event_words
from recension.encoder.pairs import TEXT_FACTOR, TRIGGER_LENGTH, event_features, split_event_vector
from training.examples import Sentence
from training.network import VECTOR, WIDTH
from training.read_pairs import Topic, read_ecb
from training.swapped import swap_words

SEED, PASSES, RATE, DECAY = 1, 5, 1e-3, 0.02
HIDDEN, DROPOUT, FEATURES = 48, 0.3, 17
# Pairs that are one event are a tenth of a topic's. So weighed, clusters join best at a mean chance of 0.35 (ECB+ dev).
SAME_WEIGHT = 3.0
OTHERS_KEPT = 0.3  # of the pairs that are two events; each stands for several, and fitting takes a third of the time
SWAPPED = 0.3  # of the words in a second copy of each topic, whose vectors tell no more than those of new texts
NAME = "events"  # of the scorer in heads.npz


@dataclass(frozen=True, slots=True)
class Example:
    """A topic: triggers [M, V], texts [M, D]; of all its pairs left, right, same [N] (0 or 1), features [N, F]."""

    triggers: Tensor
    texts: Tensor
    left: Tensor
    right: Tensor
    features: Tensor
    same: Tensor


class Scorer(nn.Module):
    """Logits of pairs; the weights are those that recension.encoder.pairs.score_events takes."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Linear(FEATURES, HIDDEN)
        self.trigger, self.text = nn.Linear(VECTOR, HIDDEN, bias=False), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, example: Example) -> Tensor:
        """[N]"""
        left, right = example.left, example.right
        triggers = example.triggers[left] * example.triggers[right] / TRIGGER_LENGTH
        texts = example.texts[left] * example.texts[right] * TEXT_FACTOR
        hidden = self.features(example.features) + self.trigger(self.dropout(triggers)) + self.text(self.dropout(texts))
        return self.out(self.dropout(nn.functional.gelu(hidden)))[:, 0]


def main() -> None:
    """Reads ECB+ with the encoder, fits, and writes the scorer beside the others."""
    parser = argparse.ArgumentParser(description="Fits the scorer of same events.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    encoder = Encoder.load(options.weights)
    topics = list(read_ecb(options.corpora / "ecbplus" / "train"))
    read = [read_topic(topic, encoder) for topic in topics]
    copies = swap_words([tagged for _, tagged in read], SWAPPED, SEED)
    swapped = [read_topic(with_words(topic, words), encoder) for topic, words in zip(topics, copies, strict=True)]
    scorer = fit([example for example, _ in (*read, *swapped)])
    path = options.weights / "heads.npz"
    with np.load(path) as stored:
        kept = {name: stored[name] for name in stored.files if not name.startswith(f"{NAME}.")}
    np.savez(path, **kept, **{f"{NAME}.{name}": value.numpy() for name, value in scorer.state_dict().items()})


def with_words(topic: Topic, words: list[list[str]]) -> Topic:
    """The topic with other words in its sentences."""
    sentences = iter(words)
    documents = {
        name: replace(document, sentences=tuple(Sentence(tuple(next(sentences))) for _ in document.sentences))
        for name, document in sorted(topic.documents.items())
    }
    return replace(topic, documents=documents)


def read_topic(topic: Topic, encoder: Encoder) -> tuple[Example, list[list[tuple[str, str]]]]:
    """A topic's mentions as the encoder reads them, each in its whole document; and all its words with their tags."""
    vectors, words, clusters = [], [], []
    tagged: list[list[tuple[str, str]]] = []
    for name, document in sorted(topic.documents.items()):
        mentions = [mention for mention in topic.mentions if mention.document == name]
        analysis = encoder.analyse_words([list(sentence.words) for sentence in document.sentences])
        tokens = iter(analysis.tokens)
        tagged += [[(word, next(tokens).xpos) for word in sentence.words] for sentence in document.sentences]
        starts = np.cumsum([0, *(len(sentence.words) for sentence in document.sentences)])
        for mention in mentions:
            at = int(starts[mention.sentence]) + mention.words[0]
            vectors.append(event_vector(analysis, at))
            words.append(event_words(analysis, at))
            clusters.append(mention.cluster)
    triggers, texts = split_event_vector(np.array(vectors, np.float32))
    marks = np.array(clusters)
    left, right = np.triu_indices(len(words), 1)
    kept = (marks[left] == marks[right]) | (np.random.default_rng(SEED).random(len(left)) < OTHERS_KEPT)
    left, right = left[kept], right[kept]
    told = encoder.compare_words(words, left, right)
    features = event_features(triggers[left] * triggers[right], texts[left] * texts[right], told)
    arrays = (triggers, texts, left, right, features, (marks[left] == marks[right]).astype(np.float32))
    return Example(*(torch.from_numpy(array) for array in arrays)), tagged


def fit(examples: list[Example]) -> Scorer:
    """Fits to which pairs of a topic are one event."""
    scorer = Scorer()
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=RATE, weight_decay=DECAY)
    shuffler = random.Random(SEED)
    for _ in range(PASSES):
        shuffler.shuffle(examples)
        for example in examples:
            weights = torch.where(example.same > 0, SAME_WEIGHT, 1 / OTHERS_KEPT)
            loss = nn.functional.binary_cross_entropy_with_logits(scorer(example), example.same, weights)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return scorer.eval()


if __name__ == "__main__":
    main()
