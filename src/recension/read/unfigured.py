"""Measures that are told without a figure: "have been held for years", "half an hour", "a day and a half"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .measures import unit_named
from .scenery import Tree

ARTICLES = ("a", "an")
BARE_PLURALS = {
    "years": "year",
    "months": "month",
    "weeks": "week",
    "days": "day",
    "hours": "hour",
    "decades": "decade",
}
# "an", "hour", "and", "a", "half"
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Unfigure:
    """A measure told without a figure: what it measures, how much, in which unit, and its words, half-open."""

    facet: Facet
    low: float
    high: float | None
    unit: str
    first: int
    last: int
    method: str


@dataclass(frozen=True)
class Unfigured:
    """Finds measures without a figure. Words are token indices."""

    tree: Tree

    def find(self) -> Iterator[Unfigure]:
        """All of them, in text order."""
        tokens = self.tree.analysis.tokens
        for token in tokens:
            word, at = token.text.lower(), token.index
            if word == "for" or word == "half" or word in ARTICLES:
                near = [t for t in tokens[at : at + LONGEST] if t.sentence == token.sentence]
                yield from self._bare_duration(near) if word == "for" else self._half(near)

    def _bare_duration(self, near: list[Token]) -> Iterator[Unfigure]:
        """ "Have been held for years": two at least, nobody says how many."""
        unit = BARE_PLURALS.get(near[1].text.lower()) if len(near) > 1 else None
        if unit is not None:
            yield Unfigure(Facet.DURATION, 2, None, unit, near[0].index, near[1].index + 1, "bare plural")

    def _half(self, near: list[Token]) -> Iterator[Unfigure]:
        """ "Half an hour", "a mile and a half"."""
        words = [t.text.lower() for t in near]
        if len(words) > 2 and words[0] == "half" and words[1] in ARTICLES:
            size, value, unit = 3, 0.5, words[2]
        elif words[0] in ARTICLES and words[2:] == ["and", "a", "half"]:
            size, value, unit = LONGEST, 1.5, words[1]
        else:
            return
        named = unit_named(unit)
        if named is not None and named[0] in (Facet.DURATION, Facet.MEASURE):
            yield Unfigure(named[0], value, value, named[1], near[0].index, near[0].index + size, "unit")
