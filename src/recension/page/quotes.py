"""Quotations by speaker, direct and indirect apart."""

from collections import defaultdict
from dataclasses import dataclass

from ..model.quotation import Quotation, QuotationKind
from .index import Index
from .texts import one_line

OPEN = "Speaker left open"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: its number in the record, the outlet, and where the same words stand in other reports."""

    number: int
    quotation: Quotation
    outlet: str
    speaker: str
    also: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody and all that is quoted of them."""

    entity: str | None
    name: str
    direct: tuple[Quoted, ...]
    indirect: tuple[Quoted, ...]


def speakers_of(index: Index) -> tuple[Speaking, ...]:
    """Speakers, the most quoted first; quotations whose speaker is left open come last."""
    groups: dict[tuple[str | None, str], list[tuple[int, Quotation]]] = defaultdict(list)
    for number, quotation in enumerate(index.record.quotations, start=1):
        entity, span = quotation.speaker.entity, quotation.speaker.span
        name = index.label(entity) or (one_line(span.text, 60) if span else OPEN)
        groups[entity if entity in index.entities else None, name].append((number, quotation))
    ordered = sorted(groups.items(), key=lambda g: (g[0][1] == OPEN, -len(g[1]), g[0][1]))
    return tuple(_speaking(entity, name, said, index) for (entity, name), said in ordered)


def _speaking(entity: str | None, name: str, said: list[tuple[int, Quotation]], index: Index) -> Speaking:
    direct = [s for s in said if s[1].kind is not QuotationKind.INDIRECT]
    indirect = [s for s in said if s[1].kind is QuotationKind.INDIRECT]
    return Speaking(entity, name, _once(direct, index), _once(indirect, index))


def _once(said: list[tuple[int, Quotation]], index: Index) -> tuple[Quoted, ...]:
    """The same words in several reports stand once, with their other places."""
    same: dict[str, list[tuple[int, Quotation]]] = defaultdict(list)
    for number, quotation in said:
        same[" ".join(quotation.content.text.casefold().split()).strip(" .,;")].append((number, quotation))
    return tuple(_quoted(places, index) for places in same.values())


def _quoted(places: list[tuple[int, Quotation]], index: Index) -> Quoted:
    (number, quotation), *rest = places
    span = quotation.speaker.span
    also = tuple((n, q.content.report) for n, q in rest)
    speaker = one_line(span.text, 60) if span else ""
    return Quoted(number, quotation, index.outlet(quotation.content.report), speaker, also)
