"""Two event mentions as linking knows them: what speaks for one event, what rules it out, what context adds."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ..model.event import Status
from ..model.reading import EventMention
from ..model.values import When
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
from .eventreasons import Day, Finding, weights
from .eventwords import is_one_way, is_plural, listed

Floats = NDArray[np.float32]

_MOST_ODDS = 4.0  # in logits: no pair is decided by the words alone
_ROUNDING = 1e-6  # a cosine of vectors of length 1 may come out above 1 by so much
_REMEMBERED = 8192  # of each aspect; mentions that tell the same share one object
_word, _setting = lru_cache(_REMEMBERED)(Word), lru_cache(_REMEMBERED)(Setting)
_cast, _details = lru_cache(_REMEMBERED)(Cast), lru_cache(_REMEMBERED)(Details)


@dataclass(frozen=True)
class Known:
    """One event mention with what linking knows of it. Participants are clusters of chains and head words, by role."""

    mention: EventMention
    report: str
    sentence: int
    when: When | None
    place: str | None
    places: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_words: frozenset[str]
    recipient_words: frozenset[str]
    described: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    counts: frozenset[tuple[str, bool]] = frozenset()
    tolls: frozenset[int] = frozenset()
    sizes: frozenset[int] = frozenset()
    causes: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    indefinite: bool = False
    another: bool = False
    passage: int | None = None
    scene: str | None = None
    history: bool = False
    pointing: bool = False
    again: str | None = None
    telling_on: bool = False

    @cached_property
    def vector(self) -> Floats | None:
        """Its vector, where the encoder gave one."""
        return np.array(self.mention.vector, np.float32) if self.mention.vector else None

    @property
    def dated_by_words(self) -> bool:
        """Whether words of its own give its date, not only the day of the report."""
        return self.when is not None and bool(self.when.text)

    @property
    def beside(self) -> bool:
        """Whether it is harm told of another happening than the report's news."""
        return (self.another or self.history) and self.mention.kind in listed("harm")

    @cached_property
    def tells(self) -> int:
        """How much it tells: its date, who, whom and where."""
        return self.dated_by_words + bool(self.actors) + bool(self.recipients) + bool(self.place)

    @cached_property
    def word(self) -> Word:
        """What its trigger says."""
        code = self.mention.plover.event
        return _word(self.mention.lemma, self.mention.kind, is_plural(self.mention), code and code.value)

    @cached_property
    def cast(self) -> Cast:
        """Who takes part."""
        kind = self.mention.kind
        people = (self.actors, self.recipients, self.actor_words, self.recipient_words, self.described)
        return _cast(kind, is_one_way(kind, self.mention.lemma), *people)

    @cached_property
    def setting(self) -> Setting:
        """When and where."""
        day = Day(self.when.start, self.when.end) if self.when else None
        status = self.mention.status.value
        past = self.mention.background or self.history
        return _setting(day, self.dated_by_words, self.place, self.places, status, past, self.passage is not None)

    @cached_property
    def details(self) -> Details:
        """With what, how many, by what."""
        died_on = self.setting.day if self.mention.kind == "death" and self.dated_by_words else None
        numbers = (self.means, self.counts, self.tolls, self.sizes, self.causes, self.ways)
        return _details(self.mention.kind, *numbers, died_on, self.beside)

    @cached_property
    def linked(self) -> frozenset[str]:
        """The events that the text ties it to."""
        return frozenset(link.event for link in self.mention.links)


def find_findings(one: Known, two: Known, chance: float | None = None) -> list[Finding]:
    """All that speaks for or against a pair; `chance` is the encoder's, by their words and sentences alone."""
    return [*_find_tellings(one, two), *_find_context(one, two, chance)]


def _find_tellings(one: Known, two: Known) -> Iterator[Finding]:
    yield from compare_words(one.word, two.word)
    one_report = one.report == two.report
    yield from compare_casts(one.cast, two.cast, one_report=one_report)
    yield from compare_settings(one.setting, two.setting)
    yield from compare_details(one.details, two.details, one_report=one_report)
    if one_report:
        yield from compare_texts(one, two)


def compare_texts(one: Known, two: Known) -> Iterator[Finding]:
    """What it says where two stand in the text of one report."""
    if one.sentence == two.sentence:
        yield Finding("same_sentence")
        return
    first, last = _as_told(one, two)
    if last.pointing:
        yield Finding("pointed_at" if last.sentence == first.sentence + 1 else "pointed_elsewhere")
    elif last.again == first.mention.id:
        yield Finding("named_again")
    elif last.telling_on and last.sentence == first.sentence + 1 and one.mention.kind == two.mention.kind is not None:
        yield Finding("told_on")


def _as_told(one: Known, two: Known) -> tuple[Known, Known]:
    """Two of one report, in the order of its text."""
    return (one, two) if one.mention.trigger.start <= two.mention.trigger.start else (two, one)


