"""Articles in news-please's JSON: one object, an array of them, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from ..model.errors import UnreadableReport
from ..model.record import FORMAT
from .draft import Draft, clean_line, digest_bytes, join_authors, mend_surrogates, outlet_of_address, parse_published
from .warned import Warned

# More articles than this are a corpus, not the reports of an incident.
MAX_ARTICLES = 2_000
_RECORD = FORMAT.split("/", maxsplit=1)[0]


def is_record(article: object) -> bool:
    """Whether it is a record of ours, which is no report."""
    return isinstance(article, dict) and str(article.get("format", "")).startswith(_RECORD)


def read_articles(text: str, file: str, *, lines: bool) -> Iterator[Draft | Warned]:
    """The articles that `text` holds; a broken one gives a warning and costs no other.

    Raises:
        UnreadableReport: it is not JSON at all.
    """
    if lines:
        yield from _read_lines(text, file)
        return
    try:
        plain = parse_json(text)
    except UnreadableReport:
        # Articles one a line in a file called .json: the first line tells.
        if not _is_lines(text):
            raise
        yield from _read_lines(text, file)
        return
    if not isinstance(plain, list):
        yield _read_one(plain, file)
        return
    if not plain:
        raise UnreadableReport("expected an article, got an empty array; leave it out")
    for number, article in enumerate(plain[:MAX_ARTICLES], start=1):
        yield _read_one(article, f"{file}#{number}")
    if len(plain) > MAX_ARTICLES:
        yield _too_many(file)


def parse_json(text: str) -> Any:
    """What the JSON in `text` holds.

    Raises:
        UnreadableReport: it is broken.
    """
    try:
        return json.loads(text.strip())
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableReport(f"expected JSON, got broken JSON at {where} ({error.msg}); mend it") from error
    except (RecursionError, ValueError) as error:
        # ValueError: an integer of thousands of digits.
        raise UnreadableReport("expected an article as JSON, got JSON nested too deep or too large; mend it") from error


def _is_lines(text: str) -> bool:
    lines = text.strip().split("\n", 2)
    if len(lines) < 2:
        return False
    try:
        return isinstance(parse_json(lines[0]), dict)
    except UnreadableReport:
        return False


def _read_lines(text: str, file: str) -> Iterator[Draft | Warned]:
    count = 0
    # JSON may hold U+2028 unescaped: only a line feed parts two articles.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        count += 1
        if count > MAX_ARTICLES:
            yield _too_many(file)
            return
        where = f"{file}:{number}"
        try:
            article = parse_json(line)
        except UnreadableReport as error:
            yield Warned(where, f"{error}; this line was left out")
            continue
        yield _read_one(article, where)


def _too_many(file: str) -> Warned:
    return Warned(file, f"expected at most {MAX_ARTICLES} articles, got more; the rest was left out: split the file")


def _read_one(article: object, file: str) -> Draft | Warned:
    if not isinstance(article, dict):
        return Warned(file, f"expected an article as a JSON object, got {type(article).__name__}; leave it out")
    if is_record(article):
        return Warned(file, "expected an article, got a record; give the reports that it was made from")
    text = next((article[key] for key in ("text", "maintext") if isinstance(article.get(key), str)), None)
    if text is None:
        return Warned(file, 'expected an article with a string "text" (or "maintext"), got none; add it')
    if not text.strip():
        return Warned(file, 'expected an article, got one with an empty "text"; leave it out, or fetch it again')
    return _draft(article, text, file)


def _draft(article: dict[str, Any], text: str, file: str) -> Draft:
    canonical = json.dumps(article, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    mended = mend_surrogates(text)
    warnings = ["letters that cannot be written became U+FFFD; fetch the article again"] if mended != text else []
    stated = article.get("date_publish")
    published = parse_published(stated, source="date_publish") if isinstance(stated, str) else None
    if stated and published is None:
        warnings.append("date_publish is no date and was left out; write it as 2019-12-31 or 2019-12-31T18:00:00Z")
    return Draft(
        file=file,
        digest=digest_bytes(canonical.encode("ascii")),
        text=mended,
        title=clean_line(article.get("title")),
        outlet=outlet_of_address(clean_line(article.get("source_domain")) or clean_line(article.get("url"), 2000)),
        byline=join_authors(_strings(article.get("authors"))),
        language=_language(article.get("language")),
        published=published,
        warnings=tuple(warnings),
    )


def _strings(stated: object) -> list[str]:
    if isinstance(stated, str):
        return [stated]
    return [mend_surrogates(s) for s in stated if isinstance(s, str)] if isinstance(stated, list) else []


def _language(stated: object) -> str | None:
    code = stated.strip().lower().replace("_", "-").split("-")[0] if isinstance(stated, str) else ""
    return code if len(code) in (2, 3) and code.isascii() and code.isalpha() else None
