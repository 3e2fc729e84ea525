"""Quarters that are called like a far town stay off the map; what the text puts there stays on it."""

from dataclasses import replace

from recension.link.gazetteer import Place
from recension.link.namesakes import without_namesakes
from recension.link.places import Toponym
from recension.model.entity import EntityType, GeoPrecision


def at(
    name: str, region: str, people: int = 5_000, container: str | None = None, country: str = "XX"
) -> tuple[Toponym, Place]:
    place = Place(name, float(region), 2.0, country, region, people, GeoPrecision.CITY, 3)
    return Toponym(name, EntityType.PLACE, container), place


HOME = {"a": at("Orrin", "01", 900_000), "b": at("Calder", "01"), "c": at("Skarrow", "01")}


def test_a_small_town_far_from_the_others_is_left_out() -> None:
    assert set(without_namesakes(HOME | {"far": at("Linden Hill", "07")})) == {"a", "b", "c"}


def test_what_the_text_puts_there_stays() -> None:
    assert "far" in without_namesakes(HOME | {"far": at("Linden Hill", "07", container="Veld")})


def test_a_well_known_city_stays() -> None:
    assert "far" in without_namesakes(HOME | {"far": at("Linden", "07", 400_000)})


def test_where_no_region_is_at_home_all_stay() -> None:
    assert len(without_namesakes({"a": HOME["a"], "far": at("Linden Hill", "07")})) == 2


def test_a_namesake_is_left_out_where_the_incident_has_a_home() -> None:
    home = HOME["a"][1]
    found = {"a": HOME["a"], "far": at("Springfield", "07")}
    assert set(without_namesakes(found, home)) == {"a"}
    assert len(without_namesakes({"a": HOME["a"], "far": at("Lone Skarrow", "07")}, home)) == 2


def test_what_is_named_after_the_namesake_goes_with_it() -> None:
    hospital = (Toponym("Linden Hospital", EntityType.FACILITY), replace(at("Linden", "07")[1], level=4))
    assert "hospital" not in without_namesakes(HOME | {"far": at("Linden Hill", "07"), "hospital": hospital})


def test_two_far_apart_in_one_region_keep_each_other_no_company() -> None:
    one, (toponym, place) = at("Linden Hill", "07"), at("Pell", "07")
    assert len(without_namesakes(HOME | {"one": one, "two": (toponym, place)})) == 5
    assert len(without_namesakes(HOME | {"one": one, "two": (toponym, replace(place, lat=12.0))})) == 3


def test_a_far_town_without_its_state_is_left_out_where_states_are_said() -> None:
    home = at("Orrin", "01", 900_000, country="US")
    found = {"a": home, "far": at("Lone Skarrow", "07", country="US")}
    assert set(without_namesakes(found, home[1])) == {"a"}
    assert (
        len(without_namesakes(found | {"far": at("Lone Skarrow", "07", container="Veld", country="US")}, home[1])) == 2
    )


def test_a_town_of_a_land_that_is_named_stays_though_another_land_has_one() -> None:
    home = at("Orrin", "01", 900_000, country="CO")
    land = (
        Toponym("Nicaragua", EntityType.PLACE),
        Place("Nicaragua", 13.0, -85.0, "NI", "", 6_000_000, GeoPrecision.COUNTRY, 0),
    )
    found = {"a": home, "far": at("Bluefields", "17", country="NI")}
    assert set(without_namesakes(found, home[1])) == {"a"}  # Jamaica has a Bluefields, too
    assert "far" in without_namesakes(found | {"land": land}, home[1])
