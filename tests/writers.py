"""Readings written by hand, and the record that they fold to."""

import dataclasses
import hashlib

from recension.collate.fold import fold_record
from recension.model.comparison import Comparison
from recension.model.entity import EntityType, MentionKind
from recension.model.event import Plover, Role, Status
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.linked import Linked
from recension.model.quotation import Quotation, QuotationKind, Speaker
from recension.model.reading import Argument, Chain, EventMention, Mention, Reading, local_id
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Part, PartKind, Published, Report
from recension.model.span import Span
from recension.model.statement import Facet, Statement
from recension.model.values import Precision, Quantity, Value, When

MADE_BY = MadeBy("recension", "0", "none")


class Writer:
    """Writes one report's reading by hand."""

    def __init__(self, number: int, text: str) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        parts = (Part(PartKind.BODY, 0, len(text)),)
        self.report = Report(f"r{number}", digest, f"{number}.txt", text, title=text.split(".")[0], parts=parts)
        self.events: list[EventMention] = []
        self.chains: list[Chain] = []
        self.statements: list[Statement] = []
        self.quotations: list[Quotation] = []
        self.whens: dict[str, When] = {}

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return self.report.span(start, start + len(words))

    def who(self, name: str) -> str:
        span = self.span(name)
        chain = Chain(
            local_id(self.report, "m", span.start, span.end),
            EntityType.GROUP,
            (Mention(span, span, MentionKind.NAME, name),),
        )
        self.chains.append(chain)
        return chain.id

    def event(self, words: str, lemma: str, status: Status = Status.HAPPENED, **who: str) -> str:
        span = self.span(words)
        arguments = tuple(Argument(Role(role), chain, span) for role, chain in who.items())
        local = local_id(self.report, "e", span.start, span.end)
        self.events.append(
            EventMention(local, span, lemma, words, Plover(None), arguments, (), None, status, background=False)
        )
        return local

    def day(self, event: str, iso: str) -> None:
        self.whens[event] = When(iso, iso, Precision.DAY, "that day")

    def says(self, words: str, about: str, facet: Facet, value: Value, **more: object) -> None:
        span = self.span(words)
        local = local_id(self.report, "s", span.start, span.end)
        self.statements.append(
            dataclasses.replace(Statement(local, self.report.id, span, about, facet, value), **more)  # type: ignore[arg-type]
        )

    def quote(self, words: str, speaker: str | None = None) -> None:
        self.quotations.append(Quotation(QuotationKind.DIRECT, self.span(words), None, Speaker(speaker, None)))

    @property
    def reading(self) -> Reading:
        return Reading(
            self.report.id,
            tuple(self.chains),
            events=tuple(self.events),
            statements=tuple(self.statements),
            quotations=tuple(self.quotations),
        )


def people(low: int | None, high: int | None, unit: str = "person", *, about: bool = False) -> Quantity:
    return Quantity(low, high, about, unit, f"{low or 'up to'} {high or ''}")


def fold(
    *writers: Writer,
    days: dict[str, str] | None = None,
    same: tuple[str, str] | None = None,
    one_event: tuple[str, str] | None = None,
    copied: tuple[str, str] | None = None,
    codebook: str = "recension",
) -> Record:
    pairs = ((JudgementKind.ENTITY, same), (JudgementKind.EVENT, one_event), (JudgementKind.TEXT, copied))
    judged = tuple(Judgement(kind, *pair, Sameness.SAME, 1.0, ("by hand",)) for kind, pair in pairs if pair)
    published = {r: Published(d, d, DatedBy.METADATA) for r, d in (days or {}).items()}
    whens = {event: when for w in writers for event, when in w.whens.items()}
    linked = Linked(judgements=judged, published=published, whens=whens)
    return fold_record(
        [w.report for w in writers], [w.reading for w in writers], linked, made_by=MADE_BY, codebook=codebook
    )


def compared(record: Record, facet: Facet) -> list[Comparison]:
    return [c for c in record.comparisons if c.facet is facet]


def raid(number: int, text: str, words: str, value: Quantity, verb: str = "killed", **more: object) -> Writer:
    writer = Writer(number, text)
    writer.says(words, writer.event(verb, "kill"), Facet.KILLED, value, **more)
    return writer
