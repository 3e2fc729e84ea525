"""From judgements to clusters: which ids are one."""

from collections.abc import Iterable

from .judgement import MACHINE, Judgement, JudgementKind, Sameness


def cluster_ids(ids: Iterable[str], judgements: Iterable[Judgement], kind: JudgementKind) -> dict[str, str]:
    """For each id the smallest id of its cluster.

    Standing judgements of `kind` that say "same" join, the surest first; one that would bring together a pair judged
    "different" joins nothing. A person's judgement outweighs the machine's on the same pair, and comes first; a
    retracted one counts for nothing. The order of judgements makes no difference.
    """
    standing = standing_judgements(judgements, kind)
    members = {i: {i} for i in ids}
    apart: dict[str, set[str]] = {}
    for judgement in standing:
        if judgement.verdict is Sameness.DIFFERENT:
            apart.setdefault(judgement.left, set()).add(judgement.right)
            apart.setdefault(judgement.right, set()).add(judgement.left)
    for judgement in standing:
        left, right = members.get(judgement.left), members.get(judgement.right)
        if judgement.verdict is not Sameness.SAME or left is None or right is None or left is right:
            continue
        small, large = sorted((left, right), key=len)
        if any(not large.isdisjoint(apart.get(i, ())) for i in small):
            continue
        large |= small
        for i in small:
            members[i] = large
    distinct = {id(cluster): cluster for cluster in members.values()}
    least = {name: min(cluster) for name, cluster in distinct.items()}
    return {i: least[id(cluster)] for i, cluster in members.items()}


def standing_judgements(judgements: Iterable[Judgement], kind: JudgementKind) -> list[Judgement]:
    """The judgement that counts for each pair, a person's before the machine's, the surest first."""
    last: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=_weight):
        if judgement.kind is kind and judgement.retracted_at is None:
            left, right = sorted((judgement.left, judgement.right))
            last[left, right] = judgement
    return [last[pair] for pair in sorted(last, key=lambda p: (not _by_hand(last[p]), -last[p].score, p))]


def _by_hand(judgement: Judgement) -> bool:
    return judgement.author != MACHINE


def _weight(judgement: Judgement) -> tuple[bool, str, float, str]:
    return _by_hand(judgement), judgement.made_at or "", judgement.score, judgement.verdict
