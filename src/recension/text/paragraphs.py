"""Paragraphs: where a line break ends one, and where it only wraps a line."""

import re
from collections.abc import Iterator
from statistics import median

# A wrapped line is this long: editors and wires wrap between 60 and 80 columns, some mail gateways up to 100.
WRAPPED_CHARS = range(45, 101)
# Fewer lines than this say nothing about how a block is wrapped.
WRAPPED_LINES = 4

_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def find_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]`, trimmed of white space; blank ones are given as empty."""
    at = start
    for found in _BREAK.finditer(text, start, end):
        yield _trim(text, at, found.start())
        at = found.end()
    yield _trim(text, at, end)


def find_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of `text[start:end]`, trimmed and never empty.

    A blank line ends one. So does any other line break, but where the lines of a block are wrapped at one width.
    """
    block: list[tuple[int, int]] = []
    for line in find_lines(text, start, end):
        if line[0] < line[1]:
            block.append(line)
        elif block:
            yield from _split_block(text, block)
            block = []
    yield from _split_block(text, block)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return (start + left, start + len(inner.rstrip())) if left < len(inner) else (end, end)


def _split_block(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if not lines:
        return
    wrapped = _is_wrapped(lines)
    start, end = lines[0]
    for left, right in lines[1:]:
        if wrapped or _runs_on(text, end - start, end, left):
            end = right
        else:
            yield start, end
            start, end = left, right
    yield start, end


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in lines]
    return (
        len(lines) >= WRAPPED_LINES
        and max(widths) in WRAPPED_CHARS
        and min(widths[:-1]) * 3 >= max(widths) * 2
        and median(widths[:-1]) in WRAPPED_CHARS
    )


def _runs_on(text: str, width: int, end: int, next_start: int) -> bool:
    """Whether the line that ends at `end` plainly goes on: no stop, and lower case on the next line."""
    return width in WRAPPED_CHARS and text[end - 1].isalnum() and text[next_start].islower()
