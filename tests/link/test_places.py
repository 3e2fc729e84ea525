"""Places on the map."""

import pytest

from recension.link.candidates import find_candidates
from recension.link.gazetteer import find_places, fold_toponym
from recension.link.nearness import distance_km
from recension.link.places import Toponym, resolve_places, split_owner
from recension.link.toponyms import full_region, is_same_place, is_side_name, is_street, town_of_body, towns_of_facility
from recension.model.entity import EntityType, GeoPrecision


def resolve(*names, demonyms=()):
    pairs = [(n, None) if isinstance(n, str) else n for n in names]
    toponyms = [Toponym(name, EntityType.PLACE, container) for name, container in pairs]
    return {t.name: p for t, p in resolve_places(toponyms, demonyms).items()}


def test_namesake_is_told_by_its_company():
    assert resolve("Birmingham", "Montgomery", "Alabama")["Birmingham"].country == "US"
    assert resolve("Birmingham", "London", "Coventry")["Birmingham"].country == "GB"


def test_container_outweighs_size():
    assert resolve(("Paris", "Texas"), "Texas")["Paris"].country == "US"


def test_city_is_meant_before_the_region_of_its_name():
    assert resolve("Basra", "Iraq")["Basra"].precision is GeoPrecision.CITY


@pytest.mark.parametrize(
    ("district", "country", "at"),
    [("Bajaur", "PK", (34.8, 71.5)), ("Southeast Aceh", "ID", (3.5, 97.8)), ("Avoyelles", "US", (31.1, -92.0))],
)
def test_district_lies_amid_its_places(district, country, at):
    place = resolve(district)[district]
    assert (place.country, place.precision) == (country, GeoPrecision.REGION)
    assert distance_km((place.lat, place.lon), at) < 40


def test_region_is_known_by_its_english_name():
    assert resolve("Fujian", "Hainan")["Fujian"].country == "CN"
    assert resolve("Jiangsu")["Jiangsu"].precision is GeoPrecision.REGION


def test_town_is_meant_before_a_far_district_of_its_name():
    assert resolve("Durham")["Durham"].precision is GeoPrecision.CITY


def test_township_is_no_county_of_its_name():
    assert resolve("Bates Township") == {}


def test_large_city_under_another_name_stands_alone_in_no_country():
    found = resolve("Denver", "Boulder", "Lone")
    assert {place.country for place in found.values()} == {"US"}


def test_side_within_a_side_is_no_town():
    assert resolve(("West", "South"), "Orrin") == {}


@pytest.mark.parametrize("name", ["Bajaur tribal district", "Bajaur agency", "Bajaur tehsil"])
def test_district_is_known_by_its_bare_name(name):
    assert resolve(name)[name].country == "PK"


def test_kind_of_region_is_no_name():
    assert not [p for p in find_places("Columbia") if p.region == "DC"]
    assert not [p for p in find_places("Federal") if p.level == 1]


def test_part_of_a_country_is_a_region_of_it():
    part = resolve("western Iraq")["western Iraq"]
    assert (part.country, part.precision) == ("IQ", GeoPrecision.REGION)


@pytest.mark.parametrize(
    ("name", "country"), [("central Italy", "IT"), ("southern Russia", "RU"), ("north India", "IN")]
)
def test_part_of_a_country_is_no_town_of_its_name(name, country):
    assert resolve(name)[name].country == country


def test_part_of_a_narrow_country_lies_in_it():
    part = resolve("northern Panama")["northern Panama"]
    assert 8.5 < part.lat < 9.7 and -83 < part.lon < -77


@pytest.mark.parametrize(
    ("name", "north", "east"),
    [
        ("western France", (46, 49), (-4, 1)),
        ("southern Italy", (37, 41.5), (13.5, 18)),
        ("northern Chile", (-28, -17), (-70.3, -67)),
        ("northern Norway", (65, 71), (13, 30)),
    ],
)
def test_part_of_a_country_lies_on_its_land(name, north, east):
    part = resolve(name)[name]
    assert north[0] < part.lat < north[1] and east[0] < part.lon < east[1]


def test_country_with_a_side_in_its_name_is_no_part():
    assert resolve("South Sudan")["South Sudan"].precision is GeoPrecision.COUNTRY


def test_great_region_is_meant_rather_than_a_small_town_beside_the_others():
    assert resolve("Texas", "Ohio", "Columbus", "Dayton")["Texas"].region == "TX"
    assert resolve("Florida", "New York", "Albany", "Yonkers")["Florida"].region == "FL"


def test_small_region_of_a_country_that_nothing_is_of_is_no_place_of_the_story():
    assert "Gulf island" not in resolve("Gulf island", "Muscat", "Sohar", "Oman")


