"""From judgements to clusters: which ids are one."""

from collections.abc import Iterable

from .judgement import Judgement, JudgementKind, Sameness


def cluster_ids(ids: Iterable[str], judgements: Iterable[Judgement], kind: JudgementKind) -> dict[str, str]:
    """For each id the smallest id of its cluster: standing judgements of `kind` that say "same", taken transitively.

    A person's judgement outweighs the machine's on the same pair; a retracted one counts for nothing. The order of
    judgements makes no difference.
    """
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for left, right in _same_pairs(judgements, kind):
        if left in parent and right in parent:
            low, high = sorted((root(left), root(right)))
            parent[high] = low
    return {i: root(i) for i in parent}


def _same_pairs(judgements: Iterable[Judgement], kind: JudgementKind) -> list[tuple[str, str]]:
    standing: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=_weight):
        if judgement.kind is kind and judgement.retracted_at is None:
            left, right = sorted((judgement.left, judgement.right))
            standing[left, right] = judgement
    return sorted(pair for pair, judgement in standing.items() if judgement.verdict is Sameness.SAME)


def _weight(judgement: Judgement) -> tuple[bool, str, float, str]:
    by_hand = judgement.author != "recension"
    return by_hand, judgement.made_at or "", judgement.score, judgement.verdict
