"""The deed that an incident is about, and which kinds of events are its outcomes."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from ..model.event import REAL, Event, PloverEvent

Kinds = Mapping[str, str | None]


@cache
def kinds_of(section: str) -> tuple[str, ...]:
    """The kinds of one section of deeds.toml, in their order."""
    table = tomllib.loads(files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8"))
    return tuple(table[section]["kinds"])


@cache
def scene_words(kind: str) -> frozenset[str]:
    """The words for the place that was told of, or those for another one."""
    table = tomllib.loads(files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8"))
    return frozenset(table["scenes"][kind])


def find_chief(events: Sequence[Event], kinds: Kinds) -> Event | None:
    """The attack or accident that most reports tell of."""
    return min(_deeds(events, kinds), key=rank, default=None)


def find_deeds(events: Sequence[Event], kinds: Kinds) -> list[Event]:
    """The attacks and accidents, those that most reports tell of first."""
    return sorted(_deeds(events, kinds), key=rank)


def _deeds(events: Sequence[Event], kinds: Kinds) -> list[Event]:
    return [e for e in events if is_real(e) and _is_deed(e, kinds)]


def is_outcome(event: Event, kinds: Kinds) -> bool:
    """Whether it is what comes of a deed: a death, a rescue."""
    return kinds.get(event.id) in kinds_of("outcomes")


def _is_deed(event: Event, kinds: Kinds) -> bool:
    is_assault = event.plover.event is PloverEvent.ASSAULT and not is_outcome(event, kinds)
    return is_assault or kinds.get(event.id) in kinds_of("deeds")


def is_real(event: Event) -> bool:
    """Whether the reports tell it as done or under way, and not as earlier history."""
    return event.status in REAL and not event.background


def rank(event: Event) -> tuple[int, int, int]:
    """Those that most reports tell of come first."""
    return -len({m.report for m in event.mentions}), -len(event.mentions), int(event.id[1:])
