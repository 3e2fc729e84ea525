"""People hurt, told by the care they are in: treated, in critical condition, in intensive care, under treatment."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import word_set
from .told import Told

# How far before "condition" the figure of those in it may stand.
NEAREST_FIGURE = 8
# How far behind those at one hospital those at another may stand.
FARTHEST_OTHERS = 12
OF_THEM = frozenset({"them", "they", "whom"})


@dataclass(frozen=True)
class Care(Casualties):
    """Finds the hurt by what is done for them. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos == "VERB":
            yield from self.treated(token)
        if token.upos in ("NOUN", "PROPN", "ADJ"):
            yield from self.condition(token)
            yield from self.under_care(token)

    def treated(self, token: Token) -> Iterator[Told]:
        """ "the clinic is treating 14 people", "ambulances moved 11 patients": hurt, it seems."""
        lemma = self.scene.lemma(token.index)
        if lemma in word_set("words", "treat") or (lemma in word_set("words", "move") and self.is_by_ambulance(token)):
            people = self.clauses.affected(token.index)
            placed = self.scene.by_head.get(people) if people is not None else None
            if placed is not None and people is not None and self.are_people(people):
                yield from self.told(Facet.WOUNDED, people, token, "in care")
        if lemma in ("release", "discharge") and self.clauses.is_passive(token.index):
            people = self.clauses.affected(token.index)
            left = [c for c in self.scene.children(token.index, "obl") if self.scene.has_case(c, "from")]
            if people in self.scene.by_head and any(self.scene.lemma(c) in word_set("words", "hospital") for c in left):
                yield from self.told(Facet.WOUNDED, people, token, "in care")

    def is_by_ambulance(self, token: Token) -> bool:
        """ "were moved by ambulance"."""
        return any(self.scene.lemma(c) == "ambulance" for c in self.scene.children(token.index, "obl"))

    def condition(self, token: Token) -> Iterator[Told]:
        """ "three were in critical condition", "eight of them critical": hurt, where the report tells of hurt."""
        lemma = self.scene.lemma(token.index)
        if lemma != "condition" and lemma not in word_set("words", "grave"):
            return
        alone = self.part_before(token)
        if lemma in word_set("words", "grave"):
            # "critical" may be said of anything but them
            if alone is not None and alone + 3 == token.index:
                yield from self.told(Facet.WOUNDED, alone, token, "condition")
            return
        verb = self.scene.token(token.head)
        how = {self.scene.token(c).text.lower() for c in self.scene.children(token.index, "amod", "compound")}
        if not how & word_set("words", "conditions"):
            return
        if alone is not None:
            yield from self.told(Facet.WOUNDED, alone, token, "condition")
        elif self.scene.has_case(token.index, "in") and token.index not in self.scene.by_head:
            people = self.clauses.subject(token.index) or self.clauses.subject(verb.index)
            if people is not None and self.are_people(people):
                yield from self.told(Facet.WOUNDED, people, token, "condition")

    def part_before(self, token: Token) -> int | None:
        """The figure of "eight of them" nearest before a word."""
        near = self.scene.placed_in(max(token.index - NEAREST_FIGURE, 0), token.index)
        heads = [p.head for p in near if p.whole is not None and p.against is None]
        return heads[-1] if heads and self.scene.token(heads[-1] + 2).text.lower() in OF_THEM else None

    def under_care(self, token: Token) -> Iterator[Told]:
        """ "three were in intensive care", "14 remained under treatment at one hospital and six at another"."""
        if not self.is_care(token):
            return
        found = self.clauses.subject(token.index) or self.clauses.subject(token.head)
        opening = min((c for c in self.scene.children(token.index, "case")), default=token.index)
        people = self.clauses.beside(opening, found)
        if people is None or people not in self.scene.by_head or not self.are_people(people):
            return
        yield from self.told(Facet.WOUNDED, people, token, "in care")
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_OTHERS)
        for placed in self.scene.placed_in(token.index, last):
            between = (self.scene.token(placed.token - 1).text.lower(), self.scene.token(placed.token + 1).text.lower())
            if placed.head == placed.token and between in (("and", "at"), ("and", "in")):
                yield from self.told(Facet.WOUNDED, placed.head, token, "in care")

    def is_care(self, token: Token) -> bool:
        """ "in intensive care", "under treatment", "on life support", "still in hospital"."""
        lemma = self.scene.lemma(token.index)
        before = self.scene.lemma(max(token.index - 1, 0))
        if lemma == "care":
            return before in ("intensive", "critical") and self.scene.has_case(token.index, "in", "under")
        if lemma in ("unit", "ward") and before == "care":
            return self.scene.lemma(max(token.index - 2, 0)) in ("intensive", "critical") and self.scene.has_case(
                token.index, "in"
            )
        if lemma == "treatment":
            return self.scene.has_case(token.index, "under") or self.is_received(token)
        if lemma == "support":
            return before == "life" and self.scene.has_case(token.index, "on")
        stay = self.scene.lemma(token.head) in ("remain", "stay") or self.scene.children(token.index, "cop")
        return lemma in word_set("words", "hospital") and bool(stay) and self.scene.has_case(token.index, "in")

    def is_received(self, treatment: Token) -> bool:
        """ "are receiving treatment", "left after receiving treatment"; not that for an illness."""
        verb = treatment.head
        taken = self.scene.lemma(verb) in word_set("words", "receive") and treatment.relation == "obj"
        sick = [c for w in (treatment.index, verb) for c in self.scene.children(w, "nmod", "obl")]
        other = (self.scene.lemma(c) for c in sick if self.scene.has_case(c, "for"))
        return taken and all(lemma in word_set("words", "harm") for lemma in other)
