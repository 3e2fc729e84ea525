"""Wars, epidemics and the like: what kills all along, and whose dead are not those of the day."""

import re

# A clause opens with it, and nothing but where it is stands before its verb: "The war in the north has so far killed".
_ALL_ALONG = re.compile(
    r"(?:^|[.;:,“”\"\n]\s?|\b(?:that|and|but|while) )(?:(?:the|this|a) )?"
    r"(?:(?!(?:in|of|during|since|after|before|from|amid|by|over|on|at)\b)[\w-]{1,20} ){0,2}"
    r"(?:war|conflict|insurgency|epidemic|pandemic|famine)"
    r"(?: (?:in|of|between|with|against|across|over) (?:[\w’'-]{1,20} ){0,4}[\w’'-]{1,20})?"
    r" (?:has|have|had) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_BACK = 100  # characters: a clause up to its verb, set by reading


def is_told_of_war(text: str, verb: int) -> bool:
    """Whether a war is the subject of the verb at that place, in the perfect: all of its dead are counted.

    Example:
        >>> is_told_of_war("The war in the north has killed thousands.", 25)
        True
        >>> is_told_of_war("A raid in the war has killed nine.", 22)
        False
        >>> is_told_of_war("Raids in war have killed nine.", 18)
        False
    """
    return _ALL_ALONG.search(text, max(0, verb - _BACK), verb) is not None
