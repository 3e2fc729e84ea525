import io
import json
import os
from pathlib import Path

import pytest

from recension.ingest import Ingested, read_reports, report_from_text
from recension.ingest.files import MAX_FILE_BYTES

STORY = "Nine people died when a ferry sank off Port Elder on Sunday, the harbour office said."
ARTICLE = {
    "title": "Ferry sinks",
    "text": STORY,
    "date_publish": "2019-03-03 00:00:00",
    "source_domain": "www.harbour-post.example",
    "url": "http://www.harbour-post.example/1",
    "authors": ["Ada Moss", "Min Read"],
    "description": None,
    "language": "en",
}


def warnings(found: Ingested) -> list[str]:
    return [str(w) for w in found.warnings]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_is_a_report_untouched(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"{STORY}\r\n\r\n It went on. \n")
    report = read_reports([path]).reports[0]
    assert (report.id, report.file, report.text) == ("r1", str(path), f"{STORY}\r\n\r\n It went on. \n")


def test_news_please_article_gives_text_verbatim_and_metadata(tmp_path: Path) -> None:
    report = read_reports([write(tmp_path, "a.json", json.dumps(ARTICLE))]).reports[0]
    assert report.text == STORY
    assert (report.title, report.outlet, report.byline) == ("Ferry sinks", "harbour-post.example", "Ada Moss")
    assert report.published is not None
    assert (report.published.start, report.published.how.value) == ("2019-03-03", "metadata")


@pytest.mark.parametrize(
    ("stated", "start"),
    [
        ("2019-03-03T18:05:00", "2019-03-03T18:05:00"),
        ("2019-03-03T18:05:00Z", "2019-03-03T18:05:00+00:00"),
        ("Sun, 03 Mar 2019 18:05:00 +0100", "2019-03-03T18:05:00+01:00"),
        ("2019-03-03, in the evening", "2019-03-03"),
    ],
)
def test_date_of_the_metadata_is_read(tmp_path: Path, stated: str, start: str) -> None:
    report = read_reports([write(tmp_path, "a.json", json.dumps(ARTICLE | {"date_publish": stated}))]).reports[0]
    assert report.published is not None and report.published.start == start


def test_date_that_is_none_costs_only_itself(tmp_path: Path) -> None:
    found = read_reports([write(tmp_path, "a.json", json.dumps(ARTICLE | {"date_publish": "soon"}))])
    assert found.reports[0].published is None
    assert "date_publish is no date" in warnings(found)[0]


@pytest.mark.parametrize("stated", ["0001-01-01 00:00:00", "9999-12-31 23:59:59"])
def test_date_that_stands_for_none_is_none(tmp_path: Path, stated: str) -> None:
    report = read_reports([write(tmp_path, "a.json", json.dumps(ARTICLE | {"date_publish": stated}))]).reports[0]
    assert report.published is None


def test_maintext_stands_in_for_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"maintext": STORY, "text": None}))
    assert read_reports([path]).reports[0].text == STORY


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json"])
def test_lines_of_articles_are_reports(tmp_path: Path, name: str) -> None:
    lines = [json.dumps(ARTICLE), "", "{broken", json.dumps(ARTICLE | {"text": "Fifteen died."})]
    found = read_reports([write(tmp_path, name, "\n".join(lines))])
    assert [r.file.rsplit(":", 1)[1] for r in found.reports] == ["1", "4"]
    assert len(found.warnings) == 1 and ":3: expected JSON, got broken JSON" in warnings(found)[0]


def test_array_of_articles_is_reports(tmp_path: Path) -> None:
    found = read_reports([write(tmp_path, "a.json", json.dumps([ARTICLE, 7, ARTICLE | {"text": "Fifteen died."}]))])
    assert [r.text for r in found.reports] == [STORY, "Fifteen died."]
    assert "got int" in warnings(found)[0]


