"""Whom a relative clause is about: the noun before "who" and "whose", read off the words where the tree goes astray."""

from dataclasses import dataclass

from .phrases import word_set
from .realities import SUBJECTS, Realities

RELATIVE = frozenset(["who", "whom", "which", "that"])
LONGEST_ASIDE = 14


@dataclass(frozen=True)
class Relatives(Realities):
    """Relative clauses over a scene; words are token indices."""

    def _antecedent(self, governor: int, word: int) -> int | None:
        """The noun right before "who", which the tree may miss in a long sentence."""
        below = [*self.scene.children(governor), *self.scene.children(word)]
        who = next((c for c in below if self.scene.token(c).text.lower() == "who" and c < word), None)
        if who is None or who < 2:
            return None
        at = who - 2 if self.scene.token(who - 1).text == "," else who - 1
        if self.scene.token(at).upos == "NUM" and at > 1 and self.scene.token(at - 1).text == ",":
            at -= 2  # "Ida Toss, 31, who broke her leg"
        part = self.scene.by_whole.get(at)
        if part is not None and at not in self.scene.by_head:  # "two of the nine inmates who escaped": nine did
            return part.head
        at = self._whoever(at, word if self.scene.token(word).relation == "acl:relcl" else governor)
        return at if self.scene.token(at).upos in ("NOUN", "PROPN", "NUM", "PRON") else None

    def _whoever(self, beside: int, clause: int) -> int:
        """ "The driver of the van, who was held": the noun of the tree where the one beside "who" is nobody."""
        noun = self.scene.token(clause).head
        somebody = beside in self.scene.person_heads or self.scene.lemma(beside) in word_set("people", "nouns")
        inside = beside in range(*self.scene.analysis.subtree(noun))
        relative = self.scene.token(clause).relation == "acl:relcl"
        return noun if relative and noun < beside and inside and not somebody and self.scene.is_person(noun) else beside

    def _whose(self, word: int) -> int | None:
        """ "Lind, whose son and daughter are among the missing": what is whose, where the tree joins it to the name."""
        for at in range(word - 1, max(word - LONGEST_ASIDE, -1), -1):
            token = self.scene.token(at)
            if token.sentence != self.scene.token(word).sentence or token.upos == "VERB":
                return None
            if token.text.lower() == "whose":
                return token.head if at < token.head < word else None
        return None

    def _opens_with_who(self, governor: int, word: int) -> bool:
        below = [*self.scene.children(governor, *SUBJECTS, "obj"), *self.scene.children(word, *SUBJECTS)]
        return any(self.scene.token(c).text.lower() == "who" for c in below)

    def _is_relative(self, word: int) -> bool:
        token = self.scene.token(word)
        return token.text.lower() in RELATIVE and token.upos in ("PRON", "DET", "SCONJ")
