"""Names of whom reports mention."""

import pytest

from recension.model.entity import Alias, Entity, EntityType


@pytest.mark.parametrize(
    ("name", "named", "within"),
    [
        ("The governor", False, "the governor"),
        ("Officials", False, "officials"),
        ("Western officials", False, "Western officials"),
        ("The Hague", True, "The Hague"),
    ],
)
def test_a_description_stands_in_small_letters_within_a_sentence(name: str, named: bool, within: str) -> None:
    aliases = (Alias(name, ("r1",)),) if named else ()
    assert Entity("e1", name, EntityType.GROUP, aliases).name_within == within
