"""Streets called like a town."""

from recension.link.gazetteer import Place
from recension.link.places import Toponym
from recension.link.streets import without_streets
from recension.model.entity import EntityType, GeoPrecision


def toponym(name: str, container: str | None = None) -> Toponym:
    return Toponym(name, EntityType.PLACE, container)


def town(people: int) -> Place:
    return Place("Orrin", 1.0, 2.0, "XX", "01", people, GeoPrecision.CITY, 3)


STREET = toponym("3700 North Orrin Street")


def test_a_small_town_is_the_street_of_its_name() -> None:
    named = {toponym("Orrin"): 1, STREET: 1}
    assert without_streets({toponym("Orrin"): town(9_000)}, named) == {}


def test_a_town_named_more_often_than_the_street_stays() -> None:
    named = {toponym("Orrin"): 2, STREET: 1}
    assert without_streets({toponym("Orrin"): town(9_000)}, named)


def test_a_city_and_what_the_text_places_stay() -> None:
    city, inside = toponym("Orrin"), toponym("Orrin", "Veld")
    assert without_streets({city: town(900_000)}, {city: 1, STREET: 3})
    assert without_streets({inside: town(9_000)}, {inside: 1, STREET: 3})
