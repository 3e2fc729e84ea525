"""Where a name ends."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.read.nameends import trim_name

COUNTY = "County/PROPN/NNP>3:nsubj of/ADP/IN>2:case Skarrow/PROPN/NNP>0:nmod sued/VERB/VBD>3:root"
TERMINAL = "Terminal/PROPN/NNP>2:nsubj 4/NUM/CD>0:nummod burned/VERB/VBD>2:root"
NOT_NUMBERED = "Orvane/PROPN/NNP>2:nsubj 4/NUM/CD>0:nummod won/VERB/VBD>2:root"


@pytest.mark.parametrize(("tree", "last"), [(COUNTY, 3), (TERMINAL, 2), (NOT_NUMBERED, 1)])
def test_name_goes_on_with_what_tells_it_from_its_like(tree, last):
    name = Name(0, 1, "Facility", 0.9)
    assert trim_name(replace(parse(tree), names=(name,)), name) == replace(name, last=last)
