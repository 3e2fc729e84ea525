"""Names of places taken apart: what only says of which kind a place is, abbreviations, facilities named after towns."""

import csv
import re
import tomllib
from functools import cache
from importlib.resources import files

from .gazetteer import fold_toponym

_LEAST_CUT_CHARS = 3  # "La" without its stop is no Louisiana
_DIRECTION = re.compile(r"(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central", re.IGNORECASE)


@cache
def _words() -> dict[str, dict[str, list[str] | dict[str, str]]]:
    text = files("recension.link").joinpath("knowledge/words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pairs() -> dict[str, dict[str, str]]:
    return {name: dict(table) for name, table in _words()["pairs"].items() if isinstance(table, dict)}


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words of `knowledge/words.toml`."""
    return frozenset(_words()["sets"][name])


def word_pairs(name: str) -> dict[str, str]:
    """Pairs of words of `knowledge/words.toml`: what is written for what."""
    return _pairs()[name]


def forms_of(name: str) -> list[str]:
    """The name, then the name without what only says of which kind it is: "Basra province", "Greater Accra"."""
    folded = fold_toponym(name)
    forms = [folded]
    for ending in sorted(word_set("endings")):
        if folded.endswith(f" {ending}"):
            forms.append(folded.removesuffix(f" {ending}"))
    for start in sorted(word_set("starts")):
        if folded.startswith(f"{start} "):
            forms.append(folded.removeprefix(f"{start} "))
    bare = folded.removeprefix("al ").removeprefix("el ")
    return [*forms, bare if bare != folded else f"al {folded}"]


def is_same_place(name: str, form: str) -> bool:
    """Whether a name without what it was cut to says the same: "town of Leith" is Leith, "East Leith" a part of it."""
    return _cut(name, form) in word_set("same_place")


def is_kind_of_town(name: str, form: str) -> bool:
    """Whether what a name was cut by says that it is a town's: "town of Leith", "Leith Township"."""
    return _cut(name, form) in word_set("kinds_of_town")


def _cut(name: str, form: str) -> str:
    folded = fold_toponym(name)
    return (folded.removesuffix(form) if folded.endswith(form) else folded.removeprefix(form)).strip()


def is_part_name(word: str) -> bool:
    """Whether a word says which side or middle of something is meant ("northern", "central")."""
    return bool(_DIRECTION.fullmatch(word))


def towns_of_facility(name: str) -> tuple[str, ...]:
    """What may be the town in a facility's name, the longest first; empty where no kind of facility ends the name.

    Example:
        >>> towns_of_facility("Leith City Medical Centre"), towns_of_facility("Leith")
        (('Leith City Medical', 'Leith City', 'Leith'), ())
    """
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in word_set("facilities"):
        return ()
    ends = [len(words) - 1]
    while ends[-1] > 1 and words[ends[-1] - 1].lower() in word_set("kinds"):
        ends.append(ends[-1] - 1)
    return tuple(" ".join(words[:end]) for end in ends)


def is_side_name(name: str) -> bool:
    """Whether a name only says which side of some town is meant ("South Side", "Midtown")."""
    words = fold_toponym(name).split()
    return bool(words) and all(is_part_name(word) or word in word_set("sides") for word in words)


def is_street(name: str) -> bool:
    """Whether a name is of a street: such names are everywhere, and in no list of towns."""
    words = fold_toponym(name).split()
    return bool(words) and (words[-1] in word_set("streets") or name.casefold().endswith(("strasse", "straße")))


def town_of_body(name: str) -> str | None:
    """The town in the name of its police or council: "Leith Police Department" → "Leith"; None where it is another's.

    Example:
        >>> town_of_body("Leith Police Department"), town_of_body("Ministry of the Interior")
        ('Leith', None)
    """
    words = name.split()
    bare = len(words)
    while bare and words[bare - 1].lower() in word_set("town_bodies"):
        bare -= 1
    return " ".join(words[:bare]) if 0 < bare < len(words) else None


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    text = files("recension.link").joinpath("knowledge/abbreviations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["short"].replace(" ", ""): (row["name"], row["country"]) for row in rows}


def place_words(name: str) -> list[str]:
    """The folded words of a place's name, short forms written out, of two kinds that are one the same.

    Example:
        >>> place_words("Mt. Arden"), place_words("Gibbs St."), place_words("Ore.")
        (['mount', 'arden'], ['gibbs', 'street'], ['oregon'])
        >>> place_words("Arden jail") == place_words("Arden Prison")
        True
    """
    region = full_region(name)
    *first, last = fold_toponym(region[0] if region else name).split() or [""]
    ending = name.rstrip(".").rpartition(" ")[2].lower()
    return [*first, word_pairs("roads").get(ending, word_pairs("kinds").get(last, last)) if first else last]


@cache
def countries_of_short_regions() -> frozenset[str]:
    """Countries whose regions news shortens; it says them with every town that is not well known."""
    return frozenset(country for _, country in _abbreviations().values())


def full_region(name: str) -> tuple[str, str] | None:
    """The region and country of an abbreviation ("Tenn.", "NSW"), whose full stop may be the sentence's own."""
    short = name.replace(" ", "")
    is_cut = len(short) >= _LEAST_CUT_CHARS and not short.endswith(".")
    return _abbreviations().get(f"{short}." if is_cut and short not in _abbreviations() else short)
