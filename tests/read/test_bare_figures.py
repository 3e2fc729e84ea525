"""Figures alone that are subjects count those whom the subject before them names."""

import pytest
from test_quantities import pytestmark, read  # noqa: F401

from recension.model.statement import Facet
from recension.model.values import Quantity


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("One border guard was killed and three were wounded, an official said.", "guard"),
        ("Eight rebels were killed and as many as 16 wounded.", "rebel"),
        ("The blast killed two guards and wounded 40.", "person"),
        ("Two guards were killed. In the town 40 were wounded.", "person"),
    ],
)
def test_bare_figure_counts_the_subject_before_it(text: str, unit: str) -> None:
    values = [s.value for s in read(text).statements if s.facet is Facet.WOUNDED]
    assert [v.unit for v in values if isinstance(v, Quantity)] == [unit]
