"""Figures in running text: numbers with their hedges, before anybody asks what they count."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .numerals import CURRENCY, DASHES, Bound, Figure, Form, Lexeme, Number, Numerals, find_lexemes, tables

__all__ = ["DASHES", "Bound", "Figure", "Form", "Number", "find_figures", "find_lexemes", "hedged", "parse_figure"]

LONGEST_HEDGE = 5
ARTICLES = frozenset({"the", "these", "those", "his", "her", "their", "its", "our", "my"})


@cache
def _hedges(side: str) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): kind for kind, phrases in tables()[side].items() for phrase in phrases}


def find_figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Every figure between `start` and `end`, in text order; years, ages and house numbers are still among them."""
    lexemes = find_lexemes(text, start, len(text) if end is None else end)
    at = 0
    while at < len(lexemes):
        core = Numerals(lexemes).read_range(at) if _may_begin(lexemes[at].text) else None
        if core is None:
            at += 1
            continue
        figure, after = core
        yield _hedge(figure, lexemes, at, after)
        at = after


def _may_begin(word: str) -> bool:
    """Whether a number can begin with a word; most words of a text begin none."""
    return word in _openers() or word[0].isdecimal() or word[0] == "."


@cache
def _openers() -> frozenset[str]:
    named = (word for name in ("ones", "tens", "magnitudes", "vague", "ordinals") for word in tables()[name])
    return frozenset(("a", "an", "half", "dozen", *named))


def parse_figure(text: str) -> Figure | None:
    """The first figure of a phrase, or None.

    >>> parse_figure("at least two dozen").bounds(whole=True)
    (24, None)
    >>> parse_figure("more than 450 people").bounds(whole=True)
    (451, None)
    """
    return next(find_figures(text), None)


def hedged(size: Number, text: str, around: tuple[int, int], at: tuple[int, int]) -> Figure:
    """The figure that words without a number tell ("half an hour", at offsets `at`), hedged by those `around` it."""
    lexemes = find_lexemes(text, *around)
    first = next(i for i, x in enumerate(lexemes) if x.start >= at[0])
    after = next((i for i, x in enumerate(lexemes) if x.start >= at[1]), len(lexemes))
    return _hedge(Figure(*at, *at, size, size, approximate=False, form=Form.WORDS), lexemes, first, after)


def _hedge(figure: Figure, lexemes: list[Lexeme], first: int, after: int) -> Figure:
    """`figure` with the hedges to its left ("an estimated", "up to") and right ("or more") taken in."""
    left = first - 1 if first and lexemes[first - 1].text in CURRENCY else first
    while left > 0 and (found := _match(lexemes, left, "before")):
        kind, begins = found
        # "spoke about the four who died" tells of what, and doubts no figure
        about = kind == "about" and lexemes[begins].text in ("about", "around")
        # "well above the 90 of last year": the 90 are known, and are no bound
        if left < first and lexemes[left].text in ARTICLES and (about or kind in ("over", "under")):
            break
        left = begins
        # "the toll went up to 19" is no bound
        if lexemes[left].text == "up" and left and lexemes[left - 1].text in tables()["changes"]["climbing"]:
            left += 2
            break
        figure = replace(_applied(figure, kind), start=lexemes[left].start)
    while after < len(lexemes) and (found := _match(lexemes, after, "after")):
        kind, after = found
        figure = replace(_applied(figure, kind), end=lexemes[after - 1].end)
    # "at least two dozen" is a bound, and its roundness no longer matters
    if figure.form is not Form.VAGUE and figure.bound is not Bound.EXACT:
        figure = replace(figure, approximate=False)
    return figure


def _match(lexemes: list[Lexeme], at: int, side: str) -> tuple[str, int] | None:
    hedges = _hedges(side)
    for size in range(LONGEST_HEDGE, 0, -1):
        first, last = (at - size, at) if side == "before" else (at, at + size)
        if first < 0 or last > len(lexemes):
            continue
        kind = hedges.get(tuple(x.text for x in lexemes[first:last]))
        if kind:
            return kind, first if side == "before" else last
    return None


def _applied(figure: Figure, kind: str) -> Figure:
    match kind:
        case "about":
            return replace(figure, approximate=True)
        case "more":
            return replace(figure, additional=True)
        case "total":
            return figure
        case _:
            # the nearest hedge wins: "at least as many as 20" is odd, and its "as many as" is read
            return replace(figure, bound=Bound(kind)) if figure.bound is Bound.EXACT else figure
