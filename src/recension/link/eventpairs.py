"""Whether two event mentions tell one event: the score of a pair and the reasons for it, in words."""

import tomllib
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

# Weights in logits, set on ECB+ train, 2026-11-20; `BIAS` is what a pair starts from.
BIAS = -2.2
SAME_LEMMA, SAME_KIND, GENERAL_WORD, SAME_CODE, OTHER_KIND = 1.6, 1.3, 0.4, 0.3, -2.5
SHARED_ACTOR, SHARED_RECIPIENT, OTHER_ACTOR, OTHER_RECIPIENT = 1.0, 1.4, -1.4, -1.6
SAME_DAY, NEAR_DAY, SAME_PLACE, OTHER_PLACE = 1.2, 0.3, 0.5, -0.6
OTHER_STATUS, BACKGROUND = -1.0, -1.2
TRIGGER_COSINE, SENTENCE_COSINE = 2.0, 2.5
MIDDLE_TRIGGER_COSINE, MIDDLE_SENTENCE_COSINE = 0.5, 0.45
SAME_SENTENCE = -2.5
NEVER = -30.0
_UNREAL = frozenset({Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.DEMANDED, Status.HYPOTHETICAL})


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


def compare_events(one: Known, two: Known) -> Pair:
    """How likely two mentions tell one event."""
    barred = _contradiction(one, two)
    if barred:
        return Pair(NEVER, (barred,), barred)
    reasons: list[tuple[float, str]] = [
        *_kinds(one.mention, two.mention),
        *_people(one, two),
        *_circumstances(one, two),
    ]
    reasons += _vectors(one, two)
    logit = BIAS + sum(weight for weight, _ in reasons)
    told = sorted(reasons, key=lambda r: (-abs(r[0]), r[1]))
    return Pair(logit, tuple(words for weight, words in told if abs(weight) >= 0.25))


def _contradiction(one: Known, two: Known) -> str | None:
    a, b = one.mention, two.mention
    if any(k.event == b.id for k in a.links) or any(k.event == a.id for k in b.links):
        return "the text tells one as cause, answer or sequel of the other"
    if a.status is not b.status and Status.DENIED in (a.status, b.status) and one.report == two.report:
        return "one happened and the other did not"
    if one.when and two.when and one.dated_by_words and two.dated_by_words and _apart_days(one.when, two.when) > 1:
        return f"different days: {_day(one.when)} and {_day(two.when)}"
    return None


def _kinds(a: EventMention, b: EventMention) -> list[tuple[float, str]]:
    found = []
    if a.lemma == b.lemma:
        found.append((SAME_LEMMA, f"the same word, {a.lemma!r}"))
    if a.kind and a.kind == b.kind:
        found.append((SAME_KIND, f"both of the kind {a.kind!r}"))
    elif _is_general_pair(a, b):
        found.append((GENERAL_WORD, f"{a.lemma!r} and {b.lemma!r} can name one happening"))
    elif a.lemma != b.lemma:
        found.append((OTHER_KIND, f"different kinds: {a.kind or a.lemma!r} and {b.kind or b.lemma!r}"))
    if a.plover.event and a.plover.event is b.plover.event:
        found.append((SAME_CODE, f"both coded {a.plover.event}"))
    return found


def _is_general_pair(a: EventMention, b: EventMention) -> bool:
    for kinds, general in _families():
        if a.kind in kinds and b.kind in kinds and (a.lemma in general or b.lemma in general):
            return True
    return False


def _people(one: Known, two: Known) -> list[tuple[float, str]]:
    found = []
    sides = (
        (Role.ACTOR, one.actors, two.actors, one.actor_words, two.actor_words, SHARED_ACTOR, OTHER_ACTOR),
        (Role.RECIPIENT, one.recipients, two.recipients, one.recipient_words, two.recipient_words,
         SHARED_RECIPIENT, OTHER_RECIPIENT),
    )  # fmt: skip
    for role, left, right, left_words, right_words, shared, other in sides:
        if left & right or left_words & right_words:
            found.append((shared, f"the same {role}"))
        elif left and right and not (left_words | right_words) & _anybody():
            found.append((other, f"different {role}s"))
    # "the raid on the port" beside "the port was raided by …": shared across roles counts for something
    if not found and (one.actors | one.recipients) & (two.actors | two.recipients):
        found.append((0.4, "a shared participant"))
    return found


def _circumstances(one: Known, two: Known) -> list[tuple[float, str]]:
    found = []
    if one.when and two.when:
        apart = _apart_days(one.when, two.when)
        own = one.dated_by_words and two.dated_by_words
        if apart == 0:
            found.append((SAME_DAY if own else NEAR_DAY, f"the same time, {_day(one.when)}"))
        elif apart > 3:
            found.append((-0.8, f"reported for {_day(one.when)} and {_day(two.when)}"))
    if one.place and two.place:
        if one.place == two.place or one.places & two.places:
            found.append((SAME_PLACE, "the same place"))
        else:
            found.append((OTHER_PLACE, "different places"))
    if (one.mention.status in _UNREAL) != (two.mention.status in _UNREAL):
        found.append((OTHER_STATUS, f"one {one.mention.status}, the other {two.mention.status}"))
    if one.mention.background != two.mention.background:
        found.append((BACKGROUND, "one is told as earlier history"))
    if one.report == two.report and one.sentence == two.sentence:
        found.append((SAME_SENTENCE, "two words of one sentence"))
    return found


def _vectors(one: Known, two: Known) -> list[tuple[float, str]]:
    if one.vector is None or two.vector is None:
        return []
    trigger = 2 * float(one.vector[:128] @ two.vector[:128])
    sentence = 2 * float(one.vector[128:] @ two.vector[128:])
    return [
        (TRIGGER_COSINE * (trigger - MIDDLE_TRIGGER_COSINE), f"the words in their contexts are alike by {trigger:.2f}"),
        (SENTENCE_COSINE * (sentence - MIDDLE_SENTENCE_COSINE), f"the sentences are alike by {sentence:.2f}"),
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
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("event_families.toml").read_text(encoding="utf-8"))


def family_keys(mention: EventMention) -> set[str]:
    """By what a mention is looked up: its word, its kind, and the families that its kind belongs to."""
    keys = {f"word {mention.lemma}"}
    if mention.kind:
        keys.add(f"kind {mention.kind}")
        keys.update(f"family {n}" for n, (kinds, _) in enumerate(_families()) if mention.kind in kinds)
    return keys
