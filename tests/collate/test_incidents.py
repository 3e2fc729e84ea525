"""What a careful reader compares in small piles of reports, from their text to the verdict."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.api import Recension
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.comparison import Comparison
from recension.model.record import Record
from recension.model.report import DatedBy, Published
from recension.model.values import Quantity

CASES = Path(__file__).parents[1] / "cases" / "incidents.jsonl"
INCIDENTS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)


@cache
def recension() -> Recension:
    return Recension()


def record_of(reports: list[list[str]]) -> Record:
    dated = []
    for number, (day, text) in enumerate(reports, start=1):
        report = report_from_text(text, f"{number}.txt")
        dated.append(replace(report, id=f"r{number}", published=Published(day, day, DatedBy.METADATA)))
    return recension().record(dated)


def compared_at(record: Record, report: int, facet: str, quote: str) -> set[str]:
    """The comparisons that hold a figure of the facet which stands in those words of the report."""
    text = next(r.text for r in record.reports if r.id == f"r{report}")
    start = text.index(quote)
    told = {
        s.id
        for s in record.statements
        if s.span.report == f"r{report}" and s.facet.value == facet and isinstance(s.value, Quantity)
        if s.span.start < start + len(quote) and start < s.span.end
    }
    return {c.id for c in record.comparisons if told & statements_of(c)}


def statements_of(comparison: Comparison) -> set[str]:
    return {s for version in comparison.values for s in version.statements}


@pytest.mark.parametrize("incident", [pytest.param(i, id=i["comment"]) for i in INCIDENTS])
def test_figures_of_one_fact_stand_in_one_comparison_with_its_verdict(incident: dict[str, Any]) -> None:
    record = record_of(incident["reports"])
    verdicts = {c.id: c.verdict.value for c in record.comparisons}
    missed = []
    for facet, verdict, quotes in incident["want"]:
        held = [compared_at(record, n, facet, quote) for n, quote in enumerate(quotes, start=1) if quote]
        if verdict not in {verdicts[c] for c in set.intersection(*held)}:
            missed.append((facet, verdict, quotes))
    assert not missed
