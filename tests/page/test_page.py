"""The page as text: what stands in it, what is escaped, how large it gets."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from page_records import barge_record, crowd_record, empty_record

from recension.model.event import Plover
from recension.model.statement import Facet
from recension.page import render_page
from recension.page.index import Index
from recension.page.matrix import matrix_of
from recension.page.timeline import timeline_of
from recension.page.words import facet_name

HOSTILE = {
    "markup": '<img src=x onerror="alert(1)"><b>{n} dead</b>',
    "script": "</script><script>alert({n})</script>",
    "style": "</style><style>*{display:none}</style> {n} dead",
    "attribute": '" onclick="alert(1)" x=\'{n}\' dead',
    "comment": "<!-- {n} --> ]]> <![CDATA[ dead",
    "template": "{{ record.title }} {% raw %} ${n}",
    "overrides": "\u202e{n} daed\u2066 elpoep \u202d\u200f",
    "enormous word": "{n}" + "w" * 200_000,
    "controls": "{n} dead\x00\x08\x1b[31m\ufeff\uffff",
    "surrogate": "{n} dead \ud800 people",
}


@pytest.mark.parametrize(
    ("facet", "group", "name"),
    [
        (Facet.HAPPENED, None, "Did it happen"),
        (Facet.HAPPENED, "whether the doors were locked", "Whether the doors were locked"),
        (Facet.KILLED, "two guards", "Killed, two guards"),
        (Facet.MEASURE, "depth", "Depth"),
    ],
)
def test_a_row_is_named_by_its_facet_its_group_or_its_matter(facet: Facet, group: str | None, name: str) -> None:
    comparison = replace(barge_record().comparisons[0], facet=facet, group=group)
    assert facet_name(comparison, 50) == name


class Outline(HTMLParser):
    """What a page is made of: ids, links, tags, and the text outside style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] not in ("style", "script"):
            self.words += data


@pytest.fixture(scope="module")
def barge() -> str:
    return render_page(barge_record())


def test_page_shows_each_part_of_the_record(barge: str) -> None:
    for words in ("Three people", "At least five people", "Ada Venn", "It was dark", "on television", "words lost"):
        assert words in barge
    assert "both are called “Tolm”" in barge
    assert "The figures cannot all be right." in barge
    assert "a number that does not say what it counts" in barge
    assert "Subscribe today" in barge


def test_one_figure_stands_once_in_a_cell() -> None:
    record = barge_record()
    first = record.statements[0]
    hedged = replace(first, id="s9", value=replace(first.value, text="Three"), said_by=())
    versions = record.comparisons[0].values
    more = replace(versions[0], statements=(*versions[0].statements, "s9"))
    twice = replace(record.comparisons[0], values=(more, *versions[1:]))
    index = Index(replace(record, statements=(*record.statements, hedged), comparisons=(twice,)))
    row = matrix_of(index).apart[0].rows[0]
    assert [one.value for one in row.cells[0] if one.report == "r1"] == ["Three people"]


def test_what_nobody_takes_part_in_is_no_line_of_the_timeline() -> None:
    record = barge_record()
    spans = tuple(r.span(0, 5) for r in record.reports)
    when = record.events[0].time
    fair = replace(record.events[0], id="v9", label="spring fair", participants=(), plover=Plover(None), place=None)
    fair = replace(fair, mentions=spans, links=(), time=when)
    timeline = timeline_of(Index(replace(record, events=(*record.events, fair))))
    assert "spring fair" not in [told.label for told in timeline.dated]


def test_head_says_the_answer_without_the_title_again(barge: str) -> None:
    assert "<bdi>Tolm, 3 May 2021. 3 killed according to police (1 of 2 independent origins).</bdi>" in barge


@pytest.mark.parametrize("record", [barge_record(), crowd_record(200), empty_record()], ids=["barge", "crowd", "empty"])
def test_ids_stand_once_and_links_lead_somewhere(record) -> None:
    outline = Outline(render_page(record))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


def test_every_statement_has_its_anchor_in_its_report(barge: str) -> None:
    for statement in barge_record().statements:
        assert re.search(rf'id="{statement.id}"[^>]*>{statement.span.text.split()[0]}', barge)


def test_two_reports_of_one_origin_stand_under_one_head(barge: str) -> None:
    assert '<th scope="colgroup" colspan="2">one origin, 2 reports</th>' in barge


def test_copies_show_what_is_different(barge: str) -> None:
    assert "copied from it: 90% of the shorter text, 2 passages" in barge
    assert "<mark>in river</mark>" in barge


def test_toll_is_drawn_where_counts_develop(barge: str) -> None:
    assert barge.count('class="point"') == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_reports_stay_words(name: str) -> None:
    page = render_page(crowd_record(3, HOSTILE[name]))
    outline = Outline(page)
    assert outline.tags.count("script") == outline.tags.count("style") == 1
    assert "img" not in outline.tags and not outline.handlers
    assert len(outline.ids) == len(set(outline.ids))
    page.encode("utf-8")


def test_hostile_file_name_and_outlet_stay_words() -> None:
    record = barge_record()
    nasty = replace(record.reports[0], file='http://[<svg onload="x">', outlet='"><script>x</script>', title="</title>")
    outline = Outline(render_page(replace(record, reports=(nasty, *record.reports[1:]))))
    assert outline.tags.count("script") == 1 and not outline.handlers


def test_writing_is_not_turned_round_outside_its_own_words() -> None:
    page = render_page(crowd_record(2, HOSTILE["overrides"]))
    outside = re.sub(r'<p class="part.*?</p>', "", page, flags=re.DOTALL)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200f]", outside)
    assert '<p class="part body" dir="auto">' in page


def test_enormous_word_is_held_once_in_each_report() -> None:
    text = HOSTILE["enormous word"]
    assert len(render_page(crowd_record(2, text))) < 2 * len(text) + 120_000


def test_policy_lets_nothing_load(barge: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', barge)
    assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', barge)


def test_many_origins_are_listed_and_not_put_in_columns() -> None:
    page = render_page(crowd_record(200))
    assert "Who says what" in page
    assert len(page.encode()) < 400_000


def test_nine_reports_of_few_origins_get_a_column_an_origin() -> None:
    record = crowd_record(9)
    reports = tuple(replace(r, origin=f"o{n % 3}") for n, r in enumerate(record.reports))
    page = render_page(replace(record, reports=reports))
    assert page.count("and 2 more</bdi>") == 3


def test_empty_record_gives_a_page() -> None:
    page = render_page(empty_record())
    assert "Nothing that these reports say was found to differ." in page
    assert "Nobody is quoted." in page


def test_same_record_gives_the_same_page() -> None:
    assert render_page(barge_record()) == render_page(barge_record())
