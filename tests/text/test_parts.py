import json
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.ingest import report_from_text
from recension.model.report import PartKind
from recension.text.annotate import annotate
from recension.text.furniture import Cue, Line, find_kind, load_cues
from recension.text.openings import find_dateline, is_byline
from recension.text.parts import find_parts

CASES = Path(__file__).parents[1] / "cases" / "parts.jsonl"
STORY = "The ferry left the quay at dusk on Sunday.\n\nNobody had counted the people on board, the harbour master said."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind.value, text[p.start : p.end]) for p in find_parts(text, title)]


def cases() -> list[object]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    weak = pytest.mark.xfail(strict=True)
    return [pytest.param(r, id=r["comment"], marks=[weak] if r.get("expect") == "fail" else []) for r in rows]


@pytest.mark.parametrize("row", cases())
def test_paragraph_within_a_story_gets_its_kind(row: dict[str, str]) -> None:
    text = f"{STORY}\n\nA coastguard boat reached the place within the hour.\n\n{row['text']}\n\nThe search went on."
    if row.get("where") == "first":
        text = f"{row['text']}\n\n{STORY}"
    if row.get("where") == "last":
        text = f"{STORY}\n\n{row['text']}"
    at = text.index(row["find"])
    found = next(p for p in find_parts(text) if p.start <= at < p.end)
    assert found.kind.value == row["label"]


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.example[:40])
def test_cue_matches_its_own_example(cue: Cue) -> None:
    assert cue.matches(Line(cue.example, cue.tail))
    assert find_kind(cue.example, late=cue.tail) is cue.kind


def test_headline_that_repeats_the_title_is_one() -> None:
    found = kinds(f"Ferry sinks: nine dead\n\n{STORY}", "Ferry sinks, nine dead")
    assert found[0] == ("headline", "Ferry sinks: nine dead")


def test_whose_and_where_a_writer_is_stands_below_the_byline() -> None:
    assert kinds(f"By Ada Moss\nBBC News, Norrby\n\n{STORY}")[1] == ("byline", "BBC News, Norrby")
    assert kinds(f"BBC News, Norrby\n\n{STORY}")[0][0] != "byline"


def test_neighbouring_paragraphs_of_body_are_one_part() -> None:
    assert kinds(STORY) == [("body", STORY)]


def test_bullets_under_highlights_are_boilerplate() -> None:
    text = f"Story highlights Two boats put out within minutes\nThe captain is in custody\n{STORY}"
    assert [k for k, _ in kinds(text)] == ["boilerplate", "boilerplate", "body"]


def test_dateline_is_parted_from_the_body() -> None:
    found = kinds(f"PORT ELDER, Norrland (AP) — {STORY}")
    assert found == [("dateline", "PORT ELDER, Norrland (AP) —"), ("body", STORY)]


def test_credits_at_the_end_are_parted_from_the_body() -> None:
    found = kinds(f"{STORY} (Reporting by Ada Moss; Editing by Ben Hale)")
    assert found == [("body", STORY), ("byline", "(Reporting by Ada Moss; Editing by Ben Hale)")]


def test_pull_quote_without_a_stop_is_a_caption() -> None:
    pulled = "We swam until we could not feel our hands Ada Moss"
    text = f"{STORY}\n\n{pulled}\n\nMs Moss said that we swam until we could not feel our hands.\n\nShe is 34 now."
    assert ("caption", pulled) in kinds(text)


FERRY = (
    "The ferry left the quay at dusk on Sunday with forty passengers, most of them families on their way home. "
    "Rescuers searched the harbour until morning and found six survivors on a raft, the harbour master said. "
)


def test_link_to_another_story_is_boilerplate() -> None:
    link = "Jealous baker strangled sister over stolen recipe"
    text = "\n".join([FERRY * 3, link, FERRY, "The search went on."])
    assert ("boilerplate", link) in kinds(text)


@pytest.mark.parametrize("row", ["Olga Brunn, 34, teacher of music", "Rescuers searched among passengers of the ferry"])
def test_row_of_victims_and_caption_are_no_link(row: str) -> None:
    text = "\n".join([FERRY * 3, row, FERRY, "The search went on."])
    assert ("boilerplate", row) not in kinds(text)


def test_name_alone_over_the_story_is_a_caption_where_the_title_is_known() -> None:
    assert kinds(f"Ada Brenna Moss\n\n{STORY}", "Ferry sinks, nine dead")[0] == ("caption", "Ada Brenna Moss")


