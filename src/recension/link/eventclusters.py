"""Greedy clusters of event mentions: each joins the cluster whose witnesses speak for it most."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, product

from .eventdays import are_apart
from .eventpairs import Known
from .eventreasons import Day
from .eventweigher import NEVER, Weigher

# A mention is compared with this many of a cluster's members, so that long incidents stay near linear.
_WITNESSES = 4
_MOST_CLUSTERS_TRIED = 60
THRESHOLD = 0.0  # joined above


@dataclass(slots=True)
class Cluster:
    """Mentions taken for one event, what they are looked up by, the days they give, and who speaks for them.

    `news` are the reports that tell it as their own, `beside` those that tell of another happening by it.
    """

    members: list[Known] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    days: set[Day] = field(default_factory=set)
    witnesses: list[Known] = field(default_factory=list)
    news: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)

    def take(self, known: Sequence[Known]) -> None:
        """Adds members; those that know most, by date, place and people, stay its witnesses."""
        self.members.extend(known)
        told = {k.report for k in known if k.beside and k.another}
        self.news.update(k.report for k in known if k.report not in told)
        self.beside.update(told)
        self.days.update(Day(k.when.start, k.when.end) for k in known if k.when is not None and k.when.text)
        self.witnesses = sorted([*self.witnesses, *known], key=_by_knowledge)[:_WITNESSES]

    def is_other_than(self, other: "Cluster") -> bool:
        """Whether a report tells one as its news and the other as another happening."""
        one, two = self.beside - self.news, other.beside - other.news
        return bool(one & other.news or two & self.news)


def _by_knowledge(known: Known) -> tuple[int, str]:
    return -known.tells, known.mention.id


def cluster_of(known: Sequence[Known], keys: set[str]) -> Cluster:
    """A cluster of those mentions, looked up by those keys."""
    cluster = Cluster(keys=set(keys))
    cluster.take(known)
    return cluster


def cluster_events(
    seeds: Sequence[Cluster], weigher: Weigher, begun: Sequence[Cluster] = (), *, across: bool = False
) -> list[Cluster]:
    """Each seed joins the cluster, of those begun and its own, that its witnesses speak for most, or begins one.

    `across` reports, what one of them tells as two stays two, whoever speaks for them.
    """
    clusters = list(begun)
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        for key in sorted(cluster.keys):
            by_key[key].append(at)
    for seed in seeds:
        tried = sorted({n for key in seed.keys for n in by_key[key][-_MOST_CLUSTERS_TRIED:]})
        near = {n: clusters[n] for n in tried if not (across and clusters[n].is_other_than(seed))}
        number = _find_likest(seed, near, weigher)
        if number is None:
            number = len(clusters)
            clusters.append(Cluster())
        clusters[number].take(seed.members)
        for key in sorted(seed.keys - clusters[number].keys):
            clusters[number].keys.add(key)
            by_key[key].append(number)
    return clusters


def _find_likest(seed: Cluster, tried: Mapping[int, Cluster], weigher: Weigher) -> int | None:
    """The cluster that a seed joins. The chances are dear, and asked for only where they can decide."""
    if not tried:
        return None
    least, most = weigher.context
    weighed = _weigh(seed, tried, weigher)
    told = {n: _overall(weights) for n, weights in weighed.items()}
    sure = max(told.values(), default=NEVER) + least
    likely = sorted((n for n, weight in told.items() if weight + most >= max(sure, THRESHOLD)), key=lambda n: -told[n])
    if len(likely) == 1 and sure >= THRESHOLD:
        return likely[0]
    found: list[tuple[float, int]] = []
    for some in (likely[:1], likely[1:]):  # where the likest is one with the seed, few others can still be liker
        least = max(THRESHOLD, *(weight for weight, _ in found), NEVER)
        near = [n for n in some if told[n] + most >= least]
        pairs = {n: list(product(seed.witnesses, tried[n].witnesses)) for n in near}
        weigher.ask(chain.from_iterable(pairs.values()))
        for n in near:
            weights = (weigher.add_context(weight, *pair) for weight, pair in zip(weighed[n], pairs[n], strict=True))
            found.append((_overall(list(weights)), -n))
    best, place = max(found, default=(NEVER, 0))
    return -place if best >= THRESHOLD else None


def _weigh(seed: Cluster, tried: Mapping[int, Cluster], weigher: Weigher) -> dict[int, list[float]]:
    """What each pair of a seed's witnesses and a cluster's weighs by what they tell, where no day parts the clusters.

    All clusters are weighed in one go: most have few witnesses.
    """
    near = {n: c.witnesses for n, c in tried.items() if not any(are_apart(a, b) for a in seed.days for b in c.days)}
    others = list(chain.from_iterable(near.values()))
    rows = [weigher.weigh_told(one, others) for one in seed.witnesses]
    ends = accumulate(map(len, near.values()))
    return {n: [w for row in rows for w in row[end - len(near[n]) : end]] for n, end in zip(near, ends, strict=True)}


def _overall(weights: Sequence[float]) -> float:
    """The mean and the best."""
    return (2 * sum(weights) / len(weights) + max(weights)) / 3
