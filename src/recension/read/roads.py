"""Roads that go by letters and a number: "on the RN2", "along the A40"."""

import re

from recension.encoder.findings import Analysis, Name

from .found import words_of

_NUMBERED = re.compile(r"(?:RN|NH|SH|SR|RD|N|E|A|M|B|I|US|D)[- ]?\d{1,3}")
_ALONG = frozenset({"on", "along", "off", "onto", "down", "near", "joining"})
_SURE = "RN"  # other letters are planes', flights', guns' and groups', too


def is_road(analysis: Analysis, name: Name) -> bool:
    """Whether a name is a road's number, by its letters or by what stands before it."""
    text = words_of(analysis, name.first, name.last)
    if not _NUMBERED.fullmatch(text):
        return False
    before = [t.text.lower() for t in analysis.tokens[max(0, name.first - 2) : name.first]]
    return text.startswith(_SURE) or (before[-1:] == ["the"] and before[0] in _ALONG)
