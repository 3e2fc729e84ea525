"""Accounts that a report itself calls contrary."""

import pytest
from writers import Writer, compared, fold

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
