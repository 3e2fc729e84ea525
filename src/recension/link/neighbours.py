"""Which reports are worth comparing word by word: those that share rare runs, or most of their vocabulary."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rensa import RMinHash, RMinHashLSH

from .reuse import Material

# So few reports are compared each with each: a story of sixty reports is 1,770 pairs, a few seconds.
FEW = 60
# One run in four is looked up: two printings of a wire story share hundreds of runs, so that none is missed.
SAMPLED = 4
# A run that so many reports hold is a phrase or furniture, and tells of no copying.
COMMON = 60
LEAST_RUNS = 2
# 128 hashes in 42 bands of 3: reports with half of their vocabulary in common meet with a chance of 0.996.
HASHES, BANDS, SEED = 126, 42, 7
SAME_VOCABULARY = 0.30


def find_neighbours(materials: Sequence[Material]) -> list[tuple[int, int]]:
    """Pairs of places, first below second, in order; every pair where there are few reports."""
    if len(materials) <= FEW:
        return list(combinations(range(len(materials)), 2))
    return sorted({*_by_runs(materials), *_by_vocabulary(materials)})


def _by_runs(materials: Sequence[Material]) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = {}
    for place, material in enumerate(materials):
        for digest in material.told.body.runs:
            if digest % SAMPLED == 0:
                holders.setdefault(digest, []).append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= COMMON:
            shared.update(combinations(places, 2))
    return [pair for pair, count in shared.items() if count >= LEAST_RUNS]


def _by_vocabulary(materials: Sequence[Material]) -> list[tuple[int, int]]:
    """Rewriting leaves no run whole, but it leaves most of the words."""
    index = RMinHashLSH(threshold=SAME_VOCABULARY, num_perm=HASHES, num_bands=BANDS)
    hashes = []
    for place, material in enumerate(materials):
        minhash = RMinHash(num_perm=HASHES, seed=SEED)
        minhash.update(sorted({word for sentence in material.told.sentences.all for word in sentence.stems}))
        index.insert(place, minhash)
        hashes.append(minhash)
    found = []
    for place, minhash in enumerate(hashes):
        for other in index.query(minhash):
            if other > place and minhash.jaccard(hashes[other]) >= SAME_VOCABULARY:
                found.append((place, other))
    return found
