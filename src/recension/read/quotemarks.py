"""Quotation marks: which stretches of a report stand in them, also where marks are lost, straight or turned round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.report import PartKind, Report
from ..text.paragraphs import find_paragraphs

# ’ is a quotation mark only where a ‘ or a straight ' has opened; else it is an apostrophe.
_MARKS = re.compile("[\"“”„«»]|''|``|[‘’']")
_SINGLE = frozenset("‘’'")
_STOPS = (".", "!", "?", "…", ",", ":", ";", "—", "–")
# A mark looks no farther back than this for what it follows.
_LOOK_BACK_CHARS = 40
_BRACKETS = "([{—–-/"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, the marks left out: where, in which paragraph, and whether a mark closes them."""

    start: int
    end: int
    paragraph: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the story and the number of the part that it stands in."""

    start: int
    end: int


def find_story(report: Report) -> tuple[Paragraph, ...]:
    """The paragraphs of the report's body, in order; captions and the like between them are passed over."""
    bodies = [(p.start, p.end) for p in report.parts if p.kind is PartKind.BODY] or [(0, len(report.text))]
    return tuple(Paragraph(a, b) for start, end in bodies for a, b in find_paragraphs(report.text, start, end))


def find_quoted(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Quoted, ...]:
    """What stands in quotation marks, paragraph by paragraph, in text order.

    A quotation of several paragraphs opens each and closes only the last; its pieces are given one by one, all but the
    last unclosed. Where a new mark opens after a full stop, the one before it was never closed and ends there.
    """
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        continues = text[following : following + 1] in ('"', "“", "„", "«") or text[following : following + 1] == "‘"
        found.extend(_scan(text, paragraph, number, continues=continues))
    return tuple(found)


def _scan(text: str, paragraph: Paragraph, number: int, *, continues: bool) -> Iterator[Quoted]:
    """Pairs the marks of one paragraph; `continues` where the next one opens with a mark."""
    scanner = _Scanner(text, paragraph, number)
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        if mark[0] in _SINGLE:
            yield from scanner.meet_single(mark.start())
        elif not scanner.single:
            yield from scanner.meet_double(mark.start(), mark.end())
    yield from scanner.finish(continues=continues)


class _Scanner:
    """Where the quotation of a paragraph that is open began, by what kind of mark, and how deep others lie in it."""

    def __init__(self, text: str, paragraph: Paragraph, number: int) -> None:
        self._text, self._paragraph, self._number = text, paragraph, number
        self._opened: int | None = None
        self._depth = 0
        self.single = False

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The characters before and after a mark; the paragraph's ends count as spaces."""
        before = self._text[start - 1] if start > self._paragraph.start else " "
        return before, self._text[end] if end < self._paragraph.end else " "

    def meet_single(self, at: int) -> Iterator[Quoted]:
        """A single mark opens or closes where it can be no apostrophe."""
        before, after = self._around(at, at + 1)
        if self._opened is None and _opens_single(self._text, at, before, after, self._paragraph.end):
            self._opened, self.single = at + 1, True
        elif self._opened is not None and self.single and _closes_single(self._text, at, before, after):
            yield from self._close(at, closed=True)

    def meet_double(self, start: int, end: int) -> Iterator[Quoted]:
        """A double mark opens, closes, or opens a quotation within one."""
        before, after = self._around(start, end)
        inside = self._text[max(self._paragraph.start, start - _LOOK_BACK_CHARS) : start].rstrip()
        is_open = self._opened is not None
        way = _way(self._text[start:end], before, after, is_open=is_open, after_comma=inside.endswith(","))
        if way == "open" and self._opened is not None and not self._ends_sentence(start):
            self._depth += 1
        elif way == "open":
            yield from self._close(start, closed=False)  # where one is open, its own mark was lost after the stop
            self._opened = end
        elif way == "close" and self._depth:
            self._depth -= 1
        elif way == "close":
            yield from self._close(start, closed=True)

    def _ends_sentence(self, at: int) -> bool:
        return self._text[max(self._opened or 0, at - _LOOK_BACK_CHARS) : at].rstrip().endswith(_STOPS)

    def finish(self, *, continues: bool) -> Iterator[Quoted]:
        """What no mark closed runs to the paragraph's end, if it was meant to."""
        opened, ended = self._opened, self._paragraph.end
        if opened is not None and not self.single and (continues or _may_run_on(self._text, opened, self._paragraph)):
            yield from self._close(ended, closed=False)

    def _close(self, end: int, *, closed: bool) -> Iterator[Quoted]:
        start, self._opened, self._depth, self.single = self._opened, None, 0, False
        if start is None:
            return
        inner = self._text[start:end]
        left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
        if any(c.isalnum() for c in inner):
            yield Quoted(start + left, start + right, self._number, closed)


def _may_run_on(text: str, opened: int, paragraph: Paragraph) -> bool:
    """An unclosed mark at the head of a paragraph or after a colon was meant to run to its end."""
    before = text[paragraph.start : opened - 1].rstrip()
    return not before or before.endswith((":", ","))


def _way(mark: str, before: str, after: str, *, is_open: bool, after_comma: bool) -> str | None:
    """ "open", "close", or None for a mark that says nothing, such as that of inches."""
    if mark in ("“", "„", "``"):
        return "open"
    gap_before, gap_after = before.isspace() or before in _BRACKETS, after.isspace() or not after.isalnum()
    if mark == "”":
        # ”They mean to …: turned round by an editor's hand, unless a comma says that words end here
        turned = before.isspace() and after.isalnum() and not is_open and not after_comma
        return "open" if turned else "close"
    if before.isspace() and after.isspace():
        return "close" if is_open else None
    if gap_before and (not gap_after or after in "[(‘'“…$£€#@.-"):
        return "open"
    if before.isdigit() and not is_open:
        return None
    if gap_after or is_open:
        return "close"
    return "open"


def _opens_single(text: str, at: int, before: str, after: str, end: int) -> bool:
    """Whether a single mark opens a quotation and is no apostrophe: one that closes must follow."""
    if not (before.isspace() or before in _BRACKETS) or not (after.isalnum() or after in "[(“…"):
        return False
    if text[at] == "’":
        return False
    for close in re.finditer("['’]", text[at + 1 : min(end, at + 1500)]):
        stop = at + 1 + close.start()
        following = text[stop + 1] if stop + 1 < end else " "
        if _closes_single(text, stop, text[stop - 1], following):
            return len(text[at + 1 : stop].split()) >= 2
    return False


def _closes_single(text: str, at: int, before: str, after: str) -> bool:
    """A mark after a stop closes; one after a letter closes unless it may be a possessive: "the protesters' demand"."""
    if text[at] == "‘" or after.isalnum() or before.isspace():
        return False
    possessive = before == "s" and after.isspace() and text[at + 2 : at + 3].islower()
    return not possessive