def is_one_sentence(one: Known, two: Known) -> bool:
    """Whether one sentence tells both."""
    return one.report == two.report and one.sentence == two.sentence


def find_contradiction(one: Known, two: Known) -> str | None:
    """What rules out that two are one."""
    if are_linked(one, two):
        return "the text tells one as cause, answer or sequel of the other"
    if is_one_denied(one, two):
        return "one happened and the other did not"
    if is_introduced(one, two):
        return "the later one is told as another"
    if have_other_days(one.setting, two.setting):
        return f"different days: {one.setting.day} and {two.setting.day}"
    if is_later_death(one.details, two.details):
        return f"one died on another day: {one.setting.day} and {two.setting.day}"
    if came_otherwise(one.details, two.details, one_report=one.report == two.report):
        return f"harmed in other ways: {min(one.ways)} and {min(two.ways)}"
    if is_of_other_toll(one.details, two.details):
        return "one is told of another happening, with other numbers"
    return "said or done by different ones" if have_other_doers(one.cast, two.cast) else None


def are_linked(one: Known, two: Known) -> bool:
    """Whether the text ties one to the other."""
    return two.mention.id in one.linked or one.mention.id in two.linked


def is_introduced(one: Known, two: Known) -> bool:
    """Whether a report that told of one goes on to another: "a second blast", "a raid in May", one of months ago."""
    if one.report != two.report:
        return False
    if one.passage != two.passage or is_elsewhere(one, two):
        return True
    first, last = _as_told(one, two)
    if last.another and not first.another:  # "fires another missile" may say so of both
        return True
    if one.history != two.history and not (one.dated_by_words and two.dated_by_words):
        # "In March two died in a raid. That attack …": what comes right behind it may be of it
        return last.history or last.sentence > first.sentence + 1
    return last.indefinite and last.dated_by_words and not first.dated_by_words and not is_one_sentence(one, two)


def is_elsewhere(one: Known, two: Known) -> bool:
    """Whether it tells of other numbers of victims in two places, each named by its sentence, neither in the other."""
    if one.mention.kind != two.mention.kind or one.mention.kind not in listed("by_recipient"):
        return False
    if one.scene is None or two.scene is None or one.scene in two.places or two.scene in one.places:
        return False
    return (
        bool(one.tolls and two.tolls) and one.tolls.isdisjoint(two.tolls) and one.recipients.isdisjoint(two.recipients)
    )


def is_one_denied(one: Known, two: Known) -> bool:
    """Whether a report says of one of two that it did not happen."""
    a, b = one.mention.status, two.mention.status
    return one.report == two.report and a is not b and Status.DENIED in (a, b)


def weigh_context(one: Known, two: Known, chance: float | None) -> float:
    """What the words in their sentences add to the logit, and its bias."""
    if chance is not None:
        return _weigh_chance(chance)
    return weights()["bias"] + sum(f.weight for f in _compare_vectors(one, two))


@cache
def _weigh_chance(chance: float) -> float:
    """Of a chance, which has four digits."""
    return weights()["bias"] + sum(f.weight for f in _find_chance(chance))


def _find_context(one: Known, two: Known, chance: float | None) -> list[Finding]:
    """What the words in their sentences say: by the encoder's chance, else by the cosines of the vectors."""
    return _compare_vectors(one, two) if chance is None else _find_chance(chance)


def _find_chance(chance: float) -> list[Finding]:
    odds = min(_MOST_ODDS, max(-_MOST_ODDS, math.log(max(chance, 1e-6) / max(1 - chance, 1e-6))))
    return [Finding("chance", (chance,), odds - weights()["chance_middle"])]


def _compare_vectors(one: Known, two: Known) -> list[Finding]:
    if one.vector is None or two.vector is None:
        return []
    # both halves of a vector have the length of the square root of a half
    trigger, sentence = (2 * float(one.vector[part] @ two.vector[part]) for part in (slice(0, 128), slice(128, None)))
    table = weights()
    return [
        Finding("trigger_cosine", (trigger,), trigger - table["trigger_middle"]),
        Finding("sentence_cosine", (sentence,), sentence - table["sentence_middle"]),
    ]


@cache
def find_bounds_of_context(*, by_chance: bool) -> tuple[float, float]:
    """The least and the most that `weigh_context` can give; mentions without vectors have its bias alone."""
    table = weights()
    if by_chance:
        ends = [table["chance"] * (odds - table["chance_middle"]) for odds in (-_MOST_ODDS, _MOST_ODDS)]
    else:
        names = ("trigger", "sentence")
        ends = [sum(table[f"{n}_cosine"] * (cosine - table[f"{n}_middle"]) for n in names) for cosine in (-1, 1)]
    return table["bias"] + min(0.0, *ends) - _ROUNDING, table["bias"] + max(0.0, *ends) + _ROUNDING
