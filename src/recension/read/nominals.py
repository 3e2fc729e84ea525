"""People to whom something came, told by a noun of it: "the abduction of three nurses", "the arrest of 12 men"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .deaths import Deaths
from .phrases import facets_of, word_set
from .realities import Reality
from .told import Told


@dataclass(frozen=True)
class Nominals(Deaths):
    """Finds who was hurt, abducted, held, freed or driven out by what nouns say. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one noun says of those who are counted behind it."""
        facets = facets_of("nominal").get(token.text.lower(), ()) if token.upos in ("NOUN", "PROPN") else ()
        if not facets or not self.is_real(token) or self.is_wanted(token):
            return
        for people in self.whose(token, hurt=Facet.WOUNDED in facets)[:1]:
            if people in self.scene.by_head and self.are_people(people):
                found = [t for facet in facets for t in self.told(facet, people, token, "nominal", self.verb(token))]
                # "the arrest of eight men and the discovery of 14 shells"
                mixed = any(t.counted.method == "part" and not self.are_people(t.counted.head) for t in found)
                alone = [t for t in found if t.counted.head == people and t.counted.method != "sum of conjuncts"]
                yield from alone if mixed else found

    def whose(self, token: Token, *, hurt: bool) -> list[int]:
        """Those behind "of"; of injuries those behind "to", too, where the tree may hang them on the verb."""
        last = self.scene.analysis.sentences[token.sentence].last
        if hurt and token.index + 2 < last and self.scene.token(token.index + 1).text.lower() == "to":
            return [p.head for p in self.scene.placed_in(token.index + 2, min(token.index + 4, last))]
        return [p for p in self.scene.children(token.index, "nmod")[:1] if self.scene.has_case(p, "of")]

    def is_wanted(self, token: Token) -> bool:
        """ "called for the release of nine", "information leading to the arrest of two": it has not come yet."""
        wanted = word_set("words", "wanted")
        above = self.governors(token)
        sure = all(self.clauses.reality(a) is Reality.FACT for a in above if self.scene.token(a).upos == "VERB")
        wished = any(self.scene.lemma(a) in wanted or self.is_agreed(a) for a in above)
        # "jailed for the wounding of two": whoever answers for it has done it
        deed = token.text.lower() in word_set("nominal", "wounded")
        return not sure or (self.scene.has_case(token.index, "for") and not deed) or wished

    def is_agreed(self, verb: int) -> bool:
        """ "The accord includes the release of 30": what is agreed on has not come yet; "the deal led to" it did."""
        subjects = {self.scene.lemma(s) for s in self.scene.children(verb, "nsubj")}
        present = self.scene.token(verb).xpos in ("VBZ", "VBP")
        settled = present or self.scene.lemma(verb) in word_set("words", "contain")
        of_clue = self.scene.lemma(self.scene.token(verb).head) in word_set("words", "clue")
        # "a reward for the arrest of two": they are only looked for
        sought = self.scene.lemma(verb) == "lead" and self.scene.token(verb).xpos == "VBG" and of_clue
        return sought or (settled and bool(subjects & word_set("words", "accord")))

    def verb(self, token: Token) -> int:
        """The verb over the noun, or the noun itself."""
        return next((a for a in self.governors(token) if self.scene.token(a).upos == "VERB"), token.index)
