"""People detained, told by more than a verb of arrest: rounded up, picked up by police, in custody, in the cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import word_set
from .told import Told

# How far from "held" it may stand that they are hostages, or that somebody freed them.
FARTHEST_FREED = 40


@dataclass(frozen=True)
class Custody(Casualties):
    """Finds the detained by where they are and who has them. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos == "VERB":
            yield from self.taken(token)
        if token.upos in ("NOUN", "ADV"):
            yield from self.confined(token)
        if token.text.lower() == "crew":
            yield from self.seized(token)

    def seized(self, token: Token) -> Iterator[Told]:
        """ "The navy seized the trawler and its crew of 14": pirates abduct whom the state detains."""
        counted = self.scene.count_one(token.index)
        own = {self.scene.token(c).text.lower() for c in self.scene.children(token.index, "nmod:poss")}
        if counted is None or counted.figure is None or not own & {"its", "her"}:
            return
        path = self.scene.analysis.path_to_root(token.index)
        verb = next((v for v in path if self.scene.token(v).upos == "VERB"), None)
        if verb is None or self.scene.lemma(verb) not in word_set("words", "take_ship"):
            return
        taken = self.clauses.affected(verb)
        if taken is not None and taken in path and self.scene.lemma(taken) in word_set("words", "vessels"):
            facet = Facet.ABDUCTED if self.is_taken_by_captors(verb) else Facet.DETAINED
            yield Told(facet, counted, verb, self.clauses.reality(verb), "taken: crew")

    def is_taken_by_captors(self, verb: int) -> bool:
        """Whether a ship is taken by those who abduct."""
        return self.scene.lemma(verb) == "hijack" or self.is_done_by(self.scene.token(verb), "captors")

    def taken(self, token: Token) -> Iterator[Told]:
        """ "police rounded up 11 men", "nine were picked up by soldiers", "police are holding three men"."""
        lemma = self.scene.lemma(token.index)
        up = token.index + 1 < len(self.scene.analysis.tokens) and self.scene.token(token.index + 1).lemma == "up"
        if not ((lemma in ("round", "pick") and up) or lemma == "hold"):
            return
        behind = self.scene.noun_from(token.index + 2) if up else None
        people = behind if behind in self.scene.by_head else self.clauses.affected(token.index)
        if up and token.index - 1 in self.scene.by_head:
            people = token.index - 1  # "the 11 men picked up after the blast"
        if lemma == "hold" and people is not None and self.is_freed_by_others(token):
            yield from self.told(Facet.ABDUCTED, people, token, "taken")
            return
        if people is None or people not in self.scene.by_head or not self.are_people(people):
            return
        if lemma == "hold" and self.is_done_by(token, "captors"):
            yield from self.told(Facet.ABDUCTED, people, token, "taken")
        elif (
            (lemma == "round" and up)
            or self.are_suspects(people)
            or self.is_done_by(token, "police")
            or self.is_held(token)
            or self.is_being_held(token, people)
        ):
            yield from self.told(Facet.DETAINED, people, token, "taken")

    def are_suspects(self, people: int) -> bool:
        """Whether the word for them says that the police are after them."""
        return self.scene.lemma(people) == "suspect"

    def is_done_by(self, token: Token, who: str) -> bool:
        """Whether police or soldiers do it, or kidnappers; whom fishermen pick up is saved."""
        doers = self.doers(token)
        if not self.clauses.is_passive(token.index):
            subject = self.clauses.subject(token.index)
            doers = [subject] if subject is not None else []
        return any(self.scene.lemma(d) in word_set("words", who) for d in doers)

    def doers(self, token: Token) -> list[int]:
        """By whom it is done, of a passive."""
        return [d for d in self.scene.children(token.index, "obl:agent", "obl") if self.scene.has_case(d, "by")]

    def is_held(self, token: Token) -> bool:
        """ "Nine of the 11 men picked up after the blast had been freed": who is freed behind it was detained."""
        behind = range(token.index + 1, self.scene.analysis.sentences[token.sentence].last)
        freed = any(self.scene.lemma(i) in word_set("object", "freed") for i in behind)
        return freed and self.scene.lemma(token.index) == "pick" and not self.doers(token)

    def is_freed_by_others(self, token: Token) -> bool:
        """ "held two managers for a night before police freed them": no lawful arrest."""
        last = self.scene.analysis.sentences[token.sentence].last
        behind = range(token.index + 1, min(token.index + FARTHEST_FREED, last))
        holder = self.clauses.subject(token.index)
        for verb in behind:
            if self.scene.token(verb).upos == "VERB" and self.scene.lemma(verb) in word_set("object", "freed"):
                freers = self.scene.children(verb, "nsubj")
                freed = self.scene.children(verb, "obj")
                others = [f for f in freers if f != holder and self.scene.token(f).upos in ("NOUN", "PROPN")]
                return bool(others) and any(self.is_told_of(c) for c in freed)
        return False

    def is_told_of(self, index: int) -> bool:
        """ "them", "the men": whoever was told of before."""
        articles = {self.scene.token(c).text.lower() for c in self.scene.children(index, "det")}
        pronoun = self.scene.token(index).text.lower() in ("them", "him", "her")
        return pronoun or (self.scene.is_person(index) and bool(articles & {"the", "both", "all"}))

    def is_being_held(self, token: Token, people: int) -> bool:
        """ "14 poachers had been caught and were being held in a lodge": in somebody's power, and no hostages."""
        below = {self.scene.token(c).text.lower() for c in self.scene.children(token.index, "aux", "aux:pass")}
        span = self.scene.analysis.sentences[token.sentence]
        near = range(max(span.first, token.index - FARTHEST_FREED), min(span.last, token.index + FARTHEST_FREED))
        taken = any(self.scene.lemma(i) in word_set("words", "hostage") for i in near)
        return "being" in below and not taken and not self.doers(token) and self.scene.is_person(people)

    def confined(self, token: Token) -> Iterator[Told]:
        """ "two brothers remained in custody", "118 people in the cells", "12 men are behind bars"."""
        if not self.is_confined(token.index):
            return
        above = self.scene.token(token.head)
        counted = above.index in self.scene.by_head or self.clauses.is_bare_person(above.index)
        if counted and token.relation.startswith("nmod"):
            people: int | None = above.index
        elif self.scene.children(token.index, "cop"):
            people = self.clauses.subject(token.index)
        elif self.scene.lemma(above.index) in ("remain", "stay", "be", "keep"):
            people = self.clauses.affected(above.index) or self.clauses.subject(above.index)
        else:
            people = next((c for c in self.scene.children(above.index, "obj") if c in self.scene.by_head), None)
        known = people is not None and (people in self.scene.by_head or self.is_somebody(people))
        if people is not None and known and self.are_people(people):
            yield from self.told(Facet.DETAINED, people, token, "custody")

    def is_somebody(self, people: int) -> bool:
        """ "a man in his thirties is in custody", "Suspect in custody"; of "the man" was told before."""
        articles = {self.scene.token(c).text.lower() for c in self.scene.children(people, "det")}
        return self.is_single(people) and self.scene.token(people).xpos == "NN" and not articles - {"a", "an", "one"}
