"""Where plain sentences say that things happened: the real reading, folded into a record."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.api import Recension
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.report import DatedBy, Published

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/event_places.jsonl").read_text("utf-8").splitlines()
]
FRIDAY = Published("2022-05-13", "2022-05-13", DatedBy.METADATA)

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


@cache
def recension() -> Recension:
    return Recension()


def places_of_events(texts: list[str]) -> dict[str, str | None]:
    """The name of each event's place, by its words, as reports of Friday, 13 May 2022, tell it."""
    reports = [report_from_text(text, f"{number}.txt") for number, text in enumerate(texts, start=1)]
    record = recension().record([replace(r, id=f"r{n}", published=FRIDAY) for n, r in enumerate(reports, start=1)])
    names = {e.id: e.name for e in record.entities}
    return {m.text: names.get(e.place or "") for e in record.events for m in e.mentions}


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_an_event_is_where_the_words_put_it(case: dict[str, Any]) -> None:
    found = places_of_events(case["reports"])
    assert {word: found.get(word, "not found") for word in case["places"]} == case["places"]
