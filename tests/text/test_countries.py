"""Countries and bodies by their names."""

import pytest

from recension.model.entity import EntityType
from recension.text.bodies import find_body, read_bodies
from recension.text.countries import (
    country_of_code,
    find_country,
    find_country_of,
    find_country_of_capital,
    find_country_of_people,
    read_countries,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [("U.S.", "US"), ("US", "US"), ("the Netherlands", "NL"), ("Côte d’Ivoire", "CI"), ("Burma", "MM")],
)
def test_country_is_found_by_its_names(name, code):
    found = find_country(name)
    assert found is not None and found.code == code


def test_pronoun_is_no_country():
    assert find_country("us") is None


def test_country_is_found_by_adjective_people_and_capital():
    assert {
        c.code
        for c in (find_country_of("Omani"), find_country_of_people("Omanis"), find_country_of_capital("Muscat"))
        if c
    } == {"OM"}


def test_every_country_lies_on_the_globe():
    assert all(abs(c.lat) <= 90 and abs(c.lon) <= 180 and country_of_code(c.code) == c for c in read_countries())


def test_body_is_found_by_any_name():
    body = find_body("the U.N. Security Council")
    assert body is not None and body.type is EntityType.ORGANIZATION and body is find_body("UNSC")


def test_name_of_two_bodies_is_nobody():
    assert find_body("RSF") is None


def test_bodies_have_distinct_names():
    names = [b.name for b in read_bodies()]
    assert len(names) == len(set(names))
