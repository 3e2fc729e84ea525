"""A report before it has its place among the others."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from ..model.report import DatedBy, Published, Report

# A book has this many; beyond it a file is no report, and reading it would take minutes.
MAX_TEXT_CHARS = 1_000_000
# Metadata is shown in tables and headings.
MAX_TITLE_CHARS = 500

# "0001-01-01" is how databases write that they know no date, "9999-12-31" that there is no end.
_YEARS_OF_REPORTS = range(1600, 2200)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_NOT_AUTHORS = frozenset(
    {"min read", "reporter", "correspondent", "staff", "editor", "admin", "author", "http", "https"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file, page or article gives: a report but for its id."""

    file: str
    digest: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | None = None
    warnings: tuple[str, ...] = ()

    def to_report(self, number: int) -> Report:
        """The report, as the `number`th of those given."""
        return Report(
            id=f"r{number}",
            digest=self.digest,
            file=self.file,
            text=self.text,
            title=self.title,
            outlet=self.outlet,
            byline=self.byline,
            language=self.language,
            published=self.published,
            warnings=self.warnings,
        )


def digest_bytes(raw: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def parse_published(stated: str, *, source: str = "the metadata") -> Published | None:
    """The date, or date and time, that metadata states; None where it is no date.

    A time of midnight without a zone is how databases write a date alone, and is left out.

    Example:
        >>> parse_published("2017-09-15 00:00:00").start
        '2017-09-15'
        >>> parse_published("Fri, 15 Sep 2017 21:50:00 -0400").start
        '2017-09-15T21:50:00-04:00'
    """
    moment = _parse_moment(stated.strip()[:100])
    if moment is None or moment.year not in _YEARS_OF_REPORTS:
        return None
    bare = moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    shown = moment.date().isoformat() if bare else moment.replace(microsecond=0).isoformat()
    return Published(shown, shown, DatedBy.METADATA, reason=f"stated in {source}")


def _parse_moment(stated: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    found = _DATE.match(stated)
    try:
        return datetime.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def clean_line(stated: object, limit: int = MAX_TITLE_CHARS) -> str | None:
    """A string of metadata on one line, or None where there is none."""
    if not isinstance(stated, str):
        return None
    line = " ".join(mend_surrogates(stated[: limit * 2]).split())
    return line[:limit] or None


def mend_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, as U+FFFD."""
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def join_authors(authors: list[str]) -> str | None:
    """The byline that a list of authors makes.

    Crawlers put job titles, reading times and whole sentences into that list: an author is one to five words.
    """
    kept = []
    for author in authors[:20]:
        words = author.split()
        named = 1 <= len(words) <= 5 and author.lower() not in _NOT_AUTHORS and not author.rstrip().endswith(".")
        if named and words[0][:1].isupper() and not any(c.isdigit() or c in "@/:" for c in author):
            kept.append(" ".join(words))
    return ", ".join(dict.fromkeys(kept)) or None


def outlet_of_address(address: str | None) -> str | None:
    """The outlet's domain without "www.", of an address or a domain.

    Example:
        >>> outlet_of_address("https://www.harbour-post.example/news/1")
        'harbour-post.example'
    """
    if not address:
        return None
    host = address.split("://", 1)[-1].split("/", 1)[0].split("@")[-1].split(":", 1)[0].strip().lower()
    host = host.removeprefix("www.")
    return host if "." in host and len(host) <= 253 and " " not in host else None
