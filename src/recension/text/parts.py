"""The parts of a report: what of its text is the story, and what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.report import Part, PartKind
from .furniture import ends_with_stop, find_kind
from .openings import find_credits, find_dateline, is_byline, is_placed_byline
from .paragraphs import find_paragraphs

# Headlines and cross-headings, in words; beyond it a line without a stop is a caption or a story's own paragraph.
MAX_HEADLINE_WORDS = 22
MAX_CROSSHEAD_WORDS = 10
MAX_CAPTION_WORDS = 60
# A paragraph of more words than this is a sentence at least, and its stop can be expected.
SENTENCE_WORDS = 6
# How many of a text's longer paragraphs must end with a stop before its absence says anything.
PUNCTUATED_SHARE = 0.7
# Of two word sets, how much must be common for one to repeat the other.
REPEATED_SHARE = 0.8
# A pull quote repeats at least so many words of a paragraph.
PULLED_WORDS = 5
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
    lines = _mark_furniture(lines)
    lines = _mark_highlights(lines)
    lines = _mark_headline(lines, title)
    lines = _mark_unpunctuated(lines)
    return tuple(_merge(part for line in _split_first(lines) for part in line))


def _mark_furniture(lines: list[_Line]) -> list[_Line]:
    marked = []
    for number, line in enumerate(lines):
        kind = find_kind(line.text, late=number * 3 >= len(lines) * 2)
        if kind is None and not any(c.isalnum() for c in line.text):
            kind = PartKind.BOILERPLATE
        if is_byline(line.text) or (0 < number <= HEAD_LINES and is_placed_byline(line.text)):
            kind = PartKind.BYLINE
        marked.append(replace(line, kind=kind))
    return marked


def _mark_headline(lines: list[_Line], title: str | None) -> list[_Line]:
    """The first line, where it is one; and any line near the top that repeats the title."""
    marked = list(lines)
    for number, line in enumerate(lines[:HEAD_LINES]):
        if title and line.kind is not PartKind.BYLINE and _repeats(line.text, title):
            marked[number] = replace(line, kind=PartKind.HEADLINE)
    first = next((n for n, line in enumerate(marked) if line.kind is None), None)
    if first is not None and first < HEAD_LINES and _may_head(marked, first):
        marked[first] = replace(marked[first], kind=PartKind.HEADLINE)
    return marked


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


def _mark_unpunctuated(lines: list[_Line]) -> list[_Line]:
    """Lines without a stop, in a text that has them: cross-headings, captions and pull quotes."""
    long = [line for line in lines if line.kind is None and line.words > SENTENCE_WORDS]
    punctuated = sum(ends_with_stop(line.text) for line in long)
    if len(long) < 3 or punctuated < PUNCTUATED_SHARE * len(long):
        return lines
    stories = [_fold(line.text) for line in long if ends_with_stop(line.text)]
    known = {gram for story in stories for gram in _grams(story)}
    return [replace(line, kind=_kind_without_stop(line, known)) if line.kind is None else line for line in lines]


def _kind_without_stop(line: _Line, known: set[tuple[str, ...]]) -> PartKind | None:
    if (
        ends_with_stop(line.text)
        or line.text.rstrip("\"'”’»)]")[-1:] in ("-", "–", "—")
        or line.words > MAX_CAPTION_WORDS
    ):
        return None
    if find_dateline(line.text) or line.text[0].islower() or line.text[0] in "*•·-–+":
        return None
    if re.search(r"[a-z][.!?]['’\"”]{0,2} [A-Z“\"]", line.text):
        # Two sentences, the last without its stop: a story cut short, or a machine's slip.
        return None
    if re.search(r"\(@\w{1,30}\) ?\w+ \d{1,2}, \d{4}$|pic\.twitter\.com/\w+$", line.text):
        return None  # an embedded post, which somebody wrote
    # A list's rows and a story's last words lack their stop too; a pull quote and a caption repeat the story.
    if any(gram in known for gram in _grams(_fold(line.text))) or _is_caption_like(line.text):
        return PartKind.CAPTION
    return PartKind.HEADLINE if line.words <= MAX_CROSSHEAD_WORDS else None


def _is_caption_like(text: str) -> bool:
    return re.search(r"\b(?:is|are) (?:seen|pictured|shown|photographed)\b|\bpictured\b", text, re.I) is not None


def _fold(text: str) -> list[str]:
    return re.findall(r"\w+", text[:4000].lower())


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + PULLED_WORDS]) for n in range(len(words) - PULLED_WORDS + 1)}


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
