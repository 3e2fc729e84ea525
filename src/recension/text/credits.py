"""Which news agency a report credits: every place that names one, weighed by how it names it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ..model.report import Part, PartKind

_BEFORE_CHARS = 40
_AFTER_CHARS = 40

_TOLD = re.compile(
    r"\b(?:told|telling|(?:seen|reviewed|obtained) by|shown to|spoke to|speaking to|interview with|statement to)"
    r" (?:the )?$",
    re.IGNORECASE,
)
_CITED = re.compile(r"\b(?:according to|(?:reported|cited|quoted) by|citing|as|says?|said|via) (?:the )?$", re.I)
_CITES = re.compile(
    r"(?:['’]s?)? (?:(?:news )?agency |wire service )?(?:reports?|reported|says|said|quoted|cited|noted|learned)\b"
    r"| (?:news agency|agency|news service|wire service|newswire)\b",
    re.IGNORECASE,
)


# "Xinhua | Updated: 17:52", "Source: Reuters", "(AP)": a line that says no more than whose it is.
_SOURCE = re.compile(r"\(?(?:source\s?: ?)?", re.IGNORECASE)


class Credit(StrEnum):
    """How a report names an agency: the rows of [strengths] in agencies.toml."""

    DATELINE = "dateline"
    SIGN_OFF = "sign_off"
    BYLINE = "byline"
    CONTRIBUTED = "contributed"
    COPYRIGHT = "copyright"
    TOLD = "told"
    PHOTO = "photo"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """One place that names an agency."""

    agency: str
    credit: Credit
    start: int
    end: int


def find_agency(text: str, parts: tuple[Part, ...], byline: str | None = None, outlet: str | None = None) -> str | None:
    """The agency whose story the report is by what it says itself; None where it does not say, or two say it alike.

    An agency's own site need not sign what it prints: there the outlet stands for a byline.
    """
    strengths, enough = _weights()
    credits = {(m.agency, m.credit) for m in find_agency_mentions(text, parts)}
    credits |= {(agency, Credit.BYLINE) for agency in _named_in(byline or "")}
    if outlet and outlet.lower() in _outlets():
        credits.add((_outlets()[outlet.lower()], Credit.BYLINE))
    totals: dict[str, float] = {}
    for agency, credit in sorted(credits):
        totals[agency] = totals.get(agency, 0.0) + strengths[credit]
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < enough or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def find_agency_mentions(text: str, parts: tuple[Part, ...]) -> Iterator[AgencyMention]:
    """Every place that names an agency, in text order, and how it does."""
    body_end = max((p.end for p in parts if p.kind is PartKind.BODY), default=0)
    for part in parts:
        for found in _pattern().finditer(text, part.start, part.end):
            credit = _credit(text, part, found, body_end)
            if credit:
                yield AgencyMention(_codes()[found[0]], credit, found.start(), found.end())


def _credit(text: str, part: Part, found: re.Match[str], body_end: int) -> Credit | None:
    before = text[max(part.start, found.start() - _BEFORE_CHARS) : found.start()]
    after = text[found.end() : min(part.end, found.end() + _AFTER_CHARS)]
    match part.kind:
        case PartKind.DATELINE:
            return Credit.DATELINE
        case PartKind.BYLINE:
            # "The Associated Press contributed"; but its writers contribute to its own stories.
            helped = "contribut" in text[part.start : part.end] and not re.match(
                r" [a-z ]{0,20}(?:er|or|ist|ent)s?\b", after
            )
            return Credit.CONTRIBUTED if helped else Credit.BYLINE
        case PartKind.CAPTION:
            return Credit.PHOTO
        case PartKind.BOILERPLATE | PartKind.HEADLINE:
            line = text[part.start : part.end]
            if _SOURCE.fullmatch(before) and (not after.strip(" )") or after.lstrip()[0] in "|•·"):
                return Credit.BYLINE
            return Credit.COPYRIGHT if re.search(r"copyright|©|\(c\)|rights reserved", line, re.I) else None
        case PartKind.BODY:
            return _credit_in_body(before, after, last=found.end() >= body_end - 2)
        case _:
            return None


def _credit_in_body(before: str, after: str, *, last: bool) -> Credit | None:
    if last and re.search(r"(?:[—–(\[/]|--| -)\s{0,2}$|[.”\"]\s{1,2}$", before):
        return Credit.SIGN_OFF
    if _CITES.match(after) or _CITED.search(before):
        return Credit.THIRD_PARTY
    if _TOLD.search(before):
        return Credit.TOLD
    if re.search(r"\bphoto/$|\($", before, re.I) or after.startswith("/"):
        return Credit.PHOTO
    return None


def _named_in(byline: str) -> list[str]:
    """The agencies that a byline names; a person's name beside one makes no difference."""
    return sorted({_codes()[found[0]] for found in _pattern().finditer(byline)})


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def _weights() -> tuple[dict[Credit, float], float]:
    return {Credit(name): float(value) for name, value in _table()["strengths"].items()}, float(_table()["enough"])


def _outlets() -> dict[str, str]:
    outlets: dict[str, str] = _table()["outlets"]
    return outlets


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, names in _table()["names"].items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_codes(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![A-Za-z@#])(?:" + "|".join(map(re.escape, names)) + r")(?![A-Za-z])")
