"""Parts of the hurt whom a report tells by what became of them: "eight of them were discharged by noon"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.model.statement import Facet

from .casualties import Casualties
from .figures import Form
from .phrases import Placed, word_set
from .realities import Reality
from .told import Told

# How far behind a figure it may stand what became of those it counts: set by reading reports, not measured.
FARTHEST_CARE = 9
THOSE = frozenset({"them", "whom", "others", "rest", "other"})
EXCEPTING = frozenset({"but", "except", "save", "than"})
CLOSING = frozenset({",", ";", ".", ":", "(", ")", "and", "but", "while", "including", "whereas"})


@dataclass(frozen=True)
class Outcomes(Casualties):
    """Finds those of the hurt who are told apart by their care. Words are token indices."""

    def find_outcomes(self, told: Iterable[Told]) -> Iterator[Told]:
        """The parts that no construction has read yet, each of the count that stands last before it."""
        known = sorted(told, key=lambda t: t.counted.head)
        taken = {t.counted.head for t in known}
        counts = [t for t in known if t.facet in (Facet.KILLED, Facet.WOUNDED) and t.counted.low]
        at = 0
        for placed in self.scene.placed:
            while at < len(counts) and counts[at].counted.head < placed.head:
                at += 1
            if at and placed.head not in taken and self.is_part(placed, counts[at - 1]) and self.in_care(placed):
                counted = self.scene.count_one(placed.head)
                if counted is not None:
                    part = replace(counted, noun=counts[at - 1].counted.noun, group=None)
                    yield Told(Facet.WOUNDED, part, placed.head, Reality.FACT, "in care: subgroup")

    def is_part(self, placed: Placed, whole: Told) -> bool:
        """Whether the figure names nobody of its own, and can be some of the hurt told of just before."""
        near = self.scene.token(whole.counted.head).sentence >= self.scene.token(placed.head).sentence - 1
        hurt = whole.facet is Facet.WOUNDED and whole.reality is Reality.FACT
        if not (near and hurt) or placed.against is not None or placed.figure.form is Form.ORDINAL:
            return False
        most = whole.counted.high if whole.counted.low == whole.counted.high else None
        if most is not None and (placed.figure.low or 0) > most:
            return False
        start = self.scene.analysis.at(placed.figure.start) or placed.token
        if self.scene.token(max(0, start - 1)).text.lower() in EXCEPTING:
            return False  # "all but two have been discharged"
        behind = placed.whole if placed.whole is not None else placed.head
        if self.scene.token(behind).text.lower() in THOSE:
            return True
        # "three were still in hospital": a verb stands right behind
        following = min(placed.token + 1, len(self.scene.analysis.tokens) - 1)
        return placed.whole is None and placed.head == placed.token and self.is_said(following)

    def is_said(self, at: int) -> bool:
        """Whether a verb stands there, or what leads to it."""
        return self.scene.token(at).upos in ("VERB", "AUX") or self.scene.token(at).text.lower() in ("still", "also")

    def in_care(self, placed: Placed) -> bool:
        """ "remained in hospital", "in intensive care", "were having surgery": up to where the clause ends."""
        first = max(placed.token, placed.head, placed.whole or 0) + 1
        last = min(self.scene.analysis.sentences[self.scene.token(placed.head).sentence].last, first + FARTHEST_CARE)
        for at in range(first, last):
            if self.scene.token(at).text.lower() in CLOSING:
                return False
            if self.scene.lemma(at) in word_set("words", "aftercare"):
                return True
        return False
