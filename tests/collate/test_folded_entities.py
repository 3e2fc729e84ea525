"""Entities of the record."""

from chain_makers import Telling

from recension.collate.entities import fold_entities
from recension.link.entities import link_entities
from recension.model.entity import EntityType
from recension.model.linked import Known, Linked


def fold(*tellings):
    reports, readings = [t.report for t in tellings], [t.reading for t in tellings]
    links = link_entities(reports, readings)
    return fold_entities(reports, readings, Linked(judgements=links.judgements, known=links.known))


def test_entity_has_every_form_and_mention():
    one, two = Telling(1), Telling(2)
    one.name("Olena Marchuk", "Marchuk", title="Dr")
    two.name("Marchuk")
    (entity,), ids = fold(one, two)
    assert {a.name for a in entity.aliases} == {"Olena Marchuk", "Dr Olena Marchuk", "Marchuk"}
    assert entity.name == "Olena Marchuk" and len(entity.mentions) == 3 and set(ids.values()) == {entity.id}


def test_nameless_chain_is_left_out_where_nothing_needs_it():
    one = Telling(1)
    one.describe("the crowd")
    assert fold(one) == ((), {})


def test_country_is_not_named_after_its_capital():
    one = Telling(1)
    one.name("Peru", "Lima", kind=EntityType.GOVERNMENT)
    one.name("Lima", kind=EntityType.PLACE)
    entities, _ = fold(one)
    assert [(e.name, e.type) for e in entities] == [("Peru", "government"), ("Lima", "place")]
    assert [a.name for a in entities[0].aliases] == ["Peru"]


def test_place_lies_in_its_country():
    one = Telling(1)
    one.name("Basra", kind=EntityType.PLACE)
    one.name("Iraq", kind=EntityType.PLACE)
    (basra, iraq), _ = fold(one)
    assert basra.within == iraq.id and basra.location is not None and basra.location.country == "IQ"


def test_folding_does_not_depend_on_the_order_of_readings():
    one, two = Telling(1), Telling(2)
    one.name("Olena Marchuk"), two.name("Basra", kind=EntityType.PLACE), two.name("Marchuk")
    assert fold(one, two) == fold(two, one)


def test_quarter_lies_in_the_city_that_it_is_known_to_be_of() -> None:
    told = Telling(1)
    quarter, city = told.name("Linden", kind=EntityType.PLACE), told.name("Orrin", kind=EntityType.PLACE)
    known = {quarter: Known(links={"geonames": "2"}, city="1"), city: Known(links={"geonames": "1"})}
    entities, ids = fold_entities([told.report], [told.reading], Linked(known=known))
    within = {e.id: e.within for e in entities}
    assert within[ids[quarter]] == ids[city]
    assert within[ids[city]] is None
