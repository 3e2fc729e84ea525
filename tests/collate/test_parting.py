"""Statements on one facet that are not surely about the same thing."""

import pytest

from recension.collate.material import Material
from recension.collate.parting import are_far_apart
from recension.model.comparison import Version
from recension.model.entity import Entity, EntityType, GeoPrecision, Location
from recension.model.values import Who


@pytest.mark.parametrize(("name", "apart"), [("Hull", True), ("Hull Road", False)])
def test_a_street_may_lie_in_any_town(name: str, apart: bool) -> None:
    towns = {
        name: Location(53.7, -0.3, "GB", GeoPrecision.CITY),
        "Derby": Location(52.9, -1.5, "GB", GeoPrecision.CITY),
    }
    entities = tuple(Entity(called, called, EntityType.PLACE, (), (), {}, at) for called, at in towns.items())
    versions = [Version(Who(called, called), (), (f"r{n}",), (f"o{n}",)) for n, called in enumerate(towns)]
    assert are_far_apart(versions, Material((), entities, (), ())) is apart
