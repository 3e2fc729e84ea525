"""The grammar of counted times: "two days ago", "three weeks", "every other day"."""

from ..model.times import Anchor, Direction, Length, Recurrence, Shift, Unit
from .caltimes import Parsed, is_year
from .timewords import Words, load_lexicon

Number = tuple[int | float | None, int | float | None, int]


SIGNS = {Direction.PAST: -1, Direction.PRESENT: 0, Direction.FUTURE: 1}


# "second" and "night" are ordinals and parts of a day before they are units.
_LOOSE_UNITS = frozenset({"second", "night", "nights", "quarter", "quarters"})


def parse_number(words: Words, i: int) -> Number | None:
    """Bounds and end of a small number at word `i`; None, None where it is vague: "several", "a couple of"."""
    first = _parse_one_number(words, i)
    if first is None:
        return None
    low, j = first
    if low is None:
        return None, None, j
    joint = j + (words.lower(j) == "-")
    if words.lower(joint) in ("to", "or", "and", "-") or (joint > j and words.number(joint) is not None):
        k = joint + (words.lower(joint) in ("to", "or", "and", "-"))
        k += words.lower(k) == "-"
        second = _parse_one_number(words, k)
        if second and second[0] is not None and second[0] > low and words.lower(k) not in ("a", "an"):
            return low, second[0], second[1]
    return low, low, j


def _parse_one_number(words: Words, i: int) -> tuple[int | float | None, int] | None:
    lexicon, word = load_lexicon(), words.lower(i)
    if word in lexicon.few:
        return None, i + 1 + (words.lower(i + 1) == "of")
    if word == "a" and words.lower(i + 1) in ("few", "couple", "number", "dozen", "half", "good", "whole", "full"):
        return _parse_small_phrase(words, i + 1)
    if word == "half" and words.lower(i + 1) in ("a", "an"):
        return 0.5, i + 2
    digits = words.number(i)
    if digits is not None:
        return _with_half(words, digits, i + 1)
    if word not in lexicon.numbers or word in ("hundred",):
        return None
    value, j = lexicon.numbers[word], i + 1
    if value >= 20 and words.lower(j) == "-" and lexicon.numbers.get(words.lower(j + 1), 10) < 10:
        value, j = value + lexicon.numbers[words.lower(j + 1)], j + 2
    if words.lower(j) in ("hundred", "dozen"):
        value, j = value * (100 if words.lower(j) == "hundred" else 12), j + 1
    return _with_half(words, value, j)


def _parse_small_phrase(words: Words, i: int) -> tuple[int | float | None, int]:
    word = words.lower(i)
    after = i + 1 + (words.lower(i + 1) in ("of", "a"))
    match word:
        case "dozen":
            return 12, after
        case "half":
            return 0.5, after
        case "good" | "whole" | "full":
            return 1, i + 1
        case _:
            return None, after


def _with_half(words: Words, value: int, j: int) -> tuple[int | float, int]:
    """2 1/2 · 2½ · 1.5 · two and a half."""
    if words.lower(j) == "½":
        return value + 0.5, j + 1
    if words.number(j) is not None and words.lower(j + 1) == "/" and words.number(j + 2):
        return value + (words.number(j) or 0) / (words.number(j + 2) or 1), j + 3
    if words.lower(j) == "." and words.is_glued(j) and words.is_glued(j + 1) and words.number(j + 1, 1) is not None:
        return value + (words.number(j + 1) or 0) / 10, j + 2
    if [words.lower(j + k) for k in range(3)] == ["and", "a", "half"]:
        return value + 0.5, j + 3
    return value, j


