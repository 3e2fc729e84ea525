"""Measures that are told without a figure: "have been held for years", "half an hour", "a day and a half"."""

from collections.abc import Iterator
from dataclasses import dataclass

from recension.encoder.findings import Token
from recension.model.statement import Facet

from .figures import hedged
from .measures import bare_units, unit_named
from .scenery import Tree

ARTICLES = ("a", "an")
# "an", "hour", "and", "a", "half"
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Unfigure:
    """A measure told without a figure: what it measures, how much, in which unit; its offsets, and its last word."""

    facet: Facet
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    start: int
    end: int
    anchor: int
    method: str


@dataclass(frozen=True)
class Unfigured:
    """Finds measures without a figure."""

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
        unit = bare_units().get(near[1].text.lower()) if len(near) > 1 else None
        if unit is not None:
            last = near[1]
            yield Unfigure(Facet.DURATION, 2, None, True, unit, near[0].start, last.end, last.index, "bare plural")

    def _half(self, near: list[Token]) -> Iterator[Unfigure]:
        """ "Half an hour", "less than half an hour", "a mile and a half"."""
        words = [t.text.lower() for t in near]
        if len(words) > 2 and words[0] == "half" and words[1] in ARTICLES:
            last, size, unit = near[2], 0.5, words[2]
        elif words[0] in ARTICLES and words[2:] == ["and", "a", "half"]:
            last, size, unit = near[-1], 1.5, words[1]
        else:
            return
        named = unit_named(unit)
        if named is None or named[0] not in (Facet.DURATION, Facet.MEASURE):
            return
        sentence = self.tree.analysis.sentences[last.sentence]
        around, at = (sentence.start, sentence.end), (near[0].start, last.end)
        figure = hedged(size, self.tree.analysis.text, around, at)
        low, high = figure.bounds(whole=False)
        yield Unfigure(
            named[0], low, high, figure.approximate, named[1], figure.start, figure.end, last.index, "unit"
        )  # fmt: skip
