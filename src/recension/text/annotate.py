"""A report with everything found that its text says about itself."""

import re
from dataclasses import replace

from ..model.report import Part, PartKind, Report
from .credits import find_agency
from .flaws import find_flaws
from .language import find_language
from .openings import is_byline, is_placed_byline
from .parts import find_parts

# What is plain text may begin with a first line that is no title; titles are shorter.
MAX_TITLE_CHARS = 300


def annotate(report: Report) -> Report:
    """The report with its parts, flaws, agency and language, and its title and byline where only the text gives them.

    The text itself is never changed.
    """
    parted = annotate_parts(report)
    language = find_language(_story(report.text, parted.parts), report.language)
    return replace(parted, flaws=find_flaws(report.text), language=language)


def annotate_parts(report: Report) -> Report:
    """The report with no more than its parts, title, byline and agency: enough to compare a large pile's texts."""
    parts = find_parts(report.text, report.title)
    byline = report.byline or _byline(report.text, parts)
    return replace(
        report,
        parts=parts,
        title=report.title or _title(report.text, parts),
        byline=byline,
        agency=find_agency(report.text, parts, byline, report.outlet),
    )


def _title(text: str, parts: tuple[Part, ...]) -> str | None:
    """The headline, where it stands before the story begins."""
    for part in parts:
        if part.kind is PartKind.BODY:
            return None
        if part.kind is PartKind.HEADLINE:
            return " ".join(text[part.start : part.end].split())[:MAX_TITLE_CHARS]
    return None


def _byline(text: str, parts: tuple[Part, ...]) -> str | None:
    """Whom the text names as its writer; who contributed or edited is another matter."""
    for part in parts:
        line = " ".join(text[part.start : part.end].split())[:MAX_TITLE_CHARS]
        if part.kind is PartKind.BYLINE and is_byline(line):
            return re.sub(r"^[\w ]{0,12}?by\s?:?\s", "", line, count=1, flags=re.IGNORECASE)
        if part.kind is PartKind.BYLINE and is_placed_byline(line):
            return line
    return None


def _story(text: str, parts: tuple[Part, ...]) -> str:
    """The body, or all of the text where there is none: menus are often in another language than the story."""
    return "\n".join(text[p.start : p.end] for p in parts if p.kind is PartKind.BODY) or text
