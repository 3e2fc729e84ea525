"""Names of places taken apart: what only says of which kind a place is, abbreviations, facilities named after towns."""

import csv
import re
from functools import cache
from importlib.resources import files

from .gazetteer import fold_toponym

_DIRECTION = re.compile(r"(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central", re.IGNORECASE)
_STARTS = (
    "city of", "town of", "village of", "province of", "state of", "island of", "port of", "county of", "district of", "greater", "downtown",
    "central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern",
    "inner", "outer", "upper", "lower", "old", "occupied", "cape", "mount",
)  # fmt: skip
_ENDINGS = (
    "province", "governorate", "prefecture", "region", "district", "oblast", "state", "city", "island", "county", "municipality", "town",
    "village", "department", "area", "neighbourhood", "neighborhood", "township", "parish", "valley", "metro",
)  # fmt: skip
_KINDS = frozenset(
    ["international", "regional", "general", "university", "military", "central", "grand", "train", "railway", "metro", "bus", "police", "air", "naval",
     "army", "town", "city", "crown", "high", "county", "district", "federal", "state", "memorial", "national", "community", "children's", "power", "nuclear"]
)  # fmt: skip
_BODIES = frozenset(
    ["airport", "airfield", "airbase", "base", "hospital", "prison", "jail", "university", "stadium", "station", "hall", "port", "embassy",
     "consulate", "cathedral", "mosque", "zoo", "court", "courthouse", "palace", "tower", "bridge", "hotel", "school", "college", "museum", "park", "square",
     "market", "plant", "camp", "arena", "church", "synagogue", "stop", "harbour", "harbor", "tram", "tramlink"]
)  # fmt: skip


def forms_of(name: str) -> list[str]:
    """The name, then the name without what only says of which kind it is: "Basra province", "Greater Accra"."""
    folded = fold_toponym(name)
    forms = [folded]
    for ending in _ENDINGS:
        if folded.endswith(f" {ending}"):
            forms.append(folded.removesuffix(f" {ending}"))
    for start in _STARTS:
        if folded.startswith(f"{start} "):
            forms.append(folded.removeprefix(f"{start} "))
    bare = folded.removeprefix("al ").removeprefix("el ")
    return [*forms, bare if bare != folded else f"al {folded}"]


def is_part_name(word: str) -> bool:
    """Whether a word says which side or middle of something is meant ("northern", "central")."""
    return bool(_DIRECTION.fullmatch(word))


def body_words(name: str) -> str | None:
    """The town in a facility's name: "Leith Town Hall" → "Leith"; None where the name does not end in a kind of facility."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in _BODIES:
        return None
    end = len(words) - 1
    while end > 1 and words[end - 1].lower() in _KINDS:
        end -= 1
    return " ".join(words[:end])


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    text = files("recension.link").joinpath("knowledge/abbreviations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["short"].replace(" ", ""): (row["name"], row["country"]) for row in rows}


def full_region(name: str) -> tuple[str, str] | None:
    """The region and country of an abbreviation ("Tenn.", "NSW"); case and full stops count, for "Ill" is a word."""
    return _abbreviations().get(name.replace(" ", ""))
