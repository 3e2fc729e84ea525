"""What speaks for or against two event mentions by what they tell: words, people, settings, details.

Each aspect holds all that its findings are made of and no more, so that many mentions have it in common. Those that
have share one object, by whose identity it is looked up what it weighs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.event import Role, Status
from .eventdays import apart_days, are_apart
from .eventreasons import Day, Finding
from .eventwords import alike_means, anybody, are_akin, families, listed, sides_of

Names = frozenset[str]

_UNREAL = frozenset(
    s.value for s in (Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.DEMANDED, Status.HYPOTHETICAL)
)
_OTHER_TOLL, _TWICE = 3, 2


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What is told of a mention by its trigger alone."""

    lemma: str
    kind: str | None
    plural: bool
    code: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who takes part, as clusters of chains and as head words; `one_way` as an attack is and a clash is not.

    Those `described` have a name in no report.
    """

    kind: str | None
    one_way: bool
    actors: Names
    recipients: Names
    actor_words: Names
    recipient_words: Names
    described: Names

    @property
    def is_told(self) -> bool:
        """Whether it tells of anybody."""
        return bool(self.actors or self.recipients or self.actor_words or self.recipient_words)


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """When and where, and whether it is so; `dated` by words of its own, not only by the day of the report.

    `aside` is true in a passage that tells of another happening than the rest of its report.
    """

    day: Day | None
    dated: bool
    place: str | None
    places: Names
    status: str
    background: bool
    aside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """With what, what is counted, how many were hit or took part, what brought it about, the day told of a death.

    What is told of another happening than the news stands `beside` it.
    """

    kind: str | None
    means: Names
    counts: frozenset[tuple[str, bool]]
    tolls: frozenset[int]
    sizes: frozenset[int]
    causes: Names
    ways: Names
    died_on: Day | None = None
    beside: bool = False


def compare_words(a: Word, b: Word) -> Iterator[Finding]:
    """What the triggers say."""
    is_general = _is_general_pair(a, b)
    # the fire in a mill and shots fired, a baton charge and a charge of murder; "the attack" may name a rocket attack,
    # and as well whatever else is told
    one_word = a.lemma == b.lemma and not _are_two_kinds(a.kind, b.kind, is_general)
    if one_word:
        yield Finding("same_lemma", (a.lemma,))
    if a.kind and a.kind == b.kind:
        broad = a.lemma != b.lemma and a.kind in listed("broad")
        if broad and is_general:
            yield Finding("general_word", (a.lemma, b.lemma))
        else:
            yield Finding("broad_kind" if broad else "same_kind", (a.kind,))
    elif is_general:
        yield Finding("general_word", (a.lemma, b.lemma))
    elif not one_word:
        yield Finding("other_kind", (a.kind or a.lemma, b.kind or b.lemma))
    if a.kind in listed("one_off") and b.kind in listed("one_off") and (a.kind == b.kind or is_general):
        yield Finding("one_off")
    if a.kind is None or b.kind is None:
        yield Finding("no_kind")
    if a.plural != b.plural:
        yield Finding("other_number")
    if a.code and a.code == b.code:
        yield Finding("same_code", (a.code,))


def _are_two_kinds(a: str | None, b: str | None, is_general: bool) -> bool:
    """Whether kinds are such that one word for both tells nothing."""
    return a is not None and b is not None and a != b and (is_general or not are_akin(a, b))


def _is_general_pair(a: Word, b: Word) -> bool:
    for kinds, general in families():
        if a.kind in kinds and b.kind in kinds and (a.lemma in general or b.lemma in general):
            return True
    return False


def compare_casts(a: Cast, b: Cast, *, one_report: bool) -> Iterator[Finding]:
    """What those who take part say."""
    sides = (
        (Role.ACTOR, a.actors, b.actors, a.actor_words, b.actor_words),
        (Role.RECIPIENT, a.recipients, b.recipients, a.recipient_words, b.recipient_words),
    )
    if _are_of_two_sides(a, b):
        yield Finding("other_side")
    told = shared = False
    for role, left, right, left_words, right_words in sides:
        if not (left.isdisjoint(right) and left_words.isdisjoint(right_words)):
            told = shared = True
            yield Finding("shared_actor" if role is Role.ACTOR else "shared_recipient")
        elif left and right and left_words.isdisjoint(anybody()) and right_words.isdisjoint(anybody()):
            told = True
            # "gunmen", "the attackers"; "a mine", "the pit": descriptions that differ may be of the same
            sure = a.kind in listed("by_recipient") or (left - a.described and right - b.described)
            yield Finding(_other(role, a) if sure else "described_otherwise")
    if shared:
        return
    if not (a.actors.isdisjoint(b.recipients) and a.recipients.isdisjoint(b.actors)):
        if _is_reversed(a, b):
            yield Finding("reversed")
        elif not told:
            # "the raid on the port" beside "the port was raided": shared across roles counts for something
            yield Finding("crossed_participant")
    elif not told and _lack_people(a, b, one_report=one_report):
        yield Finding("nobody_shared")


def _are_of_two_sides(a: Cast, b: Cast) -> bool:
    """ "Police beat the marchers", "the marchers beat a guard": of what one side does to the other."""
    if not (a.one_way and b.one_way):
        return False
    did = [sides_of(x.actor_words) for x in (a, b)]
    bore = [sides_of(x.recipient_words) for x in (a, b)]
    return any(one and two and one.isdisjoint(two) for one, two in (did, bore))


def _other(role: Role, a: Cast) -> str:
    if role is Role.ACTOR:
        return "other_actor"
    return "other_victim" if a.kind in listed("by_recipient") else "other_recipient"


def have_other_doers(a: Cast, b: Cast) -> bool:
    """Whether what is made by its doer has two: "Tokyo condemned", "Beijing condemned"."""
    if not a.actors or not b.actors or a.kind not in listed("by_actor"):
        return False
    words = (a.actor_words, b.actor_words)
    are_apart = a.actors.isdisjoint(b.actors) and words[0].isdisjoint(words[1])
    return are_apart and not any(anybody() & told for told in words)


def _is_reversed(a: Cast, b: Cast) -> bool:
    """ "Moran shot his uncle", "Moran was shot by his uncle": both sides are known, and the other way round."""
    return (
        a.one_way
        and b.one_way
        and any(
            bool(x.actors & y.recipients) and not x.actors & y.actors and bool(y.actors or x.recipients - y.recipients)
            for x, y in ((a, b), (b, a))
        )
    )


def _lack_people(a: Cast, b: Cast, *, one_report: bool) -> bool:
    """Whether two mentions that share nobody had to share somebody to be one.

    "They accused", "he said": always, across reports; "the attack on the embassy", "the group's rocket attack": if both
    name somebody; "the attack" alone may mean either.
    """
    kinds = (a.kind, b.kind)
    if not one_report and any(k is None or k in listed("speech") for k in kinds):
        return True
    return a.is_told and b.is_told and any(k in listed("by_actor") or k in listed("needs_people") for k in kinds)


def compare_settings(a: Setting, b: Setting) -> Iterator[Finding]:
    """What day, place and reality say."""
    yield from _compare_days(a, b)
    if a.place and b.place:
        same = a.place == b.place or bool(a.places & b.places)
        yield Finding("same_place" if same else "other_place")
    if (a.status in _UNREAL) != (b.status in _UNREAL):
        yield Finding("other_status", (a.status, b.status))
    if a.background != b.background:
        yield Finding("background")
    if a.aside != b.aside:
        yield Finding("aside")


def have_other_days(a: Setting, b: Setting) -> bool:
    """Whether both are dated by words of their own, more than a day apart."""
    return a.dated and b.dated and a.day is not None and b.day is not None and are_apart(a.day, b.day)


def is_later_death(a: Details, b: Details) -> bool:
    """Whether one of two deaths is a single one of another day: "a second cook died on Thursday" of Tuesday's fire."""
    if a.died_on is None or b.died_on is None or not apart_days(a.died_on, b.died_on):
        return False
    return any(one.tolls == {1} and any(n > 1 for n in two.tolls) for one, two in ((a, b), (b, a)))


