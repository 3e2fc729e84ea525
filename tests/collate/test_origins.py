"""Judgements on texts: what a person decides of two reports changes how many origins there are."""

from dataclasses import replace

from recension.collate.origins import fold_lineage, fold_origins
from recension.model.comparison import Lineage, LineageKind
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.report import Report

REPORTS = [Report(f"r{n}", f"digest{n}", f"{n}.txt", "A ferry sank.") for n in (1, 2, 3)]
LINE = Lineage(("r1", "r2"), LineageKind.COPY, 0.9, "r1", (), "nine tenths stand in the other")
FOUND = Judgement(JudgementKind.TEXT, "digest1", "digest2", Sameness.SAME, 0.9, (LINE.reason,))


def by_hand(left: int, right: int, verdict: Sameness) -> Judgement:
    return Judgement(JudgementKind.TEXT, f"digest{left}", f"digest{right}", verdict, 1.0, ("I rang them",), "ana")


def test_a_copy_shares_its_origin() -> None:
    assert fold_origins(REPORTS, [FOUND]) == {"r1": "o1", "r2": "o1", "r3": "o2"}


def test_a_person_parts_two_texts() -> None:
    decided = [FOUND, by_hand(2, 1, Sameness.DIFFERENT)]
    assert fold_origins(REPORTS, decided) == {"r1": "o1", "r2": "o2", "r3": "o3"}
    (line,) = fold_lineage([LINE], REPORTS, decided)
    assert (line.kind, line.source) == (LineageKind.SHARED, None)
    assert line.reason == "ana judged that neither was taken from the other; I rang them"


def test_a_person_joins_two_texts() -> None:
    decided = [FOUND, by_hand(3, 2, Sameness.SAME)]
    assert set(fold_origins(REPORTS, decided).values()) == {"o1"}
    lines = fold_lineage([LINE], REPORTS, decided)
    assert [(line.reports, line.kind) for line in lines[1:]] == [(("r2", "r3"), LineageKind.REWRITE)]


def test_a_retracted_decision_counts_for_nothing() -> None:
    retracted = replace(by_hand(1, 2, Sameness.DIFFERENT), retracted_at="2026-01-02T00:00:00Z")
    assert fold_origins(REPORTS, [FOUND, retracted]) == fold_origins(REPORTS, [FOUND])
    assert fold_lineage([LINE], REPORTS, [FOUND, retracted]) == (LINE,)


def test_a_decision_on_reports_that_are_not_there_changes_nothing() -> None:
    decided = [FOUND, by_hand(1, 9, Sameness.SAME)]
    assert fold_lineage([LINE], REPORTS, decided) == (LINE,)


def test_a_decision_on_one_text_and_itself_changes_nothing() -> None:
    decided = [FOUND, by_hand(1, 1, Sameness.SAME)]
    assert fold_lineage([LINE], REPORTS, decided) == (LINE,)
