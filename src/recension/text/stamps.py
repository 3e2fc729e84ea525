"""Stamps: the lines about a story's head that say when it came out, where, and who wrote it."""

import re
from dataclasses import dataclass

from ..model.report import PartKind
from .openings import is_byline

# "Staff Correspondent | Published: 07:25, Jun 4, 2031 | Updated: 09:50, Jun 4, 2031"
MAX_STAMP_WORDS = 22
MAX_STAMP_CHARS = 400
MAX_PLACE_WORDS = 3
MAX_NAME_WORDS = 7

_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:[ap]\.?m\.?|hrs?|h)?|\d{1,2}(?:am|pm)|[ap]\.?m\.?|hrs|noon"
_NUMERIC = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d(?:t[\d:.]{4,12}z?)?"
_ZONE = r"(?:[A-Z]{1,4}T|UTC|UK|US|WIB|Z)(?:[+-]\d{1,2})?"
_LABEL = r"(?:last|first|updated?|published|posted|modified|created|issued?|on|at|date|time|local|the|of)"
_DATE = re.compile(f"(?:{_DAY}|{_MONTH}|\\d{{1,2}}(?:st|nd|rd|th)?|\\d{{4}}|{_CLOCK}|{_NUMERIC})", re.IGNORECASE)
_BESIDE = re.compile(f"(?:(?i:{_LABEL})|{_ZONE}):?")
_STAMPED = re.compile(r"\b(?:updated?|published|posted|modified|issued|created)\b", re.IGNORECASE)
_FULL = re.compile(f"\\b{_MONTH}(?=[\\s,\\d]).{{0,12}}\\b\\d{{4}}\\b|{_NUMERIC}", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:(?:(?:staff|special|our|own|chief) )?(?:correspondent|reporter|writer)s?|(?:news ?|web |online )?desk"
    r"|newsroom|bureau|editor|editorial staff|agencies|staff|(?:news|press) (?:service|network|agency))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w.'’-]{0,20} ){1,3}[A-Z][\w.'’-]{1,20}")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A line taken apart: what stands before its date, and whether more than a date follows."""

    before: str
    after: str


def find_stamp_kind(text: str, *, near_top: bool) -> PartKind | None:
    """A dateline or byline where the line is a date, with whose or where it is before it; None where it is no stamp.

    Example:
        >>> find_stamp_kind("Norrby, 13 February 2020", near_top=True).value
        'dateline'
        >>> find_stamp_kind("Staff Correspondent | Published: 07:25, Jun 4, 2031", near_top=True).value
        'byline'
    """
    stamp = _take_apart(text)
    if stamp is None or stamp.after or not (_FULL.search(text) or near_top):
        return None
    if not stamp.before:
        return PartKind.BOILERPLATE if _STAMPED.search(text) else PartKind.DATELINE
    if near_top and is_signed(stamp.before):
        return PartKind.BYLINE
    placed = re.search(r",\s*$", stamp.before) and len(stamp.before.split()) <= MAX_PLACE_WORDS
    return PartKind.DATELINE if near_top and placed and stamp.before[0].isupper() else None


def is_signed(text: str) -> bool:
    """Whether it is a writer's name or office and no more: "Ada Moss |", "Ada Moss, Africa editor"."""
    opened = re.match(r"by\s*:?\s+", text, re.IGNORECASE)
    plain = (text[opened.end() :] if opened else text).rstrip(" \t\n\u00a0|•·,/–—-")
    if not plain or len(plain.split()) > MAX_NAME_WORDS or plain[-1] in ".!?:" or not plain[0].isupper():
        return False
    parted = re.search(r"[|•·–—-]\s*$", text) is not None
    named = is_byline(f"By {plain}") and (opened is not None or (parted and is_name(plain)))
    return _ROLE.search(plain) is not None or named


def is_name(text: str) -> bool:
    """Whether it is two to four words in capitals, as a writer's name is, and no title ("The Ferry Disaster")."""
    return _NAME.fullmatch(text) is not None and text.split()[0] not in ("The", "A", "An")


def _take_apart(text: str) -> _Stamp | None:
    """The line about its date; None where it has none that a day of publication could be."""
    if len(text) > MAX_STAMP_CHARS or len(text.split()) > MAX_STAMP_WORDS:
        return None
    tokens = [(found[0].strip(",()[]"), found.start()) for found in re.finditer(r"[^\s|•·]+", text)]
    marks = [bool(_DATE.fullmatch(token)) for token, _ in tokens]
    dated = [n for n, is_date in enumerate(marks) if is_date]
    numeric, monthly = (any(re.fullmatch(p, token, re.IGNORECASE) for token, _ in tokens) for p in (_NUMERIC, _MONTH))
    if not numeric and (not monthly or len(dated) < 2):
        return None
    first = dated[0]
    while first and (_BESIDE.fullmatch(tokens[first - 1][0])):
        first -= 1
    rest = [token for token, _ in tokens[first:] if not (_DATE.fullmatch(token) or _BESIDE.fullmatch(token))]
    return _Stamp(text[: tokens[first][1]].strip(), " ".join(t for t in rest if any(c.isalnum() for c in t)))
