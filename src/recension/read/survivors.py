"""Who of those shot and hurt lives: where a report tells of dead, a shot or a wound is not surely survived."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recension.model.reading import Chain
from recension.model.statement import Facet

from .figures import Number
from .phrases import Scene, exact
from .realities import Reality
from .told import Told

# Constructions that tell of hurt people only where the report tells of them otherwise, too.
CARE = ("in care", "condition")
# Constructions of harm that the dead may have come to before they died.
UNSURE = ("shot", "to hospital", "condition", "suffered", "with injuries", "in care", "treated for")
# Those who are told of as they are now live.
LIVING = re.compile(
    r"\b(?:is|are|remains?) (?:now |still |currently )?(?:being treated|recovering|expected to (?:survive|recover|live)"
    r"|out of danger|in (?:an? )?(?:stable|fair|good) condition|undergoing (?:treatment|surgery))"
    r"|\b(?:not|out of|no longer) (?:in|believed to be in)? ?(?:mortal )?danger\b|\b(?:not|non)[ -]life-threatening",
    re.IGNORECASE,
)
# Nouns by which anybody may be meant.
ANYBODY = frozenset(
    {None, "person", "people", "man", "woman", "victim", "resident", "suspect", "other", "male", "female", "adult"}
)


def settle_shot(found: Iterable[Told], chains: Sequence[Chain], scene: Scene) -> list[Told]:
    """ "Seven people were shot, six of them fatally": the shot are a count, where the report tells of dead.

    Whoever is killed elsewhere in the report is not wounded by what killed him either; whoever is known to live is.
    """
    listed = list(found)
    told = any(t.facet in (Facet.KILLED, Facet.WOUNDED) and not t.method.startswith(CARE) for t in listed)
    listed = [t for t in listed if told or not t.method.startswith(CARE)]
    return list(_Survivors(tuple(listed), tuple(chains), scene).settled())


@dataclass(frozen=True)
class _Survivors:
    told: tuple[Told, ...]
    chains: tuple[Chain, ...]
    scene: Scene

    def settled(self) -> Iterable[Told]:
        for told in self.told:
            if told.facet is not Facet.WOUNDED:
                yield told
            elif self.are_the_dead(told):
                yield replace(told, facet=Facet.KILLED)
            elif self.chain_of(told) in self.dead or (self.killed and self.may_have_died(told)):
                continue
            elif self.killed and told.method.startswith("shot") and not self.lives(told):
                yield replace(told, facet=Facet.COUNT)
            else:
                yield told

    @cached_property
    def killed(self) -> list[Told]:
        """Those told as killed."""
        return [t for t in self.told if t.facet is Facet.KILLED and t.counted.low != 0 and t.reality is Reality.FACT]

    @cached_property
    def dead(self) -> frozenset[str]:
        """The chains of those told as killed."""
        return frozenset(c for t in self.killed if (c := self.chain_of(t)) is not None)

    @cached_property
    def chain_by_head(self) -> dict[int, str]:
        """The chain of each head word, by its offset."""
        return {m.head.start: c.id for c in self.chains for m in c.mentions}

    def chain_of(self, told: Told) -> str | None:
        """The chain of the one who is counted."""
        return self.chain_by_head.get(self.scene.token(told.counted.head).start)

    @cached_property
    def named(self) -> frozenset[str]:
        """The chains that have a name."""
        return frozenset(c.id for c in self.chains if c.names)

    @cached_property
    def alive(self) -> frozenset[str]:
        """Named people who are told of as hurt in a way that the dead are not, or as arrested."""
        sure = [t for t in self.told if t.facet is Facet.DETAINED]
        sure += [t for t in self.told if t.facet is Facet.WOUNDED and not t.method.startswith(UNSURE)]
        return frozenset(c for t in sure if (c := self.chain_of(t)) in self.named - self.dead and c is not None)

    @cached_property
    def is_every_death_named(self) -> bool:
        """Whether the dead of the report are as many as those of them who have names."""
        largest = max((t.counted.low or 0 for t in self.killed), default=0)
        return all(exact(t.counted) for t in self.killed) and len(self.dead & self.named) >= largest

    def lives(self, told: Told) -> bool:
        """Whether all of those told of are known to live: "Lind was shot in the arm. Lind's wife was killed"."""
        if told.counted.method == "sum of conjuncts":
            parts = [t for t in self.told if t.predicate == told.predicate and t.counted.method == "part"]
            return len(parts) == told.counted.low and all(self.lives(p) for p in parts)
        chain = self.chain_of(told)
        if self.is_said_to_live(told) or self.is_another_than_the_dead(told):
            return True
        return chain in self.alive or (chain in self.named and self.is_every_death_named)

    def is_said_to_live(self, told: Told) -> bool:
        """ "Was hit by a bullet and is being treated", "her life is not in danger": told of as they are now."""
        last = self.scene.analysis.sentences[self.scene.token(told.predicate).sentence].end
        return LIVING.search(self.scene.analysis.text, self.scene.token(told.predicate).end, last) is not None

    def is_another_than_the_dead(self, told: Told) -> bool:
        """ "One driver was killed. A nurse was hit": by another word than the only one who died."""
        nouns = {t.counted.noun for t in self.killed if t.counted.method != "sum of conjuncts"}
        alone = all(exact(t.counted) and t.counted.low == 1 for t in self.killed)
        telling = nouns | {told.counted.noun}
        return alone and len(nouns) == 1 and len(telling) == 2 and not telling & ANYBODY

    def may_have_died(self, told: Told) -> bool:
        """ "He was rushed to hospital, where he died": told of the wounds of one who is told dead beside it."""
        if not told.method.startswith(UNSURE) or self.lives(told):
            return False
        if told.counted.figure is None and told.counted.method in ("single", "part"):
            near = self.scene.token(told.predicate).sentence
            return told.method.startswith("shot") or bool(self.sentences & {near, near + 1})
        words = {self.scene.lemma(i) for i in range(max(0, told.predicate - 3), told.predicate + 1)}
        return told.method.startswith("suffered") and "gunshot" in words and told.counted.low in self.counts

    def are_the_dead(self, told: Told) -> bool:
        """ "The toll stands at six. All six had bullet wounds": who are told of are all that died."""
        figure = told.counted.figure
        if figure is None or not told.method.startswith("suffered") or told.counted.low not in self.counts:
            return False
        return self.scene.analysis.text[figure.start : figure.first].strip().lower() == "all"

    @cached_property
    def sentences(self) -> frozenset[int]:
        """The sentences that tell of dead."""
        return frozenset(self.scene.token(t.predicate).sentence for t in self.killed)

    @cached_property
    def counts(self) -> frozenset[Number | None]:
        """The figures of dead."""
        return frozenset(t.counted.low for t in self.killed)
