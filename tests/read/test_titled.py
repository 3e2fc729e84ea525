"""People whom only their rank or office tells."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.read.titled import find_titled

SERGEANT = (
    "Navy/NOUN/NN>1:compound Sgt./PROPN/NNP>4:nsubj Made/VERB/VBN>1:acl Orvane/PROPN/NNP>2:xcomp died/VERB/VBD>4:root"
)
MAYOR = (
    "The/DET/DT>1:det mayor/NOUN/NN>7:nsubj of/ADP/IN>3:case Skarrow/PROPN/NNP>1:nmod ,/PUNCT/,>5:punct "
    "Orvane/PROPN/NNP>3:appos Tull/PROPN/NNP>5:flat ,/PUNCT/,>5:punct agreed/VERB/VBD>8:root"
)
MINISTRY = "The/DET/DT>2:det Mr/PROPN/NNP>2:compound Clean/PROPN/NNP>3:nsubj closed/VERB/VBD>3:root"


def names(tree, *tagged):
    analysis = replace(parse(tree), names=tuple(Name(*name) for name in tagged))
    words = [token.text for token in analysis.tokens]
    return [" ".join(words[name.first : name.last]) for name in find_titled(analysis)]


@pytest.mark.parametrize(("tree", "name"), [(SERGEANT, "Made Orvane"), (MAYOR, "Orvane Tull")])
def test_rank_or_office_tells_a_person(tree, name):
    assert names(tree) == [name]


def test_doubtful_tag_gives_way_and_a_sure_one_stays():
    assert names(SERGEANT, (3, 4, "Location", 0.5)) == ["Made Orvane"]
    assert names(SERGEANT, (2, 4, "Location", 0.9)) == []


def test_single_word_behind_a_title_tells_nobody():
    assert names(MINISTRY) == []


def test_state_behind_a_town_is_no_mayor():
    tree = (
        "The/DET/DT>1:det mayor/NOUN/NN>6:nsubj of/ADP/IN>3:case Skarrow/PROPN/NNP>1:nmod ,/PUNCT/,>5:punct "
        "South/PROPN/NNP>6:compound Africa/PROPN/NNP>3:appos ,/PUNCT/,>5:punct agreed/VERB/VBD>8:root"
    )
    assert names(tree) == []
