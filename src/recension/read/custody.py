"""People detained, told by more than a verb of arrest: rounded up, picked up by police, in custody, in the cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import word_set
from .told import Told


@dataclass(frozen=True)
class Custody(Casualties):
    """Finds the detained by where they are and who has them. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos == "VERB":
            yield from self.taken(token)
        if token.upos in ("NOUN", "ADV"):
            yield from self.confined(token)

    def taken(self, token: Token) -> Iterator[Told]:
        """ "police rounded up 11 men", "nine were picked up by soldiers", "police are holding three men"."""
        lemma = self.scene.lemma(token.index)
        up = token.index + 1 < len(self.scene.analysis.tokens) and self.scene.token(token.index + 1).lemma == "up"
        if not ((lemma in ("round", "pick") and up) or lemma == "hold"):
            return
        behind = self.scene.noun_from(token.index + 2) if up else None
        people = behind if behind in self.scene.by_head else self.clauses.affected(token.index)
        if people is None or people not in self.scene.by_head or not self.are_people(people):
            return
        if (lemma == "round" and up) or self.are_suspects(people) or self.by_police(token):
            yield from self.told(Facet.DETAINED, people, token, "taken")

    def are_suspects(self, people: int) -> bool:
        """Whether the word for them says that the police are after them."""
        return self.scene.lemma(people) == "suspect"

    def by_police(self, token: Token) -> bool:
        """Whether police or soldiers do it; whom fishermen pick up is saved."""
        doers = self.scene.children(token.index, "obl:agent", "obl")
        doers = [d for d in doers if self.scene.has_case(d, "by")]
        if not self.clauses.is_passive(token.index):
            subject = self.clauses.subject(token.index)
            doers = [subject] if subject is not None else []
        return any(self.scene.lemma(d) in word_set("words", "police") for d in doers)

    def confined(self, token: Token) -> Iterator[Told]:
        """ "two brothers remained in custody", "118 people in the cells", "12 men are behind bars"."""
        lemma = self.scene.lemma(token.index)
        inside = lemma in word_set("words", "confined") and self.scene.has_case(token.index, "in")
        inside = inside or (lemma == "bar" and self.scene.has_case(token.index, "behind"))
        if not inside:
            return
        above = self.scene.token(token.head)
        if above.index in self.scene.by_head and token.relation.startswith("nmod"):
            people: int | None = above.index
        elif self.scene.children(token.index, "cop"):
            people = self.clauses.subject(token.index)
        elif self.scene.lemma(above.index) in ("remain", "stay", "be", "keep"):
            people = self.clauses.affected(above.index) or self.clauses.subject(above.index)
        else:
            people = next((c for c in self.scene.children(above.index, "obj") if c in self.scene.by_head), None)
        if people is not None and people in self.scene.by_head and self.are_people(people):
            yield from self.told(Facet.DETAINED, people, token, "custody")
