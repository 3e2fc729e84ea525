"""Names that the text itself says are one's: "X (Y)", "X, also known as Y", "X, also spelled Y"."""

import itertools
from collections.abc import Sequence

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.bodies import find_body

from .found import Found, is_nested
from .grouping import Groups
from .kinds import is_kind

_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})
_MOST_BETWEEN_CHARS = 50
_MOST_CLOSING_CHARS = 3
_MARKS = " ,“”\"'‘’(–—-"
_APART = frozenset(",(–—-")
_OTHERS = frozenset({"to", "in", "for", "by", "and", "or", "under"})  # "known to", "dubbed by": behind them is another


def join_aliases(analysis: Analysis, mentions: Sequence[Found], groups: Groups) -> None:
    """Join names of one person, body or place by what stands between them."""
    named = [at for at, m in enumerate(mentions) if m.kind is MentionKind.NAME]
    people = [at for at in named if mentions[at].type is EntityType.PERSON]
    for left, right in itertools.pairwise(people):
        between, _ = _around(analysis, mentions[left], mentions[right])
        if between is not None and _tells_alias(between):
            groups.join(left, right, f"“{mentions[right].name}” is another name of “{mentions[left].name}”")
    _join_others(analysis, [at for at in named if mentions[at].type is not EntityType.PERSON], mentions, groups)


def _tells_alias(between: str) -> bool:
    """Whether words say that what follows is another name: ", also known by his nom de guerre", ", also spelled"."""
    words = between.strip(_MARKS).lower().split()
    telling = [word for word in words if is_kind("aliases", "telling", word)]
    others = [word for word in words if word not in telling and not is_kind("aliases", "filling", word)]
    if not telling or others or words[-1] in _OTHERS:
        return False
    return between.lstrip()[:1] in _APART or is_kind("aliases", "sure", words[-1])


def _join_others(analysis: Analysis, named: list[int], mentions: Sequence[Found], groups: Groups) -> None:
    nested = {right for left, right in itertools.pairwise(named) if is_nested(mentions[right], mentions[left])}
    for left, right in itertools.pairwise(at for at in named if at not in nested):
        one, two = mentions[left], mentions[right]
        if not _may_be_one(one, two) or groups.are_joined(left, right):
            continue
        between, after = _around(analysis, one, two)
        if between is None:
            continue
        said = between.strip(_MARKS).lower()
        if is_kind("aliases", "cues", said) and not (said == "or" and not between.lstrip().startswith((",", "("))):
            groups.join(left, right, f"“{one.name}” is “{said}” “{two.name}”")
        elif _tells_alias(between):
            groups.join(left, right, f"“{two.name}” is another name of “{one.name}”")
        elif between.strip(' “"‘') == "(" and after.lstrip(' ”"’').startswith(")") and _is_bracket_alias(one, two):
            groups.join(left, right, f"“{two.name}” stands in brackets after “{one.name}”")


def _around(analysis: Analysis, one: Found, two: Found) -> tuple[str | None, str]:
    tokens, text = analysis.tokens, analysis.text
    start, end = tokens[one.last - 1].end, tokens[two.first].start
    if not 0 <= end - start <= _MOST_BETWEEN_CHARS:
        return None, ""
    close = tokens[two.last - 1].end
    return text[start:end], text[close : close + _MOST_CLOSING_CHARS]


def _may_be_one(left: Found, right: Found) -> bool:
    if left.country or right.country:
        return False
    one, two = find_body(left.name or ""), find_body(right.name or "")
    if one is not None and two is not None and one is not two:
        return False
    return (left.type in _LOCAL) == (right.type in _LOCAL)


def _is_bracket_alias(left: Found, right: Found) -> bool:
    known = find_body(right.name or ""), find_body(left.name or "")
    if known[0] is not known[1] and (known[0] is None or known[1] is None):
        return known[0] is None and known[1] is not None  # "(Reuters)" after a dateline is no other name
    # a place in brackets is where it lies: "Springfield (Ohio)", "the foundation (Geneva)"
    return left.type not in _LOCAL and EntityType.OTHER not in (left.type, right.type)
