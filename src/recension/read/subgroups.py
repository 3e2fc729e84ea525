"""Parts of a number of people that was told: "including ten tourists", "the dead included", "two of them children"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .figures import Form
from .partwords import NEAR, PartWords
from .phrases import Counted, Placed, exact, words
from .realities import Reality
from .told import Told

# Who is cared for so is not dead.
IN_CARE = frozenset({"intensive", "coma", "ventilator", "icu", "critical", "stable", "surgery"})
# How far behind a count those of each place may stand.
FARTHEST_PLACES = 16
# How far behind a part the rest may stand: "nine of them weavers and five porters".
NEAR_REST = 8
# What makes one of several victims one.
ONE_VICTIM = frozenset(
    {"youngest", "oldest", "eldest", "first", "second", "third", "fourth", "fifth", "latest", "last"}
)


@dataclass(frozen=True)
class Subgroups(PartWords):
    """Finds the parts of the people already told of."""

    def find_parts(self, told: Iterable[Told]) -> Iterator[Told]:
        """The parts that no construction has read yet, each with the facet of its whole."""
        wholes = sorted(told, key=lambda t: (t.counted.head, t.predicate))
        by_sentence: dict[int, list[Told]] = {}
        for whole in wholes:
            by_sentence.setdefault(self.scene.token(whole.counted.head).sentence, []).append(whole)
        taken = {t.counted.head for t in wholes}
        for placed in self.scene.placed:
            if placed.against is None and placed.head not in taken and placed.head in self.scene.by_head:
                at = self.scene.token(placed.head).sentence
                inside = list(self._inside(placed, [*by_sentence.get(at - 1, ()), *by_sentence.get(at, ())]))
                yield from inside
                yield from self._rest(placed, inside, by_sentence.get(at, ()), taken)
        for whole in wholes:
            yield from self._by_place(whole, taken)
        for token in self.scene.analysis.tokens:
            if self.scene.lemma(token.index) in ("include", "be"):
                yield from self._listed(token, taken)
            if token.text.lower() in ("including", "them", "whom"):
                yield from self._one_of(token, taken, by_sentence.get(token.sentence, ()))
            if token.text.lower() == "among":
                yield from self._among(token, taken, by_sentence.get(token.sentence, ()))
            if self.scene.lemma(token.index) == "victim":
                near = (*by_sentence.get(token.sentence - 1, ()), *by_sentence.get(token.sentence, ()))
                yield from self._victim(token, taken, near)

    def _inside(self, placed: Placed, wholes: list[Told]) -> Iterator[Told]:
        """ "killed nine people, including six tourists"; "12 people died, two of them children"."""
        start = self._opening(placed)
        if start is None or start == 0:
            return
        lead = [self.scene.token(i).text.lower() for i in range(max(0, start - 2), start)]
        listed = (
            lead[-1] == "including"
            or (lead[0] == "among" and lead[-1] in ("them", "whom"))
            or lead[-2:] == ["them", ","]
            or self.scene.is_among_them(placed.head)
        )
        counted = self.scene.count_one(placed.head)
        whole = self._whole_of(placed, wholes)
        if whole is None and self._opens_among_them(start):
            listed, whole = True, self._only_one_before(placed, wholes)
        if counted is None or whole is None:
            return
        group = self._named_by(placed) if not listed else counted.group or self.scene.words_of(counted)
        if group is None or (whole.facet is Facet.KILLED and IN_CARE & set(group.lower().split())):
            return  # "nine died, seven of them in a coma" are of those told of earlier
        if listed and not self.stands(whole.facet, counted):
            return
        yield Told(whole.facet, replace(counted, group=group), placed.head, whole.reality, "subgroup")

    def _only_one_before(self, placed: Placed, wholes: list[Told]) -> Told | None:
        """The count of the sentence before, where all that it counts came to the same."""
        before = [t for t in wholes if t.counted.figure is not None and t.reality is Reality.FACT]
        before = [
            t for t in before if self.scene.token(t.counted.head).sentence < self.scene.token(placed.head).sentence
        ]
        return before[0] if before and len({t.facet for t in before}) == 1 else None

    def _by_place(self, whole: Told, taken: set[int]) -> Iterator[Told]:
        """ "Four clerks died, three in Veldia and one in Marland": those of each place, who add up to the whole."""
        behind = max(whole.counted.head, whole.predicate) + 1
        if whole.counted.low is None or behind >= self._end(whole.predicate):
            return
        near = self.scene.placed_in(behind, min(behind + FARTHEST_PLACES, self._end(whole.predicate)))
        apart = [p for p in near if p.head == p.token and self._is_placed(p)]
        if len(apart) < 2 or sum(p.figure.low or 0 for p in apart) != whole.counted.low:
            return
        for placed in apart:
            if placed.head not in taken:
                taken.add(placed.head)
                size, noun, how = placed.figure.low, whole.counted.noun, self._how(placed.token + 1)
                one = Counted(placed.head, placed.token, placed.token + 1, size, size, False, noun, "part", group=how)
                yield Told(whole.facet, one, placed.head, whole.reality, "subgroup")

    def _is_placed(self, placed: Placed) -> bool:
        """ "three in Veldia", "one at sea"."""
        at, one = placed.token + 1, placed.figure.low == 1 and placed.figure.form is Form.WORDS
        exact_one = placed.figure.low == placed.figure.high and (placed.against is None or one)
        return exact_one and at < self._end(at - 1) and self.scene.token(at).text.lower() in ("in", "at", "on", "near")

    def _rest(self, placed: Placed, inside: Sequence[Told], wholes: Sequence[Told], taken: set[int]) -> Iterator[Told]:
        """ "14 killed, nine of them weavers and five porters": those who make up the whole."""
        last = min(placed.token + NEAR_REST, self._end(placed.token))
        ahead = [p for p in self.scene.placed_in(placed.token + 1, last)] if inside and placed.whole is not None else []
        whole = self._whole_of(placed, list(wholes)) if ahead else None
        if whole is None or ahead[0].against is not None or ahead[0].head in taken:
            return
        other = self.scene.count_one(ahead[0].head)
        joined = self.scene.token(ahead[0].token - 1).text.lower() == "and" and self.scene.is_person(ahead[0].head)
        if other is not None and joined and (placed.figure.low or 0) + (other.low or 0) == whole.counted.low:
            taken.add(ahead[0].head)
            yield Told(whole.facet, self._as_part(other), ahead[0].head, whole.reality, "subgroup")

    def _one_of(self, token: Token, taken: set[int], wholes: Sequence[Told]) -> Iterator[Told]:
        """ "Dozens were killed after the vote, among them a girl of six", "killed 12 there, including a nurse"."""
        opening = token.index if token.text.lower() == "including" else token.index - 1
        if opening < 1 or self.scene.token(opening).text.lower() not in ("including", "among"):
            return
        noun = self.scene.noun_from(self._after_article(token.index + 1))
        near = [t for t in wholes if t.counted.figure is not None and t.counted.head < opening]
        if noun is None or noun in taken or not near or not self.is_single(noun):
            return
        whole = max(near, key=lambda t: t.counted.head)
        first = self.scene.analysis.sentences[token.sentence].first
        people = [i for i in range(first, opening) if self.scene.token(i).xpos == "NNS" and self.scene.is_person(i)]
        # "killed 12 people as police held several activists, including a nurse"
        if people and not whole.counted.first <= people[-1] < whole.counted.last:
            return
        counted = self.scene.count_one(noun)
        if counted is not None and whole.counted.low != 0:
            yield Told(whole.facet, self._as_part(counted), noun, whole.reality, "included")

    def _among(self, token: Token, taken: set[int], wholes: Sequence[Told]) -> Iterator[Told]:
        """ "Two guards were among the 25 people hurt", "a nurse is among nine killed": some of those counted there."""
        behind = [t for t in wholes if t.counted.figure is not None and t.counted.head > token.index]
        at = token.index - 1
        if not behind or at < 1 or self.scene.lemma(at) != "be":
            return
        whole, verb = min(behind, key=lambda t: t.counted.head), self.scene.token(at).head
        opening = self.scene.analysis.at(whole.counted.figure.start) if whole.counted.figure is not None else None
        if opening is None or opening - token.index > 2:
            return
        heads = (verb, whole.counted.head, whole.predicate)  # parsers hang the subject on any of these
        people = next((c for h in heads for c in self.scene.children(h, "nsubj") if c < at), None)
        if people is None or people in taken:
            return
        for counted in self.scene.count(people, at):
            if self.stands(whole.facet, counted) and exact(counted) and (counted.low or 0) < (whole.counted.low or 0):
                yield Told(whole.facet, self._as_part(counted), people, whole.reality, "included")

    def _victim(self, token: Token, taken: set[int], wholes: Sequence[Told]) -> Iterator[Told]:
        """ "Seven children died. The youngest victim was a girl of eight months"."""
        person = self.scene.token(token.head)
        one = {self.scene.token(c).text.lower() for c in self.scene.children(token.index, "amod")} & ONE_VICTIM
        said_of = token.relation == "nsubj" and bool(self.scene.children(person.index, "cop"))
        dead = [t for t in wholes if t.facet is Facet.KILLED and t.reality is Reality.FACT and t.counted.low != 0]
        if not (one and said_of and dead) or person.index in taken or not self.is_single(person.index):
            return
        counted = self.scene.count_one(person.index)
        if counted is not None:
            yield Told(Facet.KILLED, self._as_part(counted), person.index, Reality.FACT, "included")

    def _whole_of(self, placed: Placed, wholes: list[Told]) -> Told | None:
        sentence = self.scene.token(placed.head).sentence
        earlier = [t for t in wholes if t.counted.head < placed.head and t.counted.figure is not None]
        near = [t for t in earlier if self.scene.token(t.counted.head).sentence == sentence]
        if placed.whole is None:
            return near[-1] if near else None
        # "10 of the 12": the 12 may stand a sentence back, and must be the same 12
        number = next((p.figure.low for p in self.scene.placed if p.token == placed.whole), None)
        back = [t for t in earlier if self.scene.token(t.counted.head).sentence >= sentence - 1]
        fitting = [t for t in back if number is None or t.counted.low == number]
        return fitting[-1] if fitting else None

    def _listed(self, token: Token, taken: set[int]) -> Iterator[Told]:
        """ "the dead included three children and a nurse", "among the injured were two officers"."""
        facet = self._those_before(token)
        if facet is None:
            return
        for child in self._listed_after(token):
            if child in taken or not self.scene.is_person(child):
                continue
            counted = self.scene.count_one(child)
            if counted is not None and self.clauses.reality(token.index) is Reality.FACT:
                yield Told(facet, self._as_part(counted), token.index, Reality.FACT, "listed")

    def _those_before(self, token: Token) -> Facet | None:
        back = [self.scene.token(i).text.lower() for i in range(max(0, token.index - NEAR), token.index)]
        if self.scene.lemma(token.index) == "be" and "among" not in back and not self._is_said_of_all(token):
            return None
        for facet, forms in words("those").items():
            if set(back) & set(forms) and set(back) & {"the", "those"}:
                return Facet(facet)
        return None

    def _is_said_of_all(self, token: Token) -> bool:
        """ "The dead were two women and a man", "those killed are a nurse and two patients"."""
        before = [t.text.lower() for t in self.scene.analysis.tokens[max(0, token.index - 2) : token.index]]
        named = {form for forms in words("those").values() for form in forms}
        said = token.relation == "cop" and before[:1] in (["the"], ["those"]) and before[-1] in named
        return said and self.scene.token(token.head).upos == "NOUN" and not self.scene.has_case(token.head)

    def _listed_after(self, token: Token) -> list[int]:
        """The nouns of the list behind "included": counted ones, and the object with its conjuncts."""
        last = self.scene.analysis.sentences[token.sentence].last
        counted = {h for h in self.scene.by_head if token.index < h < last}
        objects = self.scene.children(token.index, "obj", "nsubj")
        if self.scene.lemma(token.index) == "be":
            objects = [self.scene.token(token.index).head]
            counted = set() if self._is_said_of_all(token) else counted
        single = {o for o in objects if o > token.index}
        for relation in ("appos", "conj"):  # "Ana Voss, a guard, a cook and a pupil" hangs as it likes
            single |= {c for o in single for c in self.scene.children(o, relation)}
        heads = sorted(counted | {s for s in single if self.scene.token(s).upos != "NUM"})  # "Ida Voss, 37, a cook"
        asides = {h for before, h in pairwise(heads) if self._is_aside(h, before)}
        return [h for h in heads if h not in asides and not self._is_of_aside(h, asides)]

    def _is_aside(self, head: int, before: int) -> bool:
        """ "Two pupils and Ida Voss, 37, a mother of four": who is the one named before, and no more of the list."""
        tokens = self.scene.analysis.tokens
        between = tokens[before + 1 : head]
        if tokens[before].upos != "PROPN" or all(t.text != "," for t in between):
            return False
        if any(t.upos == "CCONJ" for t in between):
            return False
        first, last = self.scene.extent(before)[0], self.scene.extent(head)[1]
        if first and tokens[first - 1].upos == "CCONJ":
            return True  # the name was the last of the list
        if head in self.scene.by_head:
            return False  # "Ana Voss, two guards and a cook"
        # "Ana Voss, a guard, a cook and a pupil" goes on with another of the list
        after = tokens[last : min(last + 2, self.scene.analysis.sentences[tokens[head].sentence].last)]
        goes_on = len(after) > 1 and (after[0].text == "," or after[0].upos == "CCONJ")
        return not (goes_on and after[1].upos in ("DET", "NUM"))

    def _is_of_aside(self, head: int, asides: set[int]) -> bool:
        """ "Ana Voss, a cook and father of two": what is joined to an aside without an article."""
        joined = self.scene.token(head).head in asides and head not in self.scene.by_head
        return joined and not self.scene.children(head, "det")
