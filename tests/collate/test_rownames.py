"""What a row of figures is headed by."""

import pytest
from writers import Writer, compared, fold, people

from recension.model.statement import Facet
from recension.model.values import Quantity


def measure(figure: int, unit: str) -> Quantity:
    return Quantity(figure, figure, False, unit, f"{figure} {unit}s")


@pytest.mark.parametrize(
    ("text", "words", "facet", "value", "heading"),
    [
        ("Crews brought nine pumps.", "nine pumps", Facet.COUNT, people(9, 9, "pump"), "pumps"),
        ("Crews saw nine people.", "nine people", Facet.COUNT, people(9, 9, "person"), None),
        ("Crews found a pit 30 metres deep.", "30 metres", Facet.MEASURE, measure(30, "metre"), "depth"),
        ("Crews moved 30 tonnes.", "30 tonnes", Facet.MEASURE, measure(30, "tonne"), "weight"),
        ("Crews dug for 30 hours.", "30 hours", Facet.DURATION, measure(30, "hour"), None),
    ],
)
def test_a_row_is_headed_by_what_is_counted_or_measured(
    text: str, words: str, facet: Facet, value: Quantity, heading: str | None
) -> None:
    writer = Writer(1, text)
    writer.says(words, writer.event("Crews", "work"), facet, value)
    (found,) = compared(fold(writer), facet)
    assert found.group == heading
