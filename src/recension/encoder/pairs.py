"""Scorers of pairs, small enough for numpy: do two mentions corefer, do two triggers tell one event, how are two texts
related. Their features are defined here only; training uses the same functions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BUCKETS = 8  # of a distance, by powers of two: 0, 1, 2-3, 4-7, ...
TRIGGER_WIDTH = 128
TRIGGER_LENGTH = 8.0  # trigger vectors are scaled to this length before they are scored
BLOCK = 2048  # pairs scored at once: what they need then stays in the cache
# Products are taken in strips of 32 rows, of 16 with larger weights, which no BLAS spreads over threads: for scorers as
# small as these, waking the threads takes longer than the work, several times so where other work fills the processors.
STRIP, LARGE = 32, 2**14
TEXT_FACTOR = 19.0  # brings products of sentence vectors of length 1 to the size of the other inputs; about 384**0.5
PAIR_TYPES = ("EQUI", "SPE1", "SPE2", "SIMI", "REL", "OPPO", "NOALI")
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "DT", "WDT", "EX"})
KINDS = 3  # of mentions: pronoun, name, nominal
COREFERENCE_FEATURES = 2 + 2 * BUCKETS + 1 + KINDS * KINDS + 2


@dataclass(frozen=True, slots=True)
class MentionHead:
    """What the coreference features are made of: a mention's head word. `order` counts the text's mentions."""

    lemma: str
    label: str
    xpos: str
    sentence: int
    order: int

    @property
    def kind(self) -> int:
        """0 for a pronoun, 1 for a name, 2 for any other noun."""
        return 0 if self.xpos in PRONOUN_TAGS else 1 if self.xpos.startswith("NNP") else 2


def coreference_features(heads: Sequence[MentionHead], left: Ints, right: Ints) -> Floats:
    """Features of pairs (later mention `left`, earlier mention `right`; indices into `heads`): [N, F].

    In order: same head lemma, same type, buckets of the distance in sentences and of that in mentions, both pronouns
    with one lemma, the pair of kinds, same number, other number.
    """
    lemmas, labels = _numbers([h.lemma.lower() for h in heads]), _numbers([h.label for h in heads])
    sentences, orders, kinds = (np.array([getattr(h, f) for h in heads]) for f in ("sentence", "order", "kind"))
    plural = np.array([h.xpos.endswith("S") or h.lemma.lower() in {"they", "we", "these", "those"} for h in heads])
    same_lemma = (lemmas[left] == lemmas[right]) & (lemmas[left] > 0)
    both_kinds = np.eye(KINDS * KINDS, dtype=np.float32)[kinds[left] * KINDS + kinds[right]]
    numbers = plural[left] == plural[right]
    found: Floats = np.concatenate(
        [
            np.stack([same_lemma, (labels[left] == labels[right]) & (labels[left] > 0)], -1),
            bucket(sentences[left] - sentences[right]),
            bucket(orders[left] - orders[right]),
            np.stack([same_lemma & (kinds[left] == 0) & (kinds[right] == 0)], -1),
            both_kinds,
            np.stack([numbers, ~numbers], -1),
        ],
        axis=-1,
        dtype=np.float32,
    )
    return found


def bucket(distances: NDArray[np.int64]) -> Floats:
    """One-hot buckets of absolute distances: [...] → [..., BUCKETS]."""
    size = np.abs(distances)
    number = np.floor(np.log2(np.maximum(size, 1))).astype(np.int64) + (size != 0)
    found: Floats = np.eye(BUCKETS, dtype=np.float32)[np.minimum(number, BUCKETS - 1)]
    return found


def event_vector(trigger: Floats, sentence: Floats) -> Floats:
    """One vector of length 1 that holds both a trigger's [128] and its sentence's [384]; see `split_event_vector`."""
    return np.concatenate([_unit(trigger), _unit(sentence)]).astype(np.float32) / np.float32(np.sqrt(2))


def split_event_vector(vectors: Floats) -> tuple[Floats, Floats]:
    """Trigger vectors of the length that is scored, [N, 128], and sentence vectors of length 1, [N, 384]."""
    whole = vectors * np.float32(np.sqrt(2))
    return whole[..., :TRIGGER_WIDTH] * np.float32(TRIGGER_LENGTH), whole[..., TRIGGER_WIDTH:]


def score_pairs(weights: dict[str, Floats], vectors: Floats, later: Ints, earlier: Ints, features: Floats) -> Floats:
    """Logits that mentions corefer, from vectors [M, 128], pairs of indices [N] and features [N, F]: [N]."""
    named = {name: weights[f"antecedents.{name}"] for name in ("left.weight", "right.weight", "product.weight")}
    left = times(vectors, named["left.weight"]) + weights["antecedents.left.bias"]
    right = times(vectors, named["right.weight"])
    logits = np.empty(len(later), np.float32)
    for start in range(0, len(later), BLOCK):
        block = slice(start, start + BLOCK)
        i, j = later[block], earlier[block]
        hidden = times(vectors[i] * vectors[j], named["product.weight"])
        hidden += times(features[block], weights["antecedents.features.weight"])
        hidden += left[i]
        hidden += right[j]
        logits[block] = times(gelu(hidden), weights["antecedents.out.weight"])[:, 0]
    logits += weights["antecedents.out.bias"][0]
    return logits


def score_events(weights: dict[str, Floats], triggers: Floats, texts: Floats, words: Floats) -> Floats:
    """Logits that pairs of events are one: [N].

    Args:
        triggers, texts: products of their two vectors of each kind (`split_event_vector`), [N, 128] and [N, 384].
        words: features of their words, [N, 11].
    """
    features = event_features(triggers, texts, words)
    hidden = times(features, weights["events.features.weight"]) + weights["events.features.bias"]
    hidden += times(triggers / TRIGGER_LENGTH, weights["events.trigger.weight"])
    hidden += times(texts * TEXT_FACTOR, weights["events.text.weight"])
    logits: Floats = times(gelu(hidden), weights["events.out.weight"]) + weights["events.out.bias"]
    return logits[:, 0]


def event_features(triggers: Floats, texts: Floats, words: Floats) -> Floats:
    """Features of pairs of events: what their words share, cosines of sentences and of triggers, and products: [N, 17].

    Args:
        triggers, texts: products of their two vectors of each kind, as in `score_events`.
        words: features of their words (`eventwords.WordComparer`), the first whether their stems are alike, [N, 11].
    """
    alike = words[:, 0]
    text = texts.sum(axis=-1)
    trigger = triggers.sum(axis=-1) / np.float32(TRIGGER_LENGTH**2)
    both = text * trigger
    cosines = np.stack([text, trigger, alike * text, alike * trigger, both, (1 - alike) * both], axis=-1)
    return np.concatenate([words, cosines], axis=-1, dtype=np.float32)


def compare_vectors(weights: dict[str, Floats], left: Floats, right: Floats) -> Floats:
    """Chances of each of PAIR_TYPES for pairs of text vectors [N, 384]: [N, 7]."""
    both = np.concatenate([left, right, np.abs(left - right), left * right], axis=-1, dtype=np.float32)
    hidden = both @ weights["pair.hidden.weight"].T + weights["pair.hidden.bias"]
    logits = gelu(hidden.astype(np.float32)) @ weights["pair.out.weight"].T + weights["pair.out.bias"]
    return softmax(logits.astype(np.float32))


def times(rows: Floats, weights: Floats) -> Floats:
    """Rows [N, K] times the transpose of weights [H, K]: [N, H]."""
    strip = STRIP if weights.size < LARGE else STRIP // 2
    whole = len(rows) // strip * strip
    found = np.empty((len(rows), len(weights)), np.float32)
    strips = rows[:whole].reshape(-1, strip, rows.shape[1])
    np.matmul(strips, weights.T, out=found[:whole].reshape(-1, strip, len(weights)))
    np.matmul(rows[-strip:], weights.T, out=found[-strip:])  # what is left over, with rows before it
    return found


def gelu(x: Floats) -> Floats:
    """The exact gelu, as torch's; erf by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    z = np.abs(x)
    z *= np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(factor)
    series *= t
    series *= np.exp(-z * z)
    # The upper tail of the normal distribution at |x| is half the series: gelu is x - |x| tail above 0, else -|x| tail.
    found: Floats = (np.maximum(x, 0) - np.abs(x) * np.float32(0.5) * series).astype(np.float32, copy=False)
    return found


def softmax(logits: Floats, temperature: float = 1.0) -> Floats:
    """Chances over the last axis."""
    scaled = logits / np.float32(temperature)
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    found: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _numbers(names: Sequence[str]) -> Ints:
    """A number for each distinct string, 0 for the empty one."""
    known = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names], np.int64)


def _unit(vector: Floats) -> Floats:
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))
