"""Whether two event mentions tell one event: the score of a pair and the reasons for it, in words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model.event import Role, Status
from ..model.reading import EventMention
from ..model.values import When
from .eventreasons import Day, Finding, weights
from .eventwords import alike_means, anybody, are_akin, families, is_one_way, is_plural, listed

Floats = NDArray[np.float32]

NEVER = -30.0
_UNREAL = frozenset({Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.DEMANDED, Status.HYPOTHETICAL})
_OTHER_TOLL = 3
_MOST_ODDS = 4.0  # in logits: no pair is decided by the words alone
_ROUNDING = 1e-6  # a cosine of vectors of length 1 may come out above 1 by so much
_TELLING = 0.25  # what moves the logit less than this is no reason worth reading


@dataclass(frozen=True, slots=True)
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
    means: frozenset[str] = frozenset()
    counts: frozenset[tuple[str, bool]] = frozenset()
    tolls: frozenset[int] = frozenset()
    causes: frozenset[str] = frozenset()
    vector: Floats | None = None

    @property
    def dated_by_words(self) -> bool:
        """Whether words of its own give its date, not only the day of the report."""
        return self.when is not None and bool(self.when.text)


class Word(NamedTuple):
    """What is told of a mention by its trigger alone."""

    lemma: str
    kind: str | None
    plural: bool
    code: object


@dataclass(frozen=True, slots=True)
class Pair:
    """The logit that two mentions are one event, and why; `contradiction` names what rules it out."""

    logit: float
    reasons: tuple[str, ...]
    contradiction: str | None = None


def compare_events(one: Known, two: Known, chance: float | None = None) -> Pair:
    """How likely two mentions tell one event; `chance` is the encoder's, by their words and sentences alone."""
    barred = _contradiction(one, two)
    if barred:
        return Pair(NEVER, (barred,), barred)
    told = [f for f in find_findings(one, two, chance) if abs(f.weight) >= _TELLING]
    reasons = sorted((-abs(f.weight), f.words) for f in told)
    return Pair(weigh_events(one, two, chance), tuple(words for _, words in reasons))


def weigh_events(one: Known, two: Known, chance: float | None = None) -> float:
    """The logit of a pair, without its reasons."""
    return add_context(weigh_tellings(one, two), one, two, chance)


def weigh_tellings(one: Known, two: Known) -> float:
    """What kinds, people and circumstances add up to, without words in context; NEVER for a contradiction."""
    if _contradiction(one, two):
        return NEVER
    table = weights()
    return sum((table[f.name] for f in _tellings(one, two)), 0.0)


def add_context(tellings: float, one: Known, two: Known, chance: float | None) -> float:
    """The logit, from what `weigh_tellings` gave."""
    if tellings <= NEVER:
        return NEVER
    return weights()["bias"] + sum((f.weight for f in _context(one, two, chance)), tellings)


@cache
def most_of_context() -> float:
    """The logit that goes with no more than 0 of `weigh_tellings`: what is below its negative is never one event."""
    table = weights()
    by_chance = table["chance"] * (_MOST_ODDS - table["chance_middle"])
    by_cosines = sum(table[f"{n}_cosine"] * (1 - table[f"{n}_middle"]) for n in ("trigger", "sentence"))
    return table["bias"] + max(by_chance, by_cosines) + _ROUNDING


def find_findings(one: Known, two: Known, chance: float | None = None) -> list[Finding]:
    """All that speaks for or against a pair."""
    return [*_tellings(one, two), *_context(one, two, chance)]


def _tellings(one: Known, two: Known) -> Iterator[Finding]:
    yield from _kinds(_word(one.mention), _word(two.mention))
    yield from _people(one, two)
    yield from _circumstances(one, two)


def _context(one: Known, two: Known, chance: float | None) -> list[Finding]:
    """What the words in their sentences say: by the encoder's chance, else by the cosines of the vectors."""
    if chance is None:
        return _vectors(one, two)
    odds = min(_MOST_ODDS, max(-_MOST_ODDS, math.log(max(chance, 1e-6) / max(1 - chance, 1e-6))))
    return [Finding("chance", (chance,), odds - weights()["chance_middle"])]


