"""Counts that leave out what came to people, as it was told just before: "the figure rose to 27", "six were nurses".

Such a count is read only where one thing alone was told of: of dead and of hurt nobody can say whose figure it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .figures import Form
from .phrases import Counted, Placed, is_a
from .realities import Reality
from .reckonings import Reckonings
from .told import Told

# How many sentences back it may have been told: a figure goes on longer than a part does.
FARTHEST_FIGURE, FARTHEST_PART = 2, 1
FIGURES = frozenset({"figure", "number", "count", "total", "tally"})
POINTING = frozenset({"the", "that", "this"})
MOVING = frozenset({"rise", "climb", "stand", "jump", "increase", "grow", "soar", "reach", "put", "raise", "revise"})
# A figure of the same people is of that size: set by hand.
MOST_TIMES = 20
THEM = frozenset({"them", "whom"})
AGED = frozenset({"under", "over", "aged", "below", "above", "younger", "older"})
AGES = frozenset({"youngest", "oldest", "eldest"})
# What is done to the dead of whom was told.
KNOWN = frozenset({"identify", "name", "bury", "cremate"})
# How many words may stand between "six of them were" and what they were.
LONGEST_GAP = 4
# How many words may stand between "under" and the years: "under the age of 10".
LONGEST_AGE = 6


@dataclass(frozen=True)
class Anaphors(Reckonings):
    """Finds the figures and the parts of those last told of. Words are token indices."""

    def find_again(self, told: Iterable[Told]) -> Iterator[Told]:
        """What no construction has read yet, in text order."""
        by_sentence: dict[int, list[Told]] = {}
        for one in told:
            by_sentence.setdefault(self.scene.token(one.counted.head).sentence, []).append(one)
        taken = {t.counted.head for ones in by_sentence.values() for t in ones}
        for token in self.scene.analysis.tokens:
            found = list(self.figure(token, by_sentence, taken))
            if token.text.lower() in AGES:
                found = list(self.of_age(token, by_sentence, taken))
            placed = self.scene.by_head.get(token.index)
            if placed is not None and placed.against is None and token.index not in taken:
                found += self.part(placed, by_sentence)
            for one in found:
                taken.add(one.counted.head)
                by_sentence.setdefault(token.sentence, []).append(one)
            yield from found

    def last_told(self, at: int, by_sentence: dict[int, list[Told]], farthest: int) -> Told | None:
        """The greatest whole of the last sentence that told of people, if all that it tells is one thing."""
        sentence = self.scene.token(at).sentence
        for back in range(farthest + 1):
            near = [t for t in by_sentence.get(sentence - back, ()) if t.counted.head < at]
            if near:
                known = all(t.reality is Reality.FACT and t.counted.low for t in near)
                one = known and len({t.facet for t in near}) == 1
                return max(near, key=lambda t: t.counted.low or 0) if one else None
        return None

    def figure(self, token: Token, by_sentence: dict[int, list[Told]], taken: set[int]) -> Iterator[Told]:
        """ "By noon the figure had risen to 27", "the mayor put the number at 27"."""
        if token.text.lower() not in FIGURES or token.upos != "NOUN" or self.scene.lemma(token.head) not in MOVING:
            return
        pointing = {self.scene.token(c).text.lower() for c in self.scene.children(token.index)} <= POINTING
        last = self.last_told(token.index, by_sentence, FARTHEST_FIGURE)
        if last is None or not pointing or self.scene.token(token.index - 1).text.lower() not in POINTING:
            return
        size = last.counted.low or 1
        for told in self.toll_as(last.facet, token):
            alike = size / MOST_TIMES <= (told.counted.low or told.counted.high or 0) <= size * MOST_TIMES
            if alike and told.counted.noun in (None, "person") and told.counted.head not in taken:
                group = told.counted.group or last.counted.group
                yield replace(told, counted=replace(told.counted, noun=last.counted.noun, group=group))

    def part(self, placed: Placed, by_sentence: dict[int, list[Told]]) -> Iterator[Told]:
        """ "Fourteen were apprentices", "24 have been identified", "two of them were still at school": of the dead."""
        whole = self.last_told(placed.token, by_sentence, FARTHEST_PART)
        group = self.said_of(placed) if whole is not None and placed.figure.form is not Form.ORDINAL else None
        counted = self.scene.count_one(placed.head) if group is not None else None
        if whole is None or counted is None or whole.facet is not Facet.KILLED or not counted.low:
            return
        most = whole.counted.high if whole.counted.high is not None else whole.counted.low
        if counted.low <= (most or 0):
            one = replace(counted, noun=counted.noun or whole.counted.noun, group=group)
            yield Told(Facet.KILLED, one, placed.head, Reality.FACT, "subgroup")

    def said_of(self, placed: Placed) -> str | None:
        """What is said of a figure that names nobody: "apprentices", "identified", "under 18"."""
        them = placed.whole is not None and self.scene.token(placed.whole).text.lower() in THEM
        if placed.head != placed.token or not (them or placed.whole is None):
            return None
        first = self.scene.analysis.sentences[self.scene.token(placed.token).sentence].first
        opening = self.scene.analysis.at(placed.figure.start) or placed.token
        if not them and opening != first and self.scene.token(opening - 1).text not in (",", ";", "and"):
            return None
        return self.known(placed) or self.called(placed) or self.aged(placed)

    def known(self, placed: Placed) -> str | None:
        """ "have been identified", "were buried"; who is identified as somebody may be anybody."""
        subject = self.scene.token(placed.head)
        verb = self.scene.token(subject.head)
        if not is_a(subject.relation, ("nsubj",)) or self.scene.lemma(verb.index) not in KNOWN:
            return None
        as_what = any(self.scene.has_case(c, "as") for c in self.scene.children(verb.index))
        stands = self.clauses.reality(verb.index) in (Reality.FACT, Reality.NEGATED)
        return verb.text if self.clauses.is_passive(verb.index) and stands and not as_what else None

    def called(self, placed: Placed) -> str | None:
        """ "were apprentices", "was a cook"."""
        tokens, at = self.scene.analysis.tokens, placed.token + 1
        if placed.whole is not None or at + 2 >= len(tokens) or tokens[at].text.lower() not in ("was", "were"):
            return None
        at += 1 + (tokens[at + 1].upos in ("DET", "ADV"))
        noun = self.scene.noun_from(at) if at < len(tokens) else None
        people = noun is not None and tokens[noun].upos == "NOUN" and self.scene.is_person(noun)
        return tokens[noun].text if noun is not None and people else None

    def aged(self, placed: Placed) -> str | None:
        """ "were under 18", "were below 16 years of age", "was aged 70"; some may lie "under 10 metres of snow"."""
        tokens, at = self.scene.analysis.tokens, (placed.token if placed.whole is None else placed.whole) + 1
        near = tokens[at : at + LONGEST_GAP]
        first = next((t.index for t in near if t.upos not in ("AUX", "ADV")), None)
        if first is None or first == at or tokens[first].text.lower() not in AGED:
            return None
        age = next((t.index for t in tokens[first + 1 : first + LONGEST_AGE] if t.xpos == "CD"), None)
        if age is None or any(t.upos in ("VERB", "PUNCT") for t in tokens[first:age]):
            return None
        behind = tokens[min(age + 1, len(tokens) - 1)]
        other = behind.xpos == "HYPH" or (behind.upos == "NOUN" and self.scene.lemma(behind.index) != "year")
        return None if other else self.scene.analysis.text[tokens[first].start : tokens[age].end]

    def of_age(self, token: Token, by_sentence: dict[int, list[Told]], taken: set[int]) -> Iterator[Told]:
        """ "Nine died, the youngest a girl of 12", "the oldest was a man of 80"."""
        at = token.index + 1
        if token.index < 1 or self.scene.token(token.index - 1).text.lower() != "the":
            return
        while at < len(self.scene.analysis.tokens) and self.scene.token(at).text.lower() in (",", "was", "being"):
            at += 1
        whole = self.last_told(token.index, by_sentence, FARTHEST_PART)
        article = at + 1 < len(self.scene.analysis.tokens) and self.scene.token(at).text.lower() in ("a", "an")
        noun = self.scene.noun_from(at + 1) if article and whole is not None else None
        if whole is None or noun is None or noun in taken or whole.facet is not Facet.KILLED:
            return
        if (whole.counted.low or 0) > 1 and self.is_single(noun) and self.scene.is_person(noun):
            one = Counted(
                noun, token.index - 1, noun + 1, 1, 1, False, self.scene.lemma(noun), "part", group=token.text
            )
            yield Told(Facet.KILLED, one, noun, Reality.FACT, "included")
