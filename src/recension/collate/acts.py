"""Mentions of events in the record's ids, with the words of their clauses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recension.model.event import Role, Status
from recension.model.reading import EventMention, Reading
from recension.model.report import Report
from recension.model.span import Span

from .alike import stems_of
from .material import Material
from .wording import content_words, find_negation

# A clause is shown up to here; what it says of its act stands near its verb.
CLAUSE_CHARS = 90
NO_SUCH = re.compile(r"\b[Nn]o (?:\w+ing )?(\w+)")


@dataclass(frozen=True, slots=True)
class Act:
    """One mention of an event in the record's ids, with the words of its clause."""

    mention: EventMention
    event: str
    report: Report
    actors: frozenset[str]
    recipients: frozenset[str]
    said_by: tuple[str, ...]
    words: frozenset[str]
    nothing: frozenset[str]
    span: Span

    @property
    def lemma(self) -> str:
        """The verb or noun that names it."""
        return self.mention.lemma.lower()

    def players(self, role: Role) -> frozenset[str]:
        """Who does it, or to whom it is done."""
        return self.actors if role is Role.ACTOR else self.recipients

    def called(self, role: Role, material: Material) -> frozenset[str]:
        """What those are called in words, here and where they are named."""
        words = [a.span.text for a in self.mention.arguments if a.role is role]
        return stems_of(" ".join([*words, *(material.entity[e].name for e in self.players(role))]))


def find_acts(material: Material, reading: Reading, of: Callable[[str], str | None]) -> Iterator[Act]:
    """Every mention of an event that stands in the record."""
    report = material.report[reading.report]
    for mention in reading.events:
        event = of(mention.id)
        if event is None:
            continue
        span = _clause(mention, report)
        clause = _before(span, report) + span.text
        yield Act(
            mention=mention,
            event=event,
            report=report,
            actors=_players(mention, Role.ACTOR, of),
            recipients=_players(mention, Role.RECIPIENT, of),
            said_by=tuple(e for e in (of(c) for c in mention.said_by) if e),
            words=content_words(clause),
            nothing=frozenset(w for found in NO_SUCH.findall(clause) for w in content_words(found)),
            span=span,
        )


def _players(mention: EventMention, role: Role, of: Callable[[str], str | None]) -> frozenset[str]:
    found = (of(a.chain) for a in mention.arguments if a.role is role and a.chain)
    return frozenset(e for e in found if e)


def _clause(mention: EventMention, report: Report) -> Span:
    """The trigger and what follows it in its clause, with the arguments that stand near it."""
    start, end = mention.trigger.start, mention.trigger.end
    negation = find_negation(report.text, start) if mention.status is Status.DENIED else None
    start = start if negation is None else negation
    near = [a.span for a in mention.arguments if abs(a.span.start - start) <= CLAUSE_CHARS]
    start, end = min([start, *(s.start for s in near)]), max([end, *(s.end for s in near)])
    tail = report.text[end : end + CLAUSE_CHARS + 1]
    tail = tail if len(tail) <= CLAUSE_CHARS else tail[: max(tail.rfind(" "), 0)]
    stop = min((i for i in (tail.find(mark) for mark in ",.;:\n—") if i >= 0), default=len(tail))
    end += len(tail[:stop].rstrip())
    return report.span(start, end)


def _before(span: Span, report: Report) -> str:
    """What stands before the clause in its sentence: "they climbed the wall but" of "did not enter"."""
    before = report.text[max(0, span.start - CLAUSE_CHARS) : span.start]
    return before[max(before.rfind(mark) for mark in (". ", "\n", "”", "! ", "? ")) + 1 :]
