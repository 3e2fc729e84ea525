import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.ingest.pages import read_page
from recension.model.errors import UnreadableReport

PARAGRAPHS = "".join(
    f"<p>{line}</p>"
    for line in (
        "Nine people died when a ferry sank off Port Elder on Sunday evening, the harbour office said on Monday.",
        "Divers went down at first light, and by noon they had searched both decks and the engine room of the ship.",
        "The captain, who swam ashore, is being questioned; his lawyer says that the ship's papers were in order.",
    )
)
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "x"},
{"@type": "NewsArticle", "headline": "Ferry sinks off Port Elder", "datePublished": "2019-03-04T07:30:00+01:00",
"author": [{"@type": "Person", "name": "Ada Moss"}], "publisher": {"name": "The Harbour Post"}}]}</script>"""


def page(head: str = "", body: str = PARAGRAPHS) -> str:
    head = f"<head><title>Ferry - Post</title>{head}</head>"
    body = f'<body><nav><a href="/">Home</a></nav><article>{body}</article><footer>All rights reserved</footer></body>'
    return f'<!DOCTYPE html><html lang="en-GB">{head}{body}</html>'


def test_article_is_taken_out_of_its_page() -> None:
    draft = read_page(page(), "a.html", "0")
    assert draft.text.startswith("Nine people died") and "Home" not in draft.text and draft.language == "en"


def test_linked_data_gives_title_outlet_author_and_time_with_zone() -> None:
    draft = read_page(page(LINKED), "a.html", "0")
    assert (draft.title, draft.outlet, draft.byline) == ("Ferry sinks off Port Elder", "The Harbour Post", "Ada Moss")
    assert draft.published is not None and draft.published.start == "2019-03-04T07:30:00+01:00"


def test_meta_tags_stand_in_for_linked_data() -> None:
    head = """<script type="application/ld+json">{broken</script><meta property="og:title" content="Ferry sinks">
    <meta property="og:site_name" content="Harbour Post"><meta name="author" content="By Ada Moss">
    <meta property="article:published_time" content="2019-03-04T07:30:00Z">"""
    draft = read_page(page(head), "a.html", "0")
    assert (draft.title, draft.outlet, draft.byline) == ("Ferry sinks", "Harbour Post", "Ada Moss")
    assert draft.published is not None and draft.published.start == "2019-03-04T07:30:00+00:00"


def test_outlet_is_the_domain_where_the_page_names_none() -> None:
    draft = read_page(page('<link rel="canonical" href="https://www.harbour-post.example/1">'), "a.html", "0")
    assert draft.outlet == "harbour-post.example"


@pytest.mark.parametrize("html", ["<html></html>", "<p>Short.</p>", "<!DOCTYPE html><script>alert(1)</script>"])
def test_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(UnreadableReport, match="got none"):
        read_page(html, "a.html", "0")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from('<>/!-[]ap "=&;c{}'), max_size=80))
def test_broken_markup_is_read_or_refused(markup: str) -> None:
    with contextlib.suppress(UnreadableReport):
        read_page(page(markup, markup + PARAGRAPHS), "a.html", "0")
