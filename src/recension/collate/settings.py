"""What a figure counts by its setting: those aboard, what a ship may hold, those gravely hurt, what money is for."""

import re

from recension.model.report import Report
from recension.model.statement import Facet, Statement
from recension.model.values import Quantity

from .surroundings import CONTEXT_CHARS, NEAR_CHARS, classes_among, words_around
from .wording import WORD, content_words

# What people are counted as where they were or how they came off, by how the report tells it.
ABOARD, ALIVE, INSIDE = "aboard", "alive", "inside"
# What a vessel or a building may hold, by the words before the figure: "licensed to carry 150 people".
CAPACITY = "capacity"
HOLDS = re.compile(
    r"\b(?:licen[sc]ed|certified|permitted|allowed|authori[sz]ed|built|designed|meant|intended|capacity|room|space)\b"
    r"[a-z ]{0,25}$"
)
# All who were in a place when it happened: "sixteen men were in the mine at the time of the blast".
WITHIN = re.compile(
    r"(?: who)? (?:were|was|had been|are thought to have been|are believed to have been)(?: \w+){0,2}? "
    r"(?:in|inside|on|at|below|under|underground)\b[^.;!?]{0,60}?\b(?:when|at the time|as (?:the|it|an?))\b"
)
# Figures of those who are cared for, by how they are told.
CARED_FOR = "in care"
# How those hurt fare, in the clause behind their figure.
FARING = re.compile(
    r"(?:,(?= in an? ))?"
    r"(?: (?!and\b|as\b|in\b|with\b)[\w-]+){0,4}? (?:(?:in|with|of whom were in|are in) (?:an? |very )*"
    r"(critical|serious|grave|severe|(?:life-)?threatening)(?: \w+)? (?:condition|state|injur|wound)"
    r"|fighting for (?:his|her|their) li[fv]e|for (?:his|her|their) li[fv]e|fighting for life)"
)
# Of all who were hurt, those who have not gone home.
IN_HOSPITAL = re.compile(
    r" (?:(?:are|were|is|was) )?(?:still|remain(?:s|ed)?|stay(?:s|ed)?) (?:in|at) (?:the |a )?hospital"
)
# How some leave a crowd, behind the figure.
SPLIT = re.compile(r" (?:had )?(?:then |later )?(?:splintered|(?:broke|peeled|split|branched) (?:off|away|from))\b")
# What became of some of the hurt, in the clause behind their figure; what follows a comma is of others.
OUTCOME = re.compile(r"[^,;.!?:]{0,60}?\b(discharged|intensive|icu|ventilator|coma|surgery|operated)\b", re.IGNORECASE)


def setting_of(statement: Statement, report: Report) -> frozenset[str]:
    """Whether it counts those aboard, those who came off alive, or as many as may be; and what money is for."""
    value, start = statement.value, statement.span.start
    if statement.facet is Facet.MONEY:
        return _purpose(statement, report)
    if statement.facet is not Facet.COUNT:
        return frozenset()
    if HOLDS.search(report.text, max(0, start - NEAR_CHARS), start):
        return frozenset({CAPACITY})
    alive = isinstance(value, Quantity) and value.unit == "survivor"
    told = ALIVE if alive else statement.method
    if told == "count" and WITHIN.match(report.text, statement.span.end, statement.span.end + CONTEXT_CHARS):
        return frozenset({INSIDE})
    return frozenset({told} & {ABOARD, ALIVE, INSIDE})


def splits_off(statement: Statement, report: Report) -> bool:
    """ "Two dozen marchers splintered off": they are some of the crowd."""
    return SPLIT.match(report.text, statement.span.end) is not None


def _purpose(statement: Statement, report: Report) -> frozenset[str]:
    """What the money is for: by the words before it in its sentence, the nearest first, else by those behind."""
    start, end = statement.span.start, statement.span.end
    around = words_around(statement, report)
    at = around.find(report.text[start:end])
    before, behind = around[:at], around[at + end - start :]
    for words in (*reversed(WORD.findall(before)), *WORD.findall(behind)):
        found = classes_among("purposes", content_words(words))
        if found:
            return found
    return frozenset()


def condition_behind(statement: Statement, report: Report) -> frozenset[str]:
    """ "Two of the wounded were in a critical condition": the word behind the figure that tells how those hurt fare."""
    if statement.facet is not Facet.WOUNDED:
        return frozenset()
    # "one of them was still fighting" for life: the span may hold the verb
    told = statement.span.text.find(statement.value.text) if statement.value.text else -1
    own = statement.span.start + told + len(statement.value.text) if told >= 0 else statement.span.end
    for start in dict.fromkeys((statement.span.end, own)):
        found = FARING.match(report.text, start, statement.span.end + CONTEXT_CHARS)
        if found:
            return content_words(found[1] or "critical")
        outcome = OUTCOME.match(report.text, start, statement.span.end + CONTEXT_CHARS)
        if outcome and statement.method.startswith(CARED_FOR):
            return content_words(outcome[1])
        if IN_HOSPITAL.match(report.text, start, statement.span.end + CONTEXT_CHARS):
            return frozenset({"hospital"})
    return frozenset()
