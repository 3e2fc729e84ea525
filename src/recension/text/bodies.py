"""Bodies: organizations, agencies and groups of the news, by every name that English reports give them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recension.model.entity import EntityType

from .names import fold_name


@dataclass(frozen=True, slots=True)
class Body:
    """A body that the tables know; `country` is the ISO code of the state it belongs to or mainly acts in."""

    name: str
    other_names: tuple[str, ...]
    type: EntityType
    country: str | None
    wikidata: str | None


@cache
def read_bodies() -> tuple[Body, ...]:
    """All bodies, as the table has them."""
    text = files("recension.text").joinpath("tables/bodies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Body(
            row["name"],
            tuple(n for n in row["other_names"].split(";") if n),
            EntityType(row["type"]),
            row["country"] or None,
            row["wikidata"] or None,
        )
        for row in rows
    )


@cache
def _index() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in read_bodies():
        for name in dict.fromkeys(fold_name(n) for n in (body.name, *body.other_names)):
            found[name] = (*found.get(name, ()), body)
    return found


def find_body(name: str) -> Body | None:
    """The body of that name; None where there is none or more than one ("RSF", "PA")."""
    bodies = _index().get(fold_name(name), ())
    # short forms are words too ("is", "ice", "who"): they need their capitals
    if len(name) <= 4 and name.islower():
        return None
    return bodies[0] if len(bodies) == 1 else None
