"""Points: seas, regions over borders, quarters, parliaments, airports; the places that no list of towns has."""

import csv
from functools import cache
from importlib.resources import files

from recension.model.entity import GeoPrecision

from .gazetteer import Place, fold_toponym


@cache
def _points() -> dict[str, Place]:
    text = files("recension.link").joinpath("knowledge/points.csv").read_text(encoding="utf-8")
    found: dict[str, Place] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        at = float(row["lat"]), float(row["lon"])
        place = Place(row["name"], *at, row["country"] or None, "", 0, GeoPrecision(row["precision"]), 4)
        for name in (row["name"], *row["other_names"].split(";")):
            found.setdefault(fold_toponym(name), place)
    return found


def find_point(name: str) -> Place | None:
    """The point of interest, sea, region or quarter of that name."""
    key = fold_toponym(name)
    return (_points().get(key) or _points().get(key.removeprefix("the "))) if key else None
