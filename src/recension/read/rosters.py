"""Lists that spell out a figure: "Three people - two women and a man - were hurt", "Nine died: five men and four boys".

A list is taken for one only where what it counts adds up to the figure before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .casualtywords import word_set
from .figures import DASHES, Number
from .scenery import Tree, is_a

# A list longer than this is an account of its own.
LONGEST_ROSTER = 40
# How far behind its verb a list may open: "lost their lives in the fighting on Monday:".
FARTHEST_ROSTER = 16
ARTICLES = frozenset(["a", "an", "another", "the", "one"])
# What follows these is a part of a part, or another matter.
CLOSING = frozenset([";", "including", "among", "while", "but"])
INNER = ("nmod", "obl", "compound", "iobj")
OPENING = (*DASHES, "--", "---", ",", "(", ":")


@dataclass(frozen=True)
class Rosters:
    """Finds the lists that spell out figures. Words are token indices, stretches half-open."""

    tree: Tree

    def aside(self, head: int) -> tuple[int, int] | None:
        """The list right behind a counted noun, up to the mark that closes it: "two hikers, a man and his son,"."""
        size = self._size(head)
        opening = self._behind(head)
        if size is None or opening is None or self.tree.token(opening).text == ":":
            return None
        mark = self.tree.token(opening).text
        for closing in range(opening + 3, self._last(opening)):
            token = self.tree.token(closing)
            if token.text in (mark, ")") and token.xpos != "HYPH" and self._adds_up(opening + 1, closing, size):
                return opening + 1, closing
        return None

    def behind_verb(self, head: int, predicate: int) -> tuple[int, int] | None:
        """The list that a colon or a dash opens behind the verb: "nine lost their lives: five men and four boys"."""
        size, last = self._size(head), self._last(predicate)
        for at in range(max(head, predicate) + 1, min(max(head, predicate) + FARTHEST_ROSTER, last)):
            token = self.tree.token(at)
            if token.text == ":" or (token.text in OPENING and token.text != "," and token.xpos != "HYPH"):
                return (at + 1, last) if size is not None and self._adds_up(at + 1, last, size) else None
        return None

    def items(self, first: int, last: int) -> Iterator[int]:
        """The words that stand for those whom the list counts."""
        for at in range(first, last):
            if self.tree.token(at).text.lower() in CLOSING:
                return
            token = self.tree.token(at)
            # "a teacher and three pupils, the mayor said"
            speaks = token.relation == "nsubj" and at < token.head < last and self.tree.token(token.head).upos == "VERB"
            if self._number(at) is not None and not speaks and not is_a(token.relation, INNER):
                yield at

    def _adds_up(self, first: int, last: int, size: Number) -> bool:
        numbers = [self._number(i) or 0 for i in self.items(first, last)]
        return len(numbers) > 1 and sum(numbers) == size

    def _size(self, head: int) -> Number | None:
        placed = self.tree.by_head.get(head)
        low, high = placed.figure.bounds(whole=True) if placed is not None else (None, None)
        return low if low is not None and low == high and low > 1 else None

    def _number(self, at: int) -> Number | None:
        """How many people a word of a list stands for, by its figure or its article."""
        placed = self.tree.by_head.get(at)
        if placed is not None:
            low, high = placed.figure.bounds(whole=True)
            alone = placed.head == placed.token or self.tree.is_person(at)
            return low if low == high and placed.whole is None and alone else None
        token = self.tree.token(at)
        bodies = word_set("people", "bodies") | word_set("people", "collectives")
        if token.xpos != "NN" or token.text.lower() in bodies or not self.tree.is_person(at):
            return None
        articles = {self.tree.token(c).text.lower() for c in self.tree.children(at, "det")}
        return 1 if articles & ARTICLES or self.tree.children(at, "nmod:poss") else None

    def _behind(self, head: int) -> int | None:
        """The mark right behind a noun, or behind the "of" that belongs to it."""
        at = self.tree.extent(head)[1]
        opens = at < self._last(head) and self.tree.token(at).text in OPENING and self.tree.token(at).xpos != "HYPH"
        return at if opens else None

    def _last(self, at: int) -> int:
        return min(self.tree.analysis.sentences[self.tree.token(at).sentence].last, at + LONGEST_ROSTER)
