"""Which names are of one body, by the names alone."""

import pytest

from recension.model.entity import EntityType, MentionKind
from recension.read.bodies import is_short_form
from recension.read.found import Found


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
