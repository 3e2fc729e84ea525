"""What the views look up in the record: names for ids, and which fact a statement stands in."""

from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..model.comparison import Comparison, Verdict
from ..model.entity import Entity
from ..model.event import Event
from ..model.record import Record
from ..model.report import Report
from ..model.statement import Facet, Statement
from .texts import one_line

LABEL_CHARS = 110
NAME_CHARS = 60
OUTLET_CHARS = 28


class Index:
    """The record by its ids."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.reports: dict[str, Report] = {r.id: r for r in record.reports}
        self.events: dict[str, Event] = {e.id: e for e in record.events}
        self.entities: dict[str, Entity] = {e.id: e for e in record.entities}
        self.statements: dict[str, Statement] = {s.id: s for s in record.statements}

    @cached_property
    def comparison_of(self) -> dict[str, str]:
        """The comparison that each statement stands in."""
        return {s: c.id for c in self.record.comparisons for v in c.values for s in v.statements}

    @cached_property
    def about(self) -> dict[str, list[Comparison]]:
        """The comparisons of each event and entity."""
        found: dict[str, list[Comparison]] = defaultdict(list)
        for comparison in self.record.comparisons:
            found[comparison.about].append(comparison)
        return found

    @cached_property
    def only_told(self) -> dict[str, list[str]]:
        """For each event the comparisons that only say that one origin tells of it: the list of events shows that."""
        found: dict[str, list[str]] = defaultdict(list)
        for comparison in self.record.comparisons:
            if is_only_told(comparison) and comparison.about in self.events:
                found[comparison.about].append(comparison.id)
        return found

    def label(self, some_id: str | None) -> str:
        """The label of an event or the name of an entity; empty where there is none."""
        if event := self.events.get(some_id or ""):
            return one_line(event.label, LABEL_CHARS)
        entity = self.entities.get(some_id or "")
        return one_line(entity.name, NAME_CHARS) if entity else ""

    def credit(self, said_by: tuple[str, ...]) -> str:
        """Whom the report credits, outermost first: "the ministry, citing police"."""
        credited = (self.entities[s].name_within for s in said_by if s in self.entities)
        return ", citing ".join(one_line(name, NAME_CHARS) for name in credited)

    def outlet(self, report_id: str) -> str:
        """A short name for a report: its outlet, or its file where that is unknown."""
        report = self.reports.get(report_id)
        if report is None:
            return report_id
        return one_line((report.outlet or _file_name(report.file)).removeprefix("www."), OUTLET_CHARS)

    def fact_of(self, statement: Statement) -> str | None:
        """What on the page a statement belongs to: its comparison, else what it is about."""
        fallback = statement.about if statement.about in self.events or statement.about in self.entities else None
        return self.comparison_of.get(statement.id, fallback)


def is_only_told(comparison: Comparison) -> bool:
    """Whether all that it says is that one origin tells of the event."""
    return comparison.facet is Facet.HAPPENED and comparison.verdict is Verdict.SINGLE


def _file_name(file: str) -> str:
    if "://" in file:
        return urlsplit(file.replace("[", "").replace("]", "")).netloc or file
    return PurePosixPath(file.replace("\\", "/")).stem or file
