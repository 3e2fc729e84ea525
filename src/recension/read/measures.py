"""Units: whether a figure measures money, time or something else that has a unit, and which."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recension.model.statement import Facet

from .figures import DASHES, Figure, Form, find_lexemes

LONGEST_UNIT = 5
CODE_BEFORE = re.compile(r"\b([A-Z]{1,4}|R[sp]|Y=|Tk|KSh|[KUT]?[Ss]hs?|Dhs?)\.?\s?\Z")
LOOK_AHEAD_CHARS = 48
# Letters that are money only before a number of some size, close to it: "N50 million", but "the N50 road".
LONE = frozenset(["N", "R", "P", "K"])
SIZED = re.compile(r"[\d.,]*\d(?:,\d{3}|\s?(?:m|bn|million|billion|trillion))\b")
# "5 p.m." and "11 a.m.": an hour, no pence and no metre.
HOUR_AFTER = re.compile(r"\s?[ap]\.?\s?m\b")
# "at 1230 hours": the clock of the forces.
HOUR_OF_FORCES = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d\s?(?:hours|hrs)\b")
LED_BY_AT = re.compile(r"\b(?:at|by|around|about|from|until|till|since|before|after|to|between|and)\s$")
CODE_CHARS = 3  # letters of a currency's own code, which needs no sign
WITHOUT_SIGN = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "INR",
        "RMB",
        "CHF",
        "IDR",
        "PKR",
        "BDT",
        "NGN",
        "KES",
        "ZAR",
        "AED",
        "CFA",
        "FCFA",
        "XAF",
        "XOF",
        "Rs",
        "Rp",
        "RM",
        "Y=",
        "Tk",
        "Sh",
        "Shs",
        "sh",
        "shs",
        "Ksh",
        "KSh",
        "Kshs",
        "Ush",
        "USh",
        "Tsh",
        "TSh",
        "Dh",
        "Dhs",
    ]
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure measures: the facet it gives, the unit's name, and where the words end."""

    facet: Facet
    name: str
    end: int


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))


@cache
def _forms() -> dict[tuple[str, ...], tuple[Facet, str]]:
    found: dict[tuple[str, ...], tuple[Facet, str]] = {}
    for facet in (Facet.MEASURE, Facet.DURATION, Facet.MONEY):
        for name, forms in _tables()[facet.value].items():
            found |= {tuple(form.split()): (facet, name) for form in forms}
    return found


def unit_named(word: str) -> tuple[Facet, str] | None:
    """The facet and name of the unit that a word is, by itself."""
    return _forms().get((word,)) if len(word) > 1 else None


@cache
def bare_units() -> dict[str, str]:
    """The units of time that news names without a figure, by their plurals: "for years"."""
    return {plural: named[1] for plural in _tables()["bare"]["plurals"] if (named := unit_named(plural)) is not None}


def read_unit(text: str, figure: Figure) -> Unit | None:
    """The unit of `figure`, from the sign before it or the words after it; None where it counts things.

    "pounds" are money only behind a sign or with "sterling": a man of 200 pounds is weighed.
    """
    behind = find_lexemes(text, figure.end, min(len(text), figure.end + LOOK_AHEAD_CHARS))
    found = _longest(text, figure, [x.text for x in behind])
    if figure.money is not None:
        return Unit(Facet.MONEY, _currency(text, figure), figure.end)
    if HOUR_AFTER.match(text, figure.end) or is_hour_of_forces(text, figure):
        return None
    if found is not None:
        facet, name, size = found
        return Unit(facet, name, behind[size - 1].end)
    code = _code_before(text, figure)
    if code is not None:
        return Unit(Facet.MONEY, code, figure.end)
    return None


def is_hour_of_forces(text: str, figure: Figure) -> bool:
    """Whether four digits give an hour of the day: "at 1230 hours"."""
    led = LED_BY_AT.search(text, max(0, figure.first - 9), figure.first) is not None
    return led and HOUR_OF_FORCES.match(text, figure.first) is not None


def _longest(text: str, figure: Figure, words: list[str]) -> tuple[Facet, str, int] | None:
    # "a 10-km range", "six-night truce", "hundreds of dollars": a dash or an "of" may stand between
    skip = int(bool(words) and (words[0] in DASHES or (words[0] == "of" and figure.form is Form.VAGUE)))
    # a lone letter is a unit only where it stands close to the figure or is a capital's own symbol ("5 W")
    forms = _forms()
    for size in range(min(LONGEST_UNIT, len(words) - skip), 0, -1):
        chosen = forms.get(tuple(words[skip : skip + size]))
        if chosen is None:
            continue
        if not skip and _names_what_follows(words, size):
            return None
        if size == 1 and len(words[skip]) == 1 and words[skip].isalpha() and figure.form is not Form.DIGITS:
            continue
        return *chosen, skip + size
    if words[skip : skip + 1] in (["pound"], ["pounds"]):
        return Facet.MEASURE, "pound", skip + 1
    return None


def _names_what_follows(words: list[str], size: int) -> bool:
    """ "Two night guards": the unit is part of what is counted."""
    return size < len(words) and words[size] in _tables()["named"].get(words[size - 1], ())


def _currency(text: str, figure: Figure) -> str:
    code = _code_before(text, figure)
    return code or str(_tables()["signs"].get(figure.money, figure.money))


def _code_before(text: str, figure: Figure) -> str | None:
    """ "US$5", "Rs 500", "INR1 trillion": letters right before the sign or the digits."""
    start = figure.first - (1 if figure.money else 0)
    found = CODE_BEFORE.search(text, max(0, start - 6), start)
    letters = found.group(1) if found else ""
    # "HK$" and "US$" need their sign: "the US 500 men strong" is no money
    lone = letters in LONE and text[start - 1] == letters and SIZED.match(text, start) is not None
    coded = letters in WITHOUT_SIGN or (len(letters) == CODE_CHARS and letters.isupper())
    if figure.form is not Form.DIGITS or not (figure.money or coded or lone):
        return None
    name = _tables()["codes"].get(letters.lower())
    return str(name) if name else None
