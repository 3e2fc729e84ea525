"""Figures alone, and those who live where others died: what the words beside them tell."""

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


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("One man was killed. A boy was hit by a bullet and is being treated in hospital.", 1),
        ("One man was killed. A boy was hit by a bullet; his life is not in danger.", 1),
        ("One driver was killed. A nurse was hit by a bullet.", 1),
        ("One man was killed. A boy was shot.", 0),
        ("A driver was killed. The driver was shot in the street.", 0),
    ],
)
def test_who_is_shot_beside_the_dead_is_hurt_where_it_is_told_that_they_live(text: str, hurt: int) -> None:
    assert len([s for s in read(text).statements if s.facet is Facet.WOUNDED]) == hurt
