"""Heads from arc scores: the best head of each word, put right where that gives no tree with one root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def find_heads(arcs: Scores) -> list[int]:
    """The head of each word of a sentence from arcs [W, W] (word, head); a root is its own head. One root, no cycles.

    >>> find_heads(np.array([[0, 5, 0], [0, 4, 0], [0, 3, 0]], np.float32))
    [1, 1, 1]
    """
    heads = [int(head) for head in arcs.argmax(axis=1)]
    _keep_one_root(arcs, heads)
    for _ in heads:
        cycle = _find_cycle(heads)
        if not cycle:
            return heads
        _break_cycle(arcs, heads, cycle)
    return heads


def _keep_one_root(arcs: Scores, heads: list[int]) -> None:
    """Of several roots keeps the surest; of none makes the word that loses least by it."""
    own = arcs.diagonal()
    roots = [i for i, head in enumerate(heads) if head == i]
    if not roots:
        loss = arcs.max(axis=1) - own
        root = int(loss.argmin())
        heads[root] = root
        return
    root = max(roots, key=lambda i: (own[i], -i))
    for other in roots:
        if other != root:
            others = arcs[other].copy()
            others[other] = -np.inf
            heads[other] = int(others.argmax())


def _find_cycle(heads: list[int]) -> list[int]:
    state = [0] * len(heads)  # 0 not seen, 1 on this walk, 2 leads to the root
    for start in range(len(heads)):
        walk = []
        at = start
        while state[at] == 0:
            state[at] = 1
            walk.append(at)
            at = heads[at]
        if state[at] == 1 and heads[at] != at:
            return walk[walk.index(at) :]
        for word in walk:
            state[word] = 2
    return []


def _break_cycle(arcs: Scores, heads: list[int], cycle: list[int]) -> None:
    """Gives one word of the cycle its best head outside of all that hangs on the cycle, where that costs least."""
    outside = np.array(_reach_a_root(heads))
    allowed = np.where(outside, arcs[cycle], -np.inf)
    loss = arcs[cycle, [heads[word] for word in cycle]] - allowed.max(axis=1)
    chosen = int(loss.argmin())
    heads[cycle[chosen]] = int(allowed[chosen].argmax())


def _reach_a_root(heads: list[int]) -> list[bool]:
    """Whether each word leads to a root; one that leads into any cycle is no place to hang a cycle on."""
    reach: list[bool | None] = [None] * len(heads)
    for start in range(len(heads)):
        walk, at = [], start
        while reach[at] is None:
            reach[at] = heads[at] == at  # till the walk's end is known; met again it is a cycle
            walk.append(at)
            at = heads[at]
        for word in walk:
            reach[word] = reach[at]
    return [bool(found) for found in reach]
