"""Geoparsing (LGL, GeoVirus): gold toponyms placed within 161 km, and toponyms found and placed from text alone.

Weights of `link/places.py` were fitted on folds 0 to 6. End to end counts on folds 8 and 9: a toponym is right where
the words overlap and the place is within 161 km; countries' demonyms are left out on both sides there.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.scoring import Counts
from recension.encoder import Encoder
from recension.link.entities import link_entities
from recension.link.nearness import distance_km
from recension.link.places import Toponym, resolve_places
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Reading
from recension.model.report import Report
from recension.read.chains import find_chains
from recension.text.countries import find_country, find_country_of

NEAR_KM = 161.0
DEV_FOLDS = frozenset({8, 9})
# Between two toponyms: the second says where the first is
CONTAINS = frozenset({", ", ",", " in ", ", in "})
Document = dict[str, Any]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Percent of gold toponyms placed right, for each corpus, and end-to-end F1."""
    figures = {}
    for corpus in ("lgl", "geovirus"):
        lines = (data / split / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
        documents = [json.loads(line) for line in lines]
        dev = [d for d in documents if d["fold"] in DEV_FOLDS]
        figures[f"{corpus}_accuracy_161km"] = gold_accuracy(documents)
        figures[f"{corpus}_accuracy_161km_dev"] = gold_accuracy(dev)
        figures[f"{corpus}_end_to_end_f1"] = end_to_end(dev, encoder)
    return figures


def gold_accuracy(documents: Iterable[Document]) -> float:
    """Percent of the toponyms with coordinates that are placed within 161 km."""
    right = wanted = 0
    for document in documents:
        gold = sorted(document["toponyms"], key=lambda t: t["start"])
        toponyms = list(with_containers(document["text"], gold))
        found = resolve_places(toponyms, demonyms_of(document["text"]))
        for toponym, marked in zip(toponyms, gold, strict=True):
            if marked["lat"] is not None:
                place = found.get(toponym)
                wanted += 1
                right += place is not None and is_near((place.lat, place.lon), marked)
    return 100 * right / wanted


def with_containers(text: str, gold: list[Document]) -> Iterator[Toponym]:
    """The gold toponyms, each with the one that follows it as its container where the words between say so."""
    containers: dict[str, str] = {}
    for one, two in pairwise(gold):
        if text[one["end"] : two["start"]] in CONTAINS:
            containers.setdefault(one["text"], two["text"])
    for marked in gold:
        yield Toponym(marked["text"], EntityType.PLACE, containers.get(marked["text"]))


def demonyms_of(text: str) -> list[str]:
    """Adjectives of countries in a text."""
    words = (word.strip(".,;:\"'()") for word in text.split() if word[:1].isupper())
    return [w for w in words if find_country_of(w) is not None and find_country(w) is None]


def is_near(place: tuple[float, float], marked: Document) -> bool:
    """Whether a place is within 161 km of the gold one."""
    return distance_km(place, (marked["lat"], marked["lon"])) <= NEAR_KM


def end_to_end(documents: Iterable[Document], encoder: Encoder) -> float:
    """F1 of toponyms found in the text by name and placed right, against all gold toponyms with coordinates."""
    counts = Counts()
    for document in documents:
        gold = [t for t in document["toponyms"] if t["lat"] is not None and not demonyms_of(t["text"])]
        found = list(placed(document, encoder))
        counts.found += len(found)
        counts.wanted += len(gold)
        used: Counter[int] = Counter()
        for start, end, place in found:
            at = next((i for i, t in enumerate(gold) if t["start"] < end and start < t["end"] and not used[i]), None)
            if at is not None and is_near(place, gold[at]):
                used[at] += 1
                counts.right += 1
    return counts.f1


def placed(document: Document, encoder: Encoder) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """Offsets and coordinates of the places that are named in a text."""
    text = document["text"]
    report = Report("r1", document["id"].ljust(64, "0"), document["id"], text)
    analysis = encoder.analyse(text)
    chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
    known = link_entities([report], [Reading("r1", chains=chains)]).known
    for chain in chains:
        where = known[chain.id].location if chain.id in known else None
        if where is None or chain.type is EntityType.FACILITY:
            continue
        for mention in chain.mentions:
            if mention.kind is MentionKind.NAME:
                yield mention.span.start, mention.span.end, (where.lat, where.lon)
