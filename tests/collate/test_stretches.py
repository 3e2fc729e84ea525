"""Figures that sum up a stretch of time."""

import pytest
from writers import Writer, people

from recension.collate.stretches import is_of_stretch
from recension.model.statement import Facet


@pytest.mark.parametrize(
    ("since", "is_long"),
    [
        ("since late Friday", False),
        ("since early this morning", False),
        ("since last night", False),
        ("since the last raid", False),
        ("since late May", True),
        ("since mid-2019", True),
        ("since early last year", True),
        ("since last week", True),
        ("since last weekend", False),
        ("since May", True),
    ],
)
def test_a_stretch_is_of_weeks_at_least(since: str, is_long: bool) -> None:
    writer = Writer(1, f"At least nine people have died in raids {since}.")
    words = "At least nine people have died"
    writer.says(words, writer.event("died", "die"), Facet.KILLED, people(9, None), method="verb: figure")
    assert is_of_stretch(writer.statements[0], writer.report) is is_long
