"""People to whom something came, told by nouns and fixed phrases: tolls, injuries, hospital, nobody."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .identified import Identified
from .numerals import tables
from .phrases import Counted, facets_of, is_a, word_set, words
from .realities import Reality
from .told import Told

# How far before wounds their verb may stand, and before "hospital" its own.
NEAREST_VERB, FARTHEST_VERB = 8, 12
# How far before wounds it may stand that somebody nurses them.
FARTHEST_NURSING = 4
OF_THEM = frozenset({"them", "which"})
# How far behind those who were lost it may stand in what: an election, a lawsuit or an illness takes them otherwise.
FARTHEST_LOSS = 7
LOST_IN = frozenset({"in", "when", "during", "as", "on"})
# How many kinds of people one sentence may put aboard.
MOST_ABOARD = 6


@dataclass(frozen=True)
class Tolls(Identified):
    """Finds what nouns and fixed phrases say of people. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos == "VERB" and token.text.lower() in ("lost", "losing"):
            yield from self.lost(token)
        if token.upos in ("NOUN", "PROPN", "ADJ"):
            yield from self.noun(token)
            yield from self.harm(token)
            yield from self.place(token)
        if token.upos in ("NOUN", "ADV", "ADP", "ADJ"):
            yield from self.aboard(token)

    def noun(self, token: Token) -> Iterator[Told]:
        """ "12 deaths", "three injuries", "no casualties"; "a death toll of 14" is not among them."""
        for facet_name in words("none").get(self.scene.lemma(token.index), ()):
            if self.is_none(token):
                none, whose = self.zero(Facet(facet_name), token.index, token), self.unhurt_one(token)
                yield none if whose is None else replace(none, counted=replace(none.counted, group=whose))
        if self.scene.lemma(token.index) == "life" and self.is_no_loss(token):
            yield self.zero(Facet.KILLED, token.index, token)
        # "dozens of arrests were made"; "three of the deaths" are some of those that were told of
        loose = self.scene.by_whole.get(token.index)
        ends = token.index if token.index in self.scene.by_head else None
        if loose is not None and (self.scene.partition(loose.head) is None or token.text.lower() == "fatalities"):
            ends = loose.head
        if ends is None and self.is_identified(token):
            one = Counted(token.index, token.index - 1, token.index + 1, 1, 1, False, "person", "single")
            yield Told(Facet.KILLED, one, token.index, Reality.FACT, "noun")
        if ends is not None and token.relation != "compound":
            for facet in facets_of("noun").get(self.scene.lemma(token.index), ()):
                for told in self.told(facet, ends, token, "noun"):
                    # "five of the fatalities were clerks"
                    some = loose is not None and told.counted.head == ends and self.scene.partition(ends) is not None
                    yield replace(told, method="noun: part") if some else told

    def unhurt_one(self, token: Token) -> str | None:
        """Who "did not sustain any injuries": that leaves all others."""
        verb = token.head
        while self.scene.token(verb).upos == "NOUN" and self.scene.token(verb).head != verb:
            verb = self.scene.token(verb).head
        whose = self.clauses.subject(verb) if self.scene.lemma(verb) in word_set("words", "suffer") else None
        if whose is None or self.clauses.is_nobody(whose) or self.scene.lemma(whose) in ("there", "it"):
            return None
        return self.scene.analysis.text[slice(*self.scene.analysis.offsets(*self.scene.extent(whose)))]

    def is_no_loss(self, token: Token) -> bool:
        """ "There was no loss of life", "came down without loss of life"."""
        below = {self.scene.lemma(c) for c in self.scene.children(token.head, "det", "case")}
        return self.scene.lemma(token.head) == "loss" and bool(below & {"no", "without"})

    def is_none(self, token: Token) -> bool:
        """ "no casualties", "no reports of casualties", "did not cause any injuries", "without casualties"."""
        chain = [token.index]
        if is_a(token.relation, ("conj", "nmod", "compound")):
            chain.append(token.head)
        if self.scene.has_case(token.index, "of") and self.scene.lemma(token.head) in ("absence", "lack"):
            return True  # "the absence of casualties"
        if len(chain) > 1 and self.scene.has_case(token.index, "about", "on", "regarding", "concerning"):
            return False  # "no information about any injuries": nobody knows
        for index in chain:
            below = {self.scene.lemma(c) for c in self.scene.children(index, "det", "case", "advmod")}
            counted = {self.scene.lemma(c) for c in self.scene.children(index, "amod", "nummod")}
            if counted & tables()["ordinals"].keys():
                return False  # "no third death"
            if below & {"no", "without"}:
                return (
                    self.scene.lemma(index) in ("report", "word", "sign", "information")
                    or index == token.index
                    or token.relation == "conj"
                )
            if "any" in below and self.clauses.reality(self.scene.token(index).head) is Reality.NEGATED:
                return True
        return False

    def harm(self, token: Token) -> Iterator[Told]:
        """ "suffered serious injuries", "was treated for burns", "two men with gunshot wounds"."""
        if not self.is_harm(token) or token.relation == "compound":
            return
        verb = self.scene.token(self.verb_of_harm(token))
        before = {self.scene.lemma(i) for i in range(verb.index, token.index)}
        nursing = self.nursing(token)
        if nursing is not None:
            yield from self.told(Facet.WOUNDED, self.clauses.beside(nursing, nursing - 1), token, "suffered", nursing)
            return
        if self.scene.lemma(verb.index) in word_set("words", "suffer") and not self.scene.has_case(token.index, "with"):
            people = self.clauses.subject(verb.index)
            bare = verb.index - 1 in self.scene.by_head and verb.index - 1 == self.scene.by_head[verb.index - 1].token
            if people is None or verb.upos == "ADJ" or bare:
                people = self.clauses.beside(verb.index, people)  # "100 others sustained injuries"
            yield from self.told(self.came_to(people), people, token, "suffered", verb.index)
        elif self.scene.lemma(verb.index) in word_set("words", "treat") and "for" in before:
            yield from self.told(Facet.WOUNDED, self.clauses.affected(verb.index), token, "treated for", verb.index)
        elif self.scene.has_case(token.index, "with"):
            people = self.bearer(token)
            counted = people in self.scene.by_head
            if people is not None and (counted or self.is_single(people) or self.is_nobody(people, Reality.FACT)):
                yield from self.told(self.came_to(people), people, token, "with injuries")

    def came_to(self, people: int | None) -> Facet:
        """What a wound tells of whom it is told: "four of the bodies had head wounds" is of the dead."""
        counted = self.scene.count_one(people) if people is not None and people in self.scene.by_head else None
        if counted is None:
            return Facet.WOUNDED
        dead = counted.noun in word_set("words", "body") or "dead" in (counted.group or "").split()
        dead = dead or (counted.group in OF_THEM and self.are_of_bodies(counted.head))
        return Facet.KILLED if dead else Facet.WOUNDED

    def are_of_bodies(self, part: int) -> bool:
        """ "Nine bodies lay there, three of them with knife wounds": whether bodies are the last counted before."""
        first = self.scene.analysis.sentences[self.scene.token(part).sentence].first
        before = [p.head for p in self.scene.placed_in(first, part) if p.head in self.scene.by_head]
        return bool(before) and self.scene.lemma(before[-1]) in word_set("words", "body")

    def nursing(self, token: Token) -> int | None:
        """ "seven residents are nursing machete wounds", where the tagger sees a noun; people stand right before it."""
        near = range(max(1, token.index - FARTHEST_NURSING), token.index)
        found = next((i for i in near if self.scene.token(i).text.lower() == "nursing"), None)
        if found is None or self.scene.token(found).upos == "VERB":
            return None
        people = self.clauses.beside(found, found - 1)
        return found if people is not None and people in self.scene.by_head and self.are_people(people) else None

    def bearer(self, token: Token) -> int | None:
        """Who has the wound: "two men with wounds", "found a man on the porch with wounds", "came in with wounds"."""
        above = self.scene.token(token.head)
        preposition = next((c for c in self.scene.children(token.index, "case") if c < token.index), 0)
        if preposition > 2 and self.scene.by_head.get(preposition - 3) in self.scene.by_whole.values():
            return preposition - 3  # "eleven of them with wounds"
        if token.relation.startswith("nmod") and (above.index in self.scene.by_head or self.is_single(above.index)):
            return above.index
        if preposition - 1 in self.scene.by_head and self.scene.is_person(preposition - 1):
            # "the clinic received 24 people with burns", "a nurse and her three daughters with burns"
            joined = self.scene.token(preposition - 1).relation == "conj"
            return self.scene.token(preposition - 1).head if joined else preposition - 1
        path = self.scene.analysis.path_to_root(token.index)
        ward = next((i for i in path if self.scene.lemma(i) in word_set("words", "hospital")), None)
        if ward is not None and self.scene.children(ward, "cop"):
            return self.clauses.subject(ward)  # "two are in hospital with burns"
        verb = next((i for i in path if self.scene.token(i).upos == "VERB"), None)
        if verb is None or self.scene.lemma(verb) not in word_set("words", "met"):
            return None
        return self.clauses.affected(verb) or self.clauses.subject(verb)

    def is_harm(self, token: Token) -> bool:
        """ "injuries", "a cut", "a broken rib"."""
        lemma = self.scene.lemma(token.index)
        if lemma in word_set("words", "harm"):
            return True
        before = range(max(0, token.index - 4), token.index)
        harmed = word_set("words", "harmed")
        return lemma in word_set("words", "parts") and any(self.scene.token(i).text.lower() in harmed for i in before)

    def verb_of_harm(self, token: Token) -> int:
        """The verb that the harm belongs to: the nearest of those that take it, unless another verb stands between."""
        takers = word_set("words", "suffer") | word_set("words", "treat")
        for at in range(token.index - 1, max(-1, token.index - NEAREST_VERB - 2), -1):
            other = self.scene.token(at)
            taken_for_adjective = other.upos == "ADJ" and at - 1 in self.scene.by_head and at == token.index - 1
            verbal = other.upos in ("VERB", "AUX") or taken_for_adjective
            if other.sentence == token.sentence and self.scene.lemma(at) in takers and verbal:
                # "had to be evaluated for a concussion" is no having
                return at if self.scene.lemma(at) not in ("have", "get") or token.head == at else token.head
            if other.xpos in ("VBD", "VBZ", "VBP") or other.sentence != token.sentence:
                break
        return token.head

    def place(self, token: Token) -> Iterator[Told]:
        """ "51 were taken to hospital", "three men were taken into custody", "40 sailors are held hostage"."""
        moved, lemma = word_set("words", "move"), self.scene.lemma(token.index)
        hospital = self.is_hospital(token)
        if not hospital and all(lemma not in word_set("words", name) for name in ("custody", "hostage")):
            return
        if hospital:
            yield from self.gone(token)
        verb_index = next(
            (
                i
                for i in range(token.index - 1, max(-1, token.index - FARTHEST_VERB), -1)
                if self.scene.lemma(i) in moved or self.scene.token(i).upos == "VERB"
            ),
            None,
        )
        kept = self.scene.lemma(verb_index) == "hold" if verb_index is not None else False
        if verb_index is None or not (kept or self.scene.lemma(verb_index) in moved):
            return
        verb, between = self.scene.token(verb_index), {self.scene.lemma(i) for i in range(verb_index, token.index)}
        if hospital and "to" in between and not kept:
            people = self.clauses.affected(verb.index)
            people = self.without_subject(verb) if people is None else people
            # "three people were brought dead to the hospital"
            if people is not None and self.are_people(people) and "dead" not in between:
                yield from self.told(Facet.WOUNDED, people, token, "to hospital", verb.index)
        elif lemma in word_set("words", "custody") and between & {"into", "in"}:
            yield from self.told(Facet.DETAINED, self.clauses.affected(verb.index), token, "custody", verb.index)
        elif lemma in word_set("words", "hostage") and (kept or verb.lemma == "take"):
            people = token.index if token.index in self.scene.by_head else self.clauses.affected(verb.index)
            if people == token.index and people not in self.scene.by_head and self.clauses.is_passive(verb.index):
                people = self.clauses.subject(verb.index)  # "three nurses were held hostage", not their captors
            if people is not None and self.are_people(people):
                yield from self.told(Facet.ABDUCTED, people, token, "hostage", verb.index)

    def gone(self, token: Token) -> Iterator[Told]:
        """ "Two were dropped off at a clinic", "two others went to hospital": no visitors, it seems."""
        verb = token.head
        went = self.scene.lemma(verb) in ("go", "walk") and self.scene.has_case(token.index, "to")
        dropped = self.scene.lemma(verb) == "drop" and self.scene.has_case(token.index, "at")
        people = self.clauses.affected(verb) if dropped else self.clauses.subject(verb) if went else None
        if people is None or people not in self.scene.by_head:
            return
        if dropped or self.scene.lemma(people) in word_set("words", "others") | {"victim"}:
            yield from self.told(Facet.WOUNDED, people, token, "in care", verb)

    def is_hospital(self, token: Token) -> bool:
        """ "the hospital", "Elm Medical Center", "a trauma centre"."""
        if token.text.lower() in ("center", "centre"):
            return token.index > 0 and self.scene.lemma(token.index - 1) in word_set("words", "medical")
        return self.scene.lemma(token.index) in word_set("words", "hospital")

    def lost(self, token: Token) -> Iterator[Told]:
        """ "a group that lost 25 men in air strikes", "lost her two sons"; games and seats are lost otherwise."""
        people = self.clauses.affected(token.index)
        if people is None:
            return
        lost = people in self.scene.by_head and self.scene.lemma(people) in word_set("words", "lost")
        if lost or self.is_bereaved(token, people):
            yield from self.told(Facet.KILLED, people, token, "lost")

    def is_bereaved(self, token: Token, people: int) -> bool:
        """ "lost both her sons in the flood": kin of one's own, in a disaster or when one came; not in an election."""
        last = min(self.scene.analysis.sentences[token.sentence].last, people + FARTHEST_LOSS)
        behind = [self.scene.lemma(i) for i in range(people + 1, last)] or ["."]
        fatal = not word_set("words", "disaster").isdisjoint(behind) and not any(word.isdigit() for word in behind)
        mourner = self.clauses.subject(token.index)
        own = mourner is not None and (self.scene.is_person(mourner) or self.scene.token(mourner).upos == "PRON")
        here = behind[0] in ("and", ".") or (behind[0] in LOST_IN and fatal)
        return own and here and self.scene.lemma(people) in word_set("words", "near")

    def aboard(self, token: Token) -> Iterator[Told]:
        """ "A plane carrying ten tourists crashed, killing all aboard": the earlier figures are the dead."""
        if token.lemma.lower() not in word_set("words", "aboard"):
            return
        window = range(max(0, token.index - 5), token.index)
        every = next((i for i in window if self.scene.token(i).text.lower() in word_set("words", "everyone")), None)
        verb = next(
            (i for i in window if self.scene.lemma(i) in (*words("object")["killed"], *words("object")["wounded"])),
            None,
        )
        if every is None or verb is None or verb > every or every + 1 in self.scene.by_head:
            return
        facet = Facet.KILLED if self.scene.lemma(verb) in words("object")["killed"] else Facet.WOUNDED
        first = self.scene.analysis.sentences[token.sentence].first
        near = [p.head for p in self.scene.placed_in(first, verb) if p.head in self.scene.by_head]
        for head in near[-MOST_ABOARD:]:
            counted = self.scene.count_one(head)
            if counted is not None and (self.scene.is_person(head) or self.scene.is_person(counted.head)):
                group = counted.group or self.scene.words_of(counted)
                aboard = replace(counted, method="everyone aboard", group=group)
                yield Told(facet, aboard, verb, self.clauses.reality(verb), "everyone aboard")
