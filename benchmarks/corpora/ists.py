"""iSTS headlines: how chunks of two headlines are related, gold chunks given, in five folds.

A small classifier over the encoder's vectors, its pair head and the letters that two chunks share is trained on four
folds (on all of train, for another split) and aligns the fifth. F1 is over pairs of aligned words, each weighted by how
many it is aligned to (Melamed 1998), as the task scores; `type` asks for the type too. NOALI counts as no alignment.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.chunks import ChunkPair, HeadlinePair, read_pairs
from benchmarks.scoring import Counts
from recension.encoder import Analysis, Encoder
from recension.encoder.pairs import PAIR_TYPES

Floats = NDArray[np.float64]
FOLDS = 5
HIDDEN, PASSES, RATE, DECAY, BATCH = 48, 60, 3e-3, 1e-4, 256
NONE = PAIR_TYPES.index("NOALI")


@dataclass(frozen=True, slots=True)
class Example:
    """The chunks of a pair of headlines, features of each pair of chunks [L, R, F], types [L, R]."""

    pair: HeadlinePair
    features: Floats
    types: NDArray[np.int64]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 of alignments, and of alignments with their type."""
    examples = [make_example(pair, encoder) for pair in read_pairs(data / split / "headlines")]
    aligned, typed = Counts(), Counts()
    trained_apart = split != "train" and (data / "train" / "headlines").is_dir()
    if trained_apart:
        lessons = [make_example(pair, encoder) for pair in read_pairs(data / "train" / "headlines")]
        _count(Classifier(lessons), examples, aligned, typed)
    else:
        for fold in range(FOLDS):
            lessons = [example for i, example in enumerate(examples) if i % FOLDS != fold]
            _count(Classifier(lessons), examples[fold::FOLDS], aligned, typed)
    return {"alignment": aligned.f1, "type": typed.f1, "precision": typed.precision, "recall": typed.recall}


def make_example(pair: HeadlinePair, encoder: Encoder) -> Example:
    """Reads both headlines and compares each chunk with each."""
    left, right = encoder.analyse_words([pair.left]), encoder.analyse_words([pair.right])
    rows = [[compare(pair, a, b, left, right, encoder) for b in pair.right_chunks] for a in pair.left_chunks]
    types = np.full((len(pair.left_chunks), len(pair.right_chunks)), NONE)
    for aligned in pair.alignments:
        if aligned.left in pair.left_chunks and aligned.right in pair.right_chunks:
            place = pair.left_chunks.index(aligned.left), pair.right_chunks.index(aligned.right)
            types[place] = PAIR_TYPES.index(aligned.kind)
    return Example(pair, np.array(rows), types)


def compare(
    pair: HeadlinePair, a: tuple[int, ...], b: tuple[int, ...], left: Analysis, right: Analysis, encoder: Encoder
) -> list[float]:
    """What tells how two chunks are related."""
    u, v = left.hidden[list(a)].mean(axis=0), right.hidden[list(b)].mean(axis=0)
    words_a, words_b = [pair.left[i].lower() for i in a], [pair.right[i].lower() for i in b]
    lemmas_a, lemmas_b = {left.tokens[i].lemma.lower() for i in a}, {right.tokens[i].lemma.lower() for i in b}
    cosine = float(u @ v / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-9))
    heads = left.hidden[list(a)] @ right.hidden[list(b)].T
    sizes = np.linalg.norm(left.hidden[list(a)], axis=1)[:, None] * np.linalg.norm(right.hidden[list(b)], axis=1)
    each = heads / (sizes + 1e-9)
    digits_a, digits_b = ({w for w in words if any(map(str.isdigit, w))} for words in (words_a, words_b))
    tags_a, tags_b = {left.tokens[i].upos for i in a}, {right.tokens[i].upos for i in b}
    shared = len(lemmas_a & lemmas_b)
    return [
        1.0, cosine, float(each.max(axis=1).mean()), float(each.max(axis=0).mean()), float(each.max(axis=1).min()),
        float(each.max(axis=0).min()), shared / len(lemmas_a), shared / len(lemmas_b), float(words_a == words_b),
        _letters(" ".join(words_a), " ".join(words_b)), (len(a) - len(b)) / 4, float(len(a) > len(b)),
        float(len(b) > len(a)), abs(a[0] / len(pair.left) - b[0] / len(pair.right)),
        float(bool(digits_a)), float(bool(digits_b)), float(bool(digits_a & digits_b)), float(digits_a != digits_b),
        float("not" in lemmas_a ^ lemmas_b or "no" in lemmas_a ^ lemmas_b), len(tags_a & tags_b) / len(tags_a | tags_b),
        *(float(tag in tags_a) * float(tag in tags_b) for tag in ("VERB", "PROPN", "NOUN", "ADP", "NUM", "PUNCT")),
        *encoder.compare_texts(u, v).values(),
    ]  # fmt: skip


