"""Events that copies of a report tell word for word: taken together before any is weighed."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import fields

from .eventclusters import Cluster, cluster_of
from .eventpairs import Known

Told = tuple[Hashable, ...]
# What is known of a mention but for where it stands; `beside` tells what its passage is of.
_PLACES = frozenset({"mention", "report", "sentence", "passage", "again"})
_TOLD = (*(f.name for f in fields(Known) if f.name not in _PLACES), "beside")


def gather_copies(local: Sequence[Cluster]) -> list[Cluster]:
    """The clusters of single reports; those whose mentions tell the same in the same sentences are one.

    Two of one report stay two, however alike they are.
    """
    gathered: dict[Hashable, list[Cluster]] = {}
    times: Counter[Hashable] = Counter()
    for cluster in local:
        key: Hashable = tuple(_told(k) for k in cluster.members)
        here = (cluster.members[0].report, key)
        times[here] += 1
        has_words = all(k.mention.words is not None for k in cluster.members)
        gathered.setdefault((key, times[here]) if has_words else cluster.members[0].mention.id, []).append(cluster)
    return [_as_one(copies) for copies in gathered.values()]


def _as_one(copies: Sequence[Cluster]) -> Cluster:
    if len(copies) == 1:
        return copies[0]
    return cluster_of([k for copy in copies for k in copy.members], copies[0].keys)


def _told(known: Known) -> Told:
    """All that a mention tells and the words of its sentence, but not where they stand."""
    mention = known.mention
    words = (mention.label, mention.kind, mention.words, mention.status, mention.background)
    return (*words, *(getattr(known, name) for name in _TOLD))
