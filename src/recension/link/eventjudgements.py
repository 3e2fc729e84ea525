"""What was decided of event mentions, as judgements with their reasons: joined with which, or kept apart why."""

import math
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import combinations

from ..model.judgement import Judgement, JudgementKind, Sameness
from .eventpairs import Known
from .eventweigher import Pair, Weigher

# How far back a mention looks, and with how many of those it is compared, the ones with most in common: to weigh all
# took half of the time of linking. 16 in place of forty, and four in place of six, moved no score of the incidents
# that were tried.
_EARLIER, _COMPARED = 16, 4
# Between this and the threshold of joining a pair is left open, and said so.
OPEN = -1.0
Weighed = list[tuple[Known, float]]


def judge_joined(clusters: Sequence[Sequence[Known]], weigher: Weigher) -> list[Judgement]:
    """One judgement a member: with the earlier member that it is most like."""
    found: list[Judgement] = []
    for cluster in clusters:
        compared = [(one, _weigh_likest(cluster, place, weigher)) for place, one in enumerate(cluster) if place]
        weigher.ask((one, other) for one, earlier in compared for other, _ in earlier)
        found.extend(_judge_joined(one, earlier, weigher) for one, earlier in compared)
    return found


def _weigh_likest(cluster: Sequence[Known], place: int, weigher: Weigher) -> Weighed:
    """The earlier members that a member may be most like, with what both tell; what their sentences add is dear."""
    one = cluster[place]
    latest = reversed(cluster[max(0, place - _EARLIER) : place])
    compared = nlargest(_COMPARED, latest, key=lambda other: _in_common(one, other))
    told = weigher.weigh_told(one, compared)
    least, most = weigher.context
    return [(other, weight) for other, weight in zip(compared, told, strict=True) if weight + most >= max(told) + least]


def _judge_joined(one: Known, earlier: Weighed, weigher: Weigher) -> Judgement:
    other, told = max(earlier, key=lambda weighed: weigher.add_context(weighed[1], one, weighed[0]))
    pair = weigher.explain(told, one, other)
    if pair.contradiction or pair.logit < OPEN:
        pair = Pair(max(pair.logit, OPEN), ("others of its report, that tell more of it, are this event",))
    return _judge(other, one, pair, Sameness.SAME)


def _in_common(one: Known, two: Known) -> int:
    """How much two mentions share at a glance: the ones worth comparing in full."""
    same = int(one.mention.lemma == two.mention.lemma)
    same += one.mention.kind is not None and one.mention.kind == two.mention.kind
    same += one.place is not None and one.place == two.place
    return same + bool(one.actors & two.actors) + bool(one.recipients & two.recipients)


def judge_apart(clusters: Sequence[tuple[Known, Known]], weigher: Weigher) -> list[Judgement]:
    """What looks like one event and is not, with the reason: two launches two weeks apart.

    Args:
        clusters: the first member of each, and the one that tells most.
    """
    found = []
    by_word: dict[str, list[Known]] = defaultdict(list)
    for first, telling in clusters:
        by_word[first.mention.kind or first.mention.lemma].append(telling)
    for alike in by_word.values():
        pairs = list(combinations(alike[:12], 2))
        weigher.ask(pairs)
        for left, right in pairs:
            pair = weigher.compare(left, right)
            if pair.contradiction:
                found.append(_judge(left, right, pair, Sameness.DIFFERENT))
            elif pair.logit > OPEN:
                found.append(_judge(left, right, pair, Sameness.UNSURE))
    return found


def _judge(one: Known, two: Known, pair: Pair, verdict: Sameness) -> Judgement:
    chance = 1 / (1 + math.exp(-max(-20.0, min(20.0, pair.logit))))
    score = 1 - chance if verdict is Sameness.DIFFERENT else chance
    left, right = sorted((one.mention.id, two.mention.id))
    return Judgement(JudgementKind.EVENT, left, right, verdict, round(score, 4), pair.reasons)
