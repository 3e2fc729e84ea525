"""The encoder's chances that two triggers tell one event, asked for many pairs at once and remembered."""

from collections.abc import Iterable, Sequence

import numpy as np

from ..encoder import Encoder
from ..model.reading import EventWords
from .eventpairs import Known

Key = tuple[tuple[float, ...], EventWords]


class Chances:
    """Chances for pairs of those mentions; none without an encoder, or where a mention has no vector.

    Mentions of the same words in the same sentence, as copies of a report have them, are one to the encoder.
    """

    def __init__(self, encoder: Encoder | None, known: Sequence[Known] = ()) -> None:
        distinct: dict[Key, int] = {}
        told = [] if encoder is None else [(k.mention.id, key) for k in known if (key := _key(k)) is not None]
        self._number = {event: distinct.setdefault(key, len(distinct)) for event, key in told}
        self._known: dict[tuple[int, int], float] = {}
        if encoder is not None and distinct:
            vectors = np.array([vector for vector, _ in distinct], np.float32)
            self._scorer = encoder.event_scorer(vectors, [words for _, words in distinct])

    def of(self, one: Known, two: Known) -> float | None:
        """The chance that was asked for before."""
        pair = self._pair(one, two)
        return None if pair is None else self._known.get(pair)

    def ask(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Asks for those pairs that are not known yet, in one go."""
        asked = {pair for one, two in pairs if (pair := self._pair(one, two)) is not None}
        wanted = sorted(pair for pair in asked if pair not in self._known)
        if wanted:
            left, right = np.array(wanted).T
            self._known.update(zip(wanted, self._scorer.chances(left, right).tolist(), strict=True))

    def _pair(self, one: Known, two: Known) -> tuple[int, int] | None:
        a, b = self._number.get(one.mention.id), self._number.get(two.mention.id)
        if a is None or b is None:
            return None
        return (a, b) if a < b else (b, a)


def _key(known: Known) -> Key | None:
    """All that the encoder weighs of a mention."""
    mention = known.mention
    return (mention.vector, mention.words) if mention.vector and mention.words is not None else None
