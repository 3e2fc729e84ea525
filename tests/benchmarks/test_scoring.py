"""The measures against examples worked by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.scoring import CoreferenceScore, Counts, best_assignment, macro_f1


def score(found: list[set[str]], wanted: list[set[str]]) -> dict[str, float]:
    tally = CoreferenceScore()
    tally.add(found, wanted)
    return tally.figures()


def test_counts_give_f1() -> None:
    counts = Counts()
    counts.add({1, 2, 3}, {2, 3, 4, 5})
    assert (counts.precision, counts.recall) == (pytest.approx(66.67, abs=0.01), 50.0)
    assert counts.f1 == pytest.approx(57.14, abs=0.01)


def test_macro_f1_weighs_classes_alike() -> None:
    mean, each = macro_f1([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")], ["a", "b"])
    assert each == {"a": pytest.approx(80.0), "b": pytest.approx(66.667, abs=0.001)}
    assert mean == pytest.approx(73.333, abs=0.001)


def test_perfect_clusters_score_100() -> None:
    clusters = [{"a", "b"}, {"c", "d", "e"}]
    assert set(score(clusters, clusters).values()) == {100.0}


def test_a_worked_example() -> None:
    """Wanted {a b c} {d e f g}; found {a b} {c d} {f g h i}.

    MUC: recall (3-2 + 4-3)/(2+3) = 2/5, as {d} {e} {f g} are three parts; precision (1 + 0 + 1)/(1+1+3) = 2/5.
    B³: recall (a 2/3, b 2/3, c 1/3, d 1/4, e 0, f 2/4, g 2/4)/7 = 2.91667/7; precision
    (1 + 1 + 1/2 + 1/2 + 2/4 + 2/4 + 0 + 0)/8 = 4/8.
    CEAFe: phi({a b}, first) = 4/5, phi({f g h i}, second) = 4/8, sum 1.3; recall 1.3/2, precision 1.3/3.
    """
    found = score([{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}], [{"a", "b", "c"}, {"d", "e", "f", "g"}])
    assert found["muc"] == pytest.approx(40.0)
    recall, precision = 2.9166667 / 7, 4 / 8
    assert found["b3"] == pytest.approx(100 * 2 * recall * precision / (recall + precision), abs=1e-4)
    assert found["ceafe"] == pytest.approx(100 * 2 * 1.3 / 5)
    assert found["conll"] == pytest.approx((found["muc"] + found["b3"] + found["ceafe"]) / 3)


def test_singletons_give_no_links() -> None:
    found = score([{"a"}, {"b"}], [{"a", "b"}])
    assert found["muc"] == 0.0
    assert found["b3"] == pytest.approx(100 * 2 * 0.5 * 1.0 / 1.5)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10_000))
def test_best_assignment_equals_trying_all(rows: int, columns: int, seed: int) -> None:
    matrix = np.random.default_rng(seed).random((rows, columns))
    wide = matrix if rows <= columns else matrix.T
    every = itertools.permutations(range(wide.shape[1]), wide.shape[0])
    best = max(sum(wide[i, j] for i, j in enumerate(chosen)) for chosen in every)
    assert best_assignment(matrix) == pytest.approx(best)
