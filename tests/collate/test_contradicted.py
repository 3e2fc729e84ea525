"""Accounts that a report itself calls contrary."""

import pytest
from writers import Writer, compared, fold

from recension.collate import contradicted, told_clauses
from recension.model.comparison import Comparison, Verdict
from recension.model.statement import Facet


def contrary(*texts: str) -> list[Comparison]:
    writers = [Writer(number, text) for number, text in enumerate(texts, start=1)]
    for writer in writers:
        writer.event("stopped" if "stopped" in writer.report.text else "burned", "stop")
    return [c for c in compared(fold(*writers), Facet.HAPPENED) if "as the report says" in c.reason]


@pytest.mark.parametrize(
    "text",
    [
        "Orrin insisted that the pump had stopped. That contradicts claims that ...",
        "Orrin insisted that the pump had stopped. That contradicts reports that .",
        ", contradicting the owner, who told reporters that the pump had stopped.",
    ],
)
def test_what_is_cut_short_is_contrary_to_nothing(text: str) -> None:
    assert contrary(text) == []


@pytest.mark.parametrize(
    "cue", ["That flatly contradicts", "But this claim contradicts", "His version flatly contradicts"]
)
def test_what_was_said_last_is_pointed_at_in_few_ways(cue: str) -> None:
    (found,) = contrary(f"Orrin insisted that the pump had stopped. {cue} Sulem, who said that it ran all night.")
    assert found.verdict is Verdict.DIFFER
    assert "the pump had stopped" in found.reason
    assert "“it ran all night”" in found.reason


def test_a_rule_that_conflicts_with_another_is_no_account() -> None:
    rule = "This law conflicts with that of Sulem, which said that ferries need two crews."
    assert contrary(f"Orrin insisted that the ferry had stopped. {rule}") == []


def test_what_is_contradicted_is_held_against_few_of_the_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    things = ("harbour pump", "mill wheel", "quarry lift", "chapel bell", "depot crane", "ferry horn")
    cues = (f"Orrin insisted that it stopped. That contradicts claims that the {t} burned at dawn." for t in things)
    told = " ".join(f"The {t} burned at dawn." for t in things)
    tried = []
    tells = contradicted._is_retold
    monkeypatch.setattr(contradicted, "_is_retold", lambda *given: tried.append(given) or tells(*given))
    found = contrary(" ".join(cues), told)
    assert [{r for v in c.values for r in v.reports} for c in found] == [{"r1", "r2"}] * len(things)
    assert len(tried) < 3 * len(things)


def test_what_every_report_tells_is_shown_of_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_clauses, "MOST_TRIED", 5)
    again = [f"The old harbour pump burned at dawn, {name} said." for name in "abcdefghi"]
    (found,) = contrary(
        "Orrin said it stopped. Rain fell, contradicting claims that the harbour pump burned at dawn.", *again
    )
    assert sum(len(v.statements) for v in found.values) == 5
