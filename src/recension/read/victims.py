"""The dead of whom a report goes on to speak: "the seven victims", "the third victim", "the sixth to die"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.model.statement import Facet

from .casualties import Casualties
from .figures import Form
from .phrases import Counted, Placed, exact, word_set
from .realities import Reality
from .told import Told

BURIED = frozenset({"bury", "cremate", "inter"})
# Rubble and snow bury the living, too.
UNDER = ("under", "beneath", "underneath", "below")
# "the sixth to die this year" counts the dead of other days.
OTHER_DAYS = frozenset({"year", "month", "week", "season", "since", "decade", "century", "history", "ever"})
# How many words off it may stand what is lost, and a word for other days: set by reading reports, not measured.
FARTHEST_LIFE, FARTHEST_DAYS = 5, 25


@dataclass(frozen=True)
class Victims(Casualties):
    """Finds who is spoken of as one or all of the dead already counted. Words are token indices."""

    def find_victims(self, told: Iterable[Told]) -> Iterator[Told]:
        """What no construction has read yet."""
        known = list(told)
        taken = {t.counted.head for t in known}
        dead = [t for t in known if t.facet is Facet.KILLED and t.reality is Reality.FACT and t.counted.low]
        most = max((t.counted.low or 0 for t in dead), default=0)
        alone = not any(t.facet in (Facet.WOUNDED, Facet.ABDUCTED) and t.counted.low for t in known)
        first_of: dict[int, int] = {}
        for whole in sorted(dead, key=lambda t: t.counted.head):
            if exact(whole.counted) and whole.counted.low is not None:
                first_of.setdefault(int(whole.counted.low), whole.counted.head)
        for placed in self.scene.placed:
            if placed.figure.form is Form.ORDINAL:
                yield from self.ordinal(placed, most, is_taken=placed.head in taken)
            elif placed.against is None and placed.head not in taken:
                yield from self.counted(placed, first_of, most)
                if alone:
                    yield from self.some_of(placed, most)

    def some_of(self, placed: Placed, most: float) -> Iterator[Told]:
        """ "Three of the victims have not been identified", where a report tells of dead and of nobody hurt."""
        counted = self.scene.count_one(placed.head)
        is_victim = placed.whole is not None and self.scene.lemma(placed.whole) == "victim"
        if is_victim and counted is not None and 1 < (counted.low or 0) <= most:
            yield Told(Facet.KILLED, counted, placed.head, Reality.FACT, "victims: subgroup")

    def counted(self, placed: Placed, first_of: dict[int, int], most: float) -> Iterator[Told]:
        """ "The seven victims", where seven were told to have died; "on Thursday two victims were buried"."""
        counted = self.scene.count_one(placed.head)
        noun = placed.whole if placed.whole is not None else placed.head
        if counted is None or not counted.low or self.scene.lemma(noun) != "victim" or counted.low > most:
            return
        again = placed.whole is None and first_of.get(int(counted.low), placed.head) < placed.head
        if again and self.scene.token(max(0, counted.first)).text.lower() in ("the", "all"):
            yield Told(Facet.KILLED, counted, placed.head, Reality.FACT, "victims: figure")
        verb = self.scene.token(placed.head).head
        under = any(self.scene.has_case(c, *UNDER) for c in self.scene.children(verb, "obl"))
        if self.scene.lemma(verb) in BURIED and self.clauses.is_passive(verb) and not under:
            yield Told(Facet.KILLED, counted, placed.head, self.clauses.reality(verb), "victims: subgroup")

    def ordinal(self, placed: Placed, most: float, *, is_taken: bool) -> Iterator[Told]:
        """ "The third victim, Ann Lee": one of them. "The sixth farmer to die": six farmers by now."""
        size, (first, last) = placed.figure.low, self.scene.extent(placed.head)
        if size is None or not 2 <= size <= most or not self.scene.is_person(placed.head):
            return
        one = Counted(placed.head, first, last, 1, 1, False, self.scene.lemma(placed.head), "single")
        if self.scene.lemma(placed.head) == "victim" and self.scene.children(placed.head, "appos") and not is_taken:
            yield Told(Facet.KILLED, one, placed.head, Reality.FACT, "victims: subgroup")
        elif self.to_die(placed.head):
            noun = self.scene.token(placed.head).lemma.lower()
            so_far = replace(one, low=size, high=size, noun=noun, method="figure", group=None)
            yield Told(Facet.KILLED, so_far, placed.head, Reality.FACT, "victims: part")

    def to_die(self, noun: int) -> bool:
        """Whether an infinitive behind the noun tells a death of these days."""
        sentence = self.scene.analysis.sentences[self.scene.token(noun).sentence]
        if any(self.scene.lemma(i) in OTHER_DAYS for i in range(noun, min(noun + FARTHEST_DAYS, sentence.last))):
            return False
        to = noun + 1 < sentence.last and self.scene.token(noun + 1).text.lower() == "to"
        for verb in range(noun + 2, min(noun + 4, sentence.last)):
            near = range(verb, min(verb + FARTHEST_LIFE, sentence.last))
            life = self.scene.lemma(verb) == "lose" and any(self.scene.lemma(i) == "life" for i in near)
            killed = self.scene.lemma(verb) in word_set("object", "killed") and self.clauses.is_passive(verb)
            if to and (life or killed or self.scene.lemma(verb) in word_set("subject", "killed")):
                return True
        return False
