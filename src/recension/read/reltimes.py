"""The grammar of relative times: "last week", "two days ago", "the coming days", "third quarter", "daily"."""

from ..model.times import (
    Anchor,
    CalendarTime,
    Daypart,
    Direction,
    Length,
    Recurrence,
    Shift,
    Unit,
    Vague,
)
from .caltimes import Parsed, is_year
from .timewords import Words, load_lexicon

Number = tuple[int | float | None, int | float | None, int]
_SIGN = {Direction.PAST: -1, Direction.PRESENT: 0, Direction.FUTURE: 1}
# "second" and "night" are ordinals and parts of a day before they are units.
_LOOSE_UNITS = frozenset({"second", "night", "nights", "quarter", "quarters"})


def parse_relative(words: Words, i: int) -> Parsed | None:
    """A relative time that begins at word `i`."""
    tries = (
        _parse_day_word,
        _parse_directed,
        _parse_counted,
        _parse_fraction,
        _parse_recurrence,
        _parse_neighbour,
        _parse_vague,
    )
    found = [parse(words, i) for parse in tries]
    return max((p for p in found if p), key=lambda p: p.end, default=None)


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


def _parse_day_word(words: Words, i: int) -> Parsed | None:
    """Yesterday · tomorrow night · tonight · overnight · the day before yesterday."""
    lexicon, word = load_lexicon(), words.lower(i)
    if word in lexicon.days:
        amount, j = lexicon.days[word], i + 1
        part = lexicon.dayparts.get((words.lower(j),))
        return Parsed(Shift(amount, Unit.DAY, _way(amount), part=part), j + 1 if part else j)
    if word == "tonight":
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, part=Daypart.NIGHT), i + 1)
    if word == "overnight":
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, part=Daypart.OVERNIGHT), i + 1)
    if word == "day" and words.lower(i + 1) in ("before", "after") and words.lower(i + 2) in ("yesterday", "tomorrow"):
        amount = -2 if words.lower(i + 2) == "yesterday" else 2
        return Parsed(Shift(amount, Unit.DAY, _way(amount)), i + 3)
    return None


def _way(amount: int | float) -> Direction:
    return Direction.PRESENT if amount == 0 else Direction.PAST if amount < 0 else Direction.FUTURE


def _parse_directed(words: Words, i: int) -> Parsed | None:
    """Last week · this morning · the past two months · the coming days · that same day · next May."""
    lexicon = load_lexicon()
    the, j = (
        words.lower(i) == "the",
        i + (words.lower(i) in ("the", "that", "these", "those", "his", "her", "their", "its")),
    )
    that = words.lower(i) == "that"
    word = words.lower(j)
    way = lexicon.directions.get(word)
    if that and way is None:
        return _parse_that(words, j)
    if way is None:
        return _parse_bare(words, i)
    number = parse_number(words, j + 1)
    k = number[2] if number else j + 1
    k += words.lower(k) in ("more", "full", "-") and number is not None
    unit = lexicon.units.get(words.lower(k))
    if unit and words.lower(k) != "second" and (number or words.lower(k) not in ("night", "nights")):
        return _directed_unit(words, (i, j, k), unit, number)
    if number:
        return None
    return _directed_other(words, j, way, story=the or that)


def _parse_bare(words: Words, i: int) -> Parsed | None:
    """The weekend · weekend talks · the quarter · the latest quarter · the year: only the encoder tells if a time is meant."""
    j = i + (words.lower(i) == "the")
    latest = words.lower(j) in ("latest", "fiscal", "full")
    j += latest
    word = words.lower(j)
    if word == "weekend":
        return Parsed(Shift(0, Unit.WEEKEND, Direction.PRESENT), j + 1, sure=words.lower(j + 1) != "s")
    if j == i or word not in ("quarter", "period", "week", "month", "year", "decade", "century"):
        return None
    unit = load_lexicon().units.get(word, Unit.QUARTER)
    # A report speaks of "the quarter" once that is over, of "the year" while it runs.
    amount = -1 if unit is Unit.QUARTER else 0
    return Parsed(Shift(amount, unit, _way(amount)), j + 1, sure=word in ("week", "year", "quarter"))


def _directed_unit(words: Words, at: tuple[int, int, int], unit: Unit, number: Number | None) -> Parsed | None:
    lexicon = load_lexicon()
    i, j, k = at
    word, way = words.lower(j), lexicon.directions[words.lower(j)]
    plural = words.lower(k).endswith("s")
    if number or plural:
        low, high = (number[0], number[1]) if number else (None, None)
        if word in ("this", "same", "current"):
            return None
        return Parsed(Length(low, high, unit, way), k + 1)
    if word in ("recent",):
        return Parsed(Shift(None, unit, way), k + 1, sure=False)
    story = word in ("previous", "preceding", "following", "same", "ensuing") or (
        words.lower(i) in ("the", "that") and word == "next"
    )
    anchor = Anchor.NARRATIVE if story else Anchor.PUBLICATION
    if words.lower(i) == "the" and word in ("past", "coming"):
        return Parsed(Length(1, 1, unit, way), k + 1)
    return Parsed(Shift(_SIGN[way], unit, way, anchor), k + 1)


