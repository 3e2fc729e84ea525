"""Clusters from judgements: joined, kept apart, decided by hand, taken back."""

from dataclasses import replace
from itertools import permutations

from recension.model.clusters import cluster_ids
from recension.model.judgement import Judgement, JudgementKind, Sameness

KIND = JudgementKind.ENTITY


def judged(left: str, right: str, verdict: Sameness = Sameness.SAME, score: float = 0.9) -> Judgement:
    return Judgement(KIND, left, right, verdict, score, ("because",))


def test_cluster_is_transitive():
    assert cluster_ids("abcd", [judged("a", "b"), judged("b", "c")], KIND) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_cluster_never_joins_what_is_judged_different():
    judgements = [judged("a", "b", score=0.9), judged("b", "c", score=0.8), judged("a", "c", Sameness.DIFFERENT)]
    assert cluster_ids("abc", judgements, KIND) == {"a": "a", "b": "a", "c": "c"}


def test_cluster_takes_a_persons_word_over_the_machines():
    machine = judged("a", "b", score=1.0)
    person = replace(judged("a", "b", Sameness.DIFFERENT, 0.5), author="ana", made_at="2026-01-01")
    assert cluster_ids("ab", [person, machine], KIND) == {"a": "a", "b": "b"}


def test_cluster_forgets_a_retracted_judgement():
    assert cluster_ids("ab", [replace(judged("a", "b"), retracted_at="2026-01-01")], KIND) == {"a": "a", "b": "b"}


def test_cluster_does_not_depend_on_order():
    judgements = [judged("a", "b"), judged("c", "b", score=0.7), judged("a", "c", Sameness.DIFFERENT), judged("c", "d")]
    assert len({tuple(sorted(cluster_ids("abcd", p, KIND).items())) for p in permutations(judgements)}) == 1
