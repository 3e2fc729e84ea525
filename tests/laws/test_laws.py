"""The six laws of the record, on the real reading of the examples."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.api import Recension, ingest
from recension.ingest import report_from_text
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.record import Record
from recension.model.report import Report
from recension.pipeline import FAULT

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = (
    "At least {n} people were killed when a ferry sank off Port {name} on Tuesday, the coast guard said.",
    '"We heard a loud bang," said survivor {name} Okoro, who swam for {n} hours.',
    "Governor {name} Lindqvist denied that the vessel was overloaded.",
    "The toll rose to {n} on Wednesday; {n} others were injured.",
    "Read more: subscribe to our newsletter \u202e\u0000 <b>now</b>",
)


@pytest.fixture(scope="module")
def recension() -> Recension:
    return Recension()


@pytest.fixture(scope="module")
def embassy() -> tuple[Report, ...]:
    return ingest([EXAMPLES / "embassy"])[0]


@pytest.fixture(scope="module")
def steps(recension, embassy):
    read = [recension.read(report) for report in sorted(embassy, key=lambda r: r.digest)]
    reports, readings = zip(*read, strict=True)
    return reports, readings, recension.link(reports, readings)


def spans_of(node):
    if isinstance(node, dict):
        if {"report", "start", "end", "text"} <= node.keys():
            yield node
        for child in node.values():
            yield from spans_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from spans_of(child)


def assert_spans_true(record: Record) -> None:
    plain = json.loads(record.to_json())
    texts = {r["id"]: r["text"] for r in plain["reports"]}
    for span in spans_of(plain):
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"] != ""


def test_spans_of_the_examples_quote_what_they_say(recension, embassy):
    assert_spans_true(recension.record(embassy))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.one_of(
            st.text(max_size=80),
            st.builds(
                lambda line, n, name: line.format(n=n, name=name),
                st.sampled_from(STORY),
                st.integers(0, 9000),
                st.sampled_from(["Ana", "Élodie", "Ōta", "Müller-Ruiz"]),
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_spans_of_any_text_quote_what_they_say(recension, lines):
    text = "\n\n".join(lines)
    if text.strip():
        record = recension.record([report_from_text(text, "any.txt")])
        assert_spans_true(record)
        assert not [u.reason for u in record.not_understood if u.reason.startswith(FAULT)]


def test_record_is_the_same_in_any_process():
    command = [sys.executable, "-m", "recension", "record", str(EXAMPLES / "ferry"), "-o"]
    made = []
    for seed in ("1", "2"):
        target = Path(os.environ.get("TMPDIR", "/tmp")) / f"law-{os.getpid()}-{seed}.json"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([*command, str(target)], check=True, env=environment, capture_output=True)
        made.append(target.read_bytes())
        target.unlink()
    assert made[0] == made[1]


def test_record_depends_on_argument_order_for_report_ids_alone(recension, embassy):
    backwards = [replace(r, id=f"r{n}") for n, r in enumerate(reversed(embassy), start=1)]
    renamed = {old.id: new.id for new in backwards for old in embassy if new.digest == old.digest}
    first, second = (json.loads(recension.record(reports).to_json()) for reports in (embassy, backwards))
    assert canonical(first, renamed) == canonical(second, {})


def canonical(node, renamed):
    """The JSON with report ids replaced, and what is ordered by report id put in one order."""
    if isinstance(node, dict):
        return {key: canonical(child, renamed) for key, child in node.items()}
    if isinstance(node, list):
        return sorted((canonical(child, renamed) for child in node), key=json.dumps)
    return renamed.get(node, node) if isinstance(node, str) else node


def test_record_does_not_depend_on_the_order_of_statements(recension, steps):
    reports, readings, linked = steps
    shuffler = random.Random(3)
    shuffled = [replace(r, statements=tuple(shuffler.sample(r.statements, len(r.statements)))) for r in readings]
    assert recension.collate(reports, shuffled, linked) == recension.collate(reports, readings, linked)


def test_retracting_a_judgement_restores_the_record(recension, steps):
    reports, readings, linked = steps
    before = recension.collate(reports, readings, linked)
    machine = next(j for j in linked.judgements if j.kind is JudgementKind.ENTITY and j.verdict is Sameness.SAME)
    by_hand = replace(machine, verdict=Sameness.DIFFERENT, author="ana", made_at="2026-01-01T00:00:00Z")
    decided = recension.collate(reports, readings, replace(linked, judgements=(*linked.judgements, by_hand)))
    taken_back = replace(by_hand, retracted_at="2026-01-02T00:00:00Z")
    after = recension.collate(reports, readings, replace(linked, judgements=(*linked.judgements, taken_back)))
    assert decided.entities != before.entities
    assert replace(after, judgements=()) == replace(before, judgements=())


def test_retracting_a_judgement_on_texts_restores_the_origins(recension, steps):
    reports, readings, linked = steps
    before = recension.collate(reports, readings, linked)
    left, right = (r.digest for r in reports[:2])
    joined = Judgement(JudgementKind.TEXT, left, right, Sameness.SAME, 1.0, (), "ana", "2026-01-01T00:00:00Z")
    decided = recension.collate(reports, readings, replace(linked, judgements=(*linked.judgements, joined)))
    taken_back = replace(joined, retracted_at="2026-01-02T00:00:00Z")
    after = recension.collate(reports, readings, replace(linked, judgements=(*linked.judgements, taken_back)))
    assert len({r.origin for r in decided.reports}) == len({r.origin for r in before.reports}) - 1
    assert replace(after, judgements=()) == replace(before, judgements=())


def test_unread_language_is_kept_with_a_reason(recension):
    french = "Au moins douze personnes ont été tuées mardi lorsque le bateau a coulé, selon la police. " * 3
    record = recension.record([report_from_text(french, "fr.txt")])
    assert record.reports[0].text == french
    assert [u.reason for u in record.not_understood] == ["written in 'fr'; only English is read"]


def test_record_survives_its_own_json(recension, embassy):
    record = recension.record(embassy)
    assert Record.from_json(record.to_json()) == record


def test_fault_in_one_report_costs_that_report_alone(recension, embassy, monkeypatch):
    broken = embassy[0].text

    def find_times(report, analysis):
        if report.text == broken:
            raise ZeroDivisionError("seven by nothing")
        return ()

    monkeypatch.setattr("recension.pipeline.find_times", find_times)
    record = recension.record(embassy)
    assert len(record.reports) == len(embassy) and record.statements
    assert [u.span.report for u in record.not_understood if u.reason.startswith(FAULT)] == [embassy[0].id]


def test_two_reports_of_one_id_are_refused_in_one_line(recension):
    reports = [report_from_text("A ferry sank."), report_from_text("A ferry was lost.")]
    with pytest.raises(ValueError, match=r"ids of their own, got 'r1' 2 times"):
        recension.record(reports)
