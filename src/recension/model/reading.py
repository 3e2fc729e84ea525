"""A reading: what one report says, before anything is known of the other reports.

Ids inside a reading are local ids, "<report digest's first 12 hex digits>:<kind letter><start>-<end>": `m` for an
entity's chain (its first mention), `e` for an event mention (its trigger), `t` for a time, `s` for a statement.
"""

from dataclasses import dataclass
from functools import cached_property

from .entity import EntityType, MentionKind
from .event import Plover, Relation, Role, Status
from .quotation import Quotation
from .report import Report
from .span import Span
from .statement import Statement
from .times import TimeMention


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names, describes or points at somebody or something. `head` is its head word.

    `name` is the proper form without titles and articles ("Adil Abdul-Mahdi"), for mentions by name only.
    """

    span: Span
    head: Span
    kind: MentionKind
    name: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Chain:
    """An entity as one report tells it: mentions that corefer within the report, in text order.

    `also` holds other proper names that the text itself equates with it ("Kataeb Hezbollah (Hezbollah Brigades)").
    `within` is the chain of the place that the text puts it in ("Green Zone of Baghdad"). `reasons` says why each
    mention after the first joined.
    """

    id: str
    type: EntityType
    mentions: tuple[Mention, ...]
    also: tuple[str, ...] = ()
    within: str | None = None
    reasons: tuple[str, ...] = ()
    score: float = 1.0

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The distinct proper forms, in text order."""
        return tuple(dict.fromkeys(m.name for m in self.mentions if m.name))


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part in an event mention: the chain where there is one, and the words."""

    role: Role
    chain: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class MentionLink:
    """What one event mention is to another of the same report, with the words that say so."""

    event: str
    relation: Relation
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words by which event mentions are compared: trigger, and lemmas of what hangs on it and of its sentence."""

    trigger: str
    around: frozenset[str]
    sentence: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place that tells of an event. `trigger` is the word, `clause` the words around it that make a label.

    `times` are ids of the time mentions that date it, `alongside` those of the events of its sentence told as at one
    time with it; `place` is a chain's id; `vector` is the trigger's embedding, of length 1, and `words` what it is
    compared by beside it; `said_by` and `cue` as in a statement; `score` in [0, 1]; `kind` names its class in the event
    tables.
    """

    id: str
    trigger: Span
    lemma: str
    label: str
    plover: Plover
    arguments: tuple[Argument, ...]
    times: tuple[str, ...]
    place: str | None
    status: Status
    background: bool
    links: tuple[MentionLink, ...] = ()
    said_by: tuple[str, ...] = ()
    cue: Span | None = None
    tense: str | None = None
    score: float = 1.0
    vector: tuple[float, ...] = ()
    kind: str | None = None
    words: EventWords | None = None
    alongside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that look as if they said something, and why no statement came of them."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says. Statements are about ids of chains or event mentions of the same reading."""

    report: str
    chains: tuple[Chain, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unread: tuple[Unread, ...] = ()


def local_id(report: Report, kind: str, start: int, end: int) -> str:
    """The local id of what stands at `start`..`end`; the same in any process and any order of reports."""
    return f"{report.digest[:12]}:{kind}{start}-{end}"
