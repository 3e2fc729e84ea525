"""What one report denies in the words in which another tells it."""

from writers import Writer, compared, fold

from recension.collate import denials, told_clauses
from recension.collate.alike import stems_of
from recension.model.comparison import Comparison, Verdict
from recension.model.statement import Facet


def told(one: str, two: str, *, copied: bool = False) -> list[Comparison]:
    writers = [Writer(1, one), Writer(2, two)]
    for writer in writers:
        writer.event(writer.report.text.rstrip(".").split()[-1], "matter")
    pair = (writers[0].report.digest, writers[1].report.digest)
    return compared(fold(*writers, copied=pair if copied else None), Facet.HAPPENED)


def test_what_is_denied_in_other_words_contradicts() -> None:
    (found,) = told("The army denied that its planes had bombed the school.", "A jet bombed the school near Orrin.")
    assert found.verdict is Verdict.CONTRADICT
    assert "denied that its planes had bombed the school" in found.reason


def test_what_another_only_fears_or_denies_too_does_not() -> None:
    denial = "The army denied that its planes had bombed the school."
    assert told(denial, "Parents feared that a jet bombed the school.") == []
    assert told(denial, "No jet bombed the school.") == []
    assert told(denial, "A jet bombed the bridge.") == []
    assert told("Sulem denied an offer to sell the old mill.", "Orrin made an offer to sell the old mill.") == []
    assert told(denial, "A jet bombed the school ten years ago.") == []


def test_what_somebody_is_quoted_with_is_shown_in_his_words_alone() -> None:
    one, two = (
        Writer(1, "The army denied that the raid was plotted in Orrin."),
        Writer(2, "She said the raid was planned in Orrin."),
    )
    two.quote("the raid was planned in Orrin", two.who("She"))
    for writer in (one, two):
        writer.event("Orrin", "matter")
    (found,) = compared(fold(one, two), Facet.HAPPENED)
    assert "“the raid was planned in Orrin”" in found.reason


def test_words_are_alike_without_their_endings() -> None:
    assert stems_of("plotting on the boats") == stems_of("planned on a ship")
    assert not stems_of("he went there any time") - {"there", "ther"}


def test_a_denial_is_held_against_few_of_the_clauses(monkeypatch) -> None:
    things = ("school", "bridge", "market", "clinic", "harbour", "mill", "station", "quarry", "chapel", "depot")
    one = " ".join(f"The army denied that its planes had bombed the {thing}." for thing in things)
    two = " ".join(f"A jet bombed the {thing}." for thing in things)
    tried = []
    tells = denials._tells_it
    monkeypatch.setattr(denials, "_tells_it", lambda *given: tried.append(given) or tells(*given))
    assert len(told(one, two)) == len(things)
    assert len(tried) < 3 * len(things)


def test_of_one_deed_only_the_first_clauses_are_tried(monkeypatch) -> None:
    monkeypatch.setattr(told_clauses, "MOST_TRIED", 3)
    writer = Writer(1, " ".join(f"Raiders burned the {thing}." for thing in ("mill", "quarry", "chapel", "depot")))
    clauses = told_clauses.Clauses(
        told_clauses.Clause(None, writer.span(line), writer.span(line), stems_of(line), None)
        for line in writer.report.text.split(". ")
    )
    assert [c.span.text for c in clauses.holding(["burn"])] == writer.report.text.split(". ")[:3]
    assert clauses.rarest_first(["burn", "chapel"]) == ["chapel", "burn"]


def test_a_clause_of_which_somebody_says_no_word_is_shown_whole() -> None:
    one = Writer(1, "The army denied that its planes had bombed the school.")
    two = Writer(2, "A jet bombed the school. Nobody came out for an hour.")
    two.quote(". Nobody came out for an hour", two.who("Nobody"))
    for writer in (one, two):
        writer.event("school", "matter")
    (found,) = compared(fold(one, two), Facet.HAPPENED)
    assert "A jet bombed the school" in found.reason
