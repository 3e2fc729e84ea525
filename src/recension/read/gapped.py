"""Counts whose verb is left out: "seven died in the valley and five in the town"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recension.encoder.findings import Token

from .casualties import Casualties
from .phrases import Placed, is_a
from .realities import Reality
from .told import Told

# How far behind its verb the count without one may stand, and how far its place may reach, in words.
FARTHEST_GAP = 24
LONGEST_PLACE = 6
PLACING = frozenset({"in", "at", "on", "near", "outside"})
OTHERS = frozenset({"other", "others", "more", "people", "persons"})


@dataclass(frozen=True)
class Gapped(Casualties):
    """Finds the counts that share the verb of a count before them. Words are token indices."""

    def find_shared(self, told: Iterable[Told]) -> Iterator[Told]:
        """Each count without a verb, with what came to those before it and where it did."""
        known = sorted(told, key=lambda t: t.predicate)
        taken = {t.counted.head for t in known}
        for placed in self.scene.placed:
            if placed.against is None and placed.head not in taken and (placed.figure.low or 0) > 0:
                whole = self.sharing_verb(placed, known)
                place = self.place_behind(placed) if whole is not None else None
                counted = self.scene.count_one(placed.head) if place is not None else None
                if whole is None or place is None or counted is None:
                    continue
                start, end = self.scene.analysis.offsets(*place)
                group = self.scene.analysis.text[start:end]
                shared = replace(counted, group=group, noun=counted.noun or whole.counted.noun)
                yield Told(whole.facet, shared, placed.head, Reality.FACT, "gapped")

    def sharing_verb(self, placed: Placed, known: list[Told]) -> Told | None:
        """The count before it in the sentence that tells where it came to people, by a verb with a place."""
        opening = self.scene.analysis.at(placed.figure.start)
        if opening is None or opening == 0 or self.scene.token(opening - 1).text.lower() not in ("and", ",", "while"):
            return None
        sentence = self.scene.token(placed.head).sentence
        near = [
            t
            for t in known
            if t.counted.head < t.predicate < opening <= t.predicate + FARTHEST_GAP
            and self.scene.token(t.predicate).sentence == sentence
            and t.reality is Reality.FACT
            and t.counted.low != 0
        ]
        if not near or not self.is_placed(self.scene.token(near[-1].predicate), opening):
            return None
        return near[-1]

    def is_placed(self, verb: Token, last: int) -> bool:
        """Whether a place stands between the verb and the count, and no other verb."""
        between = self.scene.analysis.tokens[verb.index + 1 : last]
        verbs = [t for t in between if t.xpos in ("VBD", "VBZ", "VBP", "MD") or is_a(t.relation, ("cop",))]
        return not verbs and any(t.text.lower() in PLACING and t.upos == "ADP" for t in between)

    def place_behind(self, placed: Placed) -> tuple[int, int] | None:
        """ "five in the town": the words of the place right behind a figure, where no verb follows."""
        tokens = self.scene.analysis.tokens
        last = self.scene.analysis.sentences[self.scene.token(placed.head).sentence].last
        at = (self.scene.analysis.at(placed.figure.end - 1) or placed.token) + 1
        while at < last and tokens[at].text.lower() in OTHERS:
            at += 1
        if at >= last or tokens[at].text.lower() not in PLACING:
            return None
        end = next((i for i in range(at + 1, last) if tokens[i].text in ",.;" or tokens[i].upos == "CCONJ"), last)
        if end - at > LONGEST_PLACE or any(t.upos in ("VERB", "AUX") for t in tokens[at:end]):
            return None
        following = tokens[end + 1] if end + 1 < last else None
        # "five in the town, he said" ends there; "five in the town, who had fled" does not
        more = following is not None and (following.upos in ("VERB", "AUX") or following.xpos.startswith("W"))
        goes_on = more and tokens[end].text == ","
        return None if goes_on else (at, end)