def _contradiction(one: Known, two: Known) -> str | None:
    a, b = one.mention, two.mention
    if any(k.event == b.id for k in a.links) or any(k.event == a.id for k in b.links):
        return "the text tells one as cause, answer or sequel of the other"
    if a.status is not b.status and Status.DENIED in (a.status, b.status) and one.report == two.report:
        return "one happened and the other did not"
    if one.when and two.when and one.dated_by_words and two.dated_by_words and _apart_days(one.when, two.when) > 1:
        return f"different days: {Day(one.when)} and {Day(two.when)}"
    return _other_doer(one, two)


def _other_doer(one: Known, two: Known) -> str | None:
    """That what is made by its doer has two: "Tokyo condemned", "Beijing condemned"."""
    if not one.actors or not two.actors or one.mention.kind not in listed("by_actor"):
        return None
    if one.actors & two.actors or one.actor_words & two.actor_words or (one.actor_words | two.actor_words) & anybody():
        return None
    return "said or done by different ones"


def _word(mention: EventMention) -> Word:
    return Word(mention.lemma, mention.kind, is_plural(mention), mention.plover.event)


@lru_cache(maxsize=16384)
def _kinds(a: Word, b: Word) -> tuple[Finding, ...]:
    """An incident's reports have the same few words again and again."""
    return tuple(_find_kinds(a, b))


def _find_kinds(a: Word, b: Word) -> Iterator[Finding]:
    is_general = a.kind != b.kind and _is_general_pair(a, b)
    if a.lemma == b.lemma:
        yield Finding("same_lemma", (a.lemma,))
    if a.kind and a.kind == b.kind:
        broad = a.lemma != b.lemma and a.kind in listed("broad")
        yield Finding("broad_kind" if broad else "same_kind", (a.kind,))
    elif is_general:
        yield Finding("general_word", (a.lemma, b.lemma))
    elif a.lemma != b.lemma:
        yield Finding("other_kind", (a.kind or a.lemma, b.kind or b.lemma))
    if a.kind in listed("one_off") and b.kind in listed("one_off") and (a.kind == b.kind or is_general):
        yield Finding("one_off")
    if a.kind is None or b.kind is None:
        yield Finding("no_kind")
    if a.plural != b.plural:
        yield Finding("other_number")
    if a.code and a.code is b.code:
        yield Finding("same_code", (a.code,))


def _is_general_pair(a: Word, b: Word) -> bool:
    for kinds, general in families():
        if a.kind in kinds and b.kind in kinds and (a.lemma in general or b.lemma in general):
            return True
    return False


def _people(one: Known, two: Known) -> Iterator[Finding]:
    sides = (
        (Role.ACTOR, one.actors, two.actors, one.actor_words, two.actor_words),
        (Role.RECIPIENT, one.recipients, two.recipients, one.recipient_words, two.recipient_words),
    )
    told = shared = False
    for role, left, right, left_words, right_words in sides:
        if left & right or left_words & right_words:
            told = shared = True
            yield Finding(f"shared_{role}")
        elif left and right and not (left_words | right_words) & anybody():
            told = True
            decisive = role is Role.RECIPIENT and one.mention.kind in listed("by_recipient")
            yield Finding("other_victim" if decisive else f"other_{role}")
    crossed = bool((one.actors | one.recipients) & (two.actors | two.recipients))
    if not shared and not crossed and _lack_people(one, two):
        told = True
        yield Finding("nobody_shared")
    if not shared and _is_reversed(one, two):
        told = True
        yield Finding("reversed")
    # "the raid on the port" beside "the port was raided": shared across roles counts for something
    if not told and crossed:
        yield Finding("crossed_participant")


def _is_reversed(one: Known, two: Known) -> bool:
    """ "Moran shot his uncle", "Moran was shot by his uncle": both sides are known, and the other way round."""
    if not all(is_one_way(k.mention.kind, k.mention.lemma) for k in (one, two)):
        return False
    return any(
        bool(a.actors & b.recipients) and not a.actors & b.actors and bool(b.actors or a.recipients - b.recipients)
        for a, b in ((one, two), (two, one))
    )


