"""Of what type a name is, by all who have a word in it."""

from dataclasses import replace

from parsed import parse

from recension.encoder.findings import EntityHead
from recension.model.entity import EntityType, MentionKind
from recension.read.found import Found
from recension.read.nametypes import settle_types

NOTHING = parse("Harbour/PROPN/NNP>1:compound Charter/PROPN/NNP>2:nsubj binds/VERB/VBZ>2:root Odom/PROPN/NNP>2:obj")


def named(name: str, at: int, kind: EntityType, score: float = 0.5) -> Found:
    return Found(at, at + 1, at, MentionKind.NAME, kind, name, score=score)


def type_of(mentions, *heads):
    return settle_types(replace(NOTHING, heads=heads), mentions)[0].type


def test_mention_head_outvotes_a_doubtful_tag():
    charter = named("Harbour Charter", 1, EntityType.ORGANIZATION)
    assert type_of([charter]) is EntityType.ORGANIZATION
    assert type_of([charter], EntityHead(1, "abstract", 0.9)) is EntityType.OTHER
    assert type_of([replace(charter, score=0.9)], EntityHead(1, "abstract", 0.9)) is EntityType.ORGANIZATION


def test_body_in_its_building_stays_a_body():
    temple = named("Harbour Temple", 1, EntityType.ORGANIZATION)
    assert type_of([temple], EntityHead(1, "place", 0.95)) is EntityType.ORGANIZATION


def test_thing_with_a_surname_is_its_bearers():
    odom, lena = named("Odom", 3, EntityType.OTHER), named("Lena Odom", 0, EntityType.PERSON)
    assert type_of([odom]) is EntityType.OTHER
    assert type_of([odom, lena]) is EntityType.PERSON


def test_building_where_something_was_is_no_body():
    parts = (
        "They/PRON/PRP>1:nsubj prayed/VERB/VBD>1:root at/ADP/IN>4:case "
        "Harbour/PROPN/NNP>4:compound Temple/PROPN/NNP>1:obl"
    )
    temple = Found(3, 5, 4, MentionKind.NAME, EntityType.ORGANIZATION, "Harbour Temple", score=0.9)
    assert settle_types(parse(parts), [temple])[0].type is EntityType.FACILITY