def came_otherwise(a: Details, b: Details, *, one_report: bool) -> bool:
    """Whether people came to harm in two ways: "hurt by rubber bullets", "hurt when a bus overturned".

    Two reports may also differ on how the same people did, of whom they then seldom tell other numbers.
    """
    if not a.ways or not b.ways or not a.ways.isdisjoint(b.ways):
        return False
    return one_report or (bool(a.tolls and b.tolls) and a.tolls.isdisjoint(b.tolls))


def is_of_other_toll(a: Details, b: Details) -> bool:
    """Whether one is told as another happening than its report's news, and the numbers hit are far apart."""
    one, two = (frozenset(n for n in tolls if n > 1) for tolls in (a.tolls, b.tolls))  # one may be of several
    return a.beside != b.beside and a.kind in listed("harm") and _are_far(one, two, _TWICE)


def _are_far(one: frozenset[int], two: frozenset[int], times: int) -> bool:
    """Whether tolls are so many times apart."""
    pairs = [(max(m, n), max(1, min(m, n))) for m in one for n in two]
    return bool(pairs) and all(most >= times * least for most, least in pairs)


def _compare_days(a: Setting, b: Setting) -> Iterator[Finding]:
    if a.day is None or b.day is None:
        return
    apart = apart_days(a.day, b.day)
    if apart == 0:
        yield Finding("same_day" if a.dated and b.dated else "near_day", (a.day,))
    else:
        # A report of days later tells of it as news, without a date: its own day is only a guess.
        far = "far_days" if a.dated and b.dated else "inferred_days"
        yield Finding(far if apart > 3 else "next_days", (a.day, b.day))


def compare_details(a: Details, b: Details, *, one_report: bool) -> Iterator[Finding]:
    """What numbers, means and causes say."""
    yield from _compare_numbers(a, b, one_report=one_report)
    if a.ways & b.ways:
        yield Finding("same_cause")
    elif a.ways and b.ways:
        yield Finding("other_way", (min(a.ways), min(b.ways)))
    elif a.causes and b.causes and a.kind not in listed("outcomes"):
        same = any(are_akin(one, two) for one in a.causes for two in b.causes)
        yield Finding("same_cause") if same else Finding("other_cause", (min(a.causes), min(b.causes)))
    if a.means and b.means:
        if any(a.means & alike and b.means & alike for alike in (*alike_means(), a.means)):
            yield Finding("same_means")
        else:
            yield Finding("other_means", (min(a.means), min(b.means)))


def _compare_numbers(a: Details, b: Details, *, one_report: bool) -> Iterator[Finding]:
    # tolls differ between reports of one event, but seldom threefold
    if a.kind in listed("by_recipient") and _are_far(a.tolls, b.tolls, _OTHER_TOLL):
        yield Finding("other_toll", (min(a.tolls), min(b.tolls)))
    elif one_report and a.kind == b.kind in listed("outcomes") and a.tolls and b.tolls and a.tolls.isdisjoint(b.tolls):
        yield Finding("two_tolls", (min(a.tolls), min(b.tolls)))
    if not one_report and a.sizes & b.sizes:
        yield Finding("same_size", (max(a.sizes & b.sizes),))
    shared = {word for word, _ in a.counts} & {word for word, _ in b.counts}
    if shared and not a.counts & b.counts:
        yield Finding("other_count", (min(shared),))
