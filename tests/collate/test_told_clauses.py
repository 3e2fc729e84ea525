"""Which clauses hold a word, and which words every other clause holds."""

from writers import Writer

from recension.collate.told_clauses import FEWEST_OF_STORY, Clause, Clauses
from recension.model.report import Report


def test_what_every_other_clause_tells_is_the_story() -> None:
    report: Report = Writer(1, "Police shot a man.").report
    span = report.span(0, 11)
    shot = [Clause(None, span, span, frozenset({"shoot"}), None) for _ in range(FEWEST_OF_STORY)]  # type: ignore[arg-type]
    rare = Clause(None, span, span, frozenset({"mortar"}), None)  # type: ignore[arg-type]
    clauses = Clauses([*shot, rare])
    assert (clauses.is_of_story("shoot"), clauses.is_of_story("mortar")) == (True, False)
