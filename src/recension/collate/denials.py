"""What somebody denies in one report and another report tells: "denied that its planes hit the school"."""

import re
from collections.abc import Iterator, Sequence

from recension.model.comparison import Verdict
from recension.model.quotation import Quotation
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .replies import Denial, find_denials
from .rivals import Clash, Side
from .sayings import Told

# So many of the words that are denied another report says too, and no fewer than so many.
LEAST_SHARE, LEAST_COMMON = 0.66, 3
# Names alone are no statement: so many of the words are no names.
LEAST_PLAIN = 2
NAME = re.compile(r"\b[A-Z][\w'’.-]*")
MOST_TOLD = 4


def find_denied_and_told(
    reports: Sequence[Told], quotations: Sequence[Quotation], material: Material
) -> Iterator[Clash]:
    """Every denial that repeats what it denies, beside what other origins tell in nearly the same words."""
    clauses = [(t, c, stems_of(c.text)) for t in reports for s in t.sentences for c in clauses_of(s, t)]
    for told in reports:
        for denial in find_denials(told, quotations):
            content = denial.content.partition(", ")[0]
            denied, plain = stems_of(content), stems_of(NAME.sub("", content))
            rivals = [
                (other, clause)
                for other, clause, stems in clauses
                if len(denied & stems) >= max(LEAST_COMMON, LEAST_SHARE * len(denied))
                and len(plain & stems) >= LEAST_PLAIN
                and _may_clash(denial, told, clause, other, material)
            ]
            about = material.event_at(denial.span)
            if rivals and about:
                yield _clash(denial, rivals[:MOST_TOLD], about)


def _may_clash(denial: Denial, told: Told, clause: Span, other: Told, material: Material) -> bool:
    """From another origin, told as so by somebody else, and of the story's own time."""
    if material.origin(told.report.id) == material.origin(other.report.id) or not is_answer(clause.text):
        return False
    saying = other.saying_in(clause)
    own = saying is not None and saying.speaker is not None and saying.speaker == denial.speaker
    return not own and not is_history(clause, other.report, material)


def _clash(denial: Denial, rivals: Sequence[tuple[Told, Span]], about: str) -> Clash:
    sides = []
    for other, clause in rivals:
        saying = other.saying_in(clause)
        said_by = (saying.speaker,) if saying and saying.speaker else ()
        span = shown_words(clause, saying, other.report)
        sides.append(Side(span, about, Truth(True, span.text), said_by))
    denied_by = (denial.speaker,) if denial.speaker else ()
    sides.append(Side(denial.span, about, Truth(False, denial.span.text), denied_by))
    reason = f"“{sides[0].span.text}” is told by one report, but “{denial.span.text}” by another"
    return Clash(tuple(sides), Facet.HAPPENED, Verdict.CONTRADICT, reason)
