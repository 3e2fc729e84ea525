"""People driven from their homes, told by where they had to leave or went: "were forced from their homes"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import FEWEST_DISPLACED, HOUSEHOLDS, Casualties
from .phrases import word_set
from .told import Told

# How far behind the verb their homes may stand, in words.
FARTHEST_HOME = 8


@dataclass(frozen=True)
class Uprooted(Casualties):
    """Finds those who had to leave their homes. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one verb says."""
        if token.upos != "VERB":
            return
        lemma = self.scene.lemma(token.index)
        if lemma in word_set("words", "drive"):
            yield from self.driven(token)
        elif lemma in word_set("words", "decamp"):
            yield from self.gone(token, lemma)

    def driven(self, token: Token) -> Iterator[Told]:
        """ "4,000 people were forced from their homes", "floods drove thousands out of their houses"."""
        leaving = {"from", "out", "flee", "leave", "abandon"} & self.behind(token)
        people = self.clauses.affected(token.index)
        if leaving and word_set("words", "home") & self.behind(token) and people in self.scene.by_head:
            yield from self.told(Facet.DISPLACED, people, token, "driven")

    def gone(self, token: Token, lemma: str) -> Iterator[Told]:
        """ "60 families have left the valley", "hundreds of villagers crossed into Veldia"."""
        people = self.clauses.beside(token.index, self.clauses.subject(token.index))
        placed = self.scene.by_head.get(people) if people is not None else None
        if placed is None or people is None or (placed.figure.low or placed.figure.high or 0) < FEWEST_DISPLACED:
            return
        noun = self.scene.head_noun(placed)
        kind = self.scene.lemma(noun) if noun is not None else None
        settled = kind in HOUSEHOLDS or kind in word_set("people", "settled")
        if settled and self.leaves(token, lemma):
            yield from self.told(Facet.DISPLACED, people, token, "driven")

    def leaves(self, token: Token, lemma: str) -> bool:
        """Whether the verb is of those who leave where they live: "left the valley", "moved to safer ground"."""
        objects = {self.scene.lemma(c) for c in self.scene.children(token.index, "obj")}
        goals = [c for c in self.scene.children(token.index, "obl") if self.scene.has_case(c, "to", "into", "across")]
        if lemma in ("leave", "vacate"):
            return bool(objects & (word_set("words", "home") | word_set("words", "settlement")))
        if lemma == "cross":
            return bool(objects & {"border", "river", "frontier"}) or bool(goals)
        shelters = word_set("words", "refuge") | word_set("words", "near")
        near = {self.scene.lemma(i) for g in goals for i in (g, *self.scene.children(g))}
        return lemma in ("move", "relocate", "go") and bool(near & shelters)

    def behind(self, token: Token) -> set[str]:
        """The lemmas right behind a verb."""
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_HOME)
        return {self.scene.lemma(i) for i in range(token.index + 1, last)}
