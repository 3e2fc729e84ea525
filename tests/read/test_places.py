"""Capitals that act for their government."""

import pytest
from parsed import parse

from recension.model.entity import EntityType, MentionKind
from recension.read.found import Found
from recension.read.places import read_places

SAID = "Lima/PROPN/NNP>1:nsubj deny/VERB/VBP>1:root it/PRON/PRP>1:obj"
DATELINE = "Lima/PROPN/NNP>3:nsubj :/PUNCT/:>0:punct They/PRON/PRP>3:nsubj deny/VERB/VBP>3:root it/PRON/PRP>3:obj"


@pytest.mark.parametrize(("tree", "country"), [(SAID, "PE"), (DATELINE, None)])
def test_where_a_story_was_written_does_not_act(tree: str, country: str | None) -> None:
    analysis = parse(tree)
    (found,) = read_places(analysis, [Found(0, 1, 0, MentionKind.NAME, EntityType.PLACE, "Lima")])
    assert found.country == country
