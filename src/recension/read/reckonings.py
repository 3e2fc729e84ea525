"""Figures of all to whom something came: the toll, the body count, the number of the dead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import Counted, Placed, facets_of, word_set, words
from .realities import Reality
from .told import Told

# How far behind "toll" its figure may stand, in words.
FARTHEST_TOLL = 22
# How far behind "number" it may be told of whom: "the number of weavers whom the flood is known to have drowned".
LONGEST_NUMBER = 12
# How far back it is looked for what came to "the victims", in words: a short report.
FARTHEST_TOLD = 250
# Names are listed of others, too, and so it must stand near what came to them.
NEAR_LIST = 60
# What a side puts its losses at is money, if it is so much.
MOST = 5000
TELLING = ("object", "subject", "noun", "state")
LEADS = frozenset(["to", "at", "of", "is", "was", "as", "from", ":", "over", "past", "now"])
ROADS = frozenset(["road", "bridge", "booth", "roads", "bridges"])


@dataclass(frozen=True)
class Reckonings(Casualties):
    """Finds the figures of all to whom something came. Words are token indices."""

    def read(self, token: Token) -> Iterator[Told]:
        """What one word says."""
        if token.upos in ("NOUN", "PROPN", "ADJ"):
            yield from self.toll(token)
            yield from self.listed(token)

    def listed(self, token: Token) -> Iterator[Told]:
        """ "Families drew up a list of 41 names", where the report tells of dead or of abducted: so many they are."""
        if self.scene.lemma(token.index) != "list" or token.relation == "compound":
            return
        for names in self.scene.children(token.index, "nmod"):
            if names in self.scene.by_head and self.scene.has_case(names, "of"):
                facet, counted = self.listed_as(token, names), self.scene.count_one(names)
                if facet is not None and counted is not None and (counted.low or 0) > 1:
                    person = replace(counted, noun="person", group=None)
                    yield Told(facet, person, token.index, self.clauses.reality(token.head), "toll")

    def listed_as(self, token: Token, names: int) -> Facet | None:
        """What came to those on a list: "of 25 victims", "25 names of the dead"; bare names from their kin."""
        below = self.scene.children(names, "nmod", "acl")
        if self.scene.lemma(names) not in ("name", "victim"):
            return None
        if any(self.scene.token(c).relation == "acl" or self.scene.has_case(c, "of", "for") for c in below):
            whose = {self.scene.token(c).text.lower() for c in below}  # "of candidates", "for the council"
            return next((Facet(f) for f, forms in words("those").items() if whose & set(forms)), None)
        givers = [self.clauses.subject(token.head), *self.scene.children(token.index, "nmod:poss")]
        bereft = any(g is not None and self.scene.lemma(g) in word_set("words", "bereft") for g in givers)
        return self.told_last(token.index, NEAR_LIST) if bereft or self.scene.lemma(names) == "victim" else None

    def toll(self, token: Token) -> Iterator[Told]:
        """ "the death toll rose from 12 to 15", "a toll of 14", "gave the number of dead as 30"."""
        facet = self.toll_of(token)
        if facet is not None:
            yield from self.toll_as(facet, token)

    def toll_as(self, facet: Facet, token: Token) -> Iterator[Told]:
        """The figures that stand behind a word for a toll, and before it."""
        raised = self.raised_to(token)
        if raised is not None:
            yield from self.told_as(facet, raised, token, "toll")
            return
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + FARTHEST_TOLL)
        for placed in self.scene.placed_in(token.index, last):
            lead = self.scene.token(self.opening(placed) - 1)
            far = lead.text.lower() == "of" and lead.index != token.index + 1
            if far or (placed.whole is not None and placed.figure.high == 1):
                continue  # "the toll rose in what is one of the 12 villages"
            if lead.text == ":" and self.scene.placed_in(token.index, lead.index):
                return  # "the toll as ten dead: seven farmers and three guards"
            if lead.text.lower() in LEADS or self.scene.lemma(lead.index) in word_set("words", "rise"):
                method = "toll: earlier" if lead.text.lower() == "from" else "toll"
                yield from self.told_as(facet, placed, token, method)

    def told_as(self, facet: Facet, placed: Placed, token: Token, method: str) -> Iterator[Told]:
        """The figure as the toll, as far as it counts people."""
        named = placed.head == placed.token or self.scene.is_person(placed.head)
        counted = self.scene.count_one(placed.head) if placed.against is None and named else None
        reality = self.reality_of(token)
        if counted is not None and self.is_told(counted, reality):
            yield Told(facet, self.named(counted, token), token.index, reality, method)

    def named(self, counted: Counted, token: Token) -> Counted:
        """ "The number of constables hurt": whom the words behind "number" name."""
        if counted.noun is not None or self.scene.lemma(token.index) != "number":
            return counted
        below = (c for c in self.scene.children(token.index, "nmod") if self.scene.has_case(c, "of"))
        noun = next((c for c in below if self.scene.is_person(c) and self.scene.token(c).upos == "NOUN"), None)
        return counted if noun is None else replace(counted, noun=self.scene.lemma(noun), group=self.words_before(noun))

    def words_before(self, noun: int) -> str | None:
        """The noun with what qualifies it: "security agents"; nothing where it stands alone."""
        first = min((c for c in self.scene.children(noun, "amod", "compound") if c < noun), default=noun)
        text, tokens = self.scene.analysis.text, self.scene.analysis.tokens
        return text[tokens[first].start : tokens[noun].end] if first < noun else None

    def reality_of(self, token: Token) -> Reality:
        """Whether the toll stands there: it "could rise to 50", and "is expected to rise"."""
        verb = token.head if token.relation in ("nsubj", "nsubj:pass", "obj") else token.index
        expected = [c for c in self.scene.children(verb, "xcomp") if self.scene.lemma(c) in word_set("words", "rise")]
        return self.clauses.reality(expected[0] if expected else verb)

    def raised_to(self, token: Token) -> Placed | None:
        """ "bringing to 21 the number of the dead": the figure right before it."""
        before = token.index - 1
        while before > 0 and self.scene.token(before).upos in ("DET", "ADJ", "NOUN", "PRON"):
            before -= 1
        placed = next((p for p in self.scene.placed_in(max(before, 0), before + 1) if p.token == before), None)
        at = self.opening(placed) if placed is not None else 0
        moved = at > 1 and self.scene.token(at - 1).text.lower() in ("to", "at")
        return placed if moved and self.scene.lemma(at - 2) in word_set("words", "rise") else None

    def opening(self, placed: Placed) -> int:
        """The first word of a figure, its hedges included."""
        return self.scene.analysis.at(placed.figure.start) or placed.token

    def toll_of(self, token: Token) -> Facet | None:
        """Whose toll a word is: "toll", "body count", "the number of dead"."""
        lemma = self.scene.lemma(token.index)
        if token.text.lower() == "losses":
            return self.lost(token)
        if lemma not in ("toll", "number") and lemma not in word_set("words", "toll"):
            return None
        around = range(max(0, token.index - 1), min(token.index + 5, len(self.scene.analysis.tokens)))
        near = {self.scene.token(i).text.lower() for i in around}
        if near & ROADS:
            return None
        of = next((Facet(f) for f, forms in words("those").items() if near & set(forms)), None)
        if lemma == "toll":
            return of or Facet.KILLED
        if lemma == "number":
            return of or self.number_of(token)
        return of or (Facet.KILLED if near & {"death", "body"} else None)

    def lost(self, token: Token) -> Facet | None:
        """ "The guild reckons its losses at nine": its dead, where deaths were told of just before, and no sum."""
        behind = self.scene.placed_in(token.index + 1, min(token.index + 3, len(self.scene.analysis.tokens)))
        few = [p for p in behind if p.head == p.token and p.figure.money is None and (p.figure.high or MOST) < MOST]
        owned = self.scene.children(token.index, "nmod:poss")
        put = self.scene.lemma(token.head) in word_set("words", "reckon") and owned
        return self.told_last(token.index, NEAR_LIST, (Facet.KILLED,)) if put and few else None

    def number_of(self, token: Token) -> Facet | None:
        """ "the number of people known to have died": what the words up to its verb say of them."""
        last = min(self.scene.analysis.sentences[token.sentence].last, token.index + LONGEST_NUMBER)
        if token.index + 1 >= last or self.scene.token(token.index + 1).text.lower() != "of":
            return None
        for at in range(token.index + 2, last):
            word, lemma = self.scene.token(at), self.scene.lemma(at)
            if word.upos in ("PUNCT", "NUM") or (word.xpos in ("VBD", "VBZ") and lemma in word_set("words", "rise")):
                return None
            if self.is_confined(at):
                return Facet.DETAINED
            for name, forms in words("state").items():
                if word.text.lower() in forms or lemma in word_set("subject", name):
                    return Facet(name)
            found = self.done_to(word, lemma)
            if found is not None:
                return found
        return None

    def done_to(self, word: Token, lemma: str) -> Facet | None:
        """ "the number of those kidnapped", "of hostages", "of demonstrators", "of victims" of what was told."""
        if word.xpos in ("VBN", "VBD", "JJ"):
            if word.text.lower() == "taken":
                return self.told_last(word.index, facets=(Facet.ABDUCTED,))
            return next(iter(facets_of("object").get(lemma, ())), None)
        if lemma == "victim":
            return self.told_last(word.index)
        if lemma in word_set("participants", "nouns"):
            return Facet.PARTICIPANTS
        return Facet.ABDUCTED if lemma in word_set("words", "captive") else None

    def told_last(
        self, at: int, farthest: int = FARTHEST_TOLD, facets: tuple[Facet, ...] = (Facet.ABDUCTED, Facet.KILLED)
    ) -> Facet | None:
        """Whether those killed or those abducted were told of last: victims are of one or the other."""
        lists = {facet: [word_set(name, facet.value) for name in TELLING] for facet in facets}
        lists.get(Facet.ABDUCTED, []).append(word_set("words", "captive"))
        for before in range(at - 1, max(-1, at - farthest), -1):
            forms = {self.scene.lemma(before), self.scene.token(before).text.lower()}
            for facet, ends in lists.items():
                if any(forms & words_of_it for words_of_it in ends):
                    return facet
        return None
