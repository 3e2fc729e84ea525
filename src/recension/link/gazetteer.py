"""The gazetteer: places of over five hundred people and the regions they lie in, found by name."""

import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recension.model.entity import GeoPrecision

_PRECISION = {"P": GeoPrecision.CITY, "p": GeoPrecision.CITY, "A": GeoPrecision.REGION, "B": GeoPrecision.REGION}
_FIELDS = 9
_COUNTRY = 5  # the column of the country


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: degrees WGS 84, ISO 3166-1 alpha-2 country, GeoNames' code of the first-level region.

    `is_other_name` where it was found under another name than its own; `level` is 0 for a country, 1 and 2 for
    regions, 3 for a city, 4 for a point; `city` is the id of the city whose quarter it was found to be.
    """

    name: str
    lat: float
    lon: float
    country: str | None
    region: str
    population: int
    precision: GeoPrecision
    level: int
    geonames: str | None = None
    is_other_name: bool = False
    city: str | None = None


def fold_toponym(name: str) -> str:
    """Lower case without accents, articles and marks; "Saint" and "Mount" whole.

    Example:
        >>> fold_toponym("St. Mary's"), fold_toponym("Al-Qa’im"), fold_toponym("San José")
        ('saint marys', 'al qaim', 'san jose')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS)
    words = "".join(c if c.isalnum() else "" if c in "'’‘`ʼʻ" else " " for c in plain).split()
    return " ".join(_WHOLE.get(w, w) for w in words)


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_WHOLE = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@cache
def _table() -> tuple[bytes, ...]:
    """The lines in UTF-8, of which an incident needs few."""
    packed = files("recension.link").joinpath("knowledge/gazetteer.tsv.gz").read_bytes()
    return tuple(gzip.decompress(packed).split(b"\n"))


def find_places(name: str) -> Iterator[Place]:
    """Every place of that name, as the table has them (folded names, exact)."""
    key = f"{fold_toponym(name)}\t".encode()
    table = _table()
    at = bisect_left(table, key)
    while key != b"\t" and at < len(table) and table[at].startswith(key):
        yield _parse_line(table[at].decode())
        at += 1


def names_in(country: str) -> Iterator[str]:
    """The folded names of all places of a country, by its ISO 3166-1 alpha-2 code."""
    return (line.partition("\t")[0] for line in _lines_of(country))


@cache
def regions_of(country: str) -> tuple[Place, ...]:
    """The first-level regions of a country, by its ISO 3166-1 alpha-2 code; one of several names comes up as often."""
    return tuple(_parse_line(line) for line in _lines_of(country) if "\tA\t" in line)


def _lines_of(country: str) -> Iterator[str]:
    """The lines of a country; "PA" is Panama's code, and Pennsylvania's in another column."""
    column = f"\t{country}\t".encode()
    lines = (line.decode() for line in _table() if column in line)
    return (line for line in lines if line.split("\t", _COUNTRY + 1)[_COUNTRY] == country)


def _parse_line(line: str) -> Place:
    folded, kind, name, lat, lon, country, region, hundreds, geonames = line.split("\t", _FIELDS)
    return Place(
        name or folded.title(),
        float(lat),
        float(lon),
        country,
        region,
        int(hundreds) * 100,
        _PRECISION[kind],
        {"A": 1, "B": 2}.get(kind, 3),
        geonames or None,
        (kind == "p" and fold_toponym(name) != f"the {folded}")
        or (kind == "B" and _is_other_name(folded, fold_toponym(name))),
    )


def _is_other_name(folded: str, own: str) -> bool:
    """Whether a district is found under another name than its own, or a county without the word "County"."""
    return own != "" and (folded not in own or (own.endswith(" county") and folded != own))
