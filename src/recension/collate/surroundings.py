"""The words of its report around a figure, and the classes of our tables that stand among them."""

import re

from recension.model.report import Report
from recension.model.statement import Statement

from .wording import word_classes

# A sentence seldom says more of its figure than what stands within this reach.
CONTEXT_CHARS = 110
# What a length measures stands right by it: "a 40-metre-deep pit into which he had fallen".
NEAR_CHARS = 40
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n")


def words_around(statement: Statement, report: Report, chars: int = CONTEXT_CHARS) -> str:
    """The words of its sentence that stand within so many characters of the figure, and its own."""
    start, end = statement.span.start, statement.span.end
    before = report.text[max(0, start - chars) : start]
    after = report.text[end : end + chars]
    ends = [m.end() for m in SENTENCE_END.finditer(before)]
    stop = SENTENCE_END.search(after)
    return before[ends[-1] if ends else 0 :] + statement.span.text + (after[: stop.start()] if stop else after)


def classes_among(table: str, words: frozenset[str]) -> frozenset[str]:
    """The names of the table's classes of which a word is among these."""
    return frozenset(name for word in words for name in word_classes(table).get(word, ()))
