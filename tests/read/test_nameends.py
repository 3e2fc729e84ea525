"""Where a name ends."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Name
from recension.read.mentions import find_mentions
from recension.read.nameends import trim_name

COUNTY = "County/PROPN/NNP>3:nsubj of/ADP/IN>2:case Skarrow/PROPN/NNP>0:nmod sued/VERB/VBD>3:root"
TERMINAL = "Terminal/PROPN/NNP>2:nsubj 4/NUM/CD>0:nummod burned/VERB/VBD>2:root"
NOT_NUMBERED = "Orvane/PROPN/NNP>2:nsubj 4/NUM/CD>0:nummod won/VERB/VBD>2:root"


@pytest.mark.parametrize(("tree", "last"), [(COUNTY, 3), (TERMINAL, 2), (NOT_NUMBERED, 1)])
def test_name_goes_on_with_what_tells_it_from_its_like(tree, last):
    name = Name(0, 1, "Facility", 0.9)
    assert trim_name(replace(parse(tree), names=(name,)), name) == replace(name, last=last)


SOCIETY = (
    "Coast/PROPN/NNP>1:compound Community/PROPN/NNP>7:nsubj of/ADP/IN>4:case Western/PROPN/NNP>4:compound "
    "States/PROPN/NNP>1:nmod and/CCONJ/CC>6:cc Isles/PROPN/NNPS>4:conj met/VERB/VBD>7:root"
)


def test_body_that_is_of_something_has_one_name():
    parts = (Name(0, 2, "Organization", 0.9), Name(3, 5, "Location", 0.9))
    analysis = replace(parse(SOCIETY), names=parts)
    assert trim_name(analysis, parts[0]) == replace(parts[0], last=7)
    assert [m.name for m in find_mentions(analysis) if m.name] == ["Coast Community of Western States and Isles"]


def test_name_does_not_begin_with_a_preposition():
    tree = "Bakers/PROPN/NNPS>3:nsubj Without/PROPN/IN>2:case Ovens/PROPN/NNPS>0:nmod met/VERB/VBD>3:root"
    name = Name(1, 3, "Organization", 0.9)
    assert trim_name(replace(parse(tree), names=(name,)), name) == replace(name, first=0)


def test_name_does_not_end_in_an_article():
    tree = "Board/PROPN/NNP>4:nsubj of/ADP/IN>3:case the/DET/DT>3:det port/NOUN/NN>0:nmod met/VERB/VBD>4:root"
    name = Name(0, 3, "Organization", 0.9)
    assert trim_name(replace(parse(tree), names=(name,)), name) == replace(name, last=1)


def test_body_ends_where_an_office_begins():
    tree = (
        "Harbour/PROPN/NNP>1:compound Board/PROPN/NNP>6:nsubj of/ADP/IN>4:case Pilotage/PROPN/NNP>4:compound "
        "Chairman/PROPN/NNP>1:nmod Moss/PROPN/NNP>4:flat left/VERB/VBD>6:root"
    )
    body = Name(0, 2, "Organization", 0.9)
    analysis = replace(parse(tree), names=(body, Name(5, 6, "Person", 0.9)))
    assert trim_name(analysis, body).last <= 4


@pytest.mark.parametrize(("noun", "first"), [("port", 2), ("Port", 0)])
def test_noun_that_says_of_what_kind_a_town_is_belongs_to_no_name(noun, first):
    tree = f"{noun}/NOUN/NN>3:nsubj of/ADP/IN>2:case Skarrow/PROPN/NNP>0:nmod burned/VERB/VBD>3:root"
    name = Name(0, 3, "Facility", 0.9)
    assert trim_name(replace(parse(tree), names=(name,)), name).first == first


@pytest.mark.parametrize(("whole", "inner"), [("Port of Spain", False), ("Bank of Spain", True)])
def test_capital_that_ends_in_a_country_lies_in_no_such_country(whole, inner):
    noun = whole.split()[0]
    tree = f"{noun}/PROPN/NNP>3:nsubj of/ADP/IN>2:case Spain/PROPN/NNP>0:nmod shut/VERB/VBD>3:root"
    analysis = replace(parse(tree), names=(Name(0, 3, "Facility", 0.9),))
    assert any(found.name == "Spain" for found in find_mentions(analysis)) is inner
