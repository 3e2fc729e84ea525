"""The deed that an incident is about, and which kinds of events are its outcomes."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from ..model.event import Event, PloverEvent, Status

_REAL = frozenset({Status.HAPPENED, Status.ONGOING})

Kinds = Mapping[str, str | None]


@cache
def kinds_of(section: str) -> tuple[str, ...]:
    """The kinds of one section of deeds.toml, in their order."""
    table = tomllib.loads(files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8"))
    return tuple(table[section]["kinds"])


def find_chief(events: Sequence[Event], kinds: Kinds) -> Event | None:
    """The attack or accident that most reports tell of."""
    deeds = [e for e in events if is_real(e) and _is_deed(e, kinds)]
    return min(deeds, key=rank, default=None)


def is_outcome(event: Event, kinds: Kinds) -> bool:
    """Whether it is what comes of a deed: a death, a rescue."""
    return kinds.get(event.id) in kinds_of("outcomes")


def _is_deed(event: Event, kinds: Kinds) -> bool:
    is_assault = event.plover.event is PloverEvent.ASSAULT and not is_outcome(event, kinds)
    return is_assault or kinds.get(event.id) in kinds_of("deeds")


def is_real(event: Event) -> bool:
    """Whether the reports tell it as done or under way, and not as earlier history."""
    return event.status in _REAL and not event.background


def rank(event: Event) -> tuple[int, int, int]:
    """Those that most reports tell of come first."""
    return -len({m.report for m in event.mentions}), -len(event.mentions), int(event.id[1:])
