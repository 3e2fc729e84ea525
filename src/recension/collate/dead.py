"""Whether two sentences that tell how somebody died, or was hurt, can be of one: a child and a man are two."""

import re

from .wording import WORD, word_table

# "A constable was hit by a stone", where one student died: it was no constable who died.
OTHER_VICTIM = re.compile(
    r"\b(?:an?|one|two|three|several|another) (?:[a-z]+ ){0,2}?"
    r"(?:(?:officer|constable|guard|soldier|gendarme|firefighter)s?|police(?:wo)?m[ae]n) "
    r"(?:was|were|had been|has been)\b",
    re.IGNORECASE,
)
DEATH = re.compile(
    r"\b(?:die[ds]?|dying|dead|death|kill(?:ed|ing)|bod(?:y|ies)|murder(?:ed)?|fatal(?:ly)?)\b", re.IGNORECASE
)
CHILD = re.compile(r"\b(?:child|boy|girl|baby|toddler|infant|(?:\d|1[0-2])-year-old)\b", re.IGNORECASE)
ADULT = re.compile(r"\b(?:man|woman|(?:1[89]|[2-9]\d)-year-old)\b|, (?:1[89]|[2-9]\d),", re.IGNORECASE)


def are_child_and_adult(one: str, two: str) -> bool:
    """Whether one sentence has a child in it and no adult, and the other an adult and no child."""
    here, there = ((bool(CHILD.search(x)), bool(ADULT.search(x))) for x in (one, two))
    return {here, there} == {(True, False), (False, True)}


def are_man_and_woman(one: str, two: str) -> bool:
    """Whether each clause has words for one sex alone, and not for the same: "he was shot", "her stab wounds"."""
    here, there = _sexes(one), _sexes(two)
    return len(here) == len(there) == 1 and here != there


def _sexes(text: str) -> frozenset[str]:
    words, sexes = frozenset(WORD.findall(text.lower())), word_table()["sexes"]
    return frozenset(sex for sex in ("male", "female") if not words.isdisjoint(sexes[sex]))


def is_of_dead(sentence: str) -> bool:
    """Whether it tells of a death, or of nobody who serves and may be hurt beside him who died."""
    return DEATH.search(sentence) is not None or OTHER_VICTIM.search(sentence) is None
