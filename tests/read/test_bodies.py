"""Which names are of one body, by the names alone."""

import pytest
from parsed import parse

from recension.model.entity import EntityType, MentionKind
from recension.read.bodies import is_short_form, join_bodies
from recension.read.found import Found
from recension.read.grouping import Groups


def body(name: str) -> Found:
    return Found(0, 1, 0, MentionKind.NAME, EntityType.ORGANIZATION, name)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Society", "Society of Clockmakers"), ("Council", "Arden County Council"), ("House", "House of Burgesses")],
)
def test_noun_alone_is_short_for_the_body_it_heads(short, long):
    assert is_short_form(body(short), body(long))


def test_start_of_a_name_is_short_for_what_it_is_of():
    assert is_short_form(body("Vane Foundation"), body("Vane Foundation for Orphans"))
    assert not is_short_form(body("Vane Foundation"), body("Vane Foundation Orphans Club"))


@pytest.mark.parametrize(
    ("short", "long"), [("House", "Arden House"), ("Arden", "Order of Arden"), ("Hartlow", "Hartlow court")]
)
def test_name_alone_is_no_short_form(short, long):
    assert not is_short_form(body(short), body(long))


@pytest.mark.parametrize(("word", "are_one"), [("the", True), ("all", True), ("two", False), ("many", False)])
def test_some_of_a_people_are_not_others_of_it(word, are_one):
    relation = "nummod" if word == "two" else "det"
    told = f"{word}/DET/DT>1:{relation} Norvanes/PROPN/NNPS>2:nsubj left/VERB/VBD>2:root"
    mentions = [Found(at, at + 1, at, MentionKind.NAME, EntityType.GROUP, "Norvanes") for at in (1, 4)]
    groups = Groups(2)
    join_bodies(parse(f"{told} | {told}"), mentions, groups)
    assert groups.are_joined(0, 1) is are_one
