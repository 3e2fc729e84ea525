"""Flaws: places where a report's text is damaged, each with its reason.

A flaw is a warning to whoever reads on, so that a figure or a name out of a damaged place is trusted less. What may be
good English is left alone.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..model.report import Flaw, FlawKind
from .paragraphs import find_paragraphs
from .quote_marks import find_stray_marks

# Of a longer report we name so many flaws and no more: its text as a whole is bad.
MAX_FLAWS = 200

_DOUBLED = re.compile(
    r"\b(the|an|of|to|and|was|were|for|on|by|with|from|at|his|her|their|they|have|been|will|we|it|who|which) \1\b",
    re.I,
)
# Words are bounded at 40 letters: a line of 200,000 letters must not be searched from each of them.
_GLUED_STOP = re.compile(
    r"(?<![\w@/.])([A-Za-z'’]{0,40}[a-z]{2})([.:;!?,])([A-Z][A-Za-z]{0,40})(?![\w.]{0,80}(?:/|@|\.(?:com|org|net)))"
)
_GLUED_SMALL = re.compile(r"(?<![\w@/.#])[a-z]{3,40},[a-z]{3,40}\b(?![./@])")
_GLUED_WORDS = re.compile(
    r"(?<![\w@/.#])[a-z]{3,40}(?:The|He|She|It|But|In|And|They|We|This|That|On|At|There|After|When|Mr|A)\b"
)
# "5 p.m.,the", "U.S embassies"
_GLUED_SHORT = re.compile(r"\b[ap]\.m\.?[,;:][a-z]{2,40}|\bU\.[SKN](?= [A-Za-z])")
_GLUED_BRACKET = re.compile(r"[a-z]{2}\)[A-Z][a-z]|[a-z]{3}\([A-Za-z][a-z]{2,40}")
# Small letters before it: "Calif. on Friday" is an abbreviation. "pic.twitter.com/…" hangs on a sentence's end.
_CUT = re.compile(r"(?<![\w@/.'’-])([a-z'’-]{0,40}[a-z]{2})\. (?!pic\.|http)([a-z]{2,40})(?=[\s.,;:'’\"”])")
_LOST = re.compile(r"[A-Za-z\"”]\. ,")
_ACCENT = re.compile(r"\b[A-Za-z]{1,40}[´`](?:s|t|re|ve|ll|d|m)\b")
# A past form after "did not", a letter lost from "at least", two sentences in one: "he is from Norrby is a village",
# a second past after "was", "then" for "than", a singular among many.
_GRAMMAR = re.compile(
    r"\b(?:did|does|do)(?:n['’]t| not) \w{2,30}[^e\W]ed\b|\b[Aa] least (?:\d|[a-z]{1,12}ty\b|\w{1,30} (?:people|of)\b)"
    r"|\b(?:is|was) (?:from|in|at|near) [A-Z]\w{1,30}(?: [A-Z]\w{1,30})? (?:is|was) an? "
    r"|\b(?:was|were|is|are|be) (?:been|fell|went|took|gave|did)\b"
    r"|\b(?:more|fewer|less|[a-z]{3,15}er) then (?:\$?\d|an? )"
    r"|\b(?:has|have|had) ben\b"
)
# A shorter sentence may be told twice with a purpose.
_LEAST_REPEATED = 80


def find_flaws(text: str) -> tuple[Flaw, ...]:
    """The damaged places of `text`, in order.

    Example:
        >>> [text.reason for text in find_flaws("The guard fell asleep.Nobody saw the the boat.")]
        ['words run together', 'a word twice']
    """
    found = [flaw for find in (_find_glued, _find_cut, _find_doubled, _find_grammar) for flaw in find(text)]
    found += _find_stuck(text)
    found += _find_mojibake(text)
    found += _find_marks(text)
    found += _find_repeated(text)
    return tuple(_distinct(found)[:MAX_FLAWS])


def _flaw(start: int, end: int, reason: str) -> Flaw:
    return Flaw(FlawKind.GARBLED, start, end, reason)


def _distinct(found: list[Flaw]) -> list[Flaw]:
    """In order, and of two that overlap the first."""
    kept: list[Flaw] = []
    for flaw in sorted(found, key=lambda f: (f.start, -f.end, f.reason)):
        if not kept or flaw.start >= kept[-1].end:
            kept.append(flaw)
    return kept


def _find_glued(text: str) -> Iterator[Flaw]:
    for found in _GLUED_STOP.finditer(text):
        left, right = found[1], found[3]
        # "St.Mary" is a habit, not damage; "Booking.Com" a name.
        if left.lower() not in _words()["abbreviated"] and right.lower() not in ("com", "org", "net", "co", "uk", "jr"):
            yield _flaw(found.start(), found.end(), "words run together")
    for pattern in (_GLUED_SMALL, _GLUED_WORDS, _GLUED_SHORT, _GLUED_BRACKET):
        for found in pattern.finditer(text):
            yield _flaw(found.start(), found.end(), "words run together")


def _find_cut(text: str) -> Iterator[Flaw]:
    """A full stop in the middle of a sentence; in a text all in lower case it says nothing."""
    small = sum(1 for _ in re.finditer(r"[.!?] [a-z]", text))
    large = sum(1 for _ in re.finditer(r"[.!?] [A-Z“\"]", text))
    if small <= max(large, 1):
        for found in _CUT.finditer(text):
            if found[1].lower() not in _words()["abbreviated"]:
                yield _flaw(found.start(), found.end(), "a sentence cut by a full stop")
    for found in _LOST.finditer(text):
        yield _flaw(found.start(), found.end(), "a comma after a full stop")


def _find_doubled(text: str) -> Iterator[Flaw]:
    for found in _DOUBLED.finditer(text):
        yield _flaw(found.start(), found.end(), "a word twice")


def _find_grammar(text: str) -> Iterator[Flaw]:
    for found in _GRAMMAR.finditer(text):
        yield _flaw(found.start(), found.end(), "not a sentence as it stands")
    for found in _ACCENT.finditer(text):
        yield _flaw(found.start(), found.end(), "an accent for an apostrophe")


def _find_stuck(text: str) -> Iterator[Flaw]:
    """A name with the next word stuck to it, where the report also has the name alone: "Abdul-Karimhad agreed"."""
    tokens = list(re.finditer(r"[A-Z][\w'’]{0,40}(?:-[A-Z][\w'’]{0,40}){0,3}", text))
    alone = {found[0] for found in tokens}
    for found in tokens:
        token = found[0]
        stuck = next((s for s in sorted(_words()["stuck"]) if token.endswith(s) and token[: -len(s)] in alone), None)
        # Four letters, so that "Hol" and "Holland" do not meet by chance.
        if stuck and len(token) - len(stuck) >= 4:
            yield _flaw(found.start(), found.end(), f"“{stuck}” stuck to a name")
        elif token[:-1] in _words()["calendar"] and token[-1:] == token[-2:-1]:
            yield _flaw(found.start(), found.end(), "a letter twice")


def _find_mojibake(text: str) -> Iterator[Flaw]:
    if text.isascii():
        return
    # Imported here: plain ASCII reports never need it.
    from ftfy.badness import BADNESS_RE

    for found in BADNESS_RE.finditer(text):
        yield _flaw(found.start(), found.end(), "letters wrongly decoded")
    for found in re.finditer("\ufffd+", text):
        yield _flaw(found.start(), found.end(), "letters lost in decoding")


def _find_marks(text: str) -> Iterator[Flaw]:
    for start, end, reason in find_stray_marks(text, list(find_paragraphs(text, 0, len(text)))):
        yield _flaw(start, end, reason)


def _find_repeated(text: str) -> Iterator[Flaw]:
    """A long paragraph that the report has had already."""
    told: set[str] = set()
    for start, end in find_paragraphs(text, 0, len(text)):
        words = " ".join(text[start:end].split())
        if len(words) >= _LEAST_REPEATED and words in told:
            yield _flaw(start, end, "a paragraph twice")
        told.add(words)


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("damage.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}
