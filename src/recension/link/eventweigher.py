"""How likely two event mentions are one event: what they tell, each aspect weighed once, and the encoder's chances."""

import math
from collections.abc import Callable, Iterable
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
    is_introduced,
    is_one_denied,
    is_one_sentence,
    weigh_context,
)
from .eventreasons import Finding, weights

NEVER = -math.inf
_TELLING = 0.25  # what moves the logit less than this is no reason worth reading
_REMEMBERED = 65_536  # pairs of an aspect: those of a hundred reports of one incident
# What can speak for one event, by aspect.
_FOR_SETTINGS, _FOR_CASTS = ("same_day", "same_place"), ("shared_actor", "shared_recipient")
_FOR_DETAILS = ("same_means", "same_cause", "same_size")


@dataclass(frozen=True, slots=True)
class Pair:
    """The logit that two mentions are one event, and why; `contradiction` names what rules it out."""

    logit: float
    reasons: tuple[str, ...]
    contradiction: str | None = None


class Weigher:
    """Weighs the pairs of one linking: its mentions have the same few words, people and days again and again.

    `steps` weigh a pair by one aspect each, NEVER for a contradiction, with the most that the later ones can add.
    """

    def __init__(self, encoder: Encoder | None) -> None:
        self._chances = Chances(encoder)
        remember = lru_cache(maxsize=_REMEMBERED)
        words, settings = remember(_weigh_words), remember(_weigh_settings)
        casts, details = remember(_weigh_casts), remember(_weigh_details)
        by_details, by_casts, by_settings = (_most(names) for names in (_FOR_DETAILS, _FOR_CASTS, _FOR_SETTINGS))
        self.steps: tuple[tuple[Callable[[Known, Known], float], float], ...] = (
            (lambda a, b: words(a.word, b.word), by_settings + by_casts + by_details),
            (lambda a, b: settings(a.setting, b.setting), by_casts + by_details),
            (lambda a, b: casts(a.cast, b.cast, a.report == b.report), by_details),
            (lambda a, b: details(a.details, b.details, a.report == b.report), 0.0),
            (_weigh_text, 0.0),
        )

    def ask(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Asks the encoder for the chances of those pairs that are to be weighed, in one go."""
        self._chances.ask(pairs)

    def add_context(self, tellings: float, one: Known, two: Known) -> float:
        """The logit, from what the steps add up to."""
        return tellings if tellings == NEVER else tellings + weigh_context(one, two, self._chances.of(one, two))

    def weigh(self, one: Known, two: Known) -> float:
        """The logit of a pair, without its reasons."""
        return self.add_context(sum(weigh(one, two) for weigh, _ in self.steps), one, two)

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


def _weigh_details(a: Details, b: Details, one_report: bool) -> float:
    return _sum(compare_details(a, b, one_report=one_report))


def _weigh_text(one: Known, two: Known) -> float:
    if are_linked(one, two) or is_one_denied(one, two) or is_introduced(one, two):
        return NEVER
    return weights()["same_sentence"] if is_one_sentence(one, two) else 0.0


def _most(names: Iterable[str]) -> float:
    return sum(weights()[name] for name in names)


def _sum(findings: Iterable[Finding]) -> float:
    return sum(f.weight for f in findings)
