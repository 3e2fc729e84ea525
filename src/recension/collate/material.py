"""What comparisons are made from: everything folded already, in the record's own ids."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recension.model.entity import Entity, EntityType
from recension.model.event import Event
from recension.model.report import Report
from recension.model.span import Span
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity, Truth, When

PEOPLE = frozenset(
    {
        Facet.KILLED,
        Facet.WOUNDED,
        Facet.MISSING,
        Facet.DETAINED,
        Facet.ABDUCTED,
        Facet.FREED,
        Facet.DISPLACED,
        Facet.PARTICIPANTS,
        Facet.TROOPS,
    }
)
OFFICIAL = frozenset({EntityType.GOVERNMENT, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Told:
    """How a statement's event is told where it stands: when by words of its own, as history or not, of whom.

    `inferred` is the time of an event without such words, as a rule near the day of the report.
    `victims` are those to whom it is done, or who do it where it is done to nobody ("he died"); of what
    `is_deed`, a blast or an assault, an incident has one.
    """

    when: When | None = None
    background: bool = False
    players: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    inferred: When | None = None
    is_deed: bool = False


@dataclass(frozen=True)
class Material:
    """What comparisons are made from: all of it folded already, in the record's own ids."""

    reports: tuple[Report, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    codebook: str = "recension"
    told: Mapping[str, Told] = field(default_factory=dict)

    @cached_property
    def report(self) -> dict[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.events}

    @cached_property
    def within(self) -> dict[str, frozenset[str]]:
        """For each entity the ids of all that contain it, nearest and farther."""
        return {e.id: self._around(e) for e in self.entities}

    def _around(self, entity: Entity) -> frozenset[str]:
        found: set[str] = set()
        at = entity.within
        # A report that garbles names can put two places within each other.
        while at and at not in found and at in self.entity:
            found.add(at)
            at = self.entity[at].within
        return frozenset(found - {entity.id})

    @cached_property
    def scale(self) -> dict[str, float]:
        """The largest number of people that any report counts in each event."""
        found: dict[str, float] = {}
        for s in self.statements:
            if s.facet in PEOPLE and isinstance(s.value, Quantity):
                found[s.about] = max(found.get(s.about, 0), s.value.low or s.value.high or 0)
        return found

    @cached_property
    def counts(self) -> dict[tuple[str, Facet], list[tuple[Span, float]]]:
        """The firm figures that each report gives of those to whom one thing happened, each with its words."""
        found: dict[tuple[str, Facet], list[tuple[Span, float]]] = {}
        for s in self.statements:
            if s.facet in PEOPLE and isinstance(s.value, Quantity) and s.value.low == s.value.high and s.value.low:
                found.setdefault((s.report, s.facet), []).append((s.span, s.value.low))
        return found

    @cached_property
    def _truths(self) -> dict[str, list[Statement]]:
        """What each report says to be so or not, in text order."""
        found: dict[str, list[Statement]] = {}
        for s in self.statements:
            if isinstance(s.value, Truth):
                found.setdefault(s.span.report, []).append(s)
        return {report: sorted(said, key=lambda s: s.span.start) for report, said in found.items()}

    @cached_property
    def _longest(self) -> dict[str, int]:
        """The length of the longest of those in each report."""
        return {report: max(s.span.end - s.span.start for s in said) for report, said in self._truths.items()}

    def truths_at(self, span: Span) -> list[Statement]:
        """The statements of whether something is so that share text with the span."""
        said = self._truths.get(span.report, [])
        first = bisect_left(said, span.start - self._longest.get(span.report, 0), key=lambda s: s.span.start)
        last = bisect_left(said, span.end, key=lambda s: s.span.start)
        return [s for s in said[first:last] if span.start < s.span.end]

    def origin(self, report: str) -> str:
        """The independent origin of the report; its own id where none was found."""
        return self.report[report].origin or report

    def is_named(self, entity: str | None) -> bool:
        """Whether a report calls the entity by a proper name."""
        return entity in self.entity and bool(self.entity[entity].aliases)

    def is_official(self, statement: Statement) -> bool:
        """Whether the count is credited to a body, or to somebody who speaks with a title."""
        credited = [self.entity[e] for e in statement.said_by if e in self.entity]
        return any(e.type in OFFICIAL or e.titles for e in credited)

    @cached_property
    def _told_at(self) -> dict[str, list[tuple[int, str]]]:
        """Where each report mentions events, in text order, with the event's id."""
        found: dict[str, list[tuple[int, str]]] = {r.id: [] for r in self.reports}
        for event in self.events:
            for mention in event.mentions:
                found[mention.report].append((mention.start, event.id))
        return {report: sorted(mentions, key=lambda m: m[0]) for report, mentions in found.items()}

    def event_at(self, span: Span) -> str | None:
        """The event that is told nearest to the span; None where its report tells of none."""
        told = self._told_at[span.report]
        place = bisect_left(told, span.start, key=lambda m: m[0])
        near = told[max(0, place - 1) : place + 1]
        return min(near, key=lambda m: abs(m[0] - span.start))[1] if near else None
