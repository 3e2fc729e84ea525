"""The encoder's chances that two triggers tell one event, asked for many pairs at once and remembered."""

from collections.abc import Iterable

import numpy as np

from ..encoder import Encoder
from .eventpairs import Known


class Chances:
    """Chances by pair of mention ids; none without an encoder, or where a mention has no vector."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._known: dict[tuple[str, str], float] = {}

    def of(self, one: Known, two: Known) -> float | None:
        """The chance that was asked for before."""
        return self._known.get(_key(one, two))

    def ask(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Asks for those pairs that are not known yet, in one go."""
        new = {_key(a, b): (a, b) for a, b in pairs if _is_comparable(a) and _is_comparable(b)}
        wanted = {key: pair for key, pair in new.items() if key not in self._known}
        if not wanted or self._encoder is None:
            return
        left, right = (np.array([pair[side].vector for pair in wanted.values()], np.float32) for side in (0, 1))
        words = [[w for pair in wanted.values() if (w := pair[side].mention.words) is not None] for side in (0, 1)]
        chances = self._encoder.score_same_event(left, right, *words)
        self._known.update(zip(wanted, chances.tolist(), strict=True))


def _is_comparable(known: Known) -> bool:
    return known.vector is not None and known.mention.words is not None


def _key(one: Known, two: Known) -> tuple[str, str]:
    a, b = one.mention.id, two.mention.id
    return (a, b) if a < b else (b, a)
