"""Short reports of one incident: what cannot both be so, and what only looks like it; by the real reading."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recension.api import Recension
from recension.ingest import report_from_text
from recension.model.statement import Statement

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases/quarrels.jsonl").read_text("utf-8").splitlines()
]


@cache
def recension() -> Recension:
    return Recension()


def find_sides(texts: list[str]) -> list[list[Statement]]:
    """The statements of every comparison that a clash made."""
    reports = [report_from_text(text, f"{number}.txt", number) for number, text in enumerate(texts, start=1)]
    record = recension().record(reports)
    statements = {s.id: s for s in record.statements}
    compared = [[statements[s] for v in c.values for s in v.statements] for c in record.comparisons]
    return [sides for sides in compared if any(s.method == "clash" for s in sides)]


def do_touch(words: str, sides: list[Statement], texts: list[str]) -> bool:
    for s in sides:
        text = texts[int(s.report[1:]) - 1]
        at = text.find(words)
        if at >= 0 and s.span.start < at + len(words) and at < s.span.end:
            return True
    return False


@pytest.mark.parametrize("case", CASES, ids=[c["comment"] for c in CASES])
def test_reports_quarrel(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    texts, found = case["reports"], find_sides(case["reports"])
    if "a" not in case:
        assert found == []
        return
    assert any(do_touch(case["a"], sides, texts) and do_touch(case["b"], sides, texts) for sides in found)
    assert "without" not in case or not any(do_touch(case["without"], sides, texts) for sides in found)
