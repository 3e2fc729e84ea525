"""Figures whose noun is left out because it is the one before: "two guards were killed and three were wounded"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .phrases import Scene
from .told import Told

# How far behind the verb the figure may stand, in words: right behind "and", or "while as many as".
FARTHEST_BARE = 7


def with_nouns(told: Iterable[Told], scene: Scene) -> Iterator[Told]:
    """What was told, the noun of the subject before put in where a subject is a figure alone.

    Of an object it is not sure: "the blast killed two guards and hurt 40" may have hurt anybody.
    """
    before: Told | None = None
    for one in sorted(told, key=lambda t: (t.predicate, t.counted.head)):
        if before is not None and _is_bare_subject(one) and _goes_on(before, one, scene):
            one = replace(one, counted=replace(one.counted, noun=before.counted.noun))
        yield one
        before = one if _is_subject(one) else None


def _is_subject(told: Told) -> bool:
    return told.counted.figure is not None and told.counted.head < told.predicate


def _is_bare_subject(told: Told) -> bool:
    return _is_subject(told) and told.counted.noun is None and told.counted.group is None


def _goes_on(before: Told, told: Told, scene: Scene) -> bool:
    """Whether the second clause follows the first in one sentence and tells of something else."""
    figure = told.counted.figure
    opening = scene.analysis.at(figure.start) if figure is not None else None
    near = opening is not None and before.predicate < opening <= before.predicate + FARTHEST_BARE
    one_sentence = scene.token(before.predicate).sentence == scene.token(told.predicate).sentence
    return near and one_sentence and told.facet is not before.facet and before.counted.noun is not None
