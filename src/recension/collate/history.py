"""Whether a sentence tells of earlier things than the story's own."""

import re
from calendar import day_name
from datetime import date
from functools import lru_cache

from recension.model.report import Report
from recension.model.span import Span

from .material import Material
from .wording import MONTHS

EARLIER = re.compile(
    r"\b(?:(?:last|earlier this) (?:year|month)|(?:years|months|decades?|centur\w+) (?:ago|earlier)|previous(?:ly)?"
    r"|in the past|in recent (?:years|months)|history|often|since (?:19|20)\d\d|frequent\w*|common(?:ly)? in)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
# Where an undated report gives a day of another month, or begins with a weekday, "in September" is earlier.
IN_MONTH = re.compile(rf"\bin (?:(?:early|mid|late|last)[ -])?(?P<month>{'|'.join(MONTHS)})\b(?! \d)")
DAY_OF_MONTH = re.compile(rf"\b\d\d?(?:st|nd|rd|th)? (?:of )?({'|'.join(MONTHS)})\b|\b({'|'.join(MONTHS)}) \d\d?\b")
WEEKDAY, LEAD_CHARS = re.compile(rf"\b(?:{'|'.join(day_name)})\b"), 300
# "The lift has stood still since March", "since the end of last March" is so today.
SINCE = re.compile(
    r"\bsince (?:(?:at least|about|around|early|late|mid|last|this|the|start|beginning|middle|end|of|\d{1,2})[ -])"
    r"{0,6}$",
    re.IGNORECASE,
)
SINCE_CHARS = 50
# A story may be told for so long after its month.
MOST_MONTHS = 1


def is_history(
    sentence: Span, report: Report, material: Material, clause: Span | None = None, *, is_standing: bool = False
) -> bool:
    """By its words, by the year or months that it or the clause names beside the report's date, or by its event.

    What is standing is so still, months behind.
    """
    if EARLIER.search(sentence.text) or is_dated_earlier((clause or sentence).text, report, is_standing):
        return True
    event = material.event_at(sentence)
    return event is not None and material.event[event].background


def is_dated_earlier(text: str, report: Report, is_standing: bool = False) -> bool:
    """Whether all the years or months that the text names lie before the story's own time."""
    if report.published is None or not report.published.end:
        return any(_is_of_another_month(found["month"], report.text) for found in IN_MONTH.finditer(text))
    day = date.fromisoformat(report.published.end[:10])
    years = [int(y) for y in YEAR.findall(text)]
    if years:
        return all(y < day.year - (day.month <= MOST_MONTHS) for y in years)
    if is_standing:
        return False
    found = (m for m in MONTH.finditer(text) if not SINCE.search(text, max(0, m.start() - SINCE_CHARS), m.start()))
    months = [MONTHS.index(m[0]) + 1 for m in found]
    return bool(months) and all((day.month - m) % 12 > MOST_MONTHS for m in months)


def _is_of_another_month(month: str, text: str) -> bool:
    day = WEEKDAY.search(text, 0, LEAD_CHARS)
    is_of_a_day = day is not None and month not in text[: day.start()]
    return is_of_a_day or bool(_months_of_days(text) - {month})


@lru_cache(maxsize=64)
def _months_of_days(text: str) -> frozenset[str]:
    """The months of which it names a day."""
    return frozenset(found[1] or found[2] for found in DAY_OF_MONTH.finditer(text))
