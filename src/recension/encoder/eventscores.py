"""The chances that two of many events are one: what is asked of each event is prepared once for all its pairs."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from . import decode, pairs
from .eventwords import WordComparer

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class EventScorer:
    """Scores pairs of events, given by their places.

    Args:
        weights: of the scorer, by name.
        temperature: by which its logits are divided.
        vectors: the events' (`event_vector`), [M, 512].
        comparer: of their words, in the same order.
    """

    def __init__(
        self, weights: Mapping[str, Floats], temperature: float, vectors: Floats, comparer: WordComparer
    ) -> None:
        self._weights, self._temperature, self._comparer = dict(weights), temperature, comparer
        self._triggers, self._texts = pairs.split_event_vector(vectors)

    def chances(self, left: Ints, right: Ints) -> Floats:
        """Chances that pairs of events are one: [N]."""
        triggers, texts = (vectors[left] * vectors[right] for vectors in (self._triggers, self._texts))
        words = self._comparer.features(left.tolist(), right.tolist())
        logits = pairs.score_events(self._weights, triggers, texts, words)
        chances: Floats = 1 / (1 + np.exp(-logits / self._temperature))
        return chances.round(decode.DIGITS)
