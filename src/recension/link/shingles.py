"""A report's body as words with offsets, parted into quoted and own, and as runs of words that betray copying."""

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from recension.model.report import PartKind, Report
from recension.text.sentences import find_sentences

RUN = 5
WORD = re.compile(r"[^\W_]+(?:['’´`][^\W_]+)*")
# A quotation longer than this was never closed: the mark that opens it is taken for a stray one.
LONGEST_QUOTATION_CHARS = 1500
APOSTROPHES = str.maketrans("’´`", "'''")
PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}
OPENING = re.compile("[" + "".join(PAIRS) + "]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the body, lower case, with its offsets and whether it stands within quotation marks."""

    text: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True)
class Body:
    """What a report's copying is judged by: `sentences` are ranges of `words`, half-open."""

    report: Report
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def runs(self) -> dict[int, int]:
        """For each run of `RUN` words, most of them the report's own, its digest and where it first begins."""
        return dict(reversed([(digest, at) for at, digest in self._runs()]))

    def _runs(self) -> Iterator[tuple[int, int]]:
        texts = [word.text for word in self.words]
        quoted = [0, *accumulate(word.quoted for word in self.words)]
        for at in range(len(texts) - RUN + 1):
            # What everybody quotes alike is no reuse: the words are the speaker's.
            if quoted[at + RUN] - quoted[at] <= RUN // 2:
                yield at, digest_of(texts[at : at + RUN])

    @cached_property
    def own_words(self) -> int:
        """How many words are not quoted."""
        return sum(not word.quoted for word in self.words)


def digest_of(words: Iterable[str]) -> int:
    """A number for a run of words, the same in any process."""
    return zlib.crc32(" ".join(words).encode())


def read_body(report: Report) -> Body:
    """The words of the report's body; of a report whose parts were not found, of its whole text."""
    stretches = [(p.start, p.end) for p in report.parts if p.kind is PartKind.BODY] or [(0, len(report.text))]
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    for start, end in stretches:
        quoted = list(_quotations(report.text, start, end))
        for left, right in find_sentences(report.text, start, end):
            first = len(words)
            words += _words(report.text, left, right, quoted)
            if len(words) > first:
                sentences.append((first, len(words)))
    return Body(report, tuple(words), tuple(sentences))


def _words(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> Iterator[Word]:
    for found in WORD.finditer(text, start, end):
        bare = found.group().lower().translate(APOSTROPHES)
        near = bisect_right(quoted, (found.start(), len(text))) - 1
        within = near >= 0 and found.start() < quoted[near][1]
        yield Word(bare, found.start(), found.end(), within)


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands within double quotation marks, paragraph by paragraph at most."""
    at = start
    while (opening := OPENING.search(text, at, end)) is not None:
        at, reach = opening.end(), min(end, opening.end() + LONGEST_QUOTATION_CHARS - 1)
        stop = text.find(PAIRS[opening.group()], at, reach)
        if stop > 0 and text.find("\n", at, stop) < 0:
            yield opening.start(), stop
            at = stop + 1
