"""How two values of one facet stand to each other, and why; decided by the kind of value alone."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from recension.model.comparison import Verdict, Version
from recension.model.values import Quantity, Truth, Value, When, Who, Words

from .bounds import (
    Bounds,
    bounds_of,
    dimension_of,
    is_just_beyond,
    is_rounding,
    is_vague,
    loosen,
    span_as_told,
    stretch,
)
from .wording import content_words, is_unknown, negates, show, word_set

Judged = tuple[Verdict, str]
Within = Mapping[str, frozenset[str]]
"""For each entity's id the ids of all that contain it: places around a place, bodies that somebody belongs to."""

NOWHERE: Within = {}


def compare_values(a: Value, b: Value, *, within: Within = NOWHERE) -> Judged:
    """The verdict on two values of one facet, with its reason in plain words.

    Example:
        >>> compare_values(Quantity(58, 58, False, None, "58"), Quantity(59, 59, False, None, "59"))
        (<Verdict.DIFFER: 'differ'>, '58 and 59 cannot both be right')
    """
    match a, b:
        case Quantity(), Quantity():
            return compare_quantities(a, b)
        case When(), When():
            return compare_times(a, b)
        case Who(), Who():
            return compare_entities(a, b, within)
        case Truth(), Truth():
            return compare_truths(a, b)
        case Words(), Words():
            return compare_words(a.text, b.text)
    return compare_words(a.text, b.text)


def compare_quantities(a: Quantity, b: Quantity) -> Judged:
    """By intervals: "at least 25" and "two dozen" can both be true, "some 5,200" refines "over 5,000"."""
    if not _same_kind(a, b):
        return Verdict.OVERLAP, f"{show(a)} and {show(b)} measure different things"
    if (a.low, a.high, a.unit) == (b.low, b.high, b.unit):
        return _same_figure(a, b)
    one, two = _soften(a, bounds_of(a), bounds_of(b)), _soften(b, bounds_of(b), bounds_of(a))
    if a.unit != b.unit and dimension_of(a.unit):
        one, two = loosen(a, one, b), loosen(b, two, a)
        if _point(a) and _point(b):
            both = f"{show(a)} and {show(b)}"
            if one.meets(two):
                return Verdict.AGREE, f"{both} are the same in different units"
            return Verdict.DIFFER, f"{both} cannot both be right"
    elif is_rounding(a, b):
        return Verdict.AGREE, f"{show(a)} and {show(b)} are one figure, rounded"
    return _compare_bounds((a, one), (b, two))


def _same_kind(a: Quantity, b: Quantity) -> bool:
    """Whether the units can be laid over each other; counts of differently named people can, money cannot."""
    one, two = dimension_of(a.unit), dimension_of(b.unit)
    if one or two:
        return one == two or None in (a.unit, b.unit)
    return not (_is_currency(a.unit) or _is_currency(b.unit)) or a.unit == b.unit or None in (a.unit, b.unit)


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _same_figure(a: Quantity, b: Quantity) -> Judged:
    if a.approximate == b.approximate or is_vague(a) or is_vague(b):
        return Verdict.AGREE, f"all say {show(a)}"
    hedged, plain = (a, b) if a.approximate else (b, a)
    return Verdict.AGREE, f"the same figure: {show(plain)}, which one report gives as {show(hedged)}"


def _soften(quantity: Quantity, own: Bounds, other: Bounds) -> Bounds:
    """ "Dozens" sets no firm ceiling: "more than 50" says the same more closely, so the open end is no objection."""
    if own.soft and math.isinf(other.high) and not other.soft and own.low <= other.low <= own.high:
        return Bounds(own.low, math.inf, soft=True)
    return own


