"""How plain sentences say that events hang together: the real reading."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.encoder import Encoder
from recension.model.reading import EventMention
from recension.model.report import Report
from recension.pipeline import read_report
from recension.text.annotate import annotate

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases/links.jsonl").read_text("utf-8").splitlines()]


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def find(text: str) -> dict[str, EventMention]:
    report = Report("r1", hashlib.sha256(text.encode()).hexdigest(), "case.txt", text)
    return {e.trigger.text: e for e in read_report(annotate(report), encoder()).events}


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_sentences_tell_what_hangs_together(case: dict[str, Any]) -> None:
    events = find(case["text"])
    source, target = events[case["source"]], events.get(case["target"])
    told = [link.relation.value for link in source.links if target and link.event == target.id]
    assert told == ([case["relation"]] if case["relation"] else [])
