"""Counts of those who were in a ship, a train or a plane, and of those alive: by what stands around them."""

from dataclasses import dataclass

from .clauses import Clauses
from .phrases import Placed, Scene, is_a, word_set

# How far behind "190 people" it may stand that they were on board.
FARTHEST_ABOARD = 5


@dataclass(frozen=True, slots=True)
class Headcount:
    """How a count of people was told, its unit, and the word that tells it, if the count's own words do not."""

    method: str
    unit: str
    teller: int | None = None


@dataclass(frozen=True)
class Headcounts:
    """Tells those aboard and those alive from other people. Words are token indices."""

    scene: Scene
    clauses: Clauses

    def of_people(self, placed: Placed, noun: int) -> Headcount | None:
        """What is said of people who are counted by a noun: "190 people on board", "carrying 168 people"."""
        unit = self.scene.lemma(noun)
        if self.is_excess(noun):
            return Headcount("excess", unit)
        alive = self.survival_of(placed.head)
        if alive is not None:
            return Headcount("alive", "survivor", alive)
        if self.is_aboard(noun) or self.is_carried(placed.head) or self.is_travelling(placed.head):
            return Headcount("aboard", unit)
        return Headcount("inside", unit) if self.is_inside(placed.head) else None

    def is_inside(self, head: int) -> bool:
        """ "Twelve people were working in the tunnel", "40 guests were inside the hotel": all who were there."""
        verb = self.scene.token(head).head
        if not is_a(self.scene.token(head).relation, ("nsubj",)):
            return False
        if self.scene.children(verb, "cop"):
            places = [verb]
        else:
            stays = self.scene.lemma(verb) in word_set("words", "staying")
            places = self.scene.children(verb, "obl") if stays else []
        enclosed = word_set("words", "enclosed")
        return any(self.scene.lemma(p) in enclosed and self.scene.has_case(p, "in", "inside") for p in places)

    def alone(self, placed: Placed) -> Headcount | None:
        """What is said of a figure without a noun: "116 survived", "out of 193 aboard"."""
        alive = self.survival_of(placed.token)
        if alive is not None:
            return Headcount("alive", "survivor", alive)
        following = self.words_behind(placed.token, 1)
        if following & word_set("words", "aboard"):
            return Headcount("aboard", "person", placed.token + 1)
        return self.load(placed)

    def load(self, placed: Placed) -> Headcount | None:
        """ "a capacity of 140", "the 97 on its manifest", "the ferry carried 160"."""
        tokens, figure = self.scene.analysis.tokens, placed.token
        start = self.scene.analysis.at(placed.figure.start) or figure
        if start > 1 and [t.lemma for t in tokens[start - 2 : start]] in (["capacity", "of"], ["capacity", "for"]):
            return Headcount("capacity", "person")
        behind = [t.text.lower() for t in tokens[figure + 1 : figure + 4]]
        if behind[:1] == ["on"] and behind[2:] == ["manifest"]:
            return Headcount("manifest", "person", figure + 3)
        bearer = self.clauses.subject(self.scene.token(figure).head) if self.is_carried(figure) else None
        vessel = bearer is not None and self.scene.lemma(bearer) in word_set("words", "vessels")
        return Headcount("aboard", "person") if vessel else None

    def words_behind(self, word: int, reach: int) -> set[str]:
        """The lemmas right behind a word."""
        last = min(word + 1 + reach, len(self.scene.analysis.tokens))
        return {self.scene.lemma(i) for i in range(word + 1, last)}

    def is_excess(self, noun: int) -> bool:
        """ "20 people too many": more than there may be, not all who were there."""
        behind = self.scene.analysis.tokens[noun + 1 : noun + 3]
        return [t.text.lower() for t in behind] in (["too", "many"], ["more", "than"])

    def is_aboard(self, noun: int) -> bool:
        """ "226 passengers aboard", "190 people who were on board", "190 people had been on board"."""
        joined = [c for c in self.scene.children(noun, "conj") if c in self.scene.by_head]
        # "226 passengers and 14 crew on board"
        return any(self.words_behind(n, FARTHEST_ABOARD - 1) & word_set("words", "aboard") for n in (noun, *joined))

    def is_carried(self, head: int) -> bool:
        """ "the bus carried 40 pupils"; what it may carry is its size, and whom a man carries is no load."""
        token = self.scene.token(head)
        verb = self.scene.token(token.head)
        if not is_a(token.relation, ("obj",)) or self.scene.lemma(verb.index) not in word_set("words", "carrying"):
            return False
        bearer = self.clauses.subject(verb.index)
        able = verb.relation == "xcomp" or any(
            self.scene.token(c).xpos == "MD" for c in self.scene.children(verb.index)
        )
        return not able and (bearer is None or not self.scene.is_person(bearer))

    def is_travelling(self, head: int) -> bool:
        """ "45 people were travelling in the bus", "there were 45 people in the bus"."""
        token = self.scene.token(head)
        if not is_a(token.relation, ("nsubj",)):
            return False
        inside = [*self.scene.children(token.head, "obl", "obj"), *self.scene.children(head, "nmod")]
        vessel = [c for c in inside if self.scene.lemma(c) in word_set("words", "vessels")]
        lemma = self.scene.lemma(token.head)
        there = lemma == "be" and any(self.scene.has_case(v, "in", "on") for v in vessel)
        return bool(vessel) and (lemma in word_set("words", "travelling") or there)

    def survival_of(self, head: int) -> int | None:
        """The word that says that they live: "112 people had been found alive", "115 people survived"."""
        token = self.scene.token(head)
        if not is_a(token.relation, ("nsubj", "obj")) and self.scene.lemma(token.head) in word_set("words", "holder"):
            token = self.scene.token(token.head)  # "a total of 115 people survived"
        verb = token.head
        if not is_a(token.relation, ("nsubj", "obj")):
            return None
        alive = [c for c in self.scene.children(verb, "xcomp", "advmod", "amod") if self.scene.lemma(c) == "alive"]
        if self.scene.lemma(verb) == "alive":
            return verb
        if alive and self.clauses.affected(verb) in (head, token.index):
            return alive[0]
        outlived = {self.scene.lemma(c) for c in self.scene.children(verb, "obj")}
        survives = self.scene.lemma(verb) == "survive" and is_a(token.relation, ("nsubj",))
        return verb if survives and not outlived & word_set("words", "outlived") else None
