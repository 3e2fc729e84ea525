"""People driven from their homes, told by where they had to leave: "were forced from their homes"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import word_set
from .told import Told

# How far behind the verb their homes may stand, in words.
FARTHEST_HOME = 8


@dataclass(frozen=True)
class Uprooted(Casualties):
    """Finds those who had to leave their homes. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """ "4,000 people were forced from their homes", "floods drove thousands out of their houses"."""
        if token.upos != "VERB" or self.scene.lemma(token.index) not in word_set("words", "drive"):
            return
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_HOME)
        behind = [self.scene.lemma(i) for i in range(token.index + 1, last)]
        leaving = {"from", "out", "flee", "leave", "abandon"} & set(behind)
        people = self.clauses.affected(token.index)
        if leaving and word_set("words", "home") & set(behind) and people in self.scene.by_head:
            yield from self.told(Facet.DISPLACED, people, token, "driven")
