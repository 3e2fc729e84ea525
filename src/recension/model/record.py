"""The record: everything that the reports say of one incident, side by side, each fact with its words."""

import dataclasses
import json
from dataclasses import dataclass

from .comparison import Comparison, Lineage
from .entity import Entity
from .event import Event
from .judgement import Judgement
from .quotation import Quotation
from .reading import Unread
from .report import Report
from .statement import Statement
from .wire import from_plain, to_plain

FORMAT = "recension.record/1"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What wrote the record: the program, its version and the digest of the encoder's weights."""

    name: str
    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Record:
    """One incident as its reports tell it. `digest` of a report is its identity, "r1" its place in this record."""

    made_by: MadeBy
    title: str
    reports: tuple[Report, ...]
    lineage: tuple[Lineage, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    not_understood: tuple[Unread, ...] = ()
    summary: str = ""
    codebook: str = "recension"
    format: str = FORMAT

    def to_json(self) -> str:
        """The record as JSON, format 1: the same record gives the same bytes."""
        names = ["format", *(f.name for f in dataclasses.fields(self) if f.name != "format")]
        return json.dumps({n: to_plain(getattr(self, n)) for n in names}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Record":
        """The record that `to_json` wrote.

        Raises:
            InvalidRecord: the text is not JSON, or not a record of format 1.
        """
        return from_plain(cls, text, FORMAT)
