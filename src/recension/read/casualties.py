"""People to whom something came: killed, wounded, missing, detained, abducted, freed, displaced; what verbs say.

Each construction is a method whose name the statement carries; the sentence in its docstring is the one that needs it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualtywords import state_words
from .phrases import Counted, facets_of, is_a, word_set, words
from .realities import Reality
from .they import FARTHEST_ALL, They
from .told import Told

# Fewer who flee are men who ran, not people driven from their homes; set by hand.
FEWEST_DISPLACED = 10
# Families leave their homes, and are counted as families.
HOUSEHOLDS = frozenset({"family", "household"})


@dataclass(frozen=True)
class Casualties(They):
    """Finds what verbs and states say of people. Words are token indices."""

    def find(self) -> Iterator[Told]:
        """Everything said, in the order of the predicates."""
        for token in self.scene.analysis.tokens:
            yield from self.read(token)

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if self.tells(token):
            if self.scene.lemma(token.index) == "harm" and self.clauses.is_passive(token.index):
                yield from self.unharmed(token)
            yield from self.object_verb(token)
            yield from self.subject_verb(token)
        elif token.text.lower() == "wounds" and token.index + 1 in self.scene.by_head:
            # "kills 1, wounds 4", where the tagger sees a noun
            yield from self.told(Facet.WOUNDED, token.index + 1, token, "verb")

    def told(
        self, facet: Facet, people: int | None, token: Token, method: str, clause: int | None = None
    ) -> Iterator[Told]:
        """The counts of a phrase, as far as it stands for people; `clause` is the verb where `token` is a noun."""
        if people is None:
            return
        people = self.rolls.opening(people, token.index)
        verb = token.index if clause is None else clause
        reality = self.clauses.reality(verb)
        none = self.none_of(facet, people, token, verb)
        if none is not None:
            yield none
            return
        if self.is_alternative(facet, token) or self.is_fiction(token):
            return
        found = (
            self.scene.count(people, token.index) or self.all_of_them(people, token) or self.told_before(facet, people)
        )
        mixed = any(c.method == "part" and not self.stands(facet, c) for c in found)
        for counted in found:
            # "killed 12 people and 30 goats" has no sum
            if mixed and counted.method == "sum of conjuncts":
                continue
            if self.stands(facet, counted) and self.is_told(counted, reality):
                yield Told(facet, counted, token.index, reality, f"{method}: {counted.method}")
        yield from self.included(facet, people, token, (reality, method))

    def is_fiction(self, token: Token) -> bool:
        """ "The novel follows three soldiers who died", "in the play, six guests are murdered"."""
        made_up = word_set("words", "fiction")
        for word in (token.index, *self.scene.analysis.path_to_root(token.index)):
            within = [c for c in self.scene.children(word, "obl") if self.scene.has_case(c, "in")]
            if any(self.scene.lemma(c) in made_up for c in (*within, *self.scene.children(word, "nsubj"))):
                return True
        return False

    def is_alternative(self, facet: Facet, token: Token) -> bool:
        """ "killed or captured 80 leaders": nobody can say how many of them were killed."""
        joined = [c for c in self.scene.children(token.index, "conj")]
        joined += [token.head] if token.relation == "conj" else []
        others = {lemma for name, verbs in words("object").items() if name != facet.value for lemma in verbs}
        either = [j for j in joined if self.scene.lemma(j) in others and abs(j - token.index) <= FARTHEST_ALL]
        return any(
            self.scene.token(i).text.lower() == "or"
            for j in either
            for i in range(min(j, token.index), max(j, token.index))
        )

    def stands(self, facet: Facet, counted: Counted) -> bool:
        """Whether what is counted are people; a figure alone is taken to count people of whom somebody can die."""
        if counted.figure is None:
            return True
        named = self.scene.head_noun_of(counted)
        crew = named is not None and self.scene.token(named).text.lower() == "crew"  # "five crew", not "five crews"
        others = ("animals", "shots") if crew else ("collectives", "animals", "shots")
        if facet is Facet.DISPLACED and counted.noun in HOUSEHOLDS:
            return True
        if any(counted.noun in word_set("people", name) for name in others):
            return False
        noun = self.scene.token(counted.head)
        if counted.head in self.scene.by_head and self.is_of_those(facet, self.scene.by_head[counted.head].whole):
            return True
        ends = word_set("words", "body") | word_set("words", "life") | word_set("those", facet.value)
        if counted.noun in ends | word_set("noun", facet.value):
            return True
        if counted.noun is None or self.scene.is_person(counted.head):
            return True
        if self.scene.head_noun_of(counted) is not None and self.scene.is_person(self.scene.head_noun_of(counted) or 0):
            return True
        human = noun.index not in self.scene.other_heads and facet in (Facet.KILLED, Facet.WOUNDED)
        human = human or facet in (Facet.DETAINED, Facet.ABDUCTED)
        return human and noun.upos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET")

    def is_of_those(self, facet: Facet, whole: int | None) -> bool:
        """ "Twelve of the wounded": whether the whole is named by what came to them."""
        told = word_set("state", facet.value) | word_set("those", facet.value)
        return whole is not None and self.scene.token(whole).text.lower() in told

    @staticmethod
    def is_told(counted: Counted, reality: Reality) -> bool:
        """Whether such a count is worth stating: "could kill 100" is possible, "could kill a man" is nothing."""
        if reality is Reality.FACT:
            return True
        return reality is Reality.POSSIBLE and counted.figure is not None

    def included(self, facet: Facet, people: int, token: Token, how: tuple[Reality, str]) -> Iterator[Told]:
        """ "killed nine people, including six tourists": a part of the whole; "eight, including two dead" is none."""
        reality, method = how
        for child in self.scene.children(people):
            part = self.scene.token(child)
            inside = child if self.scene.has_case(child, "include", "including") else None
            if is_a(part.relation, ("acl", "advcl")) and part.text.lower() == "including":
                inside = next(iter(self.scene.children(child, "obj")), None)
            if inside is None:
                continue
            for counted in self.scene.count(inside):
                if self.stands(facet, counted) and self.is_told(counted, reality) and not self.has_died(facet, counted):
                    grouped = replace(counted, group=counted.group or self.scene.words_of(counted))
                    if counted.noun is None:  # "51 fans, including four caught by railway guards"
                        whole = self.scene.count_one(people)
                        grouped = replace(counted, noun=whole.noun if whole is not None else None)
                    yield Told(facet, grouped, token.index, reality, f"{method}: included")

    def has_died(self, facet: Facet, counted: Counted) -> bool:
        """ "the two killed", "the officer who died": nobody who is only hurt."""
        if facet is Facet.KILLED:
            return False
        following = range(counted.head, min(counted.last + 2, len(self.scene.analysis.tokens)))
        return any(
            self.scene.token(i).text.lower() in word_set("those", "killed") or self.scene.lemma(i) == "die"
            for i in following
        )

    def object_verb(self, token: Token) -> Iterator[Told]:
        """ "killed two dozen fighters", "was arrested", "12 people injured in the blast"."""
        for facet in facets_of("object").get(self.scene.lemma(token.index), ()):
            both = self.both_before(token)
            people = self.counted_of(both if both is not None else self.clauses.affected(token.index), token)
            if token.relation == "amod" and people not in self.scene.by_head:
                # "the arrested man" was told of before
                continue
            if people is None and token.xpos in ("VBN", "VBD"):
                people = self.without_subject(token)
            if people is None:
                continue
            if facet is Facet.WOUNDED and self.is_fatal(token):
                if self.is_fatally(token):
                    yield from self.told(Facet.KILLED, people, token, "fatally")
                continue
            if (facet is Facet.FREED and self.is_discharge(token)) or (
                facet is Facet.DISPLACED and self.is_carried_to_care(people, token)
            ):
                continue
            sure = self.scene.lemma(token.index) in word_set("words", "seize") and people in self.scene.by_head
            if facet not in (Facet.KILLED, Facet.WOUNDED) and not sure and not self.are_people(people):
                others = self.parted(token)
                if others is None:
                    continue
                people = others
            by_weapon = self.scene.lemma(token.index) in ("shoot", "stab")
            yield from self.told(facet, people, token, "shot" if by_weapon else "verb")

    def counted_of(self, people: int | None, token: Token) -> int | None:
        """ "Tens of thousands of displaced people": the figure to which the noun belongs."""
        of_whole = token.relation == "amod" and people in self.scene.by_whole
        return self.scene.by_whole[people].head if of_whole and people is not None else people

    def is_discharge(self, token: Token) -> bool:
        """ "Seven were treated and released", "eight were released from hospital": no captive was freed."""
        if self.scene.lemma(token.index) != "release":
            return False
        subject = self.scene.children(token.index, "nsubj")
        if any(self.scene.lemma(s) in word_set("words", "employer") for s in subject):
            return True  # "the club released nine players"
        thing, comma = (self.scene.token(max(token.index - back, 0)) for back in (2, 1))
        if comma.text == "," and self.scene.lemma(thing.index) in word_set("words", "papers"):
            return True  # "said so in a letter, released on Monday"
        cared = word_set("words", "hospital") | word_set("words", "treat")
        beside = [token.head, *self.scene.children(token.head, "obl")] if token.relation == "conj" else []
        near = [*beside, *self.scene.children(token.index, "obl", "conj")]
        return any(self.scene.lemma(i) in cared for i in near)

    def is_carried_to_care(self, people: int, token: Token) -> bool:
        """ "All five were evacuated for treatment", "one of the wounded was evacuated": nobody lost a home."""
        placed = self.scene.by_head.get(people)
        of = self.scene.token(placed.whole).text.lower() if placed is not None and placed.whole is not None else ""
        hurt = word_set("those", "wounded") | word_set("words", "aftercare")
        goals = (self.scene.lemma(c) for c in self.scene.children(token.index, "obl"))
        return bool(hurt & {self.scene.token(people).text.lower(), of, *goals})

    def is_getaway(self, people: int, token: Token) -> bool:
        """ "Three men fled the scene on foot": a few who get away are not displaced."""
        placed = self.scene.by_head.get(people)
        goals = self.scene.children(token.index, "obj", "obl")
        few = placed is None or (placed.figure.high or FEWEST_DISPLACED) < FEWEST_DISPLACED
        return few or any(self.scene.lemma(g) in word_set("words", "getaway") for g in goals)

    def are_people(self, people: int) -> bool:
        """Whether a phrase is about people, or a figure that leaves its noun out."""
        placed = self.scene.by_head.get(people)
        if placed is not None and placed.head == placed.token:
            noun = self.scene.head_noun(placed)
            # "two of the injured"
            hurt = noun is not None and self.scene.token(noun).text.lower() in state_words()
            return noun is None or hurt or self.scene.is_person(noun)
        return self.scene.is_person(people) or self.scene.token(people).upos == "PRON"

    def is_fatal(self, token: Token) -> bool:
        """ "shot dead", "fatally stabbed", "shot and killed", "shot to death": the wound is told by the death."""
        fatal, killing = word_set("words", "fatally"), words("object")["killed"]
        below = [self.scene.token(c) for c in self.scene.children(token.index)]
        with_weapon = self.scene.lemma(token.index) in word_set("words", "deadly")
        near = below + ([self.scene.token(token.head)] if token.relation == "conj" and with_weapon else [])
        near += [
            self.scene.token(g) for t in below if t.relation in ("obl", "xcomp") for g in self.scene.children(t.index)
        ]
        joined = [t for t in near if with_weapon and (t.relation == "conj" or t.index == token.head)]
        return (
            any(self.scene.lemma(t.index) in fatal for t in near)
            or self.is_fatally(token)
            or any(self.scene.lemma(t.index) in (*killing, "die") for t in joined)
            or any(self.scene.lemma(t.index) == "death" and self.scene.has_case(t.index, "to") for t in near)
        )

    def is_yielding(self, token: Token) -> bool:
        """ "succumbed to temptation", "to a late goal": nobody dies of that."""
        to = [c for c in self.scene.children(token.index, "obl") if self.scene.has_case(c, "to")]
        mortal = word_set("words", "harm") | word_set("words", "mortal")
        return self.scene.lemma(token.index) == "succumb" and bool(to) and self.scene.lemma(to[0]) not in mortal

    def subject_verb(self, token: Token) -> Iterator[Told]:
        """ "five people died", "the pilots who perished", "are confirmed as having died"."""
        for facet in facets_of("subject").get(self.scene.lemma(token.index), ()):
            people = self.clauses.beside(token.index, self.clauses.subject(token.index))
            people = self.clauses.right_before(token.index, people)
            if people is None and token.xpos in ("VBD", "VBN"):
                people = self.clauses.counted_before(token.index)
            if (
                people is not None
                and not self.is_yielding(token)
                and (facet is Facet.KILLED or people in self.scene.by_head)
                and not (facet is Facet.DISPLACED and self.is_getaway(people, token))
                and self.are_people(people)
            ):
                yield from self.told(facet, people, token, "verb")