def test_captions_among_the_story_are_told_by_their_missing_stop() -> None:
    caption = "A large team of divers and firemen have been sent to the harbour by the town"
    text = "\n".join(
        [FERRY, caption, "Relatives of the crew wait for news beside the old lighthouse at the quay", FERRY, FERRY]
    )
    assert ("caption", caption) in kinds(text)


REST = "\n".join(["The ferry left the quay at dusk on Sunday.", *["The search went on, a diver said."] * 4])


@pytest.mark.parametrize("stamp", ["Published On 20 Oct 2022", "By Ada Moss", "Tuesday 4 June 2030 08:15, UK"])
def test_deck_between_headline_and_stamp_is_a_headline(stamp: str) -> None:
    deck = "Divers look for the crew, as families ask who let the ferry sail."
    assert ("headline", deck) in kinds(f"{deck}\n{stamp}\n{REST}", "Ferry sinks with forty aboard")


def test_first_sentence_before_the_date_stays_the_story() -> None:
    lead = "A ferry sank off Norrby on Sunday with forty aboard, the coastguard said."
    assert ("body", lead) in kinds(f"{lead}\nPublished On 20 Oct 2022\n{REST}", "Forty lost at sea")


def test_question_over_a_section_is_a_headline() -> None:
    assert ("headline", "What happened to the ferry?") in kinds(f"{REST}\nWhat happened to the ferry?\n{REST}")


@pytest.mark.parametrize(
    "asked", ["“Who let it sail?”", "But who, they ask, let it sail?", "Who let it sail? Nobody knows."]
)
def test_question_of_the_story_stays_body(asked: str) -> None:
    assert asked in next(text for kind, text in kinds(f"{REST}\n{asked}\n{REST}") if kind == "body")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LONDON — At least two died.", "LONDON —"),
        ("PORT ELDER, March 3 (Xinhua) -- Two died.", "PORT ELDER, March 3 (Xinhua) --"),
        ("(CNN) Two people died.", "(CNN)"),
        ("NORRBY: Two people died.", "NORRBY:"),
        ("Norrby (AFP) - Two people died.", "Norrby (AFP) -"),
        ("BREAKING - Two people died.", ""),
        ("Ada Moss (pictured) - a diver - found them.", ""),
        ("The minister — a former captain — resigned.", ""),
        ("NATO said on Monday — and repeated later — that it knew.", ""),
        ("US officials (and others) said so.", ""),
    ],
)
def test_dateline_is_found(text: str, dateline: str) -> None:
    assert text[: find_dateline(text)] == dateline


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("By Ada Moss", True),
        ("By ADA MOSS and BEN HALE, Harbour Post", True),
        ("By: Associated Press", True),
        ("By Monday the search was over.", False),
        ("By nightfall nine were dead", False),
    ],
)
def test_byline_is_told_from_a_sentence(text: str, is_one: bool) -> None:
    assert is_byline(text) is is_one


@given(st.text(alphabet=st.sampled_from('aB c.\n"”“(),—-/1|:REUTRS@\u2028\r'), max_size=300))
def test_parts_tile_text_of_awkward_characters(text: str) -> None:
    assert_tiled(text)


@given(st.text(), st.text() | st.none())
def test_annotating_any_text_never_fails_and_tiles_it(text: str, title: str | None) -> None:
    assert_tiled(text, title)
    report = annotate(report_from_text(text))
    assert report.text == text
    assert all(0 <= f.start < f.end <= len(text) for f in report.flaws)


def assert_tiled(text: str, title: str | None = None) -> None:
    at = 0
    for part in find_parts(text, title):
        assert at <= part.start < part.end <= len(text)
        assert not text[at : part.start].strip()
        assert text[part.start : part.end].strip() == text[part.start : part.end]
        at = part.end
    assert not text[at:].strip()


def test_line_of_two_hundred_thousand_characters_is_annotated() -> None:
    text = "Nine people died when a ferry sank on Sunday, officials said. " * 3300
    report = annotate(report_from_text(text))
    assert [p.kind for p in report.parts] == [PartKind.BODY]


@pytest.mark.parametrize("unit", ["x", '."A”“ ', "(AP) ", "Abcd-", "'' ", "follow facebook "])
def test_hostile_line_is_annotated_in_linear_time(unit: str) -> None:
    # Each took minutes, or would, with a pattern that searches a word again from each of its letters.
    started = perf_counter()
    annotate(report_from_text(unit * (100_000 // len(unit))))
    assert perf_counter() - started < 10
