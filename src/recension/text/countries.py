"""Countries: their names, adjectives, people and capitals, as English news writes them."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_REMEMBERED = 4096  # names: reports of one incident tell of the same again and again


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `code` is ISO 3166-1 alpha-2; `capitals` are cities that stand for its government."""

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float
    lon: float
    continent: str
    population: int
    geonames: str | None
    wikidata: str | None


@cache
def read_countries() -> tuple[Country, ...]:
    """All countries and territories, by code."""
    text = files("recension.text").joinpath("tables/countries.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(_parse_row(row) for row in csv.DictReader(lines))


def _parse_row(row: dict[str, str]) -> Country:
    def many(key: str) -> tuple[str, ...]:
        return tuple(part for part in row[key].split(";") if part)

    return Country(
        row["code"],
        row["name"],
        many("other_names"),
        many("adjectives"),
        many("people"),
        many("capitals"),
        float(row["lat"]),
        float(row["lon"]),
        row["continent"],
        int(row["thousands"]) * 1000,
        row["geonames"] or None,
        row["wikidata"] or None,
    )


@lru_cache(_REMEMBERED)
def _key(name: str) -> str:
    key = " ".join(name.replace("’", "'").split())
    key = key[4:] if key[:4].lower() == "the " else key
    # "us" is a pronoun and "US" a country, so short forms in capitals keep them; dots go ("U.S.")
    bare = key.replace(".", "") if key.isupper() else key
    return bare if bare.isupper() and len(bare) <= 4 else bare.casefold()


@cache
def _index(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    # bigger countries last, so that "Congolese" is the Democratic Republic's and "Dominican" the Republic's
    for country in sorted(read_countries(), key=lambda c: c.population):
        names = {
            "name": (country.name, *country.other_names),
            "adjective": country.adjectives,
            "people": country.people,
            "capital": country.capitals,
        }[kind]
        found |= {_key(n): country.code for n in names}
    return found


@cache
def _by_code() -> dict[str, Country]:
    return {c.code: c for c in read_countries()}


def find_country(name: str) -> Country | None:
    """The country of that name ("Britain", "DPRK")."""
    code = _index("name").get(_key(name))
    return _by_code()[code] if code else None


def find_country_of(adjective: str) -> Country | None:
    """The country of an adjective ("Qatari"), or of a name used as one ("US")."""
    code = _index("adjective").get(_key(adjective)) or _index("name").get(_key(adjective))
    return _by_code()[code] if code else None


def find_country_of_people(noun: str) -> Country | None:
    """The country of a noun for its people ("Qataris", "Britons")."""
    code = _index("people").get(_key(noun))
    return _by_code()[code] if code else None


def find_country_of_capital(city: str) -> Country | None:
    """The country whose government sits in a city of that name."""
    code = _index("capital").get(_key(city))
    return _by_code()[code] if code else None


def country_of_code(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code."""
    return _by_code().get(code or "")
