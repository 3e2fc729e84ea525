"""Which words of plain sentences tell of a happening, of what kind, by whom, and whether: the real reading."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.encoder import Encoder
from recension.model.event import Role
from recension.model.reading import EventMention
from recension.model.report import Report
from recension.pipeline import read_report
from recension.text.annotate import annotate

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases/happenings.jsonl").read_text("utf-8").splitlines()
]


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def find(case: dict[str, Any]) -> EventMention | None:
    text = case["text"]
    report = Report("r1", hashlib.sha256(text.encode()).hexdigest(), "case.txt", text)
    events = read_report(annotate(report), encoder()).events
    return next((e for e in events if e.trigger.text == case["word"]), None)


def actors(event: EventMention) -> list[str]:
    return [a.span.text for a in event.arguments if a.role is Role.ACTOR]


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_words_tell_what_happened(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    event = find(case)
    assert (event is None) == case.get("absent", False)
    if event is None:
        return
    if "plover" in case:
        assert event.plover.event == case["plover"]
    if "kind" in case:
        assert event.kind == case["kind"]
    if "actor" in case:
        assert actors(event) == case["actor"]
    if "recipient" in case:
        assert [a.span.text for a in event.arguments if a.role is Role.RECIPIENT] == case["recipient"]
    if "status" in case:
        assert event.status == case["status"]
