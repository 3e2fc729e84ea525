"""Events: what the reports tell as happening, planned, threatened or denied."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span
from .values import When


class PloverEvent(StrEnum):
    """PLOVER's sixteen events (manual of 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an event happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


# What is told as so.
REAL = frozenset({Status.HAPPENED, Status.ONGOING})


class Role(StrEnum):
    """What a participant does in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    OTHER = "other"


class Relation(StrEnum):
    """What an event is to the event that its link names: it causes, answers, belongs to or precedes it."""

    CAUSE = "cause"
    RETALIATION = "retaliation"
    PART_OF = "part-of"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER's event, mode and context; None where none fits."""

    event: PloverEvent | None
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part and how: the entity where it is known, and the report's words."""

    role: Role
    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class EventLink:
    """This event's relation to another event, with the words that say so; where none do, `reason` says why it holds."""

    event: str
    relation: Relation
    spans: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening over all reports; a fold over event mentions joined by judgements."""

    id: str
    label: str
    plover: Plover
    time: When
    place: str | None
    participants: tuple[Participant, ...]
    status: Status
    background: bool
    mentions: tuple[Span, ...]
    links: tuple[EventLink, ...] = ()
