"""Days of publication that are withheld: inferred from the texts of tvc's incidents alone, against the metadata.

Many of the reports follow up on an incident months later, and what tells of that is often a weekday alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.corpora.tvc import read_incidents, report_of
from recension.encoder import Encoder
from recension.link.dates import date_reports
from recension.model.report import Published
from recension.pipeline import read_report
from recension.text.annotate import annotate

DAYS_OF_WEEK = 7


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Shares of the reports whose day is known, in percent: dated within a day, further off than a week, not dated."""
    gaps = list(find_gaps(data / split / "incidents.jsonl", encoder))
    given = [gap for gap in gaps if gap is not None]
    known, dated = max(len(gaps), 1), max(len(given), 1)
    return {
        "within a day": 100 * sum(gap <= 1 for gap in given) / known,
        "off by over a week": 100 * sum(gap > DAYS_OF_WEEK for gap in given) / known,
        "no day": 100 * (len(gaps) - len(given)) / known,
        "within a week, of those dated": 100 * sum(gap <= DAYS_OF_WEEK for gap in given) / dated,
    }


def find_gaps(path: Path, encoder: Encoder) -> Iterator[int | None]:
    """How many days each report is dated off its day; None where it is not dated."""
    for row in read_incidents(path):
        reports = [annotate(report_of(r, n)) for n, r in enumerate(row["reports"], 1) if not r["suspect"]]
        bare = [replace(report, published=None) for report in reports]
        found = date_reports(bare, [read_report(report, encoder) for report in bare])
        for report in reports:
            if report.published is not None:
                yield days_off(report.published, found[report.id]) if report.id in found else None


def days_off(known: Published, found: Published) -> int:
    """Days from the known day to the nearest of those found."""
    day, first, last = (date.fromisoformat(moment[:10]) for moment in (known.start, found.start, found.end))
    return max(0, (first - day).days, (day - last).days)
