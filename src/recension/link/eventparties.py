"""What phrases for those who take part in an event tell: head words, states, numbers, how people came to harm."""

import re
from functools import lru_cache

from ..model.event import Role
from ..model.reading import EventMention
from ..text.countries import find_country, find_country_of
from .eventwords import find_round_toll, find_toll, listed, ways_of

_REMEMBERED = 8192  # phrases: reports of one incident name the same people again and again
_TELLING_SIZE = 5  # two events of 2 are often two, two of 23 seldom
_SHORT = 3  # letters of a word whose last s is no plural
# What follows the head of a noun phrase: "fighters from the north", "a man who …".
_AFTER_HEAD = re.compile(r"\s(?:of|in|from|at|on|with|by|near|who|which|that|for|to)\s|,\s")


def words_of(event: EventMention, role: Role) -> frozenset[str]:
    """The head word of each participant's phrase, without its plural: "fighter" of "two dozen fighters"."""
    heads = (_head_word(a.span.text) for a in event.arguments if a.role is role)
    states = (_state(a.span.text) for a in event.arguments if a.role is role)
    return frozenset(map(_singular, filter(None, heads))) | {state for state in states if state}


def _singular(head: str) -> str:
    """Without its plural: "soldier" of "soldiers", but "gas", "bus", "glass" as they are."""
    return head if len(head) <= _SHORT or head.endswith("ss") else head.removesuffix("s")


@lru_cache(maxsize=_REMEMBERED)
def _state(phrase: str) -> str | None:
    """ "North Korea fired", "the North Korean launch": one state by noun and by adjective."""
    country = find_country(phrase) or find_country_of(phrase)
    return f"state {country.code}" if country else None


@lru_cache(maxsize=_REMEMBERED)
def _head_word(phrase: str) -> str:
    words = _AFTER_HEAD.split(phrase.lower())[0].split()
    head = words[-1].strip(",.\"“”’'") if words else ""
    # "The six-year-old" tells of somebody, and of nobody else than "the boy" does; "more than 40" tells of people.
    if head.endswith("-year-old"):
        return "person"
    return "people" if find_toll(head) is not None else head


def counted(event: EventMention) -> frozenset[tuple[str, bool]]:
    """The last word of each thing that takes part, and whether it is several: "three missiles", "a missile"."""
    heads = (_head_word(a.span.text) for a in event.arguments if a.role is not Role.ACTOR)
    return frozenset((head.removesuffix("s"), head.endswith("s")) for head in heads if head.isalpha())


def tolls_of(event: EventMention) -> frozenset[int]:
    """Numbers of those who bear it, round ones by what they are about."""
    borne = [a.span.text for a in event.arguments if a.role is Role.RECIPIENT]
    exact = ((find_toll(phrase), phrase) for phrase in borne)
    found = (find_round_toll(phrase) if toll is None else toll for toll, phrase in exact)
    return frozenset(n for n in found if n is not None)


def sizes_of(event: EventMention) -> frozenset[int]:
    """Numbers of those who take part that are large enough to tell an event by: "23 smugglers"."""
    found = (find_toll(a.span.text) for a in event.arguments)
    return frozenset(n for n in found if n is not None and n >= _TELLING_SIZE)


def words_before(event: EventMention) -> frozenset[str]:
    """The words of the label up to the trigger: "nuclear" of "sixth nuclear test"."""
    return frozenset(event.label.lower().split(event.trigger.text.lower())[0].replace("-", " ").split())


def find_ways(event: EventMention, causes: set[str]) -> frozenset[str]:
    """How those came to harm who died or were hurt."""
    if event.kind not in listed("outcomes"):
        return frozenset()
    return ways_of(frozenset(causes), words_of(event, Role.ACTOR) | words_of(event, Role.OTHER))
