"""What of a report's harm is its news, and what its history."""

import pytest

from recension.link.news import is_history
from recension.model.report import DatedBy, Published
from recension.model.values import Precision, When

PUBLISHED = Published("2031-10-06", "2031-10-06", DatedBy.METADATA)


@pytest.mark.parametrize(
    ("start", "end", "precision", "history"),
    [
        ("2031-10-02", "2031-10-02", Precision.DAY, False),
        ("2031-09-20", "2031-09-20", Precision.DAY, True),
        ("2031-09-29", "2031-10-05", Precision.WEEK, False),
        ("2031-09-01", "2031-09-30", Precision.MONTH, True),  # "last month": over, and no day is named
        ("2031-10-01", "2031-10-31", Precision.MONTH, False),  # "this month" is not over
    ],
)
def test_what_a_month_that_is_over_tells_is_history(start: str, end: str, precision: Precision, history: bool) -> None:
    assert is_history(When(start, end, precision, "words"), PUBLISHED) is history