def _lack_people(one: Known, two: Known) -> bool:
    """Whether two mentions that share nobody had to share somebody to be one.

    "They accused", "he said": always, across reports; "the attack on the embassy", "the group's rocket attack": if both
    name somebody; "the attack" alone may mean either.
    """
    kinds = (one.mention.kind, two.mention.kind)
    if one.report != two.report and any(k is None or k in listed("speech") for k in kinds):
        return True
    both_tell = (one.actors or one.recipients or one.actor_words or one.recipient_words) and (
        two.actors or two.recipients or two.actor_words or two.recipient_words
    )
    return bool(both_tell) and any(k in listed("by_actor") or k in listed("needs_people") for k in kinds)


def _circumstances(one: Known, two: Known) -> Iterator[Finding]:
    yield from _days(one, two)
    yield from _counts(one, two)
    yield from _causes(one, two)
    if one.means and two.means:
        if any(one.means & alike and two.means & alike for alike in (*alike_means(), one.means)):
            yield Finding("same_means")
        else:
            yield Finding("other_means", (min(one.means), min(two.means)))
    if one.place and two.place:
        same = one.place == two.place or bool(one.places & two.places)
        yield Finding("same_place" if same else "other_place")
    if (one.mention.status in _UNREAL) != (two.mention.status in _UNREAL):
        yield Finding("other_status", (one.mention.status, two.mention.status))
    if one.mention.background != two.mention.background:
        yield Finding("background")
    if one.report == two.report and one.sentence == two.sentence:
        yield Finding("same_sentence")


def _counts(one: Known, two: Known) -> Iterator[Finding]:
    if one.tolls and two.tolls and one.mention.kind in listed("by_recipient"):
        # tolls differ between reports of one event, but seldom threefold
        apart = min(max(a, b) / max(1, min(a, b)) for a in one.tolls for b in two.tolls)
        if apart >= _OTHER_TOLL:
            yield Finding("other_toll", (min(one.tolls), min(two.tolls)))
    shared = {word for word, _ in one.counts} & {word for word, _ in two.counts}
    if shared and not one.counts & two.counts:
        yield Finding("other_count", (min(shared),))


def _causes(one: Known, two: Known) -> Iterator[Finding]:
    if one.causes and two.causes:
        same = any(are_akin(a, b) for a in one.causes for b in two.causes)
        yield Finding("same_cause") if same else Finding("other_cause", (min(one.causes), min(two.causes)))


def _days(one: Known, two: Known) -> Iterator[Finding]:
    if one.when is None or two.when is None:
        return
    apart = _apart_days(one.when, two.when)
    if apart == 0:
        yield Finding("same_day" if one.dated_by_words and two.dated_by_words else "near_day", (Day(one.when),))
    else:
        yield Finding("far_days" if apart > 3 else "next_days", (Day(one.when), Day(two.when)))


def _vectors(one: Known, two: Known) -> list[Finding]:
    if one.vector is None or two.vector is None:
        return []
    # both halves of a vector have the length of the square root of a half
    trigger, sentence = (2 * float(one.vector[part] @ two.vector[part]) for part in (slice(0, 128), slice(128, None)))
    table = weights()
    return [
        Finding("trigger_cosine", (trigger,), trigger - table["trigger_middle"]),
        Finding("sentence_cosine", (sentence,), sentence - table["sentence_middle"]),
    ]


def _apart_days(one: When, two: When) -> int:
    """Days between two intervals, 0 where they meet; 0 too where an end is open."""
    starts, ends = (one.start, two.start), (one.end, two.end)
    if None in (*starts, *ends):
        return 0
    later, earlier = max(_number(s) for s in starts), min(_number(e) for e in ends)
    return max(0, later - earlier)


def are_apart(one: tuple[str | None, str | None], two: tuple[str | None, str | None]) -> bool:
    """Whether two intervals (start, end) lie more than a day apart; open ends are not."""
    if None in (*one, *two):
        return False
    return max(_number(one[0]), _number(two[0])) - min(_number(one[1]), _number(two[1])) > 1


@cache
def _number(moment: str | None) -> int:
    return int(np.datetime64((moment or "1970-01-01")[:10], "D").astype(int))
