"""Whether two event mentions tell one event: the score of a pair and the reasons for it, in words."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model.event import Role, Status
from ..model.reading import EventMention
from ..model.values import When

Floats = NDArray[np.float32]

NEVER = -30.0
_UNREAL = frozenset({Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.DEMANDED, Status.HYPOTHETICAL})
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
    vector: Floats | None = None

    @property
    def dated_by_words(self) -> bool:
        """Whether words of its own give its date, not only the day of the report."""
        return self.when is not None and bool(self.when.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """The logit that two mentions are one event, and why; `contradiction` names what rules it out."""

    logit: float
    reasons: tuple[str, ...]
    contradiction: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a pair has: its name in the table of weights, how much of it, and in words."""

    name: str
    words: str
    amount: float = 1.0


def compare_events(one: Known, two: Known) -> Pair:
    """How likely two mentions tell one event."""
    barred = _contradiction(one, two)
    if barred:
        return Pair(NEVER, (barred,), barred)
    weighed = [(weights()[f.name] * f.amount, f.words) for f in find_findings(one, two)]
    told = sorted(weighed, key=lambda w: (-abs(w[0]), w[1]))
    logit = weights()["bias"] + sum(weight for weight, _ in weighed)
    return Pair(logit, tuple(words for weight, words in told if abs(weight) >= _TELLING))


def find_findings(one: Known, two: Known) -> list[Finding]:
    """All that speaks for or against a pair."""
    found = [*_kinds(one.mention, two.mention), *_people(one, two), *_circumstances(one, two)]
    return found + _vectors(one, two)


def _contradiction(one: Known, two: Known) -> str | None:
    a, b = one.mention, two.mention
    if any(k.event == b.id for k in a.links) or any(k.event == a.id for k in b.links):
        return "the text tells one as cause, answer or sequel of the other"
    if a.status is not b.status and Status.DENIED in (a.status, b.status) and one.report == two.report:
        return "one happened and the other did not"
    if one.when and two.when and one.dated_by_words and two.dated_by_words and _apart_days(one.when, two.when) > 1:
        return f"different days: {_day(one.when)} and {_day(two.when)}"
    return None


def _kinds(a: EventMention, b: EventMention) -> Iterator[Finding]:
    if a.lemma == b.lemma:
        yield Finding("same_lemma", f"the same word, {a.lemma!r}")
    if a.kind and a.kind == b.kind:
        yield Finding("same_kind", f"both of the kind {a.kind!r}")
    elif _is_general_pair(a, b):
        yield Finding("general_word", f"{a.lemma!r} and {b.lemma!r} can name one happening")
    elif a.lemma != b.lemma:
        yield Finding("other_kind", f"different kinds: {a.kind or a.lemma!r} and {b.kind or b.lemma!r}")
    if a.plover.event and a.plover.event is b.plover.event:
        yield Finding("same_code", f"both coded {a.plover.event}")


def _is_general_pair(a: EventMention, b: EventMention) -> bool:
    for kinds, general in _families():
        if a.kind in kinds and b.kind in kinds and (a.lemma in general or b.lemma in general):
            return True
    return False


def _people(one: Known, two: Known) -> Iterator[Finding]:
    sides = (
        (Role.ACTOR, one.actors, two.actors, one.actor_words, two.actor_words),
        (Role.RECIPIENT, one.recipients, two.recipients, one.recipient_words, two.recipient_words),
    )
    told = False
    for role, left, right, left_words, right_words in sides:
        if left & right or left_words & right_words:
            told = True
            yield Finding(f"shared_{role}", f"the same {role}")
        elif left and right and not (left_words | right_words) & _anybody():
            told = True
            yield Finding(f"other_{role}", f"different {role}s")
    # "the raid on the port" beside "the port was raided": shared across roles counts for something
    if not told and (one.actors | one.recipients) & (two.actors | two.recipients):
        yield Finding("crossed_participant", "a shared participant")


def _circumstances(one: Known, two: Known) -> Iterator[Finding]:
    yield from _days(one, two)
    if one.place and two.place:
        same = one.place == two.place or bool(one.places & two.places)
        yield Finding("same_place", "the same place") if same else Finding("other_place", "different places")
    if (one.mention.status in _UNREAL) != (two.mention.status in _UNREAL):
        yield Finding("other_status", f"one {one.mention.status}, the other {two.mention.status}")
    if one.mention.background != two.mention.background:
        yield Finding("background", "one is told as earlier history")
    if one.report == two.report and one.sentence == two.sentence:
        yield Finding("same_sentence", "two words of one sentence")


def _days(one: Known, two: Known) -> Iterator[Finding]:
    if one.when is None or two.when is None:
        return
    apart = _apart_days(one.when, two.when)
    if apart == 0:
        name = "same_day" if one.dated_by_words and two.dated_by_words else "near_day"
        yield Finding(name, f"the same time, {_day(one.when)}")
    elif apart > 3:
        yield Finding("far_days", f"reported for {_day(one.when)} and {_day(two.when)}")


def _vectors(one: Known, two: Known) -> list[Finding]:
    if one.vector is None or two.vector is None:
        return []
    # both halves of a vector have the length of the square root of a half
    trigger, sentence = (2 * float(one.vector[part] @ two.vector[part]) for part in (slice(0, 128), slice(128, None)))
    return [
        Finding(
            "trigger_cosine", f"the words in context are alike by {trigger:.2f}", trigger - weights()["trigger_middle"]
        ),
        Finding(
            "sentence_cosine", f"the sentences are alike by {sentence:.2f}", sentence - weights()["sentence_middle"]
        ),
    ]


def _apart_days(one: When, two: When) -> int:
    """Days between two intervals, 0 where they meet; 0 too where an end is open."""
    starts, ends = (one.start, two.start), (one.end, two.end)
    if None in (*starts, *ends):
        return 0
    later, earlier = max(_number(s) for s in starts), min(_number(e) for e in ends)
    return max(0, later - earlier)


def _number(moment: str | None) -> int:
    return int(np.datetime64((moment or "1970-01-01")[:10], "D").astype(int))


def _day(when: When) -> str:
    start, end = (when.start or "?")[:10], (when.end or "?")[:10]
    return start if start == end else f"{start} to {end}"


@cache
def _families() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(f["kinds"]), frozenset(f["general"])) for f in _table()["families"].values())


@cache
def _anybody() -> frozenset[str]:
    return frozenset(_table()["anybody"]["words"])


@cache
def weights() -> dict[str, float]:
    """The table of weights."""
    text = files(__package__).joinpath("event_weights.toml").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text).items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("event_families.toml").read_text(encoding="utf-8"))


def family_keys(mention: EventMention) -> set[str]:
    """By what a mention is looked up: its word, its kind, and the families that its kind belongs to."""
    keys = {f"word {mention.lemma}"}
    if mention.kind:
        keys.add(f"kind {mention.kind}")
        keys.update(f"family {n}" for n, (kinds, _) in enumerate(_families()) if mention.kind in kinds)
    return keys
