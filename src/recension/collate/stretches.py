"""Figures of a stretch of time: "five have been killed since January" is no count of what one day brought."""

import re

from recension.model.report import Report
from recension.model.statement import Statement
from recension.text.wars import is_told_of_war

from .accounts import sentence_around
from .wording import MONTHS, content_words, word_table

# "Since late Friday" is a matter of hours.
_LONG = rf"(?:{'|'.join(MONTHS)}|years?|months?|weeks?|spring|summer|autumn|fall|winter|(?:19|20)\d\ds?)"
_UNITS = r"(?:\w+ )?(?:weeks|months|years|decades|year|decade)"
STRETCH = re.compile(
    rf"\b(?:(?:so far )?this year|(?:in|over|during) (?:the )?(?:past|last|recent) {_UNITS}|in recent (?:months|years)"
    r"|since the (?:beginning|start|turn) of"
    rf"|since (?:(?:the )?(?:early|late|mid)[ -](?:(?:last|this|in|the) )?|last )?{_LONG}\b)",
    re.IGNORECASE,
)
PERFECT = re.compile(r"\b(?:have|has|had)\b", re.IGNORECASE)


def is_of_stretch(statement: Statement, report: Report) -> bool:
    """ "At least 11 have died in such raids since May": whether the figure sums up what came in a stretch of time.

    "The deadliest raid this year, which killed nine" tells of one.
    """
    if is_told_of_war(report.text, statement.span.start):
        return True
    if PERFECT.search(statement.span.text) is None:
        return False
    sentence = sentence_around(report, statement)
    superlative = content_words(sentence) & frozenset(word_table()["sums"]["superlatives"])
    return not superlative and STRETCH.search(sentence) is not None
