"""Ships that are told by what happens to them."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.read.crafts import is_craft

WRECK = "Wreck/NOUN/NN>4:nsubj of/ADP/IN>3:case the/DET/DT>3:det Orvane/PROPN/NNP>0:nmod lay/VERB/VBD>4:root"
ABOARD = "Those/PRON/DT>4:nsubj aboard/ADP/IN>3:case the/DET/DT>3:det Orvane/PROPN/NNP>0:nmod slept/VERB/VBD>4:root"
MAYOR = "Mayor/NOUN/NN>4:nsubj of/ADP/IN>3:case the/DET/DT>3:det Orvane/PROPN/NNP>0:nmod lay/VERB/VBD>4:root"


@pytest.mark.parametrize(("tree", "is_ship"), [(WRECK, True), (ABOARD, True), (MAYOR, False)])
def test_ship_is_told_by_what_happens_to_her(tree, is_ship):
    at = [word.split("/")[0] for word in tree.split()].index("Orvane")
    name = Name(at, at + 1, "Location", 0.9)
    assert is_craft(replace(parse(tree), names=(name,)), name) is is_ship


def test_a_building_is_no_craft_whatever_stands_before_it() -> None:
    tree = parse(
        "Those/PRON/DT>5:nsubj aboard/ADP/IN>4:case the/DET/DT>4:det Orvane/PROPN/NNP>4:compound"
        " embassy/NOUN/NN>0:nmod slept/VERB/VBD>5:root"
    )
    name = Name(3, 5, "Location", 0.9)
    assert not is_craft(replace(tree, names=(name,)), name)
