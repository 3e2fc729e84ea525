"""The parts of a report: what of its text is the story, and what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.report import Part, PartKind
from .appeals import is_appeal
from .furniture import ends_with_stop, find_kind, opens_list
from .linklists import find_marked_rows, find_rows_below, find_stacked
from .menus import is_menu, is_site_name
from .openings import (
    find_credits,
    find_dateline,
    is_byline,
    is_placed_byline,
    is_placed_outlet,
    is_whole_dateline,
)
from .paragraphs import find_paragraphs
from .stamps import find_stamp_kind, is_name, is_signed
from .unpunctuated import Place, find_kind_without_stop, find_told

# Headlines, in words; beyond it a line without a stop is a caption or a story's own paragraph.
MAX_HEADLINE_WORDS = 22
# Of two word sets, how much must be common for one to repeat the other.
REPEATED_SHARE = 0.8
# "Africa correspondent, Norrby"
MAX_OFFICE_WORDS = 5
# A deck is a sentence or two.
MAX_DECK_WORDS = 45
_LEAD = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|said|told|according to)\b", re.I)
# Lines that may still be the head of the story.
HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph and what was made of it so far."""

    start: int
    end: int
    text: str
    kind: PartKind | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())


def find_parts(text: str, title: str | None = None) -> tuple[Part, ...]:
    """The parts of `text`, in order; they hold all of it but white space.

    What is not plainly something else is body: story text taken for furniture is lost, furniture read as story is
    merely read. Neighbouring paragraphs of body are one part.
    """
    lines = [_Line(start, end, text[start:end]) for start, end in find_paragraphs(text, 0, len(text))]
    lines = _mark_site_name(_mark_signature(_mark_furniture(lines), title))
    lines = _mark_links(lines, title)
    lines = _mark_highlights(lines)
    lines = _mark_deck(_mark_headline(lines, title), title)
    lines = _mark_unpunctuated(lines, title)
    return tuple(_merge(part for line in _split_first(lines) for part in line))


def _mark_furniture(lines: list[_Line]) -> list[_Line]:
    marked = []
    for number, line in enumerate(lines):
        kind = find_kind(line.text, late=number * 3 >= len(lines) * 2)
        if kind is None and (is_menu(line.text) or is_appeal(line.text) or not any(c.isalnum() for c in line.text)):
            kind = PartKind.BOILERPLATE
        if number <= HEAD_LINES and is_whole_dateline(line.text):
            kind = PartKind.DATELINE
        kind = find_stamp_kind(line.text, near_top=number <= HEAD_LINES) or kind
        if is_byline(line.text) or (0 < number <= HEAD_LINES and is_placed_byline(line.text)):
            kind = PartKind.BYLINE
        marked.append(replace(line, kind=kind))
    return marked


def _mark_signature(lines: list[_Line], title: str | None) -> list[_Line]:
    """The writer's name or office on a line of its own near the top: under "By", or beside the date or the byline."""
    marked = list(lines)
    for number, line in enumerate(lines[: HEAD_LINES + 1]):
        near = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
        dated = any(find_stamp_kind(other.text, near_top=True) or other.kind is PartKind.BYLINE for other in near)
        named = is_name(line.text) and dated and not (title and _repeats(line.text, title))
        is_outlet = line.kind in (None, PartKind.CAPTION) and is_placed_outlet(line.text)
        if (number and is_byline(lines[number - 1].text) and is_outlet) or (
            line.kind is None and number and (named or (is_signed(line.text) and line.words <= MAX_OFFICE_WORDS))
        ):
            marked[number] = replace(line, kind=PartKind.BYLINE)
    return marked


def _mark_site_name(lines: list[_Line]) -> list[_Line]:
    """The site's name at the very top, where its menu stands below or above it."""
    menus = [n for n, line in enumerate(lines[:HEAD_LINES]) if is_menu(line.text)]
    marked = list(lines)
    for number in {n + step for n in menus[:1] for step in (-1, 1)} & set(range(min(2, len(lines) - 1))):
        if lines[number].kind is None and is_site_name(lines[number].text):
            marked[number] = replace(lines[number], kind=PartKind.BOILERPLATE)
    return marked


def _mark_links(lines: list[_Line], title: str | None) -> list[_Line]:
    """The rows of lists of links. Only a text that has stops shows by their lack which lines are none of its own."""
    texts = [line.text for line in lines]
    rows = set(find_marked_rows(texts))
    # a link's own date stands below it
    is_open = [line.kind in (None, PartKind.DATELINE) for line in lines]
    if find_told([line.text for line in lines if line.kind is None], title):
        headings = [n for n, line in enumerate(lines) if line.kind is PartKind.BOILERPLATE and opens_list(line.text)]
        rows.update(row for heading in headings for row in find_rows_below(texts, heading, is_open))
        rows.update(find_stacked(texts, [opened and n not in rows for n, opened in enumerate(is_open)]))
    return [replace(line, kind=PartKind.BOILERPLATE) if n in rows else line for n, line in enumerate(lines)]


