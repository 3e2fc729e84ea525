"""How likely two event mentions are one event: what they tell, each aspect weighed once, and the encoder's chances."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..encoder import Encoder
from .eventaspects import (
    Cast,
    Details,
    Setting,
    Word,
    compare_casts,
    compare_details,
    compare_settings,
    compare_words,
    have_other_days,
    have_other_doers,
)
from .eventchances import Chances
from .eventpairs import (
    Known,
    are_linked,
    find_contradiction,
    find_findings,
    is_one_denied,
    is_one_sentence,
    weigh_context,
)
from .eventreasons import Finding, weights

NEVER = -math.inf
_TELLING = 0.25  # what moves the logit less than this is no reason worth reading
_REMEMBERED = 65_536  # pairs of an aspect: those of a hundred reports of one incident


@dataclass(frozen=True, slots=True)
class Pair:
    """The logit that two mentions are one event, and why; `contradiction` names what rules it out."""

    logit: float
    reasons: tuple[str, ...]
    contradiction: str | None = None


class Weigher:
    """Weighs the pairs of one linking: its mentions have the same few words, people and days again and again."""

    def __init__(self, encoder: Encoder | None) -> None:
        remember = lru_cache(maxsize=_REMEMBERED)
        self._chances = Chances(encoder)
        self._words, self._casts = remember(_weigh_words), remember(_weigh_casts)
        self._settings, self._details = remember(_weigh_settings), remember(_weigh_details)

    def ask(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Asks the encoder for the chances of those pairs that are to be weighed, in one go."""
        self._chances.ask(pairs)

    def weigh_tellings(self, one: Known, two: Known) -> float:
        """What words, people and circumstances add up to, without context; NEVER for a contradiction."""
        if are_linked(one, two) or is_one_denied(one, two):
            return NEVER
        told = self._words(one.word, two.word) + self._casts(one.cast, two.cast, one.report == two.report)
        told += self._settings(one.setting, two.setting) + self._details(one.details, two.details)
        return told + weights()["same_sentence"] if is_one_sentence(one, two) else told

    def add_context(self, tellings: float, one: Known, two: Known) -> float:
        """The logit, from what `weigh_tellings` gave."""
        return tellings if tellings == NEVER else tellings + weigh_context(one, two, self._chances.of(one, two))

    def weigh(self, one: Known, two: Known) -> float:
        """The logit of a pair, without its reasons."""
        return self.add_context(self.weigh_tellings(one, two), one, two)

    def compare(self, one: Known, two: Known) -> Pair:
        """How likely two mentions tell one event, and why."""
        barred = find_contradiction(one, two)
        if barred:
            return Pair(NEVER, (barred,), barred)
        found = find_findings(one, two, self._chances.of(one, two))
        reasons = sorted((-abs(f.weight), f.words) for f in found if abs(f.weight) >= _TELLING)
        return Pair(self.weigh(one, two), tuple(words for _, words in reasons))


def _weigh_words(a: Word, b: Word) -> float:
    return _sum(compare_words(a, b))


def _weigh_casts(a: Cast, b: Cast, one_report: bool) -> float:
    return NEVER if have_other_doers(a, b) else _sum(compare_casts(a, b, one_report=one_report))


def _weigh_settings(a: Setting, b: Setting) -> float:
    return NEVER if have_other_days(a, b) else _sum(compare_settings(a, b))


def _weigh_details(a: Details, b: Details) -> float:
    return _sum(compare_details(a, b))


def _sum(findings: Iterable[Finding]) -> float:
    return sum(f.weight for f in findings)
