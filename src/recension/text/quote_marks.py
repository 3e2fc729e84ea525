"""Quotation marks that stand where none can."""

import re
from collections.abc import Iterator
from enum import Enum

_MARKS = re.compile("[\"“”„«»]|''|``|’’|‘‘")
_NEIGHBOUR_CHARS = 24
_OPENING = ('"', "“", "„", "«", "``", "‘‘", "''")
_STOPS = ".!?…,"

Stray = tuple[int, int, str]


class _Way(Enum):
    """Which way a mark points."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3


def find_stray_marks(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[Stray]:
    """Each stray mark with the words it stands between, and what is the matter.

    Marks are paired within a paragraph. A quotation that runs over several opens each of them and closes the last
    alone, so that an open end is damage only where the next paragraph does not open again.
    """
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        left_open: list[int] = []
        yield from _pair(text, start, end, left_open, carried=carried)
        after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        carried = bool(left_open)
        if left_open and not text.startswith(_OPENING, after):
            yield *_around(text, left_open[-1], start, end), "a quotation is not closed"


def _pair(text: str, start: int, end: int, opened: list[int], *, carried: bool) -> Iterator[Stray]:
    """The stray marks of one paragraph; `opened` is left holding what no mark closed."""
    for found in _MARKS.finditer(text, start, end):
        at = found.start()
        before = text[at - 1] if at > start else " "
        after = text[found.end()] if found.end() < end else " "
        way = _way(found[0], before, after)
        if way is None or (found[0] == '"' and before.isdigit() and not opened):
            continue  # 12" is a length
        if way is _Way.EITHER:
            # "… the room."The second …: lost spaces; a quotation that is open closes here, otherwise one opens.
            way = _Way.CLOSES if opened else _Way.OPENS
            if way is _Way.OPENS and before in _STOPS:
                yield *_around(text, at, start, end), "words run together"
        if way is _Way.OPENS:
            # After a stop, a second quotation begins and the first was never closed; elsewhere it is quoted within.
            if opened and _after_stop(text, max(start, at - 3), at):
                yield *_around(text, at, start, end), "a quotation opens where one is open"
                opened.clear()
            opened.append(at)
        elif opened:
            opened.pop()
        elif not carried:
            yield *_around(text, at, start, end), "a quotation closes where none is open"
            if before.isspace():
                opened.append(at)  # ”Their aim …: it was meant to open
        carried = False


def _after_stop(text: str, start: int, at: int) -> bool:
    return text[start:at].rstrip()[-1:] in tuple(_STOPS)


def _way(mark: str, before: str, after: str) -> _Way | None:
    """Which way a mark points, by its shape or else by its neighbours; None where it says nothing."""
    if mark in ("“", "„", "«", "``", "‘‘"):
        return _Way.OPENS
    if mark in ("”", "’’"):
        return _Way.CLOSES
    if mark == "»":
        # »So in Danish« or «ainsi en français»; by its neighbours.
        return _Way.OPENS if before.isspace() and not after.isspace() else _Way.CLOSES
    if before.isspace() or (before in "([—–-‘'“" and after.isalnum()):
        return None if after.isspace() else _Way.OPENS
    return _Way.EITHER if after.isalnum() else _Way.CLOSES


def _around(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The mark with the word before it and the word after it, so that the place can be found and read."""
    left = max(start, at - _NEIGHBOUR_CHARS)
    before = re.search(r"\S{0,24}\s{0,2}$", text[left:at])
    after = re.match(r"\s{0,2}\S{0,24}", text[at + 1 : min(end, at + 1 + _NEIGHBOUR_CHARS)])
    return at - len(before[0].lstrip() if before else ""), at + 1 + len(after[0].rstrip() if after else "")
