"""Statements: everything said is a statement with its words."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span
from .values import Value


class Facet(StrEnum):
    """Which side of an event or entity a statement speaks of."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    FREED = "freed"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"
    TROOPS = "troops"
    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    MEASURE = "measure"
    WHEN = "when"
    WHERE = "where"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    HAPPENED = "happened"
    RESPONSIBLE = "responsible"
    CAUSE = "cause"


class Mood(StrEnum):
    """How the report puts what it states."""

    STATED = "stated"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says, in one place, on one facet of one event or entity.

    `said_by` names whom the report credits, outermost first; empty where it says it in its own voice. `group` is the
    subgroup that a figure counts, in the report's words ("tourists" in "10 of the 12 were tourists"); None for all.
    `additional` is true of "a further six". `method` names the construction that was read; `score` is in [0, 1].
    """

    id: str
    report: str
    span: Span
    about: str
    facet: Facet
    value: Value
    said_by: tuple[str, ...] = ()
    mood: Mood = Mood.STATED
    method: str = ""
    score: float = 1.0
    group: str | None = None
    additional: bool = False
    cue: Span | None = None
