"""What the templates show, worked out from the record."""

from collections import Counter
from dataclasses import dataclass

from ..model.comparison import Verdict
from ..model.entity import Entity
from ..model.event import Event
from ..model.quotation import Quotation
from ..model.record import Record


class Labels:
    """Names for ids."""

    def __init__(self, record: Record) -> None:
        self._names = {e.id: e.label for e in record.events} | {e.id: e.name for e in record.entities}

    def of(self, some_id: str | None) -> str:
        """The label of an event or entity; empty where there is none."""
        return self._names.get(some_id or "", "")

    def credit(self, said_by: tuple[str, ...]) -> str:
        """Whom the report credits, outermost first: "the ministry, citing police"."""
        return ", citing ".join(filter(None, (self.of(s) for s in said_by)))


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation with its number in the record, which is its anchor."""

    number: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody and all that is quoted of them."""

    name: str
    quotations: tuple[Said, ...]


def counted_verdicts(record: Record) -> list[tuple[Verdict, int]]:
    """How many comparisons have each verdict, sharpest first."""
    counts = Counter(c.verdict for c in record.comparisons)
    return [(verdict, counts[verdict]) for verdict in reversed(Verdict) if counts[verdict]]


def timeline_of(record: Record) -> list[Event]:
    """Dated events in the order of their times; earlier history last."""
    dated = [e for e in record.events if e.time.start]
    return sorted(dated, key=lambda e: (e.background, e.time.start or "", e.time.end or "", e.id))


def people_of(record: Record) -> list[Entity]:
    """Entities with a proper name, the most mentioned first."""
    return sorted((e for e in record.entities if e.aliases), key=lambda e: (-len(e.mentions), e.id))


def quotations_by_speaker(record: Record, labels: Labels) -> list[SpeakerView]:
    """Quotations under whoever said them; those whose speaker is left open come last."""
    groups: dict[str, list[Said]] = {}
    for number, quotation in enumerate(record.quotations, start=1):
        words = quotation.speaker.span.text if quotation.speaker.span else ""
        groups.setdefault(labels.of(quotation.speaker.entity) or words, []).append(Said(number, quotation))
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", -len(group[1]), group[0]))
    return [SpeakerView(name or "Speaker left open", tuple(said)) for name, said in ordered]
