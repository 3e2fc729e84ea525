"""To whom an office points, and who is addressed by one form."""

from dataclasses import replace

import pytest
from parsed import parse

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.read.found import Found
from recension.read.grouping import Groups
from recension.read.offices import find_addressed, find_holder

STARTED = "Ada/PROPN/NNP>2:compound Vane/PROPN/NNP>2:nsubj spoke/VERB/VBD>2:root"
TOLD = "The/DET/DT>1:det Governor/PROPN/NNP>2:nsubj left/VERB/VBD>2:root"
CALLED = "Madam/PROPN/NNP>1:compound Governor/PROPN/NNP>2:vocative stay/VERB/VB>2:root"


def holder(told: str, title: str) -> int | None:
    """Whom the first three words of a second sentence, or their first two, point at."""
    analysis = parse(f"{STARTED} | {told}")
    bearer = Found(0, 2, 1, MentionKind.NAME, EntityType.PERSON, "Ada Vane", title)
    return find_holder(analysis, [bearer, described(analysis, 3, 5)], Groups(2), 1)


def described(analysis: Analysis, first: int, last: int) -> Found:
    assert analysis.tokens[last - 1].text == "Governor"
    return Found(first, last, last - 1, MentionKind.NOMINAL, EntityType.PERSON)


@pytest.mark.parametrize(
    ("title", "is_she"), [("Governor", True), ("Peruvian Governor", True), ("Deputy Governor", False), ("Judge", False)]
)
def test_office_with_a_capital_is_whose_title_it_is(title, is_she):
    assert (holder(TOLD, title) == 0) is is_she


def test_office_of_another_land_is_anothers():
    assert holder(f"{TOLD} | Peru/PROPN/NNP>0:root", "Governor") == 0
    told = TOLD.replace("left/VERB/VBD>2:root", "of/ADP/IN>3:case Peru/PROPN/NNP>1:nmod left/VERB/VBD>4:root")
    assert holder(told.replace(">2:nsubj", ">4:nsubj"), "Governor") is None


def test_office_in_lower_case_may_be_anybodys():
    analysis = parse(f"{STARTED} | {TOLD.replace('Governor', 'governor')}")
    bearer = Found(0, 2, 1, MentionKind.NAME, EntityType.PERSON, "Ada Vane", "Governor")
    pointing = Found(3, 5, 4, MentionKind.NOMINAL, EntityType.PERSON)
    assert find_holder(analysis, [bearer, pointing], Groups(2), 1) is None


def test_who_is_addressed_alike_is_one():
    analysis = parse(f"{CALLED} | {CALLED}")
    both = [described(analysis, 0, 2), described(analysis, 3, 5)]
    assert find_addressed(analysis, both, 1) == 0
    other = parse(f"{CALLED} | {CALLED.replace('Madam', 'Mr')}")
    assert find_addressed(other, both, 1) is None
    assert find_addressed(analysis, [replace(both[0], kind=MentionKind.NAME), both[1]], 1) is None