def _letters(a: str, b: str) -> float:
    """The share of three-letter runs that two strings have in common."""
    runs = [Counter(f" {s} "[i : i + 3] for i in range(len(s))) for s in (a, b)]
    return 2 * sum((runs[0] & runs[1]).values()) / max(1, sum(runs[0].values()) + sum(runs[1].values()))


class Classifier:
    """One hidden layer, trained with Adam from a fixed seed."""

    def __init__(self, lessons: Sequence[Example]) -> None:
        features = np.concatenate([lesson.features.reshape(-1, lesson.features.shape[-1]) for lesson in lessons])
        types = np.concatenate([lesson.types.ravel() for lesson in lessons])
        self.mean, self.spread = features.mean(axis=0), features.std(axis=0) + 1e-6
        generator = np.random.default_rng(1)
        width = features.shape[1]
        self.weights = [
            generator.normal(0, width**-0.5, (width, HIDDEN)), np.zeros(HIDDEN),
            generator.normal(0, HIDDEN**-0.5, (HIDDEN, len(PAIR_TYPES))), np.zeros(len(PAIR_TYPES)),
        ]  # fmt: skip
        self._train((features - self.mean) / self.spread, types, generator)

    def _train(self, features: Floats, types: NDArray[np.int64], generator: np.random.Generator) -> None:
        first, second = ([np.zeros_like(w) for w in self.weights] for _ in range(2))
        step = 0
        for _ in range(PASSES):
            order = generator.permutation(len(features))
            for start in range(0, len(order), BATCH):
                step += 1
                chosen = order[start : start + BATCH]
                for i, slope in enumerate(self._slopes(features[chosen], types[chosen])):
                    first[i] = 0.9 * first[i] + 0.1 * slope
                    second[i] = 0.999 * second[i] + 0.001 * slope**2
                    scaled = (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                    self.weights[i] -= RATE * (scaled + DECAY * self.weights[i])

    def _slopes(self, x: Floats, types: NDArray[np.int64]) -> list[Floats]:
        w1, b1, w2, b2 = self.weights
        hidden = np.maximum(x @ w1 + b1, 0)
        error = _softmax(hidden @ w2 + b2)
        error[np.arange(len(types)), types] -= 1
        error /= len(types)
        back = (error @ w2.T) * (hidden > 0)
        return [x.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]

    def chances(self, features: Floats) -> Floats:
        """Of each type: [..., F] → [..., types]."""
        w1, b1, w2, b2 = self.weights
        return _softmax(np.maximum((features - self.mean) / self.spread @ w1 + b1, 0) @ w2 + b2)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return found


def align(chances: Floats) -> list[tuple[int, int, int]]:
    """Pairs of chunks with their type, the surest first, each chunk once."""
    found: list[tuple[int, int, int]] = []
    some = 1 - chances[..., NONE]
    for place in np.argsort(-some, axis=None, kind="stable"):
        i, j = divmod(int(place), some.shape[1])
        if some[i, j] < 0.5:
            break
        if all(i != a and j != b for a, b, _ in found):
            found.append((i, j, int(np.delete(chances[i, j], NONE).argmax())))
    return found


def _count(classifier: Classifier, examples: Sequence[Example], aligned: Counts, typed: Counts) -> None:
    for example in examples:
        pair = example.pair
        found = [
            ChunkPair(pair.left_chunks[i], pair.right_chunks[j], PAIR_TYPES[kind])
            for i, j, kind in align(classifier.chances(example.features))
        ]
        for tally, with_type in ((aligned, False), (typed, True)):
            mine, theirs = weigh(found, with_type), weigh(pair.alignments, with_type)
            tally.right += sum(min(weight, theirs[key]) for key, weight in mine.items() if key in theirs)
            tally.found += sum(mine.values())
            tally.wanted += sum(theirs.values())


def weigh(alignments: Sequence[ChunkPair], with_type: bool) -> dict[tuple[int, int, str], float]:
    """Weights of aligned pairs of words: one over the greater of the numbers of words that either is aligned to."""
    links = {(a, b, pair.kind if with_type else "") for pair in alignments for a in pair.left for b in pair.right}
    left, right = Counter(link[0] for link in links), Counter(link[1] for link in links)
    return {link: 1 / max(left[link[0]], right[link[1]]) for link in sorted(links)}