def test_article_is_the_same_in_json_and_in_json_lines(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.json", json.dumps(ARTICLE, indent=2)), write(tmp_path, "b.jsonl", json.dumps(ARTICLE))]
    found = read_reports(paths)
    assert len(found.reports) == 1 and "the same report as" in warnings(found)[0]


def test_folder_is_read_in_order_and_what_is_no_report_is_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c.png", "gold.toml", "README.md"):
        write(tmp_path, name, f"{STORY} {name}")
    write(tmp_path, "record.json", '{"format": "recension.record/1"}')
    write(tmp_path, "other.json", '{"format": "recension.record/1", "reports": []}')
    found = read_reports([tmp_path])
    assert [Path(r.file).name for r in found.reports] == ["a.txt", "2.txt"]
    assert not found.warnings


def test_folder_with_a_pipe_is_read_without_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    os.mkfifo(tmp_path / "b.txt")
    found = read_reports([tmp_path])
    assert [Path(r.file).name for r in found.reports] == ["a.txt"]
    assert [w.split("/")[-1] for w in warnings(found)] == [
        "b.txt: a pipe or socket; give it by its own name to have it read"
    ]


@pytest.mark.parametrize("content", [STORY, json.dumps(ARTICLE), f"<html><body><article><p>{STORY}</p></article>"])
def test_standard_input_is_read_in_any_form(content: str) -> None:
    found = read_reports(["-"], io.BytesIO(content.encode()))
    assert STORY in found.reports[0].text and found.reports[0].file == "-"


def test_report_given_twice_is_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    found = read_reports([path, path, write(tmp_path, "b.txt", STORY + "\n")])
    assert len(found.reports) == 1
    assert len(found.warnings) == 2 and all("it counts once" in w for w in warnings(found))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "got an empty file"),
        ("a.txt", b"\n \t\n", "empty file"),
        ("a.txt", b"\xef\xbb\xbf", "white space only"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", b"PK\x03\x04....", "zip archive"),
        ("a.txt", b"1234 5678", "no letters"),
        ("a.html", b"<html><head><title>x</title></head><body><nav>Home</nav></body></html>", "got none"),
        ("a.html", b"<![if <<<>>> &&&", "got none"),
        ("a.json", b'{"title": "x"}', 'a string "text"'),
        ("a.json", b'{"text": ["x"]}', 'a string "text"'),
        ("a.json", b'{"text": "  "}', 'empty "text"'),
        ("a.json", b'{"text": "x"', "broken JSON at line 1"),
        ("a.json", b"[]", "an empty array"),
        ("a.json", b"7", "got int"),
        ("a.json", b"[" * 100_000, "broken JSON|nested too deep"),
        ("a.json", b'{"format": "recension.record/1"}', "got a record"),
        ("missing.txt", None, "nothing of that name"),
        ("nul\0l.txt", None, "cannot be opened|nothing of that name"),
        ("folder", None, "got none in it"),
    ],
)
def test_bad_file_costs_itself_alone_and_says_so(tmp_path: Path, name: str, content: bytes | None, told: str) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        write(tmp_path, name, content)
    found = read_reports([tmp_path / name, write(tmp_path, "good.txt", STORY)])
    assert [r.text for r in found.reports] == [STORY]
    assert len(found.warnings) == 1
    message = warnings(found)[0]
    assert any(part in message for part in told.split("|")), message
    assert "\n" not in message and ";" in message


def test_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as opened:
        opened.truncate(MAX_FILE_BYTES + 1)
    assert "at most 20 MB" in warnings(read_reports([path]))[0]


def test_long_text_is_refused(tmp_path: Path) -> None:
    found = read_reports([write(tmp_path, "a.txt", "ferry " * 200_000)])
    assert not found.reports and "at most 1,000,000 characters" in warnings(found)[0]


def test_line_of_two_hundred_thousand_characters_is_a_report(tmp_path: Path) -> None:
    assert len(read_reports([write(tmp_path, "a.txt", "ferry " * 33_334)]).reports) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open anything")
def test_file_that_may_not_be_opened_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    path.chmod(0)
    assert "Permission denied" in warnings(read_reports([path]))[0]


def test_standard_input_that_is_not_there_says_so() -> None:
    assert "got no standard input" in warnings(read_reports(["-"]))[0]


def test_mojibake_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    found = read_reports([write(tmp_path, "a.txt", "The cafÃ© on the quay was closed, said Ã…sa Moss.")])
    assert "cafÃ©" in found.reports[0].text
    assert "decoded twice" in warnings(found)[0] and found.reports[0].warnings


def test_lone_surrogate_in_an_article_is_mended(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text": "A ferry \\ud800 sank.", "title": "\\udfff"}')
    report = read_reports([path]).reports[0]
    assert report.text == "A ferry \ufffd sank."
    report.text.encode()


def test_report_from_text_has_the_digest_of_the_file(tmp_path: Path) -> None:
    assert read_reports([write(tmp_path, "a.txt", STORY)]).reports[0].digest == report_from_text(STORY).digest
