"""When plain sentences say that things happened: the real reading, on the calendar."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.encoder import Encoder
from recension.link.calendar import resolve_times
from recension.link.dates import date_reports
from recension.link.eventdates import date_events
from recension.model.report import DatedBy, Published, Report
from recension.pipeline import read_report
from recension.text.annotate import annotate

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases/event_days.jsonl").read_text("utf-8").splitlines()
]
FRIDAY = Published("2022-05-13", "2022-05-13", DatedBy.METADATA)


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def days_of_events(text: str) -> dict[str, str | None]:
    """The day of each event, by its word, as a report of Friday, 13 May 2022, tells it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = annotate(Report("r1", digest, "case.txt", text, published=FRIDAY))
    reading = read_report(report, encoder())
    published = date_reports([report], [reading])
    whens = date_events([report], [reading], published, resolve_times([report], [reading], published))
    starts = ((e.trigger.text, whens[e.id].start if e.id in whens else None) for e in reading.events)
    return {word: start[:10] if start else None for word, start in starts}


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_sentences_tell_when_it_happened(case: dict[str, Any]) -> None:
    found = days_of_events(case["text"])
    assert {word: found.get(word) for word in case["days"]} == case["days"]