def _point(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high


def _compare_bounds(left: tuple[Quantity, Bounds], right: tuple[Quantity, Bounds]) -> Judged:
    (a, one), (b, two) = left, right
    if not one.meets(two):
        firm = _point(a) or _point(b) or math.inf in (one.high, two.high)
        if one.soft != two.soft and firm and stretch(a, one).meets(stretch(b, two)):
            return Verdict.OVERLAP, f"{show(a)} and {show(b)} can both be true, if the word is stretched"
        if is_just_beyond(a, b) or is_just_beyond(b, a):
            return Verdict.OVERLAP, f"{show(a)} and {show(b)} are one round figure, told more or less closely"
        return Verdict.DIFFER, f"{show(a)} and {show(b)} cannot both be right"
    if one.low == two.low and one.high == two.high:
        return Verdict.AGREE, f"{show(a)} and {show(b)} allow the same figures"
    if one.holds(two):
        return Verdict.REFINE, f"{show(b)} lies within {show(a)}"
    if two.holds(one):
        return Verdict.REFINE, f"{show(a)} lies within {show(b)}"
    return Verdict.OVERLAP, f"{show(a)} and {show(b)} can both be true"


def compare_times(a: When, b: When) -> Judged:
    """By calendar intervals: a day within a month refines it, two days differ."""
    if not (a.start or a.end) or not (b.start or b.end):
        if content_words(a.text) == content_words(b.text):
            return Verdict.AGREE, f"both say {show(a)}"
        return Verdict.OVERLAP, f"{show(a)} and {show(b)}: one of them cannot be put on the calendar"
    one, two = (span_as_told(when) for when in (a, b))
    if (one.low, one.high) == (two.low, two.high):
        return Verdict.AGREE, f"both say {show(a)}"
    if not one.meets(two):
        return Verdict.DIFFER, f"{show(a)} and {show(b)} are different times"
    if one.holds(two):
        return Verdict.REFINE, f"{show(b)} lies within {show(a)}"
    if two.holds(one):
        return Verdict.REFINE, f"{show(a)} lies within {show(b)}"
    return Verdict.OVERLAP, f"{show(a)} and {show(b)} share part of their time"


def compare_entities(a: Who, b: Who, within: Within) -> Judged:
    """By identity, then containment and membership; a description may stand for a name, two names cannot."""
    if a.entity and a.entity == b.entity:
        return Verdict.AGREE, f"both mean {show(b)}" if a.text == b.text else f"{show(a)} and {show(b)} are one"
    if a.entity and b.entity:
        if b.entity in within.get(a.entity, frozenset()):
            return Verdict.REFINE, f"{show(a)} lies within {show(b)}"
        if a.entity in within.get(b.entity, frozenset()):
            return Verdict.REFINE, f"{show(b)} lies within {show(a)}"
        if _is_vague_place(a, b, within):
            return Verdict.OVERLAP, f"{show(a)} and {show(b)} may be one place"
    return _compare_descriptions(a, b)


def _is_vague_place(a: Who, b: Who, within: Within) -> bool:
    """ "Northern Veldia" may well hold the town that the other report names, where both lie in Veldia."""
    common = within.get(a.entity or "", frozenset()) & within.get(b.entity or "", frozenset())
    return bool(common) and any(
        word in word_set("regions") for text in (a.text, b.text) for word in text.lower().split()
    )


def _compare_descriptions(a: Who, b: Who) -> Judged:
    one, two = content_words(a.text), content_words(b.text)
    if one == two and not (a.entity and b.entity):
        return Verdict.AGREE, f"both say {show(a)}"
    if not (a.entity and b.entity):
        if one and one < two:
            return Verdict.REFINE, f"{show(b)} says {show(a)} more closely"
        if two and two < one:
            return Verdict.REFINE, f"{show(a)} says {show(b)} more closely"
    if _is_named(a) and _is_named(b):
        return Verdict.DIFFER, f"{show(a)} and {show(b)} are not the same"
    if one & two:
        return Verdict.OVERLAP, f"{show(a)} and {show(b)} may be the same"
    if _is_named(a) or _is_named(b):
        return Verdict.OVERLAP, f"{show(a)} may be a description of {show(b)}, or the other way round"
    return Verdict.DIFFER, f"{show(a)} and {show(b)} are not the same"


def _is_named(value: Who) -> bool:
    words = value.text.split()
    return bool(words) and words[-1][:1].isupper()


def compare_truths(a: Truth, b: Truth) -> Judged:
    """One denies what the other asserts, or both say the same."""
    if a.value == b.value:
        return Verdict.AGREE, "all say that it is so" if a.value else "all say that it is not so"
    yes, no = (a, b) if a.value else (b, a)
    return Verdict.CONTRADICT, f"{show(no)} denies what {show(yes)} asserts"


def compare_words(a: str, b: str) -> Judged:
    """By the words that carry meaning: the same, a part, some in common, or none."""
    one, two = content_words(a), content_words(b)
    if one == two and negates(a) == negates(b):
        return Verdict.AGREE, f"both say “{a}”"
    if is_unknown(a) and is_unknown(b):
        return Verdict.AGREE, f"“{a}” and “{b}” both leave it open"
    if is_unknown(a) != is_unknown(b):
        open_, known = (a, b) if is_unknown(a) else (b, a)
        return Verdict.REFINE, f"“{open_}” leaves open what “{known}” states"
    if negates(a) != negates(b) and one and two and (one <= two or two <= one):
        return Verdict.CONTRADICT, f"“{a}” and “{b}”: one denies what the other asserts"
    if one < two or two < one:
        closer, wider = (b, a) if one < two else (a, b)
        return Verdict.REFINE, f"“{closer}” says “{wider}” more closely"
    if one & two:
        return Verdict.OVERLAP, f"“{a}” and “{b}” share part of what they say"
    return Verdict.DIFFER, f"“{a}” and “{b}” have nothing in common"


# Of several verdicts on one comparison the one that a reader must not miss stands for all.
GRAVITY = (Verdict.CONTRADICT, Verdict.DIFFER, Verdict.OVERLAP, Verdict.REFINE, Verdict.AGREE)


def verdict_of(versions: Sequence[Version], *, within: Within = NOWHERE) -> Judged:
    """The verdict on a whole comparison: the gravest on any two values that two independent origins give.

    Several people, places or times in one report are no quarrel with another report that gives one of them; and that
    descriptions or causes are worded apart is no proof that they cannot all be right.
    """
    origins = {origin for version in versions for origin in version.origins}
    if len(origins) < 2:
        rivals = _rivals_quoted(versions, origins, within)
        if rivals is not None:
            return rivals
        reports = {report for version in versions for report in version.reports}
        return Verdict.SINGLE, "one report alone says so" if len(reports) < 2 else "reports of one origin alone say so"
    if all(isinstance(version.value, Who | When) for version in versions):
        return _verdict_of_sets(versions, within)
    return _gravest(_cross_verdicts(versions, within))


def _rivals_quoted(versions: Sequence[Version], origins: set[str], within: Within) -> Judged | None:
    """ "Police said that 900 marched, the unions that 1,500 did": two voices in one report that differ."""
    quoted = [v for v in versions if v.sources and not origins & set(v.sources) and isinstance(v.value, Quantity)]
    for a, b in combinations(quoted, 2):
        verdict, reason = compare_values(a.value, b.value, within=within)
        if verdict is Verdict.DIFFER and not set(a.sources) & set(b.sources):
            return verdict, f"{reason}, by two whom one report quotes"
    return None


def _cross_verdicts(versions: Sequence[Version], within: Within) -> list[Judged]:
    """A verdict for each value that two origins give and for each two values that two origins part on."""
    found = [compare_values(v.value, v.value, within=within) for v in versions if len(v.origins) > 1]
    for a, b in combinations(versions, 2):
        if len({*a.origins, *b.origins}) > 1:
            found.append(_lenient(a.value, b.value, within))
    return found


def _lenient(a: Value, b: Value, within: Within) -> Judged:
    """The verdict on two values; what is only worded or described in another way does not differ for sure."""
    verdict, reason = compare_values(a, b, within=within)
    sure = not isinstance(a, Words) and not (isinstance(a, Who) and isinstance(b, Who) and not _are_known(a, b))
    if verdict is Verdict.DIFFER and not sure:
        return Verdict.OVERLAP, f"{show(a)} and {show(b)} are worded apart; both can be true"
    return verdict, reason


def _are_known(a: Who, b: Who) -> bool:
    return bool(a.entity and b.entity) and _is_named(a) and _is_named(b)


def _gravest(judged: Sequence[Judged]) -> Judged:
    return min(judged, key=lambda j: GRAVITY.index(j[0]))


def _verdict_of_sets(versions: Sequence[Version], within: Within) -> Judged:
    """Each origin names a set; where two sets have a member in common, their other members are no quarrel."""
    named = {origin: [v for v in versions if origin in v.origins] for v in versions for origin in v.origins}
    found = []
    for one, two in combinations(sorted(named), 2):
        fewer, more = sorted((named[one], named[two]), key=len)
        found.append(_compare_sets(fewer, more, within))
    return _gravest(found)


def _compare_sets(fewer: Sequence[Version], more: Sequence[Version], within: Within) -> Judged:
    judged = [_best_match(member, more, within) for member in fewer]
    verdict, reason = _gravest(judged)
    matched = [j for j in judged if j[0] in (Verdict.AGREE, Verdict.REFINE)]
    if verdict is Verdict.DIFFER and matched:
        return Verdict.OVERLAP, f"{matched[0][1]}, but each names others besides"
    if verdict is Verdict.AGREE and len(more) > len(fewer):
        return Verdict.REFINE, f"one names only {show(fewer[0].value)}, another more"
    return verdict, reason


def _best_match(member: Version, others: Sequence[Version], within: Within) -> Judged:
    judged = [_lenient(member.value, other.value, within) for other in others]
    return max(judged, key=lambda j: GRAVITY.index(j[0]))
