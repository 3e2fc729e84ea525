"""One person told of by several nouns, and people counted and then named: lists that list nobody new."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .casualtywords import word_set
from .counted import Counted, exact
from .scenery import Tree

JOINING = ("and", "&")
INDEFINITE = frozenset({"a", "an", "another", "one"})
DETERMINERS = INDEFINITE | {"the", "this", "that"}
SINGULAR = frozenset({"was", "is", "has"})
PLURAL = frozenset({"were", "are", "have", "both"})
# What may stand between the last of a list and its verb.
LOOSE = ("PUNCT", "ADV", "PART")
# What closes a phrase that only says more of a name.
CLOSING = frozenset({",", ".", ";", ")", '"', "”", "and", "who", "in", "from", "on"})
# How few people are named behind their figure, and what may stand before the names.
FEWEST_NAMED = 2
DASHES = frozenset({"--", "—", "–", ":", "("})


@dataclass(frozen=True)
class Epithets:
    """Finds whom a list tells of twice, given the verb that the list is of."""

    tree: Tree
    predicate: int | None

    def told_once(self, parts: Sequence[Counted]) -> list[Counted]:
        """The parts with those made one that are of the same person."""
        kept: list[Counted] = []
        for part in parts:
            kept.append(part)
            if len(kept) > 1 and (self._is_same(*kept[-2:]) or self._goes_on(*kept[-2:])):
                self._join(kept)
                if self._said_of(kept[-1]) and len(kept) > 1:
                    self._join(kept)
        alone = len(kept) > 1 and all(p.is_one for p in kept) and self._is_said_of_one(kept)
        return [replace(kept[0], last=kept[-1].last)] if alone else kept

    def named_again(self, parts: Sequence[Counted]) -> set[int]:
        """Where names stand of people whom a figure before them counts: "their two sons, Bo and Ib"."""
        found: set[int] = set()
        for at, part in enumerate(parts):
            names = self._names_behind(parts, at)
            if not names or not exact(part) or (part.low or 0) < FEWEST_NAMED:
                continue
            between = {t.text for t in self.tree.analysis.tokens[part.head : parts[at + 1].head]}
            apposed = {c for c in self.tree.children(part.head, "appos") if c in self._people}
            if len(apposed | {parts[n].head for n in names}) == part.low or between & DASHES:
                found.update(names)
        return found

    def _names_behind(self, parts: Sequence[Counted], at: int) -> list[int]:
        """The parts right behind one that are bare names."""
        found: list[int] = []
        for number in range(at + 1, len(parts)):
            if not parts[number].is_one or parts[number].head not in self._people:
                break
            found.append(number)
        return found if parts[at].figure is not None else []

    @staticmethod
    def _join(kept: list[Counted]) -> None:
        other = kept.pop()
        one = kept[-1]
        named = other if other.noun == "person" else one
        kept[-1] = replace(named, first=one.first, last=other.last)

    def _is_same(self, one: Counted, other: Counted) -> bool:
        """Whether the second noun is of the one before: "a nurse and mother of four", "poet and writer Bo Lind"."""
        if not one.is_one or not other.is_one or not self._follows(other) or self._is_determined(other):
            return False
        if self._is_named(other):
            return not self._is_named(one) and self._is_title(one, other)
        return self._is_parent_of(other.head) or (self._said_of(one) and self._closes(other))

    def _goes_on(self, one: Counted, other: Counted) -> bool:
        """ "Bo Lind, an aide to the mayor and the first man to cross the strait, died": of one, by the tree or not."""
        if not one.is_one or not other.is_one or not self._is_named(one) or self._is_named(other):
            return False
        apposed = any(one.head < c < other.head for c in self.tree.children(one.head, "appos"))
        aside = self._word(other.first - 1) == "," and self._word(other.first) in DETERMINERS
        goes_on = aside or (self._follows(other) and self.tree.token(other.first).xpos != "PRP$")
        return apposed and goes_on and self._closes_before_verb(other.last)

    def _closes_before_verb(self, last: int) -> bool:
        """Whether a comma stands before the verb that the list is of, and the verb is not of several."""
        at = last if self.predicate is None else self.predicate
        while at > last and self.tree.token(at - 1).upos in ("AUX", "ADV", "PART"):
            at -= 1
        return at > last and self._word(at - 1) == "," and not self._is_of_several(at)

    def _follows(self, part: Counted) -> bool:
        """Whether an "and" without a comma joins a part to what stands before it."""
        return self._word(part.first - 1) in JOINING and self._word(part.first - 2) != ","

    def _is_title(self, one: Counted, other: Counted) -> bool:
        """Whether two nouns lead up to a name; "a guard and driver Bo Lind" and "his mother and aunt Ida" do not."""
        kin = all(self.tree.lemma(p) in word_set("words", "near") for p in (one.head, other.first))
        return not kin and self._word(one.first) not in INDEFINITE and not self._is_of_several(other.last)

    def _is_parent_of(self, head: int) -> bool:
        """ "mother of two"."""
        behind = self.tree.analysis.tokens[head + 1 : head + 3]
        of_some = len(behind) > 1 and behind[0].text == "of" and behind[1].xpos == "CD"
        return of_some and self.tree.lemma(head) in word_set("words", "parents")

    def _said_of(self, part: Counted) -> bool:
        """Whether a noun stands behind a name, or its age, and a comma: it is said of whoever is named."""
        at = part.first - 1
        if (
            self._is_named(part)
            or self._word(at) != ","
            or not part.is_one
            or self.tree.token(part.first).xpos == "PRP$"
        ):
            return False
        if at > 1 and self.tree.token(at - 1).xpos == "CD" and self._word(at - 2) == ",":
            at -= 2
        return at > 0 and at - 1 in self._people

    def _closes(self, part: Counted) -> bool:
        return self._word(part.last) in CLOSING or self._word(part.last) in SINGULAR

    def _is_said_of_one(self, parts: Sequence[Counted]) -> bool:
        """Whether the verb behind a list is of one: "a husband and father has died"."""
        at = parts[-1].last
        if any(self._is_determined(p) for p in parts[1:]) or self.predicate is None or at > self.predicate:
            return False
        while at < self.predicate and self.tree.token(at).upos in LOOSE:
            at += 1
        token = self.tree.token(at)
        return token.text.lower() in SINGULAR if at < self.predicate else token.xpos == "VBZ"

    def _is_of_several(self, last: int) -> bool:
        ends = self.predicate is not None and last <= self.predicate
        words = {t.text.lower() for t in self.tree.analysis.tokens[last : self.predicate]} if ends else set()
        return bool(words & PLURAL)

    def _is_determined(self, part: Counted) -> bool:
        return self._word(part.first) in DETERMINERS or self.tree.token(part.first).xpos == "PRP$"

    def _is_named(self, part: Counted) -> bool:
        """Whether a part has a name of its own, as no "Lind spokesman" has."""
        return part.head in self._people or part.last - 1 in self._people

    def _word(self, at: int) -> str:
        tokens = self.tree.analysis.tokens
        return tokens[at].text.lower() if 0 <= at < len(tokens) else ""

    @cached_property
    def _people(self) -> frozenset[int]:
        """The words of people's names."""
        names = (n for n in self.tree.analysis.names if n.label == "Person" and not n.inner)
        return frozenset(at for n in names for at in range(n.first, n.last))
