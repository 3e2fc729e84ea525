"""The record as a fold over readings and judgements: the same of either gives the same record, in any order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from recension.model.entity import Entity, EntityType
from recension.model.event import Event, PloverEvent, Role
from recension.model.judgement import Judgement
from recension.model.linked import Linked
from recension.model.quotation import Quotation
from recension.model.reading import EventMention, Reading, Unread
from recension.model.record import MadeBy, Record
from recension.model.report import Report
from recension.model.span import Span
from recension.model.statement import Facet, Statement
from recension.model.times import TimeMention
from recension.model.values import Value, When, Who

from .answer import main_event, make_summary
from .clashes import fold_clashes
from .comparisons import fold_comparisons, number_comparisons, value_key
from .deeds import kinds_of
from .entities import fold_entities
from .events import fold_events
from .headlines import make_title
from .material import Material, Told
from .origins import fold_lineage, fold_origins
from .overlaps import Overlaps
from .told_scene import place_of
from .told_tolls import outdated_headlines
from .uncounted import without_disputed_counts


@dataclass(frozen=True, slots=True)
class Ids:
    """The record's ids for what the readings call by local ids, and the place of each report in canonical order."""

    of_chain: Mapping[str, str]
    of_event: Mapping[str, str]
    place: Mapping[str, int]

    def of(self, local: str) -> str | None:
        """The record's id of a chain or event mention."""
        return self.of_event.get(local) or self.of_chain.get(local)


def fold_record(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    linked: Linked,
    *,
    made_by: MadeBy,
    codebook: str = "recension",
) -> Record:
    """The record of one incident; neither the order of reports nor of statements makes a difference to what it says."""
    in_order = _in_order(reports, linked)
    place = {report.id: n for n, report in enumerate(in_order)}
    read = sorted(readings, key=lambda reading: place[reading.report])
    entities, of_chain = fold_entities(in_order, read, linked)
    events, of_event = fold_events(in_order, read, linked, of_chain, entities)
    ids = Ids(of_chain, of_event, place)
    told, how, lost = _fold_statements(read, linked, ids)
    events = without_people_for_places(events, entities)
    material = Material(in_order, tuple(entities), tuple(events), told, codebook, how)
    side_by_side, quotations = fold_comparisons(material), _fold_quotations(read, ids)
    material, clashes = fold_clashes(material, read, quotations, ids.of)
    comparisons = number_comparisons((*side_by_side, *clashes), material)
    material = replace(material, events=without_disputed_counts(material.events, comparisons))
    chief = main_event(material)
    outdated = outdated_headlines(material, chief, comparisons) if chief else ()
    title = make_title(in_order, chief, place_of(material, chief) if chief else "", outdated)
    return Record(
        made_by=made_by,
        title=title,
        reports=tuple(sorted(in_order, key=lambda r: _given_place(r.id))),
        lineage=fold_lineage(linked.lineage, in_order, linked.judgements),
        entities=material.entities,
        events=material.events,
        statements=material.statements,
        comparisons=comparisons,
        quotations=quotations,
        judgements=tuple(sorted(set(linked.judgements), key=_judgement_key)),
        not_understood=_fold_unread(read, lost, place),
        summary=make_summary(material, title, comparisons),
        codebook=codebook,
    )


