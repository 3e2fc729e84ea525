"""Web pages: the article, and what the page says of it."""

import contextlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from ..model.errors import UnreadableReport
from ..model.report import Published
from .draft import Draft, clean_line, join_authors, outlet_of_address, parse_published

# Linked data nests a few levels; a page that nests more is playing tricks.
MAX_DEPTH = 8
MAX_SCRIPT_CHARS = 500_000
# Parsing time grows with the page; articles come in pages of up to 2 MB, and 3 MB of tags take a minute.
MAX_PAGE_CHARS = 3_000_000
# Less text than this is a notice, a menu or a wall, not an article.
MIN_ARTICLE_CHARS = 80

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting", "AnalysisNewsArticle")
_TITLES = ("og:title", "twitter:title")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
)


class _Head(HTMLParser):
    """What a page's head says: meta tags, linked data, its language and address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.authors: list[str] = []
        self.scripts: list[str] = []
        self.language: str | None = None
        self.address: str | None = None
        self.title = ""
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._within = None
        if tag == "html":
            self.language = self.language or given.get("lang")
        elif tag == "link" and given.get("rel") == "canonical":
            self.address = self.address or given.get("href")
        elif tag == "meta":
            self._take_meta(given)
        elif tag == "script" and given.get("type", "").lower().startswith("application/ld+json"):
            self._within = "script"
            self.scripts.append("")
        elif tag == "title" and not self.title:
            self._within = "title"

    def _take_meta(self, given: dict[str, str]) -> None:
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        content = given.get("content", "").strip()
        if name and content:
            self.meta.setdefault(name, content)
            if name in ("author", "article:author", "byl"):
                self.authors.append(content.removeprefix("By ").removeprefix("by "))

    def handle_endtag(self, tag: str) -> None:
        self._within = None

    def handle_data(self, data: str) -> None:
        if self._within == "script" and len(self.scripts[-1]) < MAX_SCRIPT_CHARS:
            self.scripts[-1] += data
        elif self._within == "title":
            self.title += data


def read_page(html: str, file: str, digest: str) -> Draft:
    """The article of a page with its title, outlet, author and date.

    Raises:
        UnreadableReport: no article is found in it.
    """
    if len(html) > MAX_PAGE_CHARS:
        got = f"expected a page of at most {MAX_PAGE_CHARS:,} characters, got {len(html):,}"
        raise UnreadableReport(f"{got}; save the article alone")
    head = _read_head(html)
    found = _extract(html)
    if found is None or len(found.get("text") or "") < MIN_ARTICLE_CHARS:
        raise UnreadableReport("expected a page with an article, got none; save the article's text, or the whole page")
    linked = next(_linked_articles(head.scripts), {})
    address = head.address or head.meta.get("og:url")
    named = (_name(linked.get("publisher")), head.meta.get("og:site_name"), head.meta.get("application-name"))
    titles = (linked.get("headline"), *(head.meta.get(t) for t in _TITLES), found.get("title"), head.title)
    return Draft(
        file=file,
        digest=digest,
        text=found["text"],
        title=next(filter(None, map(clean_line, titles)), None),
        outlet=next(filter(None, map(clean_line, named)), None) or outlet_of_address(address),
        byline=join_authors(_names(linked.get("author")) or head.authors),
        language=(head.language or "").strip().lower().replace("_", "-").split("-")[0][:3] or None,
        published=_published(head, linked, html),
    )


def _read_head(html: str) -> _Head:
    head = _Head()
    # The standard library's parser gives up so on a malformed marked section, "<![if"; what was read so far stands.
    with contextlib.suppress(AssertionError):
        head.feed(html)
    return head


def _extract(html: str) -> dict[str, Any] | None:
    # Imported here: it costs 290 ms, and most reports are no pages.
    import trafilatura

    document = trafilatura.bare_extraction(html, fast=True, include_comments=False, include_tables=False)
    if document is None or isinstance(document, dict):
        return None
    return {"text": document.text, "title": document.title}


def _published(head: _Head, linked: dict[str, Any], html: str) -> Published | None:
    stated = [("linked data", linked.get("datePublished")), *((f"meta {n}", head.meta.get(n)) for n in _DATES)]
    for source, words in stated:
        found = parse_published(words, source=source) if isinstance(words, str) else None
        if found:
            return found
    from htmldate import find_date

    guess = find_date(html, original_date=True, extensive_search=False)
    return parse_published(guess, source="the page") if guess else None


def _linked_articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            plain = json.loads(script)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(plain, MAX_DEPTH)


def _articles_in(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(node, list):
        for child in node:
            yield from _articles_in(child, depth - 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield node
        yield from _articles_in(node.get("@graph"), depth - 1)


def _name(node: Any) -> str | None:
    names = _names(node)
    return names[0] if names else None


def _names(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for child in node[:20] for name in ([child] if isinstance(child, str) else _names(child))]
    named = node.get("name") if isinstance(node, dict) else node
    return [named] if isinstance(named, str) and named.strip() else []
