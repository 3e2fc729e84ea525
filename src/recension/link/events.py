"""Which event mentions, within and across reports, tell one event, by what each tells."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..encoder import Encoder
from ..model.entity import EntityType, MentionKind
from ..model.event import Relation, Role, Status
from ..model.judgement import Judgement
from ..model.reading import Chain, EventMention, Reading
from ..model.report import Report
from ..model.values import Precision, When
from .again import with_antecedents
from .elsewhere import SENTENCE_END, with_others
from .eventclusters import Cluster, cluster_events, cluster_of
from .eventcopies import gather_copies
from .eventjudgements import judge_apart, judge_joined
from .eventoutcomes import tie_outcomes
from .eventpairs import Known
from .eventparties import counted, find_ways, sizes_of, tolls_of, words_before, words_of
from .eventweigher import Weigher
from .eventwords import family_keys, find_means, listed
from .introduced import (
    find_passages,
    is_another,
    is_indefinite,
    passage_of,
    points_back,
    tells_on,
    with_history,
)

_DAYS = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.WEEK})


def link_events(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    entity_of: Mapping[str, str],
    whens: Mapping[str, When],
    encoder: Encoder | None = None,
) -> tuple[Judgement, ...]:
    """Judgements that event mentions are one event, or are kept apart for a reason.

    First within each report, whose later mentions lean on what its earlier ones told; then across reports, where all
    that a report tells of an event speaks for each of its mentions.

    Args:
        reports, readings: of one incident, in the order of the reports' digests.
        entity_of: the cluster of each chain, by chain id.
        whens: when each event mention happened, by its id.
        encoder: gives the chance that two triggers tell one event; without it the cosines of their vectors stand in.
    """
    by_id = {r.id: r for r in reports}
    told: list[tuple[Report | None, list[Known]]] = []
    described = _described(readings, entity_of)
    for reading in _in_order(reports, readings):
        report = by_id.get(reading.report)
        known = _know(report.text if report else "", reading, entity_of, whens)
        known = [replace(k, described=own) if (own := (k.actors | k.recipients) & described) else k for k in known]
        known = with_antecedents(report.text if report else "", known)
        known = with_history(known, report.published if report else None)
        told.append((report, with_others(report.text if report else "", known)))
    weigher = Weigher(encoder, [k for _, known in told for k in known])
    local: list[Cluster] = []
    for report, known in told:
        day = _story_day(known, report)
        local.extend(_enriched(cluster, day) for cluster in _cluster_report(known, weigher))
    # Again with what each has taken in: two that began apart, of a bare headline each, may tell enough by now.
    clusters = cluster_events(cluster_events(gather_copies(local), weigher, across=True), weigher, across=True)
    joined = judge_joined([cluster.members for cluster in clusters], weigher)
    return (*joined, *judge_apart([(c.members[0], c.witnesses[0]) for c in clusters], weigher))


def _cluster_report(known: Sequence[Known], weigher: Weigher) -> list[Cluster]:
    """The clusters of one report: first what happened, then whom it hit, at the day and place of what did it."""
    outcomes = [k for k in known if k.mention.kind in listed("outcomes")]
    happened = [k for k in known if k.mention.kind not in listed("outcomes")]
    clusters = cluster_events([_seed(k) for k in happened], weigher)
    told = {k.mention.id: member for c in clusters for k, member in zip(c.members, _enriched(c).members, strict=True)}
    tied = tie_outcomes(outcomes, told)
    return cluster_events([_seed(k) for k in tied], weigher, clusters)


def _seed(known: Known) -> Cluster:
    return cluster_of([known], family_keys(known.mention))


def _story_day(known: Sequence[Known], report: Report | None) -> When | None:
    """The day that the report's undated events were given, else the day it came out."""
    given = next((k.when for k in known if k.when is not None and not k.when.text), None)
    if given is not None or report is None or report.published is None:
        return given
    return When(report.published.start[:10], report.published.end[:10], Precision.DAY, "")


def _finest(whens: Sequence[When | None]) -> When | None:
    """The first of the finest: "on Friday" tells more than "this year", which may date a whole series."""
    known = [w for w in whens if w is not None and w.start and w.end]
    return min(known, key=lambda w: w.precision.rank, default=None)


def _enriched(cluster: Cluster, day: When | None = None) -> Cluster:
    """The cluster, each member with what all of them tell, and of that day where they tell none."""
    members = cluster.members
    stated = _finest([k.when for k in members if k.dated_by_words])
    dated = stated if stated and stated.precision in _DAYS else _finest([k.when for k in members]) or stated
    if dated is None and all(k.mention.status is Status.HAPPENED and not k.mention.background for k in members):
        dated = day
    told = _all_told(members)
    if len(members) == 1 and dated in (None, members[0].when):
        return cluster  # a lone mention has nothing to learn but its day
    return cluster_of([_with_told(k, told, dated) for k in members], cluster.keys)


