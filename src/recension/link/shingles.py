"""A report's body as words with their places, parted into quoted and own, and as runs of words that betray copying."""

import re
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from sys import intern

from recension.model.report import PartKind, Report
from recension.text.sentences import find_sentences

RUN = 5
WORD = re.compile(r"[^\W_]+(?:['’´`][^\W_]+)*")
# A quotation longer than this was never closed: the mark that opens it is taken for a stray one.
LONGEST_QUOTATION_CHARS = 1500
APOSTROPHES = str.maketrans("’´`", "'''")
PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}
OPENING = re.compile("[" + "".join(PAIRS) + "]")


@dataclass(frozen=True)
class Body:
    """What a report's copying is judged by: its words in lower case, and the same of each beside them.

    A large pile has millions of words, too many for an object each. `starts` and `ends` are where they stand in the
    text, `quoted` whether within quotation marks; `sentences` are ranges of `words`, half-open.
    """

    text: str
    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def runs(self) -> dict[int, int]:
        """Each run of `RUN` words, most of them the report's own: its digest and where it first begins, in order."""
        found: dict[int, int] = {}
        for at, digest in self._runs():
            found.setdefault(digest, at)
        return found

    def _runs(self) -> Iterator[tuple[int, int]]:
        quoted = [0, *accumulate(self.quoted)]
        for at in range(len(self.words) - RUN + 1):
            # What everybody quotes alike is no reuse: the words are the speaker's.
            if quoted[at + RUN] - quoted[at] <= RUN // 2:
                yield at, digest_of(self.words[at : at + RUN])


def digest_of(words: Iterable[str]) -> int:
    """A number for a run of words, the same in any process."""
    return zlib.crc32(" ".join(words).encode())


def read_body(report: Report) -> Body:
    """The words of the report's body; of a report whose parts were not found, of its whole text."""
    text = report.text.translate(APOSTROPHES)
    words: list[str] = []
    starts, ends = array("L"), array("L")
    quoted: list[bool] = []
    sentences: list[tuple[int, int]] = []
    for start, end in [(p.start, p.end) for p in report.parts if p.kind is PartKind.BODY] or [(0, len(text))]:
        quotations = list(_quotations(report.text, start, end))
        for left, right in find_sentences(report.text, start, end):
            found = [match.span() for match in WORD.finditer(text, left, right)]
            if found:
                sentences.append((len(words), len(words) + len(found)))
                words += (intern(text[a:b].lower()) for a, b in found)
                starts.extend(a for a, _ in found)
                ends.extend(b for _, b in found)
                quoted += _are_within(found, quotations)
    return Body(report.text, tuple(words), starts, ends, tuple(quoted), tuple(sentences))


def _are_within(spans: list[tuple[int, int]], stretches: list[tuple[int, int]]) -> Iterator[bool]:
    """Whether each span begins within one of the stretches, which do not overlap; both are in order."""
    begins = [begin for begin, _ in stretches]
    for start, _ in spans:
        near = bisect_right(begins, start) - 1
        yield near >= 0 and start < stretches[near][1]


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands within double quotation marks, paragraph by paragraph at most."""
    at = start
    while (opening := OPENING.search(text, at, end)) is not None:
        at, reach = opening.end(), min(end, opening.end() + LONGEST_QUOTATION_CHARS - 1)
        stop = text.find(PAIRS[opening.group()], at, reach)
        if stop > 0 and text.find("\n", at, stop) < 0:
            yield opening.start(), stop
            at = stop + 1