def _mark_headline(lines: list[_Line], title: str | None) -> list[_Line]:
    """The first line, where it is one; and any line near the top that repeats the title."""
    marked = list(lines)
    for number, line in enumerate(lines[:HEAD_LINES]):
        if title and line.kind is not PartKind.BYLINE and _repeats(line.text, title):
            marked[number] = replace(line, kind=PartKind.HEADLINE)
    first = next((n for n, line in enumerate(marked) if line.kind is None), None)
    if first is not None and first < HEAD_LINES and _may_head(marked, first):
        kind = PartKind.CAPTION if title and _is_name_alone(lines[first].text) else PartKind.HEADLINE
        marked[first] = replace(marked[first], kind=kind)
    return marked


def _mark_deck(lines: list[_Line], title: str | None) -> list[_Line]:
    """What stands between the headline and the line with the date or the writer: the headline's own explanation."""
    stamped = (n for n, line in enumerate(lines[: HEAD_LINES + 1]) if _is_stamp(line))
    decks = [n for n in range(next(stamped, 0)) if lines[n].kind is None]
    headed = title is not None or any(line.kind is PartKind.HEADLINE for line in lines[: decks[0] if decks else 0])
    told_below = any(line.kind is None for line in lines[HEAD_LINES:])
    if not (headed and told_below and len(decks) == 1 and _may_be_deck(lines[decks[0]])):
        return lines
    return [replace(line, kind=PartKind.HEADLINE) if n in decks else line for n, line in enumerate(lines)]


def _may_be_deck(line: _Line) -> bool:
    """Whether it is short, and has neither the day nor the source that a story's first sentence gives."""
    return line.words <= MAX_DECK_WORDS and not find_dateline(line.text) and _LEAD.search(line.text) is None


def _is_stamp(line: _Line) -> bool:
    return line.kind is PartKind.BYLINE or find_stamp_kind(line.text, near_top=True) is not None


def _is_name_alone(text: str) -> bool:
    """Whether it is two to four capitalized words: whose picture stands there, where the headline is known."""
    return re.fullmatch(r"(?:[A-Z][\w.'’-]{0,20} ){1,3}[A-Z][a-z'’-]{1,20}", text) is not None


def _may_head(lines: list[_Line], number: int) -> bool:
    line = lines[number]
    followed = any(other.kind is None and ends_with_stop(other.text) for other in lines[number + 1 :])
    headed = any(other.kind is PartKind.HEADLINE for other in lines[:number])
    short = 2 <= line.words <= MAX_HEADLINE_WORDS
    return short and followed and not headed and not ends_with_stop(line.text) and not find_dateline(line.text)


def _repeats(text: str, title: str) -> bool:
    one, two = (set(re.findall(r"\w+", side.lower())) for side in (text[:600], title))
    return bool(one and two) and len(one & two) >= REPEATED_SHARE * max(len(one), len(two))


def _mark_highlights(lines: list[_Line]) -> list[_Line]:
    """The bullets under "Story highlights", up to the first full sentence."""
    marked, within = [], False
    for line in lines:
        if line.kind is PartKind.BOILERPLATE and re.match(
            "story highlights|key points|at a glance|highlights", line.text, re.I
        ):
            within = True
        elif within and (line.kind is not None or ends_with_stop(line.text) or find_dateline(line.text)):
            within = False
        marked.append(replace(line, kind=PartKind.BOILERPLATE) if within else line)
    return marked


def _mark_unpunctuated(lines: list[_Line], title: str | None) -> list[_Line]:
    """Lines without a stop, in a text that has them: cross-headings, captions, pull quotes, links to other stories."""
    open_lines = [number for number, line in enumerate(lines) if line.kind is None]
    told = find_told([lines[number].text for number in open_lines], title)
    if told is None:
        return lines
    first = next((n for n in open_lines if ends_with_stop(lines[n].text)), len(lines))
    marked, listed = list(lines), False
    for number in open_lines:
        listed = _is_listed(marked[number - 1], listed) if number else False
        place = Place(inside=first < number < open_lines[-1], listed=listed)
        marked[number] = replace(lines[number], kind=find_kind_without_stop(lines[number].text, told, place))
    return marked


def _is_listed(before: _Line, listed: bool) -> bool:
    """Whether the line behind `before` is a row of a list, which a colon opens: "The dead were named as:"."""
    return before.text.endswith(":") or (listed and before.kind is None and not ends_with_stop(before.text))


def _split_first(lines: list[_Line]) -> Iterator[list[Part]]:
    """Each line as parts: the story's opening without its dateline, every paragraph without its credits."""
    sought = True
    for line in lines:
        if line.kind is not None:
            yield [Part(line.kind, line.start, line.end)]
            continue
        opening = find_dateline(line.text) if sought else 0
        sought = False
        yield list(_split(line, opening))


def _split(line: _Line, opening: int) -> Iterator[Part]:
    start, end = line.start, line.start + max(opening, find_credits(line.text))
    if opening:
        yield Part(PartKind.DATELINE, start, start + opening)
        start += opening
    # White space between the dateline and the story, and before the credits, belongs to neither.
    body = line.text[start - line.start : end - line.start]
    if body.strip():
        left = start + len(body) - len(body.lstrip())
        yield Part(PartKind.BODY, left, start + len(body.rstrip()))
    if end < line.end:
        yield Part(PartKind.BYLINE, end, line.end)


def _merge(parts: Iterator[Part]) -> Iterator[Part]:
    held: Part | None = None
    for part in parts:
        if held and held.kind is part.kind is PartKind.BODY:
            held = replace(held, end=part.end)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held