def _directed_other(words: Words, j: int, way: Direction, *, story: bool) -> Parsed | None:
    """Last Friday · this morning · last summer · next May · last Nov. 3 is left to the calendar."""
    lexicon, word, after = load_lexicon(), words.lower(j), words.lower(j + 1)
    if after in lexicon.weekdays:
        return Parsed(CalendarTime(weekday=lexicon.weekdays[after], direction=way), j + 2)
    if after in lexicon.months and words.is_capital(j + 1):
        day = words.number(j + 2)
        day = day if day and day <= 31 else None
        return Parsed(CalendarTime(month=lexicon.months[after], day=day, direction=way), j + 2 + (day is not None))
    if after in lexicon.seasons:
        return Parsed(CalendarTime(season=lexicon.seasons[after], direction=way), j + 2)
    found = words.match(j + 1, lexicon.dayparts)
    if found is None or word in ("recent", "current"):
        return None
    if word in ("previous", "preceding", "following", "same", "next") or story:
        return Parsed(Shift(_SIGN[way], Unit.DAY, way, Anchor.NARRATIVE, part=found[0]), found[1])
    return Parsed(Shift(_SIGN[way], Unit.DAY, way, part=found[0]), found[1])


def _parse_that(words: Words, j: int) -> Parsed | None:
    """That day · that night · that year: the time at which the story stands."""
    lexicon = load_lexicon()
    found = words.match(j, lexicon.dayparts)
    if found:
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, Anchor.NARRATIVE, part=found[0]), found[1])
    if words.lower(j) == "occasion":
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, Anchor.NARRATIVE), j + 1, sure=False)
    unit = lexicon.units.get(words.lower(j))
    if unit and unit not in (Unit.SECOND, Unit.MINUTE) and not words.lower(j).endswith("s"):
        return Parsed(Shift(0, unit, Direction.PRESENT, Anchor.NARRATIVE), j + 1)
    return None


def _parse_counted(words: Words, i: int) -> Parsed | None:
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
    sign = _SIGN[way]
    return Parsed(Shift(None if amount is None else sign * amount, unit, way, anchor), end)


def _parse_neighbour(words: Words, i: int) -> Parsed | None:
    """The next day · the day after · the day before · the day of: a day by its neighbour in the story."""
    if words.lower(i) not in ("the", "a") or words.lower(i + 1) not in (
        "day",
        "night",
        "morning",
        "week",
        "year",
        "month",
    ):
        return None
    word = words.lower(i + 2)
    if word not in ("before", "after"):
        return None
    unit = load_lexicon().units.get(words.lower(i + 1), Unit.DAY)
    way = Direction.PAST if word == "before" else Direction.FUTURE
    ends = words.lower(i + 3) in (".", ",", ";", "", "and", "that")
    part = {"night": Daypart.NIGHT, "morning": Daypart.MORNING}.get(words.lower(i + 1))
    anchor = Anchor.NARRATIVE if ends else Anchor.EVENT
    return Parsed(Shift(_SIGN[way], unit, way, anchor, part=part), i + 3 if ends else i + 2)


def _parse_fraction(words: Words, i: int) -> Parsed | None:
    """The third quarter · fourth-quarter · the first half of 1989 · this year's second quarter · the last quarter."""
    lexicon = load_lexicon()
    j, way = i + (words.lower(i) == "the"), None
    if lexicon.directions.get(words.lower(j)) and words.lower(j + 1) == "year" and words.lower(j + 3) == "s":
        way, j = lexicon.directions[words.lower(j)], j + 4
    elif lexicon.directions.get(words.lower(j)) and words.lower(j + 1) in lexicon.ordinals:
        j += 1
    rank = lexicon.ordinals.get(words.lower(j))
    k = j + 1 + (words.lower(j + 1) in ("-", "fiscal"))
    if rank is None or words.lower(k) not in ("quarter", "half"):
        return _parse_year_ago(words, j)
    is_half = words.lower(k) == "half"
    after = k + 1 + (words.lower(k + 1) == "of") + (words.lower(k + 2) == "fiscal")
    year = words.number(after, 4)
    year, end = (year, after + 1) if is_year(year) else (None, k + 1)
    if is_half and year is None and way is None:
        return None
    expression = CalendarTime(
        year=year, quarter=None if is_half else rank, half=rank if is_half else None, direction=way
    )
    return Parsed(expression, end)


def _parse_year_ago(words: Words, j: int) -> Parsed | None:
    """The 1988 second quarter · the year-ago quarter · the year-earlier period · year-earlier, as business news has it."""
    lexicon, year = load_lexicon(), words.number(j, 4)
    if is_year(year):
        k = j + 1 + (words.lower(j + 1) == "fiscal")
        rank = lexicon.ordinals.get(words.lower(k))
        k += rank is not None
        k += words.lower(k) == "-"
        if rank and words.lower(k) == "quarter":
            return Parsed(CalendarTime(year=year, quarter=rank), k + 1)
        return None
    if words.lower(j) != "year" or words.lower(j + 1) != "-" or words.lower(j + 2) not in ("ago", "earlier"):
        return None
    k = j + 3
    rank = lexicon.ordinals.get(words.lower(k))
    k += rank is not None
    if words.lower(k) == "quarter" and rank:
        return Parsed(CalendarTime(quarter=rank, direction=Direction.PAST), k + 1)
    end = k + (words.lower(k) in ("quarter", "period", "half", "month", "week"))
    return Parsed(Shift(-1, Unit.YEAR, Direction.PAST, Anchor.NARRATIVE), end)


def _parse_recurrence(words: Words, i: int) -> Parsed | None:
    """Daily · every day · each Friday · every two weeks · Fridays."""
    lexicon, word = load_lexicon(), words.lower(i)
    if word in lexicon.recurrences:
        return Parsed(Recurrence(1, lexicon.recurrences[word]), i + 1, sure=word != "hourly")
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


def _parse_vague(words: Words, i: int) -> Parsed | None:
    """Now · recently · in the future."""
    found = words.match(i, load_lexicon().vague)
    # Three in five "now" and "recently" are times to the annotators of TimeBank; "soon" and "the moment" seldom are.
    sure = words.lower(i) in ("now", "currently", "recently") and found is not None and found[1] == i + 1
    return Parsed(Vague(found[0]), found[1], sure) if found else None
