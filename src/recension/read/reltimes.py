"""The grammar of relative times: "last week", "two days ago", "the coming days", "third quarter", "daily"."""

from ..model.times import (
    Anchor,
    CalendarTime,
    Daypart,
    Direction,
    Length,
    Share,
    Shift,
    Unit,
    Vague,
)
from .caltimes import Parsed, is_year, parse_date
from .counttimes import SIGNS, Number, parse_counted, parse_number, parse_recurrence
from .timewords import Words, load_lexicon


def parse_relative(words: Words, i: int) -> Parsed | None:
    """A relative time that begins at word `i`."""
    tries = (
        _parse_day_word,
        _parse_directed,
        parse_counted,
        _parse_fraction,
        parse_recurrence,
        _parse_neighbour,
        _parse_vague,
    )
    found = [parse(words, i) for parse in tries]
    return max((p for p in found if p), key=lambda p: p.end, default=None)


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
    """The weekend · weekend talks · the quarter · the latest quarter · the year."""
    j = i + (words.lower(i) == "the")
    latest = words.lower(j) in ("latest", "fiscal", "full")
    j += latest
    word = words.lower(j)
    if word == "weekend":
        return Parsed(Shift(0, Unit.WEEKEND, Direction.PRESENT), j + 1, sure=words.lower(j + 1) != "s")
    if words.lower(j + 1) == "'" and words.lower(j + 3) == "end" and word in ("week", "month", "quarter", "year"):
        return Parsed(Shift(0, load_lexicon().units[word], Direction.PRESENT, share=Share.LATE), j + 4)
    if j == i or word not in ("quarter", "period", "week", "month", "year", "decade", "century"):
        return None
    spelled = parse_date(words, j + 1) if word == "year" else None
    if spelled and isinstance(spelled.expression, CalendarTime) and spelled.expression.year:
        return spelled
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
    return Parsed(Shift(SIGNS[way], unit, way, anchor), k + 1)


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
        return Parsed(Shift(SIGNS[way], Unit.DAY, way, Anchor.NARRATIVE, part=found[0]), found[1])
    return Parsed(Shift(SIGNS[way], Unit.DAY, way, part=found[0]), found[1])


def _parse_that(words: Words, j: int) -> Parsed | None:
    """That day · that night · that year: the time at which the story stands."""
    lexicon = load_lexicon()
    found = words.match(j, lexicon.dayparts)
    if found:
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, Anchor.NARRATIVE, part=found[0]), found[1])
    if words.lower(j) == "occasion":
        return Parsed(Shift(0, Unit.DAY, Direction.PRESENT, Anchor.NARRATIVE), j + 1)
    unit = lexicon.units.get(words.lower(j))
    if unit and unit not in (Unit.SECOND, Unit.MINUTE) and not words.lower(j).endswith("s"):
        return Parsed(Shift(0, unit, Direction.PRESENT, Anchor.NARRATIVE), j + 1)
    return None


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
    return Parsed(Shift(SIGNS[way], unit, way, anchor, part=part), i + 3 if ends else i + 2)


def _parse_fraction(words: Words, i: int) -> Parsed | None:
    """The third quarter · fourth-quarter · the first half of 1989 · this year's second quarter · the last quarter."""
    lexicon = load_lexicon()
    j, way = i + (words.lower(i) == "the"), None
    if lexicon.directions.get(words.lower(j)) and words.lower(j + 1) == "year" and words.lower(j + 3) == "s":
        way, j = lexicon.directions[words.lower(j)], j + 4
    elif lexicon.directions.get(words.lower(j)) and words.lower(j + 1) in lexicon.ordinals:
        j += 1
    rank = lexicon.ordinals.get(words.lower(j))
    if words.lower(j) == "last" and words.lower(j + 1) == "half":
        rank = 2
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
    """The 1988 second quarter · the year-ago quarter · the year-earlier period · year-earlier."""
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


def _parse_vague(words: Words, i: int) -> Parsed | None:
    """Now · recently · in the future."""
    found = words.match(i, load_lexicon().vague)
    # Three in five "now" and "recently" are times to the annotators of TimeBank; "soon" and "the moment" seldom are.
    sure = words.lower(i) in ("now", "currently", "recently") and found is not None and found[1] == i + 1
    return Parsed(Vague(found[0]), found[1], sure) if found else None