def parse_counted(words: Words, i: int) -> Parsed | None:
    """Two days ago · three days later · a day after · two-week · several months · 16-year-old (which is none)."""
    lexicon, vague = load_lexicon(), False
    number = parse_number(words, i)
    j = number[2] if number else i
    hyphen = words.lower(j) == "-" and number is not None
    j += hyphen
    if number and words.lower(j) in (
        "more",
        "full",
        "straight",
        "consecutive",
        "whole",
        "further",
        "long",
        "additional",
    ):
        j += 1
    unit = lexicon.units.get(words.lower(j))
    if unit is None or (number is None and not (vague := words.lower(j).endswith("s"))):
        return None
    if words.lower(j) == "second" or _is_age(words, j + 1) or (is_year(words.number(i)) and unit is Unit.QUARTER):
        return None
    low, high = (number[0], number[1]) if number else (None, None)
    shifted = _parse_shift(words, j + 1, (low, high), unit)
    if shifted:
        return shifted
    article = words.lower(i) in ("a", "an", "one")
    loose = words.lower(j) in _LOOSE_UNITS or unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY)
    if vague and number is None:
        loose, article = words.lower(j) not in ("years", "months", "weeks", "decades"), True
    scale = 2 if words.lower(j).startswith("fortnight") and low else 1
    return Parsed(
        Length(_times(low, scale), _times(high, scale), unit),
        j + 1,
        sure=not (article and loose) and not _is_bare(words, j),
    )


def _is_bare(words: Words, j: int) -> bool:
    """ "Seconds" and "quarters" are ranks and coins before they are times."""
    return words.lower(j) in ("quarter", "quarters", "second")


def _times(number: int | float | None, scale: int) -> int | float | None:
    return number * scale if number is not None else None


def _is_age(words: Words, j: int) -> bool:
    """ "16-year-old" and "six years old" say how old somebody is."""
    return words.lower(j + (words.lower(j) == "-")) in ("old", "olds")


def _parse_shift(
    words: Words, j: int, number: tuple[int | float | None, int | float | None], unit: Unit
) -> Parsed | None:
    """What stands after a count of units and makes it a point in time."""
    amount = number[0] if number[0] == number[1] else None
    word = words.lower(j)
    match word:
        case "ago":
            way, anchor, end = Direction.PAST, Anchor.PUBLICATION, j + 1
        case "earlier" | "previously" | "beforehand":
            way, anchor, end = Direction.PAST, Anchor.NARRATIVE, j + 1
        case "later" | "afterward" | "afterwards" | "on":
            if word == "on" and words.lower(j + 1) not in (".", ",", ""):
                return None
            way, anchor, end = Direction.FUTURE, Anchor.NARRATIVE, j + 1
        case "hence":
            way, anchor, end = Direction.FUTURE, Anchor.PUBLICATION, j + 1
        case "from" if words.lower(j + 1) in ("now", "today"):
            way, anchor, end = Direction.FUTURE, Anchor.PUBLICATION, j + 2
        case "before" | "after":
            way = Direction.PAST if word == "before" else Direction.FUTURE
            anchor, end = Anchor.EVENT, j
        case _:
            return None
    sign = SIGNS[way]
    return Parsed(Shift(None if amount is None else sign * amount, unit, way, anchor), end)


def parse_recurrence(words: Words, i: int) -> Parsed | None:
    """Daily · every day · each Friday · every two weeks · Fridays."""
    lexicon, word = load_lexicon(), words.lower(i)
    if word in lexicon.recurrences:
        return Parsed(Recurrence(1, lexicon.recurrences[word]), i + 1, sure=False)
    if word.endswith("days") and word[:-1] in lexicon.weekdays:
        return Parsed(Recurrence(1, Unit.WEEK, lexicon.weekdays[word[:-1]]), i + 1)
    if word not in ("every", "each"):
        return None
    if words.lower(i + 1) in lexicon.weekdays:
        return Parsed(Recurrence(1, Unit.WEEK, lexicon.weekdays[words.lower(i + 1)]), i + 2)
    number = parse_number(words, i + 1)
    j = number[2] if number else i + 1
    unit = lexicon.units.get(words.lower(j))
    if unit is None and words.lower(j) in ("morning", "evening", "afternoon", "summer", "winter"):
        unit = Unit.DAY if words.lower(j) in ("morning", "evening", "afternoon") else Unit.YEAR
    if unit is None:
        return None
    return Parsed(Recurrence((number[0] if number else 1) or 1, unit), j + 1)
