"""People to whom something came, told by states: "12 dead", "left five people dead", "three are missing"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import Counted, facets_of, word_set, words
from .realities import Reality
from .they import FARTHEST_ALL
from .told import Told

# How far behind "those" it may stand what came to them: "those now known to have been killed".
LONGEST_KNOWN = 7
# How far behind "the wounded numbered" the figure may stand.
FARTHEST_NUMBER = 7


@dataclass(frozen=True)
class States(Casualties):
    """Finds what adjectives and participles say of people. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos != "PUNCT":
            yield from self.state(token)
            yield from self.whole(token)
            yield from self.numbered(token)
            yield from self.unhurt(token)
        if token.text.lower() == "those" and self.scene.has_case(token.index, "among"):
            yield from self.among_those(token)
        elif token.index in self.scene.by_head and self.scene.has_case(token.index, "among"):
            yield from self.among_counted(token)

    def state(self, token: Token) -> Iterator[Told]:
        """ "12 dead", "left five people dead", "three are missing", "10 of the dead", "was among the dead"."""
        lemma = token.text.lower()
        facets = facets_of("state").get(lemma, ())
        if facets and lemma != "dead" and self.scene.lemma(max(0, token.index - 1)) in word_set("words", "fatally"):
            return  # "fatally injured" is told as a verb
        for facet in facets:
            if token.index in self.scene.by_head:
                yield from self.told_alone(facet, token)
            elif token.index in self.scene.by_whole:
                part = self.scene.token(self.scene.by_whole[token.index].head)
                # "two of the injured died": told by the death
                if facet is not Facet.WOUNDED or self.scene.lemma(part.head) not in {
                    *words("subject")["killed"],
                    "pass",
                }:
                    yield from self.told(facet, part.index, token, "part of")
            elif (
                lemma == "dead"
                and self.scene.token(token.index - 1).text.lower() == "shot"
                and (self.opens(token.index - 2) or self.clauses.is_bare_person(token.index - 2))
            ):
                # "Two shot dead", "five nurses abducted, guard shot dead": the tagger goes astray in headlines
                yield from self.told(facet, token.index - 2, token, "state")
            elif self.beside(token) is not None:
                yield from self.told(facet, self.beside(token), token, "state")
            elif token.relation == "amod":
                yield from self.attribute(facet, token)
            elif not self.is_done(token):
                yield from self.told(facet, self.in_state(token), token, "state")

    def whole(self, token: Token) -> Iterator[Told]:
        """ "Six of the 20 dead": all of them, beside those taken from among them."""
        if token.index not in self.scene.by_whole or token.index in self.scene.by_head:
            return
        for facet in facets_of("state").get(token.text.lower(), ()):
            if token.index - 1 in self.scene.by_head:
                yield from self.told(facet, token.index - 1, token, "whole")

    def is_done(self, token: Token) -> bool:
        """ "A man who wounded three": whoever does it to somebody is not in that state."""
        to_somebody = token.upos == "VERB" and self.scene.children(token.index, "obj")
        return bool(to_somebody) and not self.clauses.is_passive(token.index)

    def among_those(self, token: Token) -> Iterator[Told]:
        """ "Seven children are among those known to have been killed"."""
        people = self.said_among(token)
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + LONGEST_KNOWN)
        if people is None:
            return
        for at in range(token.index + 1, last):
            for facet, forms in words("those").items():
                if self.scene.token(at).text.lower() in forms and self.scene.token(at).upos in ("VERB", "ADJ"):
                    yield from self.told(Facet(facet), people, token, "part of")
                    return
            if self.scene.token(at).upos not in ("VERB", "AUX", "PART", "ADV"):
                return

    def among_counted(self, token: Token) -> Iterator[Told]:
        """ "Two cooks were among at least nine people who died", "a nurse was among the 14 people killed"."""
        people, scene = self.said_among(token), self.scene
        behind = [*scene.children(token.index, "acl", "acl:relcl"), token.head]
        verbs = [scene.token(v) for v in behind if token.index < v and scene.token(v).upos == "VERB"]
        if people is None or not verbs:
            return
        passive = verbs[0].xpos == "VBN"
        facets = facets_of("subject").get(verbs[0].lemma, ()) or (passive and facets_of("object").get(verbs[0].lemma))
        for facet in facets or ():
            yield from self.told(facet, people, token, "part of")

    def said_among(self, token: Token) -> int | None:
        """Who is said to be among them; the tree may give "were among those killed" two subjects."""
        verb = self.scene.token(token.head)
        firsts = self.scene.children(verb.index, "nsubj", "nsubj:pass") if verb.index > token.index else []
        before = [c for c in firsts if c < token.index]
        return before[0] if before else self.clauses.subject(token.index)

    def told_alone(self, facet: Facet, token: Token) -> Iterator[Told]:
        """ "2 dead, 8 wounded": what is joined to the word is another count."""
        counted = self.scene.count_one(token.index)
        reality = self.clauses.reality(token.index)
        if counted is not None and self.is_told(counted, reality):
            yield Told(facet, counted, token.index, reality, f"state: {counted.method}")

    def beside(self, token: Token) -> int | None:
        """The figure that stands alone right before the state: "3 dead, 2 hurt", "one dead and three more injured"."""
        more = token.index > 1 and self.scene.token(token.index - 1).text.lower() == "more"
        before = self.scene.by_head.get(token.index - 2 if more else token.index - 1)
        following = self.scene.token(min(token.index + 1, len(self.scene.analysis.tokens) - 1))
        if self.is_said_beside(token):
            return token.index - 1
        if before is None or before.head != before.token or following.xpos.startswith(("NN", "JJ")):
            return None
        return before.head if self.scene.token(before.head).sentence == token.sentence else None

    def is_said_beside(self, token: Token) -> bool:
        """ "Mayor: 5 porters dead, 7 hurt": the counted noun right before it, where the tree hangs it elsewhere."""
        own = token.index - 1 in self.scene.children(token.index, "nsubj") and token.relation == "amod"
        return own and token.index - 1 in self.scene.by_head

    def opens(self, word: int) -> bool:
        """Whether a figure or a counted noun stands there."""
        return word >= 0 and word in self.scene.by_head

    def numbered(self, token: Token) -> Iterator[Told]:
        """ "The wounded numbered 47": those so called, and right behind how many they are."""
        facets = facets_of("state").get(token.text.lower(), ())
        behind = self.scene.analysis.tokens[token.index + 1 : token.index + FARTHEST_NUMBER]
        if token.index == 0 or self.scene.token(token.index - 1).text.lower() != "the" or not behind:
            return
        if behind[0].text.lower() in ("numbered", "number"):
            figures = [t.index for t in behind if t.index in self.scene.by_head]
            yield from (t for facet in facets for t in self.told(facet, next(iter(figures), None), token, "state"))

    def unhurt(self, token: Token) -> Iterator[Told]:
        """ "The weavers came home unharmed", "all 12 came out unscathed": none of them, whoever else was hurt."""
        if token.text.lower() not in word_set("words", "unhurt"):
            return
        verb = token.index if self.scene.children(token.index, "cop") else token.head
        people = self.clauses.affected(verb)
        people = people if people is not None else self.clauses.subject(verb)
        if people is None or not self.are_all(people) or self.clauses.reality(verb) is not Reality.FACT:
            return
        first, last = self.scene.extent(people)
        group = self.scene.analysis.text[self.scene.token(first).start : self.scene.token(last - 1).end]
        none = Counted(people, first, last, 0, 0, False, "person", "part", group=group)
        yield Told(Facet.WOUNDED, none, token.index, Reality.FACT, "none: part")

    def are_all(self, people: int) -> bool:
        """ "the hostages", "all 12 sailors", "the crew": all of those, and not two of them."""
        before = {self.scene.token(i).text.lower() for i in range(max(0, self.scene.extent(people)[0] - 1), people + 1)}
        several = self.scene.token(people).xpos == "NNS" or self.scene.lemma(people) == "crew"
        counted = people in self.scene.by_head
        whole = "all" in before or ("the" in before and not counted)
        return several and whole and (self.scene.is_person(people) or self.scene.lemma(people) == "crew")

    def attribute(self, facet: Facet, token: Token) -> Iterator[Told]:
        """ "the bodies of two dead soldiers", "six of the dead sailors": the adjective of a counted noun."""
        noun = self.scene.token(token.head)
        part = self.scene.by_whole.get(noun.index)
        people = noun.index if noun.index in self.scene.by_head else part.head if part is not None else None
        # "left his brother dead and seven others wounded": the conjunction ends what is dead
        joined = any(self.scene.token(i).upos == "CCONJ" for i in range(token.index, noun.index))
        if (
            people is not None
            and not joined
            and not self.scene.has_case(noun.index, "without")  # "were without five injured players"
            and (facet is not Facet.DISPLACED or token.index > noun.index)
            and self.scene.lemma(noun.index) not in ("body", "sea", "end", "heat")
        ):
            yield from self.told(facet, people, token, "attribute")

    def in_state(self, token: Token) -> int | None:
        """Of whom the state is said."""
        governor = self.scene.token(token.head)
        verbs = word_set("words", "leave")
        if token.upos in ("NOUN", "ADJ") and self.scene.has_case(token.index, "among"):
            return self.clauses.subject(token.index) or self.clauses.subject(governor.index)
        if (
            token.relation in ("xcomp", "advmod", "obj", "advcl", "amod", "ccomp")
            and self.scene.lemma(governor.index) in verbs
        ):
            own = [c for c in self.scene.children(token.index, "nsubj")]
            if own:
                return own[0]
            if governor.index - 1 in self.scene.by_head:
                return governor.index - 1  # "with six confirmed dead"
            people = self.clauses.affected(governor.index)
            if people in (None, token.index):
                return self.bare_participle(governor)
            return self.first_subject(governor) if not self.are_people(people or 0) else people
        if self.scene.children(token.index, "cop") or token.relation in ("xcomp", "acl:relcl"):
            return self.clauses.beside(token.index, self.clauses.subject(token.index))
        beside = self.clauses.beside(token.index, None)
        if beside is not None:
            return beside
        own = self.scene.children(token.index, "nsubj")
        if own and token.text.lower() == "missing" and not self.scene.children(token.index, "obj"):
            return own[0]  # "his wife and daughter are missing", where the tagger sees a verb
        own = [c for c in own if c in self.scene.by_head]
        if own and (token.upos != "VERB" or token.text.lower() == "dead"):
            return own[0]
        return self.who_before(token)

    def first_subject(self, verb: Token) -> int | None:
        """ "A boy trapped in a shaft was found dead": the tree may make the shaft the subject of the second verb."""
        return self.clauses.subject(verb.head) if verb.relation == "conj" else None

    def who_before(self, token: Token) -> int | None:
        """ "nine who were walking wounded", where the tree takes the state for a verb."""
        window = range(max(1, token.index - FARTHEST_ALL), token.index)
        return next((i - 1 for i in window if self.scene.token(i).text == "who" and i - 1 in self.scene.by_head), None)
