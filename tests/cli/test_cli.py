"""The commands: what they write, what they say of bad input, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from recension.cli import main

FERRY = Path(__file__).parents[2] / "examples" / "ferry"
STORY = (
    "Ferry sinks off Port Halden\n\nAt least nine people were killed when a ferry sank off Port Halden on Tuesday, "
    "the coast guard said.\n\nGovernor Ines Okafor called it a disaster.\n"
)


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_record_writes_json_that_its_schema_allows(tmp_path):
    target = tmp_path / "ferry.json"
    assert run("record", FERRY, "-o", target).exit_code == 0
    jsonschema.validate(json.loads(target.read_text()), json.loads(run("schema").stdout))


def test_record_writes_a_page(tmp_path):
    target = tmp_path / "ferry.html"
    assert run("record", FERRY, "-o", target).exit_code == 0
    assert target.read_text().startswith("<!doctype html>")


def test_record_prints_a_digest_without_colour_in_a_pipe(story):
    result = run("record", story)
    assert result.exit_code == 0
    assert "Where they differ" in result.stdout and "\x1b" not in result.stdout


def test_record_reads_standard_input():
    result = run("record", "-", stdin=STORY)
    assert result.exit_code == 0 and "Port Halden" in result.stdout


def test_read_shows_a_statement_with_its_words(story):
    result = run("read", story)
    assert result.exit_code == 0
    assert "killed" in result.stdout and "nine people" in result.stdout


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "broken.json": b'{"text": "half',
    "textless.json": b'{"title": "no text here"}',
    "empty.html": b"<html><head><title>x</title></head><body></body></html>",
    "broken.jsonl": b'{"text": \n{"nothing": 1}\n',
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_report_alone_is_one_clear_line_and_exit_2(tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name])
    result = run("record", tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr and "Traceback" not in result.output
    assert all(line.startswith("recension: ") for line in result.stderr.splitlines())


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_report_beside_a_good_one_is_a_warning(tmp_path, story, name):
    (tmp_path / name).write_bytes(BAD[name])
    result = run("record", tmp_path / name, story, "-o", tmp_path / "out.json")
    assert result.exit_code == 0
    assert name in result.stderr
    assert len(json.loads((tmp_path / "out.json").read_text())["reports"]) == 1


def test_same_report_twice_is_one(tmp_path, story):
    result = run("record", story, story, "-o", tmp_path / "out.json")
    assert result.exit_code == 0
    assert len(json.loads((tmp_path / "out.json").read_text())["reports"]) == 1


def test_missing_file_is_named(tmp_path):
    result = run("record", tmp_path / "nowhere.txt")
    assert result.exit_code == 2 and "nowhere.txt" in result.stderr


def test_folder_with_nothing_readable_is_exit_2(tmp_path):
    assert run("record", tmp_path).exit_code == 2


@pytest.mark.parametrize("target", ["out.txt", "nowhere/out.json"])
def test_output_that_cannot_be_is_refused_before_any_work(story, tmp_path, target):
    result = run("record", story, "-o", tmp_path / target)
    assert result.exit_code == 2 and target.split("/")[0] in result.stderr


def test_report_of_one_very_long_line_is_read(tmp_path):
    line = "At least nine people were killed when a ferry sank off Port Halden on Tuesday. " * 2500
    (tmp_path / "long.txt").write_text(line, encoding="utf-8")
    assert run("record", tmp_path / "long.txt", "-o", tmp_path / "out.json").exit_code == 0


def test_control_characters_never_reach_the_terminal(tmp_path):
    (tmp_path / "sly.txt").write_text("Bomb kills \x1b[31mtwo\x07 people\n\n" + STORY, encoding="utf-8")
    assert "\x1b" not in run("record", tmp_path / "sly.txt").stdout


def test_help_does_not_load_the_model():
    seen = "import sys; from recension.cli import main; main(['-h'], standalone_mode=False); print(sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout
    assert not {"'onnxruntime'", "'trafilatura'", "'numpy'"} & set(modules.replace("[", " ").replace(",", " ").split())


def test_decision_by_hand_parts_what_was_joined_and_is_undone(tmp_path):
    target, decisions = tmp_path / "ferry.json", tmp_path / "mine.json"
    run("record", FERRY, "-o", target)
    before = json.loads(target.read_text())
    machine = next(j for j in before["judgements"] if j["kind"] == "entity" and j["verdict"] == "same")
    decisions.write_text(json.dumps([machine | {"verdict": "different", "author": "ana"}]))
    assert run("record", FERRY, "-o", target, "--decisions", decisions).exit_code == 0
    assert json.loads(target.read_text())["entities"] != before["entities"]
    decisions.write_text("[]")
    run("record", FERRY, "-o", target, "--decisions", decisions)
    assert json.loads(target.read_text()) == before


ON_ITSELF = {
    "kind": "text",
    "left": "d1",
    "right": "d1",
    "verdict": "same",
    "score": 1.0,
    "reasons": [],
    "author": "ana",
    "made_at": None,
    "retracted_at": None,
}


@pytest.mark.parametrize(
    "text", ["{}", "[1]", '[{"kind": "entity"}]', "no json", '[{"kind": "x"}]', json.dumps([ON_ITSELF])]
)
def test_decisions_that_are_none_are_one_clear_line(story, tmp_path, text):
    (tmp_path / "bad.json").write_text(text)
    result = run("record", story, "--decisions", tmp_path / "bad.json")
    assert result.exit_code == 2 and "bad.json" in result.stderr and "Traceback" not in result.output


def test_stories_parts_a_pile_and_records_each(tmp_path):
    result = run("stories", FERRY, FERRY.parent / "embassy", "-o", tmp_path / "out", "--form", "json")
    assert result.exit_code == 0
    sizes = [len(json.loads(p.read_text())["reports"]) for p in sorted((tmp_path / "out").glob("*.json"))]
    assert sorted(sizes) == [4, 5]


def test_lineage_names_the_copied_pair():
    result = run("lineage", FERRY)
    assert result.exit_code == 0
    assert "2-ansel-gazette.json" in result.stdout and "3-coast-weekly.txt" in result.stdout
