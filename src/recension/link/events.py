"""Which event mentions, within and across reports, tell one event: greedy clusters of scored pairs."""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..model.event import Role
from ..model.judgement import Judgement, JudgementKind, Sameness
from ..model.reading import Chain, EventMention, Reading
from ..model.report import Report
from ..model.values import When
from .eventpairs import NEVER, Known, Pair, compare_events, family_keys

# A mention is compared with this many of a cluster's members, so that long incidents stay near linear.
_WITNESSES = 6
_MOST_CLUSTERS_TRIED = 60
# Joined above; between the two a pair is left open, and said so.
THRESHOLD, OPEN = 0.0, -1.0
_MERGE = 0.3
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")


@dataclass(slots=True)
class _Cluster:
    members: list[Known] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def link_events(
    reports: Sequence[Report], readings: Sequence[Reading], entity_of: Mapping[str, str], whens: Mapping[str, When]
) -> tuple[Judgement, ...]:
    """Judgements that event mentions are one event, or are kept apart for a reason.

    Args:
        reports, readings: of one incident, in the order of the reports' digests.
        entity_of: the cluster of each chain, by chain id.
        whens: when each event mention happened, by its id.
    """
    texts = {r.id: r.text for r in reports}
    ordered = _in_order(reports, readings)
    known = [k for reading in ordered for k in _know(texts.get(reading.report, ""), reading, entity_of, whens)]
    clusters = _cluster(known)
    merged = _merge(clusters)
    return (*_joined(merged), *_kept_apart(merged))


def _in_order(reports: Sequence[Report], readings: Sequence[Reading]) -> list[Reading]:
    digests = {r.id: r.digest for r in reports}
    return sorted(readings, key=lambda reading: digests.get(reading.report, ""))


def _know(text: str, reading: Reading, entity_of: Mapping[str, str], whens: Mapping[str, When]) -> list[Known]:
    chains = {c.id: c for c in reading.chains}
    breaks = [match.end() for match in _SENTENCE_END.finditer(text)]
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
            actor_words=_words(event, Role.ACTOR),
            recipient_words=_words(event, Role.RECIPIENT),
            vector=np.array(event.vector, np.float32) if event.vector else None,
        )
        for event in reading.events
    ]


def _places(event: EventMention, chains: Mapping[str, Chain], entity_of: Mapping[str, str]) -> frozenset[str]:
    """The place and those it lies in, as far as the text says."""
    found: list[str] = []
    at = event.place
    while at is not None and at not in found:
        found.append(at)
        at = chains[at].within if at in chains else None
    return frozenset(entity_of.get(p, p) for p in found)


def _entities(event: EventMention, role: Role, entity_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset(entity_of.get(a.chain, a.chain) for a in event.arguments if a.role is role and a.chain)


def _words(event: EventMention, role: Role) -> frozenset[str]:
    """The last word of each participant's phrase, without its plural: "fighter" of "two dozen fighters"."""
    phrases = [a.span.text.lower().split(" of ")[0].split() for a in event.arguments if a.role is role]
    return frozenset(words[-1].removesuffix("s") for words in phrases if words)


def _cluster(known: Sequence[Known]) -> list[_Cluster]:
    """Each mention joins the cluster that its witnesses speak for most, or begins one."""
    clusters: list[_Cluster] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for one in known:
        keys = family_keys(one.mention)
        tried = sorted({n for key in keys for n in by_key[key][-_MOST_CLUSTERS_TRIED:]})
        scored = [(_mean(one, clusters[n]), -n) for n in tried]
        best, place = max(scored, default=(NEVER, 0))
        if best >= THRESHOLD:
            number = -place
        else:
            number = len(clusters)
            clusters.append(_Cluster())
        clusters[number].members.append(one)
        for key in keys - clusters[number].keys:
            clusters[number].keys.add(key)
            by_key[key].append(number)
    return clusters


def _mean(one: Known, cluster: _Cluster) -> float:
    """The mean logit over witnesses; one contradiction is enough to bar the door."""
    logits = [compare_events(one, other).logit for other in _witnesses(cluster)]
    return NEVER if min(logits) <= NEVER else (sum(logits) / len(logits) + max(logits)) / 2


def _witnesses(cluster: _Cluster) -> list[Known]:
    """The members that know most, by date, place and people."""
    told = sorted(
        cluster.members,
        key=lambda k: (-(k.dated_by_words + bool(k.actors) + bool(k.recipients) + bool(k.place)), k.mention.id),
    )
    return told[:_WITNESSES]


def _merge(clusters: list[_Cluster]) -> list[_Cluster]:
    """Clusters that began before enough was known are joined where their witnesses agree."""
    merged: list[_Cluster] = []
    for cluster in clusters:
        best, place = NEVER, -1
        for number, other in enumerate(merged[-200:], max(0, len(merged) - 200)):
            if cluster.keys & other.keys:
                score = _between(cluster, other)
                if score > best:
                    best, place = score, number
        if best >= _MERGE:
            merged[place].members.extend(cluster.members)
            merged[place].keys |= cluster.keys
        else:
            merged.append(cluster)
    return merged


def _between(one: _Cluster, two: _Cluster) -> float:
    logits = [compare_events(a, b).logit for a in _witnesses(one) for b in _witnesses(two)]
    return NEVER if min(logits) <= NEVER else sum(logits) / len(logits)


def _joined(clusters: Sequence[_Cluster]) -> list[Judgement]:
    """One judgement a member: with the earlier member that it is most like."""
    found = []
    for cluster in clusters:
        for place, one in enumerate(cluster.members):
            if place:
                pairs = [(compare_events(one, other), other) for other in cluster.members[max(0, place - 40) : place]]
                pair, other = max(pairs, key=lambda p: p[0].logit)
                found.append(_judge(other, one, pair, Sameness.SAME))
    return found


def _kept_apart(clusters: Sequence[_Cluster]) -> list[Judgement]:
    """What looks like one event and is not, with the reason: two launches two weeks apart."""
    found = []
    by_word: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_word[cluster.members[0].mention.kind or cluster.members[0].mention.lemma].append(cluster)
    for alike in by_word.values():
        for place, one in enumerate(alike[:12]):
            for two in alike[place + 1 : 12]:
                pair = compare_events(_witnesses(one)[0], _witnesses(two)[0])
                if pair.contradiction:
                    found.append(_judge(_witnesses(one)[0], _witnesses(two)[0], pair, Sameness.DIFFERENT))
                elif pair.logit > OPEN:
                    found.append(_judge(_witnesses(one)[0], _witnesses(two)[0], pair, Sameness.UNSURE))
    return found


def _judge(one: Known, two: Known, pair: Pair, verdict: Sameness) -> Judgement:
    chance = 1 / (1 + math.exp(-max(-20.0, min(20.0, pair.logit))))
    score = 1 - chance if verdict is Sameness.DIFFERENT else chance
    left, right = sorted((one.mention.id, two.mention.id))
    return Judgement(JudgementKind.EVENT, left, right, verdict, round(score, 4), pair.reasons)
