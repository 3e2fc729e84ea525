"""The head: the incident's name, its answer in one line, and the counts."""

from collections import Counter
from dataclasses import dataclass

from ..model.comparison import Verdict
from .dates import show_interval
from .index import Index
from .texts import one_line
from .words import SIGNS


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above all else. `answer` is the summary without the title that it begins with."""

    title: str
    answer: str
    reported: str
    origins: int
    verdicts: tuple[tuple[Verdict, int], ...]


def head_of(index: Index) -> Head:
    """The record's head."""
    record = index.record
    counts = Counter(c.verdict for c in record.comparisons)
    return Head(
        title=one_line(record.title, 200) or "An incident without a name",
        answer=_answer(record.title, record.summary),
        reported=_reported(index),
        origins=len({r.origin or r.id for r in record.reports}),
        verdicts=tuple((verdict, counts[verdict]) for verdict in SIGNS if counts[verdict]),
    )


def _answer(title: str, summary: str) -> str:
    line, bare = one_line(summary, 600), one_line(title, 200).rstrip(" .,;:…")
    rest = line[len(bare) :] if bare and line.startswith(bare) else line
    return rest.lstrip(" .,;:—–-")


def _reported(index: Index) -> str:
    """From which day to which the reports came out."""
    days = [r.published for r in index.record.reports if r.published]
    if not days:
        return ""
    return show_interval(min(p.start for p in days)[:10], max(p.end for p in days)[:10])
