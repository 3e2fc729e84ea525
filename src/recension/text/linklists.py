"""Lists of links to other stories: the rows under "Related stories", and titles stacked below a story's end."""

import re
from collections.abc import Iterator, Sequence

from .furniture import ends_with_stop
from .openings import find_dateline

# A link to another story is as long as a headline; a longer line is a paragraph.
ROW_WORDS = range(2, 26)
# No page lists more beside one story; what goes on longer is a story told without stops.
MAX_ROWS = 12
# A lone title below the story may be its last words; a stack of them is not.
STACKED_ROWS = 2
STACKED_WORDS = range(4, 26)

# What a screen reader is told of a list.
_LIST_OPENS = re.compile(r"list of \d{1,2} items?(?: list \d{1,2} of \d{1,2})?\.?", re.IGNORECASE)
_LIST_ENDS = re.compile(r"end of list\.?", re.IGNORECASE)
_SMALL_WORD_CHARS = 4  # "of", "the" and "and" are small in a title too
_TITLED_SHARE = 0.8


def find_marked_rows(texts: Sequence[str]) -> Iterator[int]:
    """The lines between "list of 2 items" and "end of list", both among them; a list without its end is left alone."""
    for number, text in enumerate(texts):
        if not _LIST_OPENS.fullmatch(text):
            continue
        reach = range(number, min(len(texts), number + 2 * MAX_ROWS + 2))
        end = next((n for n in reach if _LIST_ENDS.fullmatch(texts[n])), None)
        if end is not None and all(len(texts[n].split()) in range(1, ROW_WORDS.stop) for n in range(number, end)):
            yield from range(number, end + 1)


def find_rows_below(texts: Sequence[str], heading: int, is_open: Sequence[bool]) -> Iterator[int]:
    """The rows under a heading such as "Related stories": titles, up to the first line that is none.

    `is_open` is false of lines already known for something else: they neither end a list nor belong to it.
    """
    for number in range(heading + 1, min(len(texts), heading + 1 + MAX_ROWS)):
        if is_open[number] and not _is_row(texts[number]):
            return
        if is_open[number]:
            yield number


def find_stacked(texts: Sequence[str], is_open: Sequence[bool]) -> Iterator[int]:
    """Titles stacked where no story is: below its last sentence, or two and more in capitals in its midst."""
    run: list[int] = []
    stopped = [n for n, text in enumerate(texts) if is_open[n] and ends_with_stop(text)]
    for number in range(stopped[0] + 1 if stopped else len(texts), len(texts)):
        below = number > stopped[-1]
        if is_open[number] and _is_stackable(texts[number]) and (below or is_titled(texts[number])):
            run.append(number)
        elif is_open[number]:
            yield from _stack(texts, run)
            run = []
    yield from _stack(texts, run)


def is_titled(text: str) -> bool:
    """Whether its words are in capitals as in a headline: "Two Held After Blast Near Norrby Ferry Pier"."""
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) >= _SMALL_WORD_CHARS]
    return len(long) >= STACKED_WORDS.start and sum(w[0].isupper() for w in long) >= _TITLED_SHARE * len(long)


def _stack(texts: Sequence[str], run: list[int]) -> list[int]:
    # what a colon opens is the story's own list: "The dead were named as:"; so are the labels of a box of facts
    labels = sum(re.match(r"[A-Z][\w ]{0,20}: ", texts[number]) is not None for number in run)
    return run if len(run) >= STACKED_ROWS and not texts[run[0] - 1].endswith(":") and labels < len(run) else []


def _is_row(text: str) -> bool:
    stopped = ends_with_stop(text) and text.rstrip("\"'”’»)]")[-1:] not in ("?", "!", "…")
    return len(text.split()) < ROW_WORDS.stop and not stopped and not text[0].islower() and not find_dateline(text)


def _is_stackable(text: str) -> bool:
    """Whether it may be a title, and not the row of a list of victims ("Olga Brunn, 34") or a sentence cut short."""
    quoted = text.count("“") != text.count("”") or text.count('"') % 2
    listed = text[0] in "*•·-–" or re.search(r", \d{1,2}\b|\(@\w|[a-z][.!?]['’\"”]? [A-Z]", text)
    return len(text.split()) in STACKED_WORDS and _is_row(text) and not quoted and not listed
