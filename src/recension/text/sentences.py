"""Sentences, as offsets into a report's text."""

import re
from collections.abc import Iterator

import sentencex

from .paragraphs import find_paragraphs

# A "sentence" beyond this is no sentence (a table, a line without stops): it is cut at white space, so that whoever
# works sentence by sentence has a bounded piece in hand.
MAX_SENTENCE_CHARS = 3_000
# A cut sentence is put together again only below this: longer, and it is more likely a text in lower case.
MAX_JOINED_CHARS = 600

# "at 9 a.m. Tuesday", "6 p.m. ET": the stop is the abbreviation's own, also before a capital.
_CLOCK = re.compile(
    r"\d\s?[ap]\.\s?m\.\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,2}[SD]?T\b|GMT|UTC|Eastern|Pacific|local)"
)
_CLOCK_END = re.compile(r"\d\s?[ap]\.\s?m\.\s*$")
# Titles and such that the splitter does not know; it knows "Gen.", "Sen.", "Dr.", and "Mt." but for "Arvel-Mt. Lund".
_ABBREVIATED = re.compile(
    r"\b(?:Ms|Mx|Gens|Ste|Ft|Ald|Atty|Spc|Ofc|approx|Ch|Insp|Supt|Cllr|Amb|Pte|Const|Cdr|Dep|(?<=[-–])(?:Mt|St))\.\s*$"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# "on Main St. Police said", "Harbour Lines Inc. The ship": the splitter takes the stop for the abbreviation's alone;
# what follows here opens sentences and no names.
_AFTER_ABBREVIATION = re.compile(
    r"\w (?:St|Ave|Blvd|Rd|Hwy|Inc|Ltd|Corp|Jr|Sr|U\.S|U\.N|D\.C)\.\s+"
    r"(?=[\"“]?(?:The|He|She|They|It|When|Police|Officers"
    r"|Officials|Authorities|Investigators|Witnesses|But|His|Her|Their|There|This|In|On|At|After|According) )"
)
_CLOSING = "\"'”’»)]"
_MARKS = re.compile('["“”„«»]')


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open offsets into `text`: in order, trimmed, never empty.

    A paragraph's end always ends a sentence; quotation marks that close after the stop belong to the sentence.

    Example:
        >>> text = "The ferry sank. “Nobody came,” she said."
        >>> [text[a:b] for a, b in find_sentences(text, 0, len(text))]
        ['The ferry sank.', '“Nobody came,” she said.']
    """
    for left, right in find_paragraphs(text, start, end):
        for piece in _join(text, _cut(text, left, right)):
            yield from _bound(text, *piece)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentence splitter cuts a paragraph.

    It takes whatever stands between two quotation marks for one sentence, and a mark that opens for one that closes
    (… the stairs. "She drew them), so it is given the paragraph without marks; those at a sentence's end go with it.
    """
    plain = _MARKS.sub(" ", _SURROGATE.sub("?", text[start:end]))  # it takes UTF-8, which has no lone surrogates
    at = start
    for found in sentencex.get_sentence_boundaries("en", plain):
        stop = start + len(plain[: found["end_index"]].rstrip())
        while stop < end and text[stop] in _CLOSING:
            stop += 1
        for missed in _AFTER_ABBREVIATION.finditer(text, at, stop):
            yield at, missed.end()
            at = missed.end()
        if stop > at:
            yield at, stop
            at = stop
    if at < end:
        yield at, end


def _join(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in pieces:
        left, right = _trim(text, start, end)
        if left == right:
            continue
        if current is not None and _belongs(text, *current, left, right):
            current = (current[0], right)
            continue
        if current is not None:
            yield current
        current = (left, right)
    if current is not None:
        yield current


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, max(left, start + len(inner.rstrip()))


def _belongs(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether the piece from `next_start` is no sentence of its own."""
    if all(c in _CLOSING for c in text[next_start:next_end]):
        return True
    if next_end - start > MAX_JOINED_CHARS or not text[start:end].lstrip("\"'“‘«»(").strip()[:1].isupper():
        return False
    tail = text[max(start, end - 16) : end]
    if _ABBREVIATED.search(tail):
        return True
    if _CLOCK_END.search(tail):
        return _CLOCK.search(text, max(start, end - 16), min(next_end, next_start + 16)) is not None
    # “Nobody came!” she said: what was said has its stop within the marks.
    if text[next_start].islower() and text[end - 1] in _CLOSING:
        return True
    # "He was taken from the. scene.", "the fighters. , who held": a machine put a stop into the sentence.
    first = text[next_start]
    return text[end - 1] == "." and (first in ",;" or first.islower())


def _bound(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE_CHARS:
        stop = text.rfind(" ", start + 1, start + MAX_SENTENCE_CHARS)
        stop = stop if stop > start else start + MAX_SENTENCE_CHARS
        piece = _trim(text, start, stop)
        if piece[0] < piece[1]:
            yield piece
        start = _trim(text, stop, end)[0]
    if start < end:
        yield start, end
