"""Quarters that the gazetteer has as towns of their own."""

from recension.link.gazetteer import Place
from recension.link.places import Toponym
from recension.link.quarters import with_cities
from recension.model.entity import EntityType, GeoPrecision


def town(name: str, lat: float, people: int) -> Place:
    return Place(name, lat, 2.0, "XX", "01", people, GeoPrecision.CITY, 3, name)


ORRIN = town("Orrin", 10.0, 900_000)


def city_of(place: Place, *served: Place, container: str | None = None) -> str | None:
    placed = {"a": (Toponym(place.name, EntityType.PLACE, container), place)}
    return with_cities(placed, served)["a"].city


def test_small_place_near_the_middle_is_a_quarter_of_the_city_whose_police_are_told_of() -> None:
    linden = town("Linden", 10.05, 9_000)
    assert city_of(linden, ORRIN) == "Orrin"
    assert city_of(linden) is None


def test_suburb_is_a_town_of_its_own() -> None:
    assert city_of(town("Pell", 10.3, 9_000), ORRIN) is None  # far out
    assert city_of(town("Pell", 10.05, 200_000), ORRIN) is None  # large
    pell = town("Pell", 10.05, 9_000)
    assert city_of(pell, ORRIN, pell) is None  # with a police of its own
    assert city_of(pell, ORRIN, container="Norrland") is None  # the text puts it elsewhere
