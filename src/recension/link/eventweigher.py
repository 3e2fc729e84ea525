"""How likely two event mentions are one event: what they tell, each aspect weighed once, and the encoder's chances."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from ..encoder import Encoder
from .eventaspects import (
    Cast,
    Details,
    Setting,
    Word,
    came_otherwise,
    compare_casts,
    compare_details,
    compare_settings,
    compare_words,
    have_other_days,
    have_other_doers,
    is_later_death,
    is_of_other_toll,
)
from .eventchances import Chances
from .eventpairs import (
    Known,
    are_linked,
    compare_texts,
    find_bounds_of_context,
    find_contradiction,
    find_findings,
    is_introduced,
    is_one_denied,
    weigh_context,
)
from .eventreasons import Finding, weights

NEVER = -math.inf
_TELLING = 0.25  # what moves the logit less than this is no reason worth reading
_REMEMBERED = 16384  # values of an aspect, each with all that it was weighed beside: a hundred reports have some 6,000


@dataclass(frozen=True, slots=True)
class Pair:
    """The logit that two mentions are one event, and why; `contradiction` names what rules it out."""

    logit: float
    reasons: tuple[str, ...]
    contradiction: str | None = None


class _Row(dict[Any, float]):
    """What one value of an aspect weighs beside each other, weighed when it is first looked up."""

    def __init__(self, weigh: Callable[[Any], float]) -> None:
        self._weigh = weigh

    def __missing__(self, other: Any) -> float:
        weight = self[other] = self._weigh(other)
        return weight


def _rows(weigh: Callable[..., float]) -> Callable[..., _Row]:
    """The rows of an aspect, by its value and whatever else `weigh` takes before the other one."""
    return lru_cache(maxsize=_REMEMBERED)(lambda *one: _Row(partial(weigh, *one)))


class Weigher:
    """Weighs the pairs of one linking: its mentions have the same few words, people and days again and again.

    `context` is the least and the most that `add_context` can add.
    """

    def __init__(self, encoder: Encoder | None, known: Sequence[Known] = ()) -> None:
        self._chances = Chances(encoder, known)
        self.context = find_bounds_of_context(by_chance=encoder is not None)
        self._words, self._settings = _rows(_weigh_words), _rows(_weigh_settings)
        self._casts, self._details = _rows(_weigh_casts), _rows(_weigh_details)
        self._worded: dict[tuple[object, ...], tuple[str, ...]] = {}

    def ask(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Asks the encoder for the chances of those pairs that are to be weighed, in one go."""
        self._chances.ask(pairs)

    def weigh_told(self, one: Known, others: Sequence[Known]) -> list[float]:
        """All that is told of one mention and of others, NEVER for a contradiction; their sentences are left out."""
        words, settings = self._words(one.word), self._settings(one.setting)
        casts, details = self._casts(one.cast, False), self._details(one.details, False)
        own_casts, own_details = self._casts(one.cast, True), self._details(one.details, True)
        return [
            words[o.word] + settings[o.setting] + own_casts[o.cast] + own_details[o.details] + _weigh_text(one, o)
            if o.report == one.report
            else words[o.word] + settings[o.setting] + casts[o.cast] + details[o.details]
            for o in others
        ]

    def add_context(self, told: float, one: Known, two: Known) -> float:
        """The logit, from what they tell."""
        return told if told == NEVER else told + weigh_context(one, two, self._chances.of(one, two))

    def compare(self, one: Known, two: Known) -> Pair:
        """How likely two mentions tell one event, and why."""
        [told] = self.weigh_told(one, [two])
        return self.explain(told, one, two)

    def explain(self, told: float, one: Known, two: Known) -> Pair:
        """The same, where it is weighed already what they tell."""
        barred = find_contradiction(one, two) if told == NEVER else None
        if barred:
            return Pair(NEVER, (barred,), barred)
        return Pair(self.add_context(told, one, two), self._reasons_of(one, two))

    def _reasons_of(self, one: Known, two: Known) -> tuple[str, ...]:
        """What tells most, in words; of two reports it is told by the aspects alone, which copies have in common."""
        chance = self._chances.of(one, two)
        if one.report == two.report or chance is None:
            return _in_words(find_findings(one, two, chance))
        key = (*_aspects(one), *_aspects(two), chance)
        if key not in self._worded:
            self._worded[key] = _in_words(find_findings(one, two, chance))
        return self._worded[key]


def _aspects(known: Known) -> tuple[object, ...]:
    """All that speaks for or against it beside another report's mention."""
    return known.word, known.cast, known.setting, known.details


def _in_words(found: Iterable[Finding]) -> tuple[str, ...]:
    """The findings that move the logit enough, in words, the weightiest first."""
    reasons = sorted((-abs(weight), f.words) for f in found if abs(weight := f.weight) >= _TELLING)
    return tuple(words for _, words in reasons)


def _weigh_words(a: Word, b: Word) -> float:
    return _sum(compare_words(a, b))


def _weigh_settings(a: Setting, b: Setting) -> float:
    return NEVER if have_other_days(a, b) else _sum(compare_settings(a, b))


def _weigh_casts(a: Cast, one_report: bool, b: Cast) -> float:
    return NEVER if have_other_doers(a, b) else _sum(compare_casts(a, b, one_report=one_report))


def _weigh_details(a: Details, one_report: bool, b: Details) -> float:
    if is_later_death(a, b) or is_of_other_toll(a, b) or came_otherwise(a, b, one_report=one_report):
        return NEVER
    return _sum(compare_details(a, b, one_report=one_report))


def _weigh_text(one: Known, two: Known) -> float:
    """What the text of their one report says."""
    if are_linked(one, two) or is_one_denied(one, two) or is_introduced(one, two):
        return NEVER
    return _sum(compare_texts(one, two))


def _sum(findings: Iterable[Finding]) -> float:
    table = weights()
    return sum(table[f.name] * f.amount for f in findings)
