"""Figures that count other things than casualties: participants, troops, attacks; and money, time, measures."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.model.statement import Facet

from .clauses import Clauses
from .figures import DASHES, Bound, Figure, Form, Number, parse_figure
from .headcounts import Headcounts
from .measures import read_unit
from .phrases import Placed, Scene, is_a, word_set
from .unfigured import Unfigured

MOURNER = "mourner"
# Whole numbers of things end here; "more than 10 km" is not "at least 11 km".
WHOLE = frozenset([Facet.COUNT, Facet.PARTICIPANTS, Facet.TROOPS])
# Below this, "several" and "many" say too little to be a count.
FEWEST_VAGUE = 10
LEVEL_LEADS = frozenset(["at", "to", "of", "from", "is", "was", "worth", "by", "against", "with"])
# From here on a number without a unit after "at" or "to" is taken for a level.
LARGE = 2200
# What numbers things ("440 Kestrel"); larger figures count ("31,000 Kestrel").
NUMBERING = range(2, 1000)
# Shorter ones may be units that the tables lack ("150 kn").
SHORTEST_NOUN = 3
# How far before "at 50,000" the crowd may stand, in words.
FARTHEST_CROWD = 7
# How far behind "from 20,000" the unit of the second figure may end, in characters.
FARTHEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class Sized:
    """A figure that counts or measures: its facet and bounds, the offsets of its words, and the word it hangs on."""

    facet: Facet
    low: Number | None
    high: Number | None
    approximate: bool
    unit: str | None
    start: int
    end: int
    anchor: int
    method: str
    additional: bool = False


@dataclass(frozen=True)
class Counts:
    """Reads the figures that casualties leave over."""

    scene: Scene
    clauses: Clauses

    def find(self, taken: frozenset[int]) -> Iterator[Sized]:
        """What the figures say whose counted words are not in `taken`, in text order."""
        before: Sized | None = None
        for placed in self.scene.placed:
            if placed.head in taken or placed.token in taken:
                continue
            sized = self.read(placed) or self.elided(placed, before)
            if sized is not None:
                yield sized
                before = sized if sized.facet in WHOLE else before
        for told in Unfigured(self.scene).find():
            bounds = (told.low, told.high, told.approximate)
            yield Sized(told.facet, *bounds, told.unit, told.start, told.end, told.anchor, told.method)

    def read(self, placed: Placed) -> Sized | None:
        """What one figure counts or measures; None where it is no quantity or leaves open what it counts."""
        if placed.figure.form is Form.ORDINAL:
            return self.ordinal(placed)
        if placed.against is not None:
            return None
        return (
            self.measured(placed)
            or self.counted(placed)
            or (None if self.is_crowd(placed.token) else self.level(placed))
        )

    def measured(self, placed: Placed) -> Sized | None:
        """ "about 60 km", "$3.4m", "six nights of rain"."""
        unit = read_unit(self.scene.analysis.text, placed.figure)
        if unit is None:
            return None
        figure = placed.figure
        low, high = figure.bounds(whole=False)
        end = max(unit.end, figure.end)
        anchor = placed.head
        return Sized(
            unit.facet, low, high, figure.approximate, unit.name, figure.start, end, anchor, "unit", figure.additional
        )

    def counted(self, placed: Placed) -> Sized | None:
        """ "about a dozen raids", "some 3,100 troops", "six people stuck in a lift"."""
        noun = self.scene.head_noun(placed)
        if noun is None:
            return None
        figure = placed.figure
        low, high = figure.bounds(whole=isinstance(figure.low, int))
        if self.is_singular(placed, noun):
            return None
        if low == high == 1 and placed.figure.form is Form.WORDS and placed.whole is not None:
            return None
        # "a two-car tram" has its size in its name; "several accounts" is no figure that anybody would compare
        hyphened = self.scene.analysis.text[figure.last : figure.last + 1] in DASHES
        if hyphened or (figure.form is Form.VAGUE and (figure.low or 0) < FEWEST_VAGUE):
            return None
        facet, method = self.facet_of(placed, noun)
        first, last = self.scene.extent(placed.head)
        start, end = self.scene.analysis.offsets(first, max(last, noun + 1))
        start, end = min(start, figure.start), max(end, figure.end)
        unit = MOURNER if facet is Facet.PARTICIPANTS and self.is_mourning(placed.head) else self.scene.lemma(noun)
        told = Headcounts(self.scene, self.clauses).of_people(placed, noun) if self.scene.is_person(noun) else None
        if told is not None and facet not in (Facet.TROOPS, Facet.PARTICIPANTS):
            facet, method, unit = Facet.COUNT, told.method, told.unit
            end = max(end, self.scene.token(told.teller).end) if told.teller is not None else end
        return Sized(
            facet, low, high, figure.approximate, unit, start, end, placed.head, method, figure.additional
        )  # fmt: skip

    def is_singular(self, placed: Placed, noun: int) -> bool:
        """ "80 Old Mill", "911 Friday morning", "A 14 of the edition": plain digits beside a singular number it."""
        figure, token = placed.figure, self.scene.token(noun)
        plain = figure.form is Form.DIGITS and figure.bound is Bound.EXACT and not figure.approximate
        if not plain or not isinstance(figure.low, int) or figure.low not in NUMBERING or placed.head == placed.token:
            return False
        word = token.text.lower()
        if token.xpos not in ("NN", "NNP") or self.scene.is_person(noun) or len(word) < SHORTEST_NOUN:
            return False
        return not (word.endswith("s") or word in word_set("words", "unchanging"))

    def level(self, placed: Placed) -> Sized | None:
        """ "the index closed at 5,884.2": a level without a unit, told by its digits and the word before it."""
        figure, text = placed.figure, self.scene.analysis.text
        start = self.scene.analysis.at(figure.start)
        digits = text[figure.first : figure.last]
        if figure.form is not Form.DIGITS or placed.whole is not None or start is None or start == 0:
            return None
        scaled = "." in digits or "," in digits or not digits[-1].isdigit() or (figure.low or 0) >= LARGE
        if not scaled or self.scene.token(start - 1).text.lower() not in LEVEL_LEADS:
            return None
        low, high = figure.bounds(whole=False)
        facet, unit = self.unit_behind(figure)
        before = {self.scene.lemma(i) for i in range(max(0, start - FARTHEST_CROWD), start)}
        if unit is None and before & word_set("participants", "crowd"):
            facet, unit = Facet.PARTICIPANTS, "person"
        return Sized(facet, low, high, figure.approximate, unit, figure.start, figure.end, placed.token, "level")

    def unit_behind(self, figure: Figure) -> tuple[Facet, str | None]:
        """ "from 20,000 to 35,000 crowns": the unit stands behind the second figure."""
        text = self.scene.analysis.text
        other = (
            parse_figure(text[figure.end + 4 : figure.end + FARTHEST_UNIT])
            if text.startswith(" to ", figure.end)
            else None
        )
        unit = read_unit(text[figure.end + 4 : figure.end + FARTHEST_UNIT], other) if other is not None else None
        return (unit.facet, unit.name) if unit is not None else (Facet.MEASURE, None)

    def facet_of(self, placed: Placed, noun: int) -> tuple[Facet, str]:
        """Which kind of count it is."""
        lemma = self.scene.lemma(noun)
        if lemma in word_set("troops", "nouns"):
            return Facet.TROOPS, "troops"
        if lemma in word_set("participants", "nouns"):
            return Facet.PARTICIPANTS, "participants"
        if not self.scene.is_person(noun):
            return Facet.COUNT, "count"
        if self.responds(placed, lemma):
            return Facet.PARTICIPANTS, "participants"
        return self.facet_by_verb(placed, lemma)

    def responds(self, placed: Placed, lemma: str) -> bool:
        """ "About 40 rescuers were at the site", "300 firefighters are battling the blaze": they take part in it."""
        verb = self.scene.token(placed.head).head
        if lemma not in word_set("participants", "responders") or self.clauses.subject(verb) != placed.head:
            return False
        scenes, work = word_set("participants", "scenes"), word_set("participants", "work")
        below = {self.scene.lemma(c) for c in (verb, *self.scene.children(verb, "obl", "obj"))}
        present = self.scene.lemma(verb) in scenes and self.scene.has_case(verb, "at", "on")
        return present or self.scene.lemma(verb) in work or (self.scene.lemma(verb) == "be" and bool(below & scenes))

    def facet_by_verb(self, placed: Placed, lemma: str) -> tuple[Facet, str]:
        """ "600 people gathered", "deployed 1,600 officers"."""
        head = self.scene.token(placed.head)
        governor = self.scene.lemma(head.head)
        # "the league said more than 900 people took part": the tree may make an object of whoever stands before it
        subject = is_a(head.relation, ("nsubj",)) or (head.relation == "obj" and placed.head < head.head)
        if subject and self.takes_part(head.head, governor):
            return Facet.PARTICIPANTS, "participants"
        clauses = self.scene.children(placed.head, "acl:relcl", "acl")
        if any(self.takes_part(c, self.scene.lemma(c)) and self.clauses.subject(c) == placed.head for c in clauses):
            return Facet.PARTICIPANTS, "participants"
        sent = governor in word_set("troops", "verbs") and is_a(head.relation, ("obj", "nsubj:pass"))
        if sent and lemma in word_set("troops", "sent"):
            return Facet.TROOPS, "troops"
        # "the movement has up to 2,000 fighters"
        if governor in word_set("troops", "having") and lemma in word_set("troops", "held") and head.relation == "obj":
            return Facet.TROOPS, "troops"
        return Facet.COUNT, "count"

    def is_mourning(self, people: int) -> bool:
        """ "Hundreds of villagers walked behind the coffin"."""
        verb = self.scene.token(people).head
        below = {self.scene.lemma(c) for c in (verb, *self.scene.children(verb, "obj", "obl"))}
        return bool(below & word_set("participants", "mourned"))

    def takes_part(self, verb: int, lemma: str) -> bool:
        """Whether the subject of the verb is there with others; who "takes two victims to hospital" is not."""
        below = {self.scene.lemma(c) for c in self.scene.children(verb, "obj", "obl", "compound:prt")}
        if lemma == "take":  # "took part", "took to the streets"
            return bool(below & {"part", "street"})
        if lemma == "be" or self.scene.children(verb, "cop"):
            there = self.scene.lemma(verb) in word_set("participants", "present") and self.scene.has_case(
                verb, "on", "at"
            )
            return there and self.scene.token(verb).upos != "VERB"
        with_them = word_set("doing", lemma)
        return bool(below & with_them) if with_them else lemma in word_set("participants", "verbs")

    def elided(self, placed: Placed, before: Sized | None) -> Sized | None:
        """ "600 guards will go and up to 2,500 could follow": the noun is left out."""
        figure, token = placed.figure, self.scene.token(placed.token)
        alone = placed.against is None and placed.head == placed.token and placed.whole is None and figure.low != 1
        last = self.scene.analysis.at(figure.end - 1) or placed.token
        following = self.scene.token(min(last + 1, len(self.scene.analysis.tokens) - 1))
        told = Headcounts(self.scene, self.clauses).alone(placed) if alone else None
        if (told is None and not alone) or not (
            told or is_a(token.relation, ("nsubj", "obj", "conj")) or following.upos in ("AUX", "VERB")
        ):
            return None
        low, high = figure.bounds(whole=isinstance(figure.low, int))
        if told is not None:
            end = self.scene.token(told.teller if told.teller is not None else placed.token).end
            return Sized(
                Facet.COUNT, low, high, figure.approximate, told.unit, figure.start, max(end, figure.end), placed.token,
                told.method, figure.additional,
            )  # fmt: skip
        many = is_a(token.relation, ("nsubj",)) and self.takes_part(token.head, self.scene.lemma(token.head))
        counted = self.scene.lemma(token.head) == "count" and token.relation == "obj"
        if many or counted or self.is_crowd(token.index):
            facet, unit = Facet.PARTICIPANTS, "person"
        elif before is not None and self.goes_on(token.index, before):
            facet, unit = before.facet, before.unit or "person"
        else:
            return None
        about, more = figure.approximate, figure.additional
        return Sized(facet, low, high, about, unit, figure.start, figure.end, placed.token, "elided", more)

    def goes_on(self, figure: int, before: Sized) -> bool:
        """Whether a figure alone is of those counted before: in one sentence, or "unions said there were 1,200"."""
        token = self.scene.token(figure)
        back = token.sentence - self.scene.token(before.anchor).sentence
        told = self.scene.children(token.head, "expl") and is_a(token.relation, ("nsubj",))
        return back == 0 or bool(back == 1 and told and before.facet is Facet.PARTICIPANTS)

    def is_crowd(self, figure: int) -> bool:
        """ "The attackers numbered about fifteen", "a crowd of 5,000": a figure alone of those who are there."""
        token = self.scene.token(figure)
        verb = self.scene.token(token.head)
        whose = self.clauses.subject(verb.index) if verb.upos == "VERB" else token.head
        crowd = whose is not None and self.scene.lemma(whose) in word_set("participants", "crowds")
        if verb.upos == "VERB":
            told = verb.text.lower() in ("numbered", "number", "numbering")
            return told and whose is not None and (crowd or self.scene.is_person(whose))
        return crowd and self.scene.has_case(figure, "of")

    def ordinal(self, placed: Placed) -> Sized | None:
        """ "the 11th rocket launch this year": eleven so far. "The third floor" counts nothing."""
        figure, noun = placed.figure, placed.head
        if noun == placed.token or self.scene.lemma(noun) not in word_set("ordinals", "nouns") or figure.low == 1:
            return None
        owners = self.scene.children(noun, "det", "nmod:poss", "amod", "nummod")
        definite = any(
            self.scene.token(c).text.lower() in ("the", "a", "an", "its", "their", "his") or
            self.scene.token(c).relation == "nmod:poss" for c in owners
        )  # fmt: skip
        if not definite:
            return None
        start, end = self.scene.analysis.offsets(*self.scene.extent(noun))
        unit = self.scene.lemma(noun)
        return Sized(Facet.COUNT, figure.low, figure.high, False, unit, min(start, figure.start), end, noun, "ordinal")
