"""The words of its report around a figure, and the classes of our tables that stand among them."""

import re

from recension.model.report import Report
from recension.model.statement import Statement

from .wording import word_classes

# A sentence seldom says more of its figure than what stands within this reach.
CONTEXT_CHARS = 110
SENTENCE_CHARS = 250
# What a length measures stands right by it: "a 40-metre-deep pit into which he had fallen".
NEAR_CHARS = 40
CLAUSE_END = re.compile(r"[,;:“”\"\n–—] ?| (?:but|while|whereas|although|though) ")
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n")


def sentence_bounds(report: Report, statement: Statement, chars: int = SENTENCE_CHARS) -> tuple[int, int]:
    """Where the statement's sentence begins and ends, within so many characters of it."""
    start, end = statement.span.start, statement.span.end
    before, after = report.text[max(0, start - chars) : start], report.text[end : end + chars]
    ends = [m.end() for m in SENTENCE_END.finditer(before)]
    stop = SENTENCE_END.search(after)
    return start - len(before) + (ends[-1] if ends else 0), end + (stop.start() if stop else len(after))


def clause_around(report: Report, statement: Statement, ends: re.Pattern[str] = CLAUSE_END) -> str:
    """The statement's own clause, as commas part it from the rest of its sentence, or what else `ends` one."""
    start, end = sentence_bounds(report, statement)
    before, after = report.text[start : statement.span.start], report.text[statement.span.end : end]
    return ends.split(before)[-1] + statement.span.text + ends.split(after)[0]


def words_around(statement: Statement, report: Report, chars: int = CONTEXT_CHARS) -> str:
    """The words of its sentence that stand within so many characters of the figure, and its own."""
    start, end = sentence_bounds(report, statement, chars)
    return report.text[start:end]


def classes_among(table: str, words: frozenset[str]) -> frozenset[str]:
    """The names of the table's classes of which a word is among these."""
    return frozenset(name for word in words for name in word_classes(table).get(word, ()))
