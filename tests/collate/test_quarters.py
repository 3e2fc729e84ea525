"""A quarter lies in its city."""

from chain_makers import Telling

from recension.collate.entities import fold_entities
from recension.model.entity import EntityType
from recension.model.linked import Known, Linked


def test_quarter_lies_in_the_city_that_it_is_known_to_be_of() -> None:
    told = Telling(1)
    quarter, city = told.name("Linden", kind=EntityType.PLACE), told.name("Orrin", kind=EntityType.PLACE)
    known = {quarter: Known(links={"geonames": "2"}, city="1"), city: Known(links={"geonames": "1"})}
    entities, ids = fold_entities([told.report], [told.reading], Linked(known=known))
    within = {e.id: e.within for e in entities}
    assert within[ids[quarter]] == ids[city]
    assert within[ids[city]] is None
