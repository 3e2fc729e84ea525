"""Of what people are members who are counted as such: "three members of the town guard" are of a guard."""

import re
from functools import cache

from .wording import word_set

MEMBERS = re.compile(r"\b([^\W\d_]{3,30})[ -]members?\b", re.IGNORECASE)


@cache
def _members_of() -> re.Pattern[str]:
    """ "Members of the old Brenn town guard"; between the two no verb stands, nor what begins another phrase.

    An "and" stands there within a name alone: "the Road and River Forces".
    """
    past = r"(?!armed\b|united\b)[a-z]+ed"
    ends = "|".join((past, *(word_set("auxiliaries") | word_set("behind_nouns") | word_set("past"))))
    word = rf"(?:(?-i:and (?=[A-Z]))|(?!(?:{ends})\b)[\w'’-]+ )"
    return re.compile(
        rf"\bmembers? of (?:(?:the|an?|his|her|its|their|one) )?{word}{{0,4}}?"
        r"(police|family|crew|army|staff|guard|gang|band|militia|navy|forces)\b",
        re.IGNORECASE,
    )


def counted_noun(unit: str, told: str) -> str:
    """The word for whom it counts; "members" are of what the word before them says, a family or a crew."""
    found = _members_of().search(told) or MEMBERS.search(told) if unit == "member" else None
    return found[1] if found else unit
