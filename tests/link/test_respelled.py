"""Places in another spelling than the gazetteer's."""

from recension.link.places import Toponym, resolve_places
from recension.link.respelled import country_of, find_respelled, sound_of
from recension.model.entity import EntityType


def test_names_heard_alike_are_one_place() -> None:
    place = find_respelled("Himmat Nagar", "IN")
    assert place is not None and place.name == "Himatnagar"
    assert sound_of("Mazar-i-Sharif") == sound_of("Mazar e Shareef")


def test_another_vowel_makes_another_place() -> None:
    assert find_respelled("Humutnugur", "IN") is None


def test_only_the_country_of_the_incident_is_looked_in() -> None:
    found = resolve_places([Toponym(n, EntityType.PLACE) for n in ("Himmatnagar", "Ahmedabad", "Surat")])
    assert {place.country for place in found.values()} == {"IN"} and len(found) == 3
    alone = Toponym("Himmatnagar", EntityType.PLACE)
    assert alone not in resolve_places([alone, Toponym("Lyon", EntityType.PLACE)])


def test_no_country_is_told_where_states_are_said_or_none_prevails() -> None:
    def places(*names: str) -> list:
        return list(resolve_places([Toponym(n, EntityType.PLACE) for n in names]).values())

    assert country_of(places("Denver", "Boulder")) is None
    assert country_of(places("Lyon", "Surat")) is None
    assert country_of(places("Lyon", "Grenoble")) == "FR"
