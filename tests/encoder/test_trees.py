import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recension.encoder.trees import find_heads


@given(st.integers(1, 40), st.integers(0, 100_000))
def test_heads_make_one_tree(size: int, seed: int) -> None:
    heads = find_heads(np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32))
    assert sum(head == i for i, head in enumerate(heads)) == 1
    for word in range(size):
        for _ in range(size):
            word = heads[word]
        assert heads[word] == word


def test_equal_scores_make_a_tree_too() -> None:
    heads = find_heads(np.zeros((6, 6), np.float32))
    assert sum(head == i for i, head in enumerate(heads)) == 1


def test_a_tree_is_left_as_it_is() -> None:
    arcs = np.full((4, 4), -5, np.float32)
    for word, head in enumerate([1, 1, 3, 1]):
        arcs[word, head] = 5
    assert find_heads(arcs) == [1, 1, 3, 1]


def test_a_long_sentence_of_small_cycles_is_read_in_time() -> None:
    size = 500
    arcs = np.zeros((size, size), np.float32)
    for word in range(size):
        arcs[word, word ^ 1] = 5
    heads = find_heads(arcs)
    assert sum(head == i for i, head in enumerate(heads)) == 1
