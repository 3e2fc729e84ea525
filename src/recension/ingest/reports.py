"""Paths to reports: every form, each report once, and a line for each that gives none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ..model.errors import UnreadableReport
from ..model.report import Report
from .articles import is_record, parse_json, read_articles
from .decode import decode
from .draft import MAX_TEXT_CHARS, Draft, digest_bytes
from .files import find_files, read_file, read_stream
from .pages import read_page
from .warned import Warned

STDIN = "-"
_PAGE = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_OURS = re.compile(r'<meta name="generator" content="[Rr]ecension')


@dataclass(frozen=True, slots=True)
class Ingested:
    """The reports that were read, in the order given, and what there is to tell of the rest."""

    reports: tuple[Report, ...]
    warnings: tuple[Warned, ...]


def read_reports(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Ingested:
    """The reports that files, folders and "-" (standard input) hold; each report once.

    Nothing is raised for a file that gives no report: it costs that report, and a warning says why.

    Args:
        paths: files (text, HTML, news-please JSON, JSON Lines), folders of such, and "-".
        stdin: what "-" reads.
    """
    drafts: list[Draft] = []
    warnings: list[Warned] = []
    for found in _find_drafts(paths, stdin):
        if isinstance(found, Warned):
            warnings.append(found)
        else:
            drafts.append(found)
    kept, repeated = _drop_repeated(drafts)
    warnings += [Warned(d.file, note) for d in kept for note in d.warnings] + repeated
    return Ingested(tuple(draft.to_report(n) for n, draft in enumerate(kept, start=1)), tuple(warnings))


def report_from_text(text: str, file: str = STDIN, number: int = 1) -> Report:
    """A report of plain text that is in hand already; `file` is what it is called.

    Example:
        >>> report_from_text("A ferry sank.", "a.txt").id
        'r1'
    """
    return Draft(file, digest_bytes(text.encode("utf-8", "surrogatepass")), text).to_report(number)


def _find_drafts(paths: Sequence[str | Path], stdin: BinaryIO | None) -> Iterator[Draft | Warned]:
    for given in paths:
        if str(given) == STDIN:
            yield from _read_source(STDIN, "", stdin, quiet=False)
            continue
        for found in find_files([given]):
            if isinstance(found, Warned):
                yield found
            else:
                path, quiet = found
                yield from _read_source(str(path), path.suffix.lower(), path, quiet=quiet)


def _read_source(file: str, suffix: str, source: Path | BinaryIO | None, *, quiet: bool) -> Iterator[Draft | Warned]:
    """The drafts of one file; `quiet` where a folder held it, and what is ours is passed over without a word."""
    try:
        if source is None:
            raise UnreadableReport("expected a report on standard input, got no standard input; pipe one in")
        raw = read_file(source) if isinstance(source, Path) else read_stream(source)
        for draft in _read_form(raw, suffix, file, quiet=quiet):
            yield _checked(draft) if isinstance(draft, Draft) else draft
    except UnreadableReport as error:
        yield Warned(file, str(error))


def _read_form(raw: bytes, suffix: str, file: str, *, quiet: bool) -> Iterator[Draft | Warned]:
    decoded = decode(raw)
    text = decoded.text
    if suffix in (".json", ".jsonl", ".ndjson") or (suffix == "" and text.lstrip()[:1] in ("{", "[")):
        if quiet and suffix == ".json" and text.lstrip()[:20].startswith("{") and _is_ours(text):
            return
        found = read_articles(text, file, lines=suffix in (".jsonl", ".ndjson"))
    elif suffix in (".html", ".htm") or _PAGE.match(text):
        if quiet and _OURS.search(text[:2000]):
            return
        found = iter([read_page(text, file, digest_bytes(raw))])
    else:
        found = iter([Draft(file, digest_bytes(raw), text)])
    for draft in found:
        yield replace(draft, warnings=decoded.warnings + draft.warnings) if isinstance(draft, Draft) else draft


def _is_ours(text: str) -> bool:
    return "recension.record/" in text[:200] and is_record(parse_json(text))


def _checked(draft: Draft) -> Draft | Warned:
    if len(draft.text) > MAX_TEXT_CHARS:
        got = f"expected a report of at most {MAX_TEXT_CHARS:,} characters, got {len(draft.text):,}"
        return Warned(draft.file, f"{got}; split it, or give the report alone")
    if not any(c.isalpha() for c in draft.text):
        return Warned(draft.file, "expected a report in words, got no letters; leave it out, or fetch it again")
    if _is_mojibake(draft.text):
        note = "letters look decoded twice (as in “Ã©” for “é”); they are read as they stand: fetch it again"
        return replace(draft, warnings=(*draft.warnings, note))
    return draft


def _is_mojibake(text: str) -> bool:
    if text.isascii():
        return False
    # Imported here: plain ASCII reports never need it.
    from ftfy.badness import is_bad

    return bool(is_bad(text))


def _drop_repeated(drafts: list[Draft]) -> tuple[list[Draft], list[Warned]]:
    """Each report once: the same bytes, or the same text under the same title and outlet."""
    kept: list[Draft] = []
    repeated: list[Warned] = []
    first: dict[object, Draft] = {}
    for draft in drafts:
        keys = (draft.digest, (draft.text.strip(), draft.title, draft.outlet))
        known = next((first[key] for key in keys if key in first), None)
        if known is not None:
            repeated.append(Warned(draft.file, f"the same report as {known.file}; it counts once"))
            continue
        kept.append(draft)
        for key in keys:
            first[key] = draft
    return kept, repeated
