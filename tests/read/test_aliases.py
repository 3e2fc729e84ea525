"""Names that the text itself says are one's."""

import pytest
from parsed import parse

from recension.model.entity import EntityType, MentionKind
from recension.read.aliases import join_aliases
from recension.read.found import Found
from recension.read.grouping import Groups


def are_joined(between: str, kind: EntityType) -> bool:
    words = ["Orvane", *between.split(), "Tarvane"]
    analysis = parse(" ".join(f"{word}/X/NN>0:dep" for word in words))
    mentions = [Found(at, at + 1, at, MentionKind.NAME, kind, words[at]) for at in (0, len(words) - 1)]
    groups = Groups(2)
    join_aliases(analysis, mentions, groups)
    return groups.are_joined(0, 1)


@pytest.mark.parametrize(
    ("between", "kind", "is_one"),
    [
        (", also spelled", EntityType.PERSON, True),
        (", better known by his nom de guerre", EntityType.PERSON, True),
        ("alias", EntityType.PERSON, True),
        ("called", EntityType.PERSON, False),
        (", and", EntityType.PERSON, False),
        (", also transliterated as", EntityType.PLACE, True),
        (", known by its French acronym", EntityType.ORGANIZATION, True),
        (", which is widely known to", EntityType.ORGANIZATION, False),
    ],
)
def test_words_between_two_names_tell_that_they_are_one(between, kind, is_one):
    assert are_joined(between, kind) is is_one
