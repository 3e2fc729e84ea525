"""People who died, told by nouns and fixed phrases: murders, ends, lives, bodies, "stabbed to death"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import Counted, is_a, word_set, words
from .realities import Reality
from .told import Told

# The lists of the nouns that name an end: only of those it is asked whether it came.
ENDS = ("end", "homicide", "shooting", "harming")


@dataclass(frozen=True)
class Deaths(Casualties):
    """Finds who died by what nouns say. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos not in ("NOUN", "PROPN", "ADJ"):
            return
        if any(self.scene.lemma(token.index) in word_set("words", end) for end in ENDS) and self.is_real(token):
            yield from self.manifold(token)
            yield from self.death_of(token)
        yield from self.life(token)
        yield from self.mourned_loss(token)
        yield from self.funeral(token)
        yield from self.body(token)
        yield from self.to_death(token)

    def is_real(self, token: Token) -> bool:
        """Whether such an end came: not of "no double murder", "rumours of his death", "a film of her murder"."""
        told = word_set("words", "only_told")
        if any(self.scene.lemma(c) == "no" for c in self.scene.children(token.index, "det")):
            return False
        above = self.governors(token)
        if any(self.scene.lemma(a) in told and self.scene.token(a).upos != "VERB" for a in above):
            return False
        verb = next((a for a in above if self.scene.token(a).upos == "VERB"), None)
        return verb is None or not self.is_undone(verb, token)

    def governors(self, token: Token) -> list[int]:
        """The words that a noun hangs on, up to its verb and what that verb belongs to."""
        found: list[int] = []
        for word in self.scene.analysis.path_to_root(token.index):
            below = self.scene.token(found[-1]) if found else token
            if not is_a(below.relation, ("nmod", "obl", "obj", "nsubj", "compound", "acl", "advcl", "xcomp")):
                break
            found.append(word)
        return found

    def is_undone(self, verb: int, token: Token) -> bool:
        """ "was faked", "the film tells of", "never happened", "would have led to"; what could be prevented came."""
        reality, lemma = self.clauses.reality(verb), self.scene.lemma(verb)
        subjects = {self.scene.lemma(s) for s in self.scene.children(verb, "nsubj")}
        if subjects & word_set("words", "only_told"):
            return True
        if lemma in word_set("words", "happen"):
            return reality is Reality.NEGATED
        if lemma in word_set("words", "bring_about"):
            return reality is not Reality.FACT and not is_a(token.relation, ("nsubj",))
        told_of = {self.scene.lemma(a) for a in self.governors(token)} & word_set("words", "told_of")
        if told_of and lemma in word_set("words", "denying"):
            return reality is Reality.FACT
        ruled_out = lemma == "rule" and any(self.scene.lemma(c) == "out" for c in self.scene.children(verb))
        return ruled_out or (lemma in word_set("words", "only_told") and reality is Reality.FACT)

    def manifold(self, token: Token) -> Iterator[Told]:
        """ "a triple homicide", "double-murder trial"; a "double shooting" as far as the report tells of no dead."""
        before = token.index - 1 - (self.scene.token(max(0, token.index - 1)).xpos == "HYPH")
        size = words("manifold").get(self.scene.token(max(0, before)).text.lower())
        shot = self.scene.lemma(token.index) in word_set("words", "shooting")
        if before < 0 or size is None or not (shot or self.scene.lemma(token.index) in word_set("words", "homicide")):
            return
        lead = self.scene.token(max(0, before - 1)).text.lower()
        behind = [t.text.lower() for t in self.scene.analysis.tokens[token.index + 1 : token.index + 3]]
        if lead == "attempted" or "suicide" in behind:
            return
        counted = Counted(token.index, before, token.index + 1, size, size, False, "person", "figure")
        facet, method = (Facet.WOUNDED, "shot") if shot else (Facet.KILLED, "manifold")
        yield Told(facet, counted, token.index, Reality.FACT, f"{method}: {counted.method}")

    def death_of(self, token: Token) -> Iterator[Told]:
        """ "the deaths of 12 people", "the killing of a guard by rebels", "Lind's murder"."""
        lemma = self.scene.lemma(token.index)
        fatal = {self.scene.lemma(c) for c in self.scene.children(token.index, "amod")} & word_set("words", "fatal")
        ends = lemma in word_set("words", "end") or (fatal and lemma in word_set("words", "harming"))
        if not ends or token.index in self.scene.by_head or self.is_of_law(token):
            return
        # "the rebels' killing of a guard": whose killing it is says who did it.
        deeds = word_set("words", "deed") | word_set("words", "harming")
        owners = self.owners(token) if lemma not in deeds else []
        victims = [c for c in self.scene.children(token.index, "nmod") if self.scene.has_case(c, "of")]
        if any(self.scene.token(c).text.lower() == "attempted" for c in self.scene.children(token.index, "amod")):
            return
        for child in (*owners[:1], *victims[:1]):
            named = self.is_owner(child) and self.scene.is_person(child)
            if not (child in self.scene.by_head or named):
                continue
            found = list(self.told(Facet.KILLED, child, token, "deaths of"))
            # "the murder of a nurse and the wounding of her aunt and a guest": nobody else of them has died
            other = min((c for c in self.scene.children(token.index, "conj") if c > child), default=None)
            beyond = other is not None and any(t.counted.head > other for t in found)
            one = self.scene.count_one(child) if beyond else None
            yield from found if one is None else [replace(found[0], counted=one, method="deaths of: single")]

    def is_of_law(self, token: Token) -> bool:
        """ "Lind's death sentence", "his murder trial": nobody has died of what the next noun names."""
        named = self.scene.lemma(token.head) in word_set("words", "matter")
        return token.relation == "compound" and token.head > token.index and named

    def owners(self, token: Token) -> list[int]:
        """Whose death it is, also where the tree hangs "Lind's" on the verb of "leading to Lind's death"."""
        found = sorted(self.scene.children(token.index, "nmod:poss"), key=lambda o: not self.scene.is_person(o))
        if found or token.index < 2 or self.scene.token(token.index - 1).xpos != "POS":
            return found
        return [self.scene.first_of_name(token.index - 2)]

    def funeral(self, token: Token) -> Iterator[Told]:
        """ "the funeral of two guards", "a service for the nine victims"; of one alone nobody says how he died."""
        lemma, mourned = self.scene.lemma(token.index), word_set("words", "funeral")
        if lemma in word_set("words", "mourning"):
            yield from self.mourned(token)
        named = lemma in mourned or any(self.scene.lemma(c) in mourned for c in self.scene.children(token.index))
        if not named or self.clauses.reality(token.head) is not Reality.FACT:
            return
        for people in self.scene.children(token.index, "nmod"):
            placed = self.scene.by_head.get(people)
            several = placed is not None and (placed.figure.low or 0) > 1
            if several and self.scene.has_case(people, "of", "for") and self.scene.is_person(people):
                yield from self.told(Facet.KILLED, people, token, "funeral")

    def mourned(self, token: Token) -> Iterator[Told]:
        """ "a service for the nine victims of the crash", "lit candles for nine victims": who is mourned has died."""
        above = token.head if self.scene.token(token.head).upos == "VERB" else token.index
        if self.clauses.reality(above) is not Reality.FACT:
            return
        for people in (*self.scene.children(token.index, "nmod"), *self.scene.children(above, "obl", "nmod")):
            victims = people in self.scene.by_head and self.scene.lemma(people) == "victim"
            if victims and self.scene.has_case(people, "of", "for", "to"):
                yield from self.told(Facet.KILLED, people, token, "mourned")

    def life(self, token: Token) -> Iterator[Told]:
        """ "claimed 12 lives", "lost their lives", "took the lives of two men", "found without signs of life"."""
        verb = self.scene.token(token.head)
        if self.scene.lemma(verb.index) == "sign" and self.scene.has_case(verb.index, "without"):
            yield from self.told(Facet.KILLED, self.clauses.affected(verb.head), token, "lives", verb.head)
            return
        lost = self.scene.lemma(verb.index) in word_set("words", "lose")
        # "with the loss of 20 lives"
        lost |= verb.lemma.lower() == "loss" and self.scene.has_case(token.index, "of")
        if not lost or self.scene.lemma(token.index) not in word_set("words", "life"):
            return
        if token.index in self.scene.by_head:
            yield from self.told(Facet.KILLED, token.index, token, "lives", verb.index)
            return
        owned = self.scene.children(token.index, "nmod")
        people = next((c for c in owned if self.scene.has_case(c, "of")), None)
        if people is None and self.scene.lemma(verb.index) == "lose" and token.relation == "obj":
            people = self.clauses.subject(verb.index)
        yield from self.told(Facet.KILLED, people, token, "lives", verb.index)

    def mourned_loss(self, token: Token) -> Iterator[Told]:
        """ "The town mourns the loss of three firefighters"."""
        mourned = self.scene.lemma(token.head) in word_set("words", "mourn") and token.relation == "obj"
        if token.lemma.lower() != "loss" or not mourned:
            return
        for people in self.scene.children(token.index, "nmod"):
            if people in self.scene.by_head and self.scene.has_case(people, "of") and self.scene.is_person(people):
                yield from self.told(Facet.KILLED, people, token, "mourned", token.head)

    def body(self, token: Token) -> Iterator[Told]:
        """ "12 bodies were found", "the body of a diver", "a body was pulled ashore", "whose body was found"."""
        verb = self.scene.token(token.head)
        if self.scene.lemma(token.index) not in word_set("words", "body"):
            return
        if token.index in self.scene.by_head:
            yield from self.told(Facet.KILLED, token.index, token, "bodies")
            return
        if token.index in self.scene.by_whole and token.xpos == "NNS":
            # "eleven of the bodies have been identified"
            yield from self.told(Facet.KILLED, self.scene.by_whole[token.index].head, token, "part of")
            return
        several = [c for c in self.scene.children(token.index, "nmod") if c in self.scene.by_head]
        if several and self.scene.has_case(several[0], "of") and self.are_people(several[0]):
            yield from self.told(Facet.KILLED, several[0], token, "body of")
            return
        if self.scene.lemma(verb.index) not in word_set("words", "recover") or token.text.lower() == "remains":
            return  # of the remains of one alone nobody says when he died
        owned = [c for c in self.scene.children(token.index, "nmod") if self.scene.has_case(c, "of")]
        owned += [self.owner(c) for c in self.scene.children(token.index, "nmod:poss") if self.is_owner(c)]
        articles = {self.scene.lemma(d) for d in self.scene.children(token.index, "det")}
        if owned:
            yield from self.told(Facet.KILLED, owned[0], verb, "body of")
        elif token.xpos == "NN" and articles & {"a", "another"}:
            first, last = self.scene.extent(token.index)
            one = Counted(token.index, first, last, 1, 1, False, "person", "single", "another" in articles)
            yield Told(Facet.KILLED, one, verb.index, Reality.FACT, "body")

    def is_owner(self, word: int) -> bool:
        """Whether somebody's own body is spoken of: "Lind's body"; "his body" may be that of the living."""
        return self.scene.token(word).upos in ("NOUN", "PROPN") or self.scene.token(word).text.lower() == "whose"

    def owner(self, word: int) -> int:
        """Whose body it is; of "whose" the noun before it."""
        if self.scene.token(word).text.lower() != "whose":
            return word
        return max(0, word - 2 if self.scene.token(word - 1).text == "," else word - 1)

    def to_death(self, token: Token) -> Iterator[Told]:
        """ "was stabbed to death", "beat a man to death", "bled to death"."""
        if self.scene.lemma(token.index) != "death" or not self.scene.has_case(token.index, "to"):
            return
        verb = self.scene.token(token.head)
        if self.scene.lemma(verb.index) in word_set("words", "deadly"):
            people = self.clauses.affected(verb.index)
            if people is None or not self.are_people(people):
                people = self.clauses.subject(verb.index)  # "has fallen 600ft to his death"
            yield from self.told(Facet.KILLED, people, token, "to death", verb.index)