def without_people_for_places(events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Events without the places that turned out to be somebody: "at Denton", who is a man in the other reports."""
    people = {e.id for e in entities if e.type in (EntityType.PERSON, EntityType.GROUP)}
    return tuple(replace(e, place=None) if e.place in people else e for e in events)


def _in_order(reports: Sequence[Report], linked: Linked) -> tuple[Report, ...]:
    """The reports in the order of their digests, dated, each with its origin."""
    by_digest = sorted(reports, key=lambda r: r.digest)
    origins = fold_origins(by_digest, linked.judgements)
    return tuple(replace(r, origin=origins[r.id], published=linked.published.get(r.id, r.published)) for r in by_digest)


def _given_place(report_id: str) -> tuple[int, str]:
    digits = report_id.removeprefix("r")
    return (int(digits) if digits.isdigit() else 0, report_id)


def _judgement_key(judgement: Judgement) -> tuple[str, ...]:
    decided = (judgement.author, judgement.made_at or "", judgement.retracted_at or "", judgement.verdict)
    return (judgement.kind, judgement.left, judgement.right, *decided, *judgement.reasons)


def _fold_statements(
    readings: Sequence[Reading], linked: Linked, ids: Ids
) -> tuple[tuple[Statement, ...], dict[str, Told], list[Unread]]:
    """All statements in the record's ids, how each event is told there, and what lost its event, with the reason."""
    kept: dict[tuple[object, ...], tuple[Statement, Told]] = {}
    lost = []
    for reading in readings:
        mentions = {mention.id: mention for mention in reading.events}
        times = Overlaps((t for t in reading.times if t.id in linked.whens), lambda t: t.span)
        # Two readings of one figure differ in no more than their method: the first by its writing stays, in any order.
        for statement in sorted(reading.statements, key=lambda s: (s.span, repr(s))):
            about = ids.of(statement.about)
            if about is None:
                lost.append(Unread(statement.span, f"what the {statement.facet} speaks of was not found"))
                continue
            mapped = _mapped(statement, about, times, linked, ids)
            how = _how_told(mentions.get(statement.about), linked, ids)
            kept.setdefault(_statement_key(mapped, ids), (mapped, how))
    in_order = [kept[key] for key in sorted(kept, key=repr_key)]
    told = tuple(replace(statement, id=f"s{n}") for n, (statement, _) in enumerate(in_order, start=1))
    return told, {s.id: how for s, (_, how) in zip(told, in_order, strict=True)}, lost


def _how_told(mention: EventMention | None, linked: Linked, ids: Ids) -> Told:
    if mention is None:
        return Told()
    when = linked.whens.get(mention.id)
    # A day that was only inferred, from the report's own, carries no words and parts nothing.
    players = {role: _players(mention, role, ids) for role in Role}
    victims = players[Role.RECIPIENT] or players[Role.ACTOR]
    everybody = frozenset().union(*players.values())
    worded = when is not None and bool(when.text)
    inferred = None if worded else when
    deed = mention.plover.event is PloverEvent.ASSAULT or mention.kind in kinds_of("deeds")
    return Told(when if worded else None, mention.background, everybody, victims, inferred, deed)


def _players(mention: EventMention, role: Role, ids: Ids) -> frozenset[str]:
    found = (ids.of_chain.get(a.chain) for a in mention.arguments if a.role is role and a.chain)
    return frozenset(e for e in found if e)


def repr_key(key: tuple[object, ...]) -> tuple[object, ...]:
    """Keys hold None beside numbers, which have no order; only their last parts do, and those go by their writing."""
    return (*key[:4], repr(key[4:]))


def _statement_key(statement: Statement, ids: Ids) -> tuple[object, ...]:
    facet = list(Facet).index(statement.facet)
    span = statement.span
    value = value_key(statement.value)
    return (ids.place[statement.report], span.start, span.end, facet, statement.about, statement.mood, value)


def _mapped(statement: Statement, about: str, times: Overlaps[TimeMention], linked: Linked, ids: Ids) -> Statement:
    said_by = tuple(e for e in (ids.of_chain.get(c) for c in statement.said_by) if e is not None)
    value = _mapped_value(statement, times, linked, ids)
    return replace(statement, about=about, said_by=tuple(dict.fromkeys(said_by)), value=value)


def _mapped_value(statement: Statement, times: Overlaps[TimeMention], linked: Linked, ids: Ids) -> Value:
    value = statement.value
    match value:
        case Who():
            return replace(value, entity=ids.of_chain.get(value.entity) if value.entity else None)
        case When() if value.start is None and value.end is None:
            return _resolved(statement, value, times, linked)
    return value


def _resolved(statement: Statement, value: When, times: Overlaps[TimeMention], linked: Linked) -> When:
    """The time on the calendar, as linking resolved the expression that stands there."""
    said = statement.span
    near = sorted(times.of(said), key=lambda t: (t.span.text != value.text, t.span != said, t.span))
    return replace(linked.whens[near[0].id], text=value.text) if near else value


def _fold_quotations(readings: Sequence[Reading], ids: Ids) -> tuple[Quotation, ...]:
    found = [_mapped_quotation(q, ids) for q in chain.from_iterable(reading.quotations for reading in readings)]
    return tuple(sorted(found, key=lambda q: (ids.place[q.content.report], q.content.start, q.content.end)))


def _mapped_quotation(quotation: Quotation, ids: Ids) -> Quotation:
    speaker = quotation.speaker
    known = ids.of_chain.get(speaker.entity) if speaker.entity else None
    return replace(quotation, speaker=replace(speaker, entity=known))


def _fold_unread(readings: Sequence[Reading], lost: Sequence[Unread], place: Mapping[str, int]) -> tuple[Unread, ...]:
    def position(span: Span) -> tuple[int, int, int]:
        return place[span.report], span.start, span.end

    found = {*lost, *chain.from_iterable(reading.unread for reading in readings)}
    return tuple(sorted(found, key=lambda u: (*position(u.span), u.reason)))