def test_facility_lies_in_its_town():
    found = resolve("Ostrava Airport", "Ostrava")
    assert (
        distance_km(
            (found["Ostrava Airport"].lat, found["Ostrava Airport"].lon), (found["Ostrava"].lat, found["Ostrava"].lon)
        )
        < 1
    )


def test_unknown_place_has_no_coordinates():
    assert resolve("Little Skarrow") == {}


def test_order_makes_no_difference():
    assert resolve("Georgia", "Atlanta", "Athens") == resolve("Athens", "Georgia", "Atlanta")


def test_names_are_folded():
    assert fold_toponym("Saint-Étienne") == fold_toponym("St. Etienne")
    assert any(p.country == "PL" for p in find_places("Łódź"))


@pytest.mark.parametrize(
    ("short", "full"), [("Tenn.", ("Tennessee", "US")), ("NSW", ("New South Wales", "AU")), ("tenn", None)]
)
def test_abbreviation_of_a_region(short, full):
    assert full_region(short) == full


def test_town_in_the_name_of_a_facility():
    assert towns_of_facility("Leith Royal Town Hall") == ("Leith Royal Town", "Leith Royal")
    assert towns_of_facility("Leith") == ()


def test_town_in_the_name_of_its_police():
    assert town_of_body("Leith Metropolitan Police Department") == "Leith"
    assert town_of_body("Police Department") is None


def test_street_is_in_no_list_of_towns():
    assert is_street("Linden Avenue") and is_street("Lindenstrasse") and not is_street("Linden")
    assert resolve("Church Street") == {}


def test_namesake_of_a_village_is_not_put_into_another_region():
    found = resolve(("Millbrook", "Nuremberg"), "Nuremberg")
    assert found["Millbrook"].lat == found["Nuremberg"].lat


def test_owner_is_parted_from_what_lies_in_it():
    assert split_owner("Bavaria's Nuremberg") == ("Nuremberg", "Bavaria")
    assert split_owner("Land's End") == ("Land's End", None)


def test_english_name_of_a_city_and_the_middle_of_its_region():
    assert resolve("Cologne", "Germany")["Cologne"].country == "DE"
    assert 113 < resolve("Hebei")["Hebei"].lon < 120


def test_a_long_list_of_places_is_settled_in_bounds():
    towns = ["Springfield", "Richmond", "Georgetown", "Franklin", "Clinton", "Salem", "Madison", "Bristol", "Dover"]
    found = resolve(*(f"{town}{' city' * (n % 2)}" for n, town in enumerate(towns * 300)), "Ohio")
    assert found["Ohio"].country == "US"


def test_city_is_meant_before_a_small_region_elsewhere():
    assert resolve("Portland")["Portland"].country == "US"  # a parish of Jamaica, too


def test_region_cut_short_is_told_by_what_lies_in_it():
    found = resolve(("Rutland", "Vt"), "Vt")
    assert (found["Vt"].name, found["Rutland"].region) == ("Vermont", "VT")
    assert resolve("Vt") == {}


def test_side_of_a_town_is_no_town():
    assert is_side_name("South Side") and is_side_name("Midtown") and not is_side_name("South Bend")
    assert resolve("North Shore", "Adelaide").keys() == {"Adelaide"}


def test_quarter_that_the_gazetteer_has_is_linked():
    assert resolve("Hollywood")["Hollywood"].geonames is not None
    assert resolve("Red Square")["Red Square"].geonames is None


def test_part_of_a_town_lies_in_it_and_is_not_the_town():
    found = resolve("East Leipzig", "Leipzig")
    assert (found["East Leipzig"].lat, found["East Leipzig"].geonames) == (found["Leipzig"].lat, None)
    assert is_same_place("town of Leith", "leith") and not is_same_place("Leith Valley", "leith")


def test_lake_is_a_region_of_its_own():
    found = resolve("Lake Tanganyika", "Lake Titicaca")
    assert [p.precision for p in found.values()] == [GeoPrecision.REGION] * 2
    assert found["Lake Titicaca"].lat < -15 and found["Lake Tanganyika"].lon > 29


def test_region_is_not_the_city_that_is_called_after_it():
    found = find_candidates("Oklahoma")
    assert found[0].level == 1
    assert "Oklahoma City" not in {place.name for place in found}
    assert {place.name for place in find_candidates("Oklahoma City")} == {"Oklahoma City"}
    assert "New York City" in {place.name for place in find_candidates("New York")}


def test_a_city_without_its_article_is_under_its_own_name() -> None:
    assert [p.is_other_name for p in find_places("Hague") if p.country == "NL"] == [False]
