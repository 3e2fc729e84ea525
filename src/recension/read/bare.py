"""Figures whose noun stands elsewhere: "two guards died and three were hurt", "six of those who died were pupils"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .phrases import Scene, word_set
from .realities import Reality
from .told import Told

# How far behind the verb the figure may stand, in words: right behind "and", or "while as many as".
FARTHEST_BARE = 7
# Words for those of whom anything may be said.
ANYBODY = frozenset({"those", "people", "persons", "victims"})


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


def with_sorts(told: Iterable[Told], scene: Scene) -> Iterator[Told]:
    """What was told, parts of all who died called by what they were: "six of those who died were pupils"."""
    for one in told:
        sort = _predicate_of(one, scene)
        yield one if sort is None else replace(one, counted=replace(one.counted, group=scene.token(sort).text))


def _predicate_of(told: Told, scene: Scene) -> int | None:
    """The noun said of a part of those who are called by nothing but what came to them."""
    head = scene.token(told.counted.head)
    placed = scene.by_head.get(head.index)
    whole = scene.token(placed.whole).text.lower() if placed is not None and placed.whole is not None else None
    if whole is None or whole not in ANYBODY | word_set("those", told.facet.value) or head.relation != "nsubj":
        return None
    noun, verbs = scene.token(head.head), {scene.lemma(c) for c in scene.children(head.head, "aux", "advmod")}
    said = head.index < noun.index and noun.xpos == "NNS" and bool(scene.children(noun.index, "cop"))
    sure = told.reality is Reality.FACT and not verbs & (word_set("words", "modal") | {"not", "n't"})
    return noun.index if said and sure and scene.is_person(noun.index) and not scene.has_case(noun.index) else None


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
