"""Nobody to whom it came: "no one was hurt", "denied that anyone had died", "the two others were not hurt"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .participles import Participles
from .phrases import Counted, word_set
from .realities import Reality
from .told import Told

# What anybody is called: "no report of any people hurt".
ANYONE = frozenset({"person", "people", "one", "victim"})
# What may hang behind "were not hurt": nothing that says how, or what else came of it.
LOOSE = frozenset({"punct", "obl", "obl:unmarked", "conj", "cc", "parataxis"})


@dataclass(frozen=True)
class Nobody(Participles):
    """Finds of whom it is said that it came to none of them. Words are token indices."""

    def none_of(self, facet: Facet, people: int, token: Token, verb: int) -> Told | None:
        """The nought that is said of people, if any is; `verb` is that of the clause."""
        reality = Reality.NEGATED if self.clauses.is_denied(verb) else self.clauses.reality(verb)
        whole = self.scene.token(people)
        if whole.relation == "nmod" and self.scene.has_case(people, "of") and self.clauses.is_nobody(whole.head):
            people = whole.head  # "none of the nine was hurt"
        if self.is_nobody(people, reality):
            return self.zero(facet, people, token)
        return self.spared(people, token) if facet is Facet.WOUNDED and self.are_spared(people, verb) else None

    def unharmed(self, token: Token) -> Iterator[Told]:
        """ "No one was harmed", "the two children were not harmed"."""
        people = self.clauses.affected(token.index)
        none = self.none_of(Facet.WOUNDED, people, token, token.index) if people is not None else None
        if none is not None:
            yield none

    def are_spared(self, people: int, verb: int) -> bool:
        """ "Two others in the van were not hurt": said of people who are counted, and no more than that."""
        below = [self.scene.token(c) for c in self.scene.children(verb)]
        own = any(t.text.lower() in ("not", "n't", "n\u2019t") for t in below)
        open_end = any(t.text.lower() in word_set("words", "modal") or t.relation in ("mark", "advcl") for t in below)
        counted = people in self.scene.by_head and self.clauses.reality(verb) is Reality.NEGATED
        behind = {t.relation for t in below if t.index > verb}
        last = self.scene.analysis.sentences[self.scene.token(verb).sentence].last
        but = any(self.scene.token(i).text.lower() == "but" for i in range(verb, last))
        how = any(t.relation == "advmod" and t.text.lower() not in ("not", "n't", "n\u2019t", "also") for t in below)
        return own and counted and not (but or how or open_end) and behind <= LOOSE

    def spared(self, people: int, token: Token) -> Told:
        """Those of whom it is said, as a group of which none was hurt."""
        first, last = self.scene.extent(people)
        counted = self.scene.count_one(people)
        words = counted.group or self.scene.words_of(counted) if counted is not None else self.scene.token(people).text
        none = Counted(people, first, last, 0, 0, False, "person", "part", group=words)
        return Told(Facet.WOUNDED, none, token.index, Reality.FACT, "none: part")

    def is_nobody(self, people: int, reality: Reality) -> bool:
        """ "no one was hurt", "none of the passengers was killed", "without injuring anyone"."""
        below = {self.scene.lemma(c) for c in self.scene.children(people, "det", "advmod")}
        if reality is Reality.NEGATED and not self.clauses.is_not_one(people):
            return self.scene.lemma(people) in ("anyone", "anybody") or "any" in below
        human = self.scene.is_person(people) or self.scene.lemma(people) == "one"
        none = self.clauses.is_nobody(people) or (human and bool(below & {"no", "neither"}))
        return reality in (Reality.FACT, Reality.NEGATED) and none

    def zero(self, facet: Facet, nobody: int, token: Token) -> Told:
        """Nobody: the count is nought. "No one else" leaves those of whom was told before."""
        below = {self.scene.lemma(c) for c in self.scene.children(nobody)}
        others = below & {"else", "other", "further", "more"}
        named = self.scene.token(nobody)  # "no Dane was hurt"; "denied that any sailor was hurt" leaves the guests
        kind = named.upos == "PROPN" or ("any" in below and self.is_sort(nobody))
        group = named.text if kind else self.scene.partition(nobody)
        none = Counted(nobody, *self.scene.extent(nobody), 0, 0, False, "person", "none", bool(others), group)
        return Told(facet, none, token.index, Reality.FACT, "none")

    def is_sort(self, people: int) -> bool:
        """Whether a noun names one sort of people: "any sailor" leaves all the others."""
        named = self.scene.token(people)
        return named.upos == "NOUN" and self.scene.is_person(people) and self.scene.lemma(people) not in ANYONE