def _with_told(known: Known, told: Known, dated: When | None) -> Known:
    """The mention with what all of its cluster tell."""
    learnt: dict[str, Any] = {
        "when": _finest([known.when, dated]) or known.when or dated,
        "place": known.place or told.place,
        "places": told.places,
        "actors": told.actors,
        "recipients": told.recipients,
        "described": told.described,
        "actor_words": told.actor_words,
        "recipient_words": told.recipient_words,
        "means": known.means or told.means,
        "ways": told.ways,
    }
    # most know all of it already, and have been weighed as they are
    return known if all(getattr(known, name) == value for name, value in learnt.items()) else replace(known, **learnt)


def _all_told(members: Sequence[Known]) -> Known:
    """The first member with the people, places and means that any of them tells."""
    if len(members) == 1:
        return members[0]
    return replace(
        members[0],
        place=next((m.place for m in members if m.place), None),
        places=frozenset().union(*(m.places for m in members)),
        actors=frozenset().union(*(m.actors for m in members)),
        recipients=frozenset().union(*(m.recipients for m in members)),
        described=frozenset().union(*(m.described for m in members)),
        actor_words=frozenset().union(*(m.actor_words for m in members)),
        recipient_words=frozenset().union(*(m.recipient_words for m in members)),
        means=frozenset().union(*(m.means for m in members)),
        ways=frozenset().union(*(m.ways for m in members)),
    )


def _in_order(reports: Sequence[Report], readings: Sequence[Reading]) -> list[Reading]:
    digests = {r.id: r.digest for r in reports}
    return sorted(readings, key=lambda reading: digests.get(reading.report, ""))


def _know(text: str, reading: Reading, entity_of: Mapping[str, str], whens: Mapping[str, When]) -> list[Known]:
    chains = {c.id: c for c in reading.chains}
    causes: dict[str, set[str]] = defaultdict(set)
    for event in reading.events:
        for link in event.links:
            if link.relation is Relation.CAUSE and event.kind:
                causes[link.event].add(event.kind)
    passages = find_passages(text)
    breaks = [match.end() for match in SENTENCE_END.finditer(text)]
    return [
        Known(
            mention=event,
            report=reading.report,
            sentence=bisect_right(breaks, event.trigger.start),
            when=whens.get(event.id),
            place=entity_of.get(event.place, event.place) if event.place else None,
            places=_places(event, chains, entity_of),
            actors=_entities(event, Role.ACTOR, entity_of),
            recipients=_entities(event, Role.RECIPIENT, entity_of),
            actor_words=words_of(event, Role.ACTOR),
            # "the men" are whoever was told of, and nobody else
            recipient_words=frozenset({"people"}) if tells_on(event) else words_of(event, Role.RECIPIENT),
            counts=counted(event),
            tolls=tolls_of(event),
            sizes=sizes_of(event),
            causes=frozenset(causes[event.id]),
            ways=find_ways(event, causes[event.id]),
            means=find_means(words_of(event, Role.OTHER) | words_before(event)),
            indefinite=is_indefinite(text, event),
            another=is_another(text, event),
            passage=passage_of(event, passages, text),
            scene=_scene(event, chains, breaks, entity_of),
            pointing=points_back(text, event),
            telling_on=tells_on(event),
        )
        for event in map(_borne, reading.events)
    ]


def _described(readings: Sequence[Reading], entity_of: Mapping[str, str]) -> frozenset[str]:
    """Those whom no report calls by a name."""
    chains = [chain for reading in readings for chain in reading.chains]
    named = {entity_of.get(c.id, c.id) for c in chains if c.names}
    return frozenset(entity_of.get(c.id, c.id) for c in chains) - named


def _borne(event: EventMention) -> EventMention:
    """The event with its only participant as the one who bears it: "the boy fell" has him as actor or recipient."""
    roles = {a.role for a in event.arguments}
    if (event.kind not in listed("borne") and event.lemma not in listed("borne")) or Role.RECIPIENT in roles:
        return event
    borne = (replace(a, role=Role.RECIPIENT) if a.role is Role.ACTOR else a for a in event.arguments)
    return replace(event, arguments=tuple(borne))


def _places(event: EventMention, chains: Mapping[str, Chain], entity_of: Mapping[str, str]) -> frozenset[str]:
    """The place and those it lies in, as far as the text says."""
    found: list[str] = []
    at = event.place
    while at is not None and at not in found:
        found.append(at)
        at = chains[at].within if at in chains else None
    return frozenset(entity_of.get(p, p) for p in found)


def _scene(
    event: EventMention, chains: Mapping[str, Chain], breaks: Sequence[int], entity_of: Mapping[str, str]
) -> str | None:
    """The place that the event's own sentence names, not a dateline or what stood before."""
    chain = chains.get(event.place or "")
    if chain is None or chain.type is not EntityType.PLACE:
        return None
    sentence = bisect_right(breaks, event.trigger.start)
    named = any(bisect_right(breaks, m.span.start) == sentence for m in chain.mentions if m.kind is MentionKind.NAME)
    return entity_of.get(chain.id, chain.id) if named else None


def _entities(event: EventMention, role: Role, entity_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset(entity_of.get(a.chain, a.chain) for a in event.arguments if a.role is role and a.chain)
