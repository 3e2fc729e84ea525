"""Figures that their report itself no longer holds: "raising an earlier toll of six"."""

import re

from recension.model.report import Report
from recension.model.statement import Statement

from .surroundings import words_around

EARLIER = re.compile(
    r"\b(?:earlier|initial|previous|first|preliminary) (?:\w+ )?(?:report|estimate|figure|count|toll|tally|tallie)s?\b"
    r"|\b(?:initially|originally|previously|earlier) (?:been )?(?:put|said|reported|estimated|thought|believed)\b",
    re.IGNORECASE,
)
# What comes before the earlier figure where another one stands: "nine, up from an earlier toll of six".
RAISED = re.compile(
    r"[,;(–—]|\b(?:up|down|from|than|rais\w+|revis\w+|updat\w+|after|against|replac\w+)\b", re.IGNORECASE
)


def is_earlier(statement: Statement, report: Report) -> bool:
    """ "Earlier reports had put the toll at 12": a figure that the report itself no longer holds.

    Of "nine were killed, raising an earlier toll of six" only the six is: the nine stands before a comma.
    """
    around = words_around(statement, report)
    told = around.find(statement.span.text) + len(statement.span.text)
    found = EARLIER.search(around)
    return found is not None and (found.start() <= told or RAISED.search(around[told : found.start()]) is None)
