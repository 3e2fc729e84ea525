"""One who died, where somebody says who it was: "the fatality was identified as Bo Lind"."""

from dataclasses import dataclass

from recension.encoder.findings import Token

from .casualties import Casualties
from .phrases import word_set
from .realities import Reality

SINGULAR = frozenset({"was", "is", "has"})


@dataclass(frozen=True)
class Identified(Casualties):
    """Tells whether a word is of one who died and is named there. Words are token indices."""

    def is_identified(self, token: Token) -> bool:
        """ "The fatality was identified as Bo Lind", "the mayor named the deceased as a cook": one who died."""
        before = self.scene.token(max(0, token.index - 1)).text.lower()
        if self.scene.lemma(token.index) not in word_set("words", "one_dead") or token.text.lower().endswith("ies"):
            return False
        verb = token.head
        named = self.scene.lemma(verb) in word_set("words", "identify") and self.clauses.affected(verb) == token.index
        told = named and before in ("the", "sole", "lone", "only") and self.clauses.reality(verb) is Reality.FACT
        return told and (token.text.lower() == "fatality" or self.is_of_one(verb, token.index))

    def is_of_one(self, verb: int, dead: int) -> bool:
        """Whether the deceased whom a verb names are one, since the word is its own plural."""
        if self.clauses.is_passive(verb):
            return any(self.scene.token(c).text.lower() in SINGULAR for c in self.scene.children(verb, "aux"))
        below = (*self.scene.children(verb), *self.scene.children(dead))
        names = [c for c in below if self.scene.has_case(c, "as") and self.scene.token(c).xpos in ("NN", "NNP")]
        return bool(names) and not self.scene.children(names[0], "conj")
