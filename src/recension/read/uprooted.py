"""People driven from their homes, told by where they had to leave or went: "were forced from their homes"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet
from recension.text.countries import find_country

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
            if objects & word_set("words", "settlement"):
                return self.is_uprooting(token)
            return bool(objects & word_set("words", "home"))
        if lemma == "cross":
            near = objects | {self.scene.lemma(g) for g in goals}
            named = any(self.scene.token(g).upos == "PROPN" for g in goals)
            abroad = bool(near & word_set("words", "border")) or any(map(self.is_country, goals))
            return abroad or ((named or "river" in near) and self.is_uprooting(token))
        near = {self.scene.lemma(i) for g in goals for i in (g, *self.scene.children(g))}
        return bool(near & word_set("words", "refuge"))

    def is_uprooting(self, token: Token) -> bool:
        """Whether the sentence tells what drives people out: thousands leave a city for the summer, too."""
        sentence = self.scene.analysis.sentences[token.sentence]
        near = range(sentence.first, sentence.last)
        found = {self.scene.lemma(i) for i in near} | {self.scene.token(i).text.lower() for i in near}
        return bool(found & word_set("words", "uprooting"))

    def is_country(self, goal: int) -> bool:
        """Whether those who cross over come into another country."""
        offsets = self.scene.analysis.offsets(*self.scene.extent(goal))
        return find_country(self.scene.analysis.text[slice(*offsets)]) is not None

    def behind(self, token: Token) -> set[str]:
        """The lemmas right behind a verb."""
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_HOME)
        return {self.scene.lemma(i) for i in range(token.index + 1, last)}
