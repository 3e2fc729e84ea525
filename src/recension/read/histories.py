"""What a report only looks back on: "the first such crash since 1962, when nine died", "no deaths here since 1984"."""

import re

# How far back the year may stand, and how far ahead.
BEFORE_CHARS, BEHIND_CHARS = 120, 80
_YEAR = r"(?:1[6-9]|20)\d\d"
# "since 1962 and came a day after one that killed nine" goes on to tell of something else.
_GAP = r"(?:(?!\b(?:and|but|after|before)\b)[^.;:!?\n])"
# "since 1962, when", "the worst since a blast in March 1962 in which"; no mark parts it from the figure.
WHEN = re.compile(rf"\bsince\b[^.;:!?\n]{{0,60}}\b{_YEAR}\b{_GAP}{{0,30}}\b(?:when|in which|that|which)\b[^.;:!?,\n]*$")
NONE_SINCE = re.compile(rf"[^.;:!?\n]*?\bsince (?:[A-Z][a-z]+ )?{_YEAR}\b")


def is_older(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` belongs to an earlier incident, by the year from which it is counted."""
    if WHEN.search(text, max(0, start - BEFORE_CHARS), start) is not None:
        return True
    nobody = text[start : start + 3].lower() == "no "
    return nobody and NONE_SINCE.match(text, end, end + BEHIND_CHARS) is not None
