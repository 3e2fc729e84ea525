"""Pages published anew, whose weekdays are those of the day when they were written."""

from dataclasses import replace

import pytest

from recension.encoder import Encoder
from recension.encoder.session import default_folder
from recension.ingest import report_from_text
from recension.model.record import MadeBy, Record
from recension.model.report import DatedBy, Published
from recension.pipeline import build_record

pytestmark = pytest.mark.skipif(
    not (default_folder() / "encoder.onnx").exists(), reason="the encoder is not trained yet"
)

FIRST = "A cable car fell into a ravine near Orvane on Tuesday, killing six people, police said."
SECOND = "Six people were killed on Tuesday when a cable car fell near Orvane."
ANEW = "Six visitors died on Tuesday when a cable car fell into a ravine near Orvane."


def record(*told: tuple[str, str]) -> Record:
    """Of 1 May 2029, a Tuesday, and later days."""
    reports = [
        replace(report_from_text(text, f"{n}.txt"), id=f"r{n}", published=Published(day, day, DatedBy.METADATA))
        for n, (day, text) in enumerate(told)
    ]
    return build_record(reports, Encoder.load(threads=1), MadeBy("recension", "0", ""))


def days_of_death(made: Record) -> set[str]:
    words = ("killing", "killed", "died")
    return {(e.time.start or "")[:10] for e in made.events if any(m.text in words for m in e.mentions)}


def test_weekday_of_a_page_published_anew_is_that_of_the_others() -> None:
    made = record(("2029-05-01", FIRST), ("2029-05-02", SECOND), ("2029-05-15", ANEW))
    assert days_of_death(made) == {"2029-05-01"}
    assert {r.published.start for r in made.reports if r.published} == {"2029-05-01", "2029-05-02", "2029-05-15"}


@pytest.mark.parametrize(
    "text", [f"{ANEW} It was the second fall in two weeks.", f"{ANEW} On May 1, six others had died."]
)
def test_page_that_looks_back_tells_of_its_own_tuesday(text: str) -> None:
    made = record(("2029-05-01", FIRST), ("2029-05-02", SECOND), ("2029-05-15", text))
    assert "2029-05-15" in days_of_death(made)


def test_one_other_report_tells_nothing_of_the_stamp() -> None:
    assert "2029-05-15" in days_of_death(record(("2029-05-01", FIRST), ("2029-05-15", ANEW)))
