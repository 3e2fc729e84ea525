"""Those of whom a report leaves out what they are: "four bodies were found, and another two were found on Friday".

Who is only a figure or an ordinal comes to what came to those right before, where the verb is one that goes on with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.model.statement import Facet

from .casualties import Casualties
from .figures import Form
from .phrases import Counted, Placed, is_a, word_set
from .realities import Reality
from .told import Told

BODIES = ("bodies", "body", "body of")
# Who is found so is no body.
ALIVE = frozenset({"alive", "unhurt", "unharmed", "safe", "survivor"})


@dataclass(frozen=True)
class Others(Casualties):
    """Finds the others of those told of. Words are token indices."""

    def find_others(self, told: Iterable[Told]) -> Iterator[Told]:
        """ "The bodies of four were found and another two were recovered", "five were hurt; a sixth was discharged"."""
        known = sorted(told, key=lambda t: t.predicate)
        taken = {t.counted.head for t in known}
        for placed in self.scene.placed:
            alone = placed.head == placed.token or self.scene.token(placed.head).text.lower() in ("more", "others")
            if placed.head in taken or placed.whole is not None or not alone:
                continue
            before = self.told_before_figure(placed, known)
            facet = self.facet_of(placed, before) if before is not None else None
            counted = self.others(placed, before) if before is not None else None
            if facet is not None and counted is not None:
                yield Told(facet, counted, self.scene.token(placed.head).head, Reality.FACT, "others")

    def told_before_figure(self, placed: Placed, known: list[Told]) -> Told | None:
        """The last count before a figure, in its sentence or the one before."""
        sentence = self.scene.token(placed.token).sentence
        near = [t for t in known if t.predicate < placed.token and t.reality is Reality.FACT and t.counted.low]
        return near[-1] if near and self.scene.token(near[-1].predicate).sentence >= sentence - 1 else None

    def facet_of(self, placed: Placed, before: Told) -> Facet | None:
        """What the verb of a figure says: bodies that are found, the next one who died, the hurt who are cared for."""
        verb = self.scene.token(placed.head).head
        lemma, subject = self.scene.lemma(verb), is_a(self.scene.token(placed.head).relation, ("nsubj",))
        if not subject or self.clauses.reality(verb) is not Reality.FACT:
            return None
        dying = before.facet in (Facet.KILLED, Facet.WOUNDED) and lemma in word_set("subject", "killed")
        if placed.figure.form is Form.ORDINAL and dying:
            return Facet.KILLED
        if not self.clauses.is_passive(verb):
            return None
        if before.facet is Facet.KILLED and before.method.split(": ")[0] in BODIES:
            behind = {self.scene.lemma(c) for c in self.scene.children(verb)}
            return Facet.KILLED if lemma in word_set("words", "recover") and not behind & ALIVE else None
        cared = lemma in word_set("words", "treat") | word_set("words", "discharge")
        return Facet.WOUNDED if before.facet is Facet.WOUNDED and cared and placed.figure.form is Form.ORDINAL else None

    def others(self, placed: Placed, before: Told) -> Counted | None:
        """How many they are: of an ordinal one, if it is the next."""
        first, last = self.scene.extent(placed.head)
        if placed.figure.form is Form.ORDINAL:
            following = before.counted.low is not None and placed.figure.low == before.counted.low + 1
            one = Counted(placed.head, first, last, 1, 1, False, before.counted.noun, "single", additional=True)
            return one if following else None
        counted = self.scene.count_one(placed.head)
        if counted is None or not counted.low:
            return None
        return replace(counted, noun=before.counted.noun, additional=True)
