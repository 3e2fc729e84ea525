"""Those whom a report counts one kind after another behind their sum: "Nine died: five men, three boys and a guide"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.model.statement import Facet

from .casualties import Casualties
from .phrases import exact
from .realities import Reality
from .rosters import Rosters
from .told import Told

FARTHEST_VICTIMS = 120  # words: five sentences on, "the victims" may be those of another day


@dataclass(frozen=True)
class SpelledOut(Casualties):
    """Finds the kinds of people that a list counts, each with what came to them all. Words are token indices."""

    def find_listed(self, told: Iterable[Told]) -> Iterator[Told]:
        """The parts that no construction has read yet."""
        wholes = sorted(told, key=lambda t: (t.counted.head, t.predicate))
        taken = {t.counted.head for t in wholes}
        for whole in wholes:
            for head in (*self.listed(whole), *self.victims(whole)):
                counted = self.scene.count_one(head) if head not in taken else None
                if counted is not None:
                    taken.add(head)
                    part = replace(counted, group=counted.group or self.scene.words_of(counted), method="part")
                    yield Told(whole.facet, part, head, whole.reality, "spelled out")

    def listed(self, whole: Told) -> list[int]:
        """The words that stand for those whom a list counts that adds up to the whole."""
        if whole.reality is not Reality.FACT or not exact(whole.counted) or whole.counted.figure is None:
            return []
        rosters = Rosters(self.scene)
        found = rosters.aside(whole.counted.head) or rosters.behind_verb(whole.counted.head, whole.predicate)
        return list(rosters.items(*found)) if found is not None else []

    def victims(self, whole: Told) -> list[int]:
        """ "Four people were killed. The victims were three pupils and a driver": as many as were told of before.

        So of whatever they were called: "Three nuns died in the fire. The nuns were ..."
        """
        if whole.facet not in (Facet.KILLED, Facet.WOUNDED, Facet.ABDUCTED) or whole.reality is not Reality.FACT:
            return []
        rosters, tokens = Rosters(self.scene), self.scene.analysis.tokens
        soon = min(len(tokens) - 1, whole.predicate + FARTHEST_VICTIMS)
        for at in range(whole.predicate + 1, soon):
            again = tokens[at].xpos == "NNS" and self.scene.lemma(at) == whole.counted.noun
            named = (again or tokens[at].text.lower() == "victims") and self.are_all(at, whole)
            if named and tokens[at + 1].relation == "cop" and exact(whole.counted):
                found = list(rosters.items(at + 2, self.scene.analysis.sentences[tokens[at].sentence].last))
                numbers = [self.scene.count_one(i) for i in found]
                if sum(n.low or 0 for n in numbers if n is not None) == whole.counted.low:
                    return found
        return []

    def are_all(self, victims: int, whole: Told) -> bool:
        """ "The victims", "all seven victims", where seven were told of."""
        placed = self.scene.by_head.get(victims)
        before = victims - 1 if placed is None else placed.token - 1
        same = placed is None or placed.figure.low == whole.counted.low
        return same and self.scene.token(max(0, before)).text.lower() in ("the", "all")
