"""People to whom something came, told by a noun of it: "the abduction of three nurses", "the arrest of 12 men"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token

from .deaths import Deaths
from .phrases import facets_of, word_set
from .realities import Reality
from .told import Told


@dataclass(frozen=True)
class Nominals(Deaths):
    """Finds who was abducted, held, freed or driven out by what nouns say. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one noun says of those who are counted behind it."""
        facets = facets_of("nominal").get(token.text.lower(), ()) if token.upos in ("NOUN", "PROPN") else ()
        if not facets or not self.is_real(token) or self.is_wanted(token):
            return
        for people in self.scene.children(token.index, "nmod")[:1]:
            counted = people in self.scene.by_head and self.are_people(people)
            if counted and self.scene.has_case(people, "of"):
                found = [t for facet in facets for t in self.told(facet, people, token, "nominal", self.verb(token))]
                # "the arrest of eight men and the discovery of 14 shells"
                mixed = any(t.counted.method == "part" and not self.are_people(t.counted.head) for t in found)
                alone = [t for t in found if t.counted.head == people and t.counted.method != "sum of conjuncts"]
                yield from alone if mixed else found

    def is_wanted(self, token: Token) -> bool:
        """ "called for the release of nine", "information leading to the arrest of two": it has not come yet."""
        wanted = word_set("words", "wanted")
        above = self.governors(token)
        sure = all(self.clauses.reality(a) is Reality.FACT for a in above if self.scene.token(a).upos == "VERB")
        return not sure or self.scene.has_case(token.index, "for") or any(self.scene.lemma(a) in wanted for a in above)

    def verb(self, token: Token) -> int:
        """The verb over the noun, or the noun itself."""
        return next((a for a in self.governors(token) if self.scene.token(a).upos == "VERB"), token.index)
