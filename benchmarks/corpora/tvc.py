"""Shooting incidents: one record an incident from its reports; killed, injured, date and city against the archive's."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from recension.api import Recension
from recension.collate import incident_total
from recension.collate.totals import largest_other
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.comparison import Comparison
from recension.model.entity import Entity, GeoPrecision
from recension.model.event import Event, PloverEvent
from recension.model.record import Record
from recension.model.report import DatedBy, Published, Report
from recension.model.statement import Facet


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Shares of incidents, in percent: exact counts, wrong counts, a date within a day, the city named."""
    recension = Recension(encoder)
    tallies = dict.fromkeys(("killed exact", "killed wrong", "injured exact", "injured wrong", "date", "city"), 0)
    incidents = 0
    for row in read_incidents(data / split / "incidents.jsonl"):
        texts = [r for r in row["reports"] if not r["suspect"]]
        reports = [report_of(r, n) for n, r in enumerate(texts, 1)]
        if not reports:
            continue
        record, incidents = recension.record(reports), incidents + 1
        killed = best_count(record, Facet.KILLED)
        injured = best_count(record, Facet.WOUNDED)
        for name, got in (("killed", killed), ("injured", injured)):
            tallies[f"{name} exact"] += (got or 0) == row["record"][name]
            tallies[f"{name} wrong"] += got is not None and got != row["record"][name]
        event = main_event(record)
        tallies["date"] += event is not None and is_near(event.time.start, row["record"]["date"])
        tallies["city"] += is_city(row["record"]["city"], city_names(record, event))
    return {name: 100 * hits / incidents for name, hits in tallies.items()}


def read_incidents(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus' incidents in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def best_count(record: Record, facet: Facet) -> float | None:
    """The record's own toll of the incident; None where it gives none, or one report alone gives a larger figure."""
    said = {s.id: s for s in record.statements}
    past = {e.id for e in record.events if e.background}
    total = incident_total(facet, record.comparisons, said, past)
    if total is None or largest_other(facet, record.comparisons, said, past, total) is not None:
        return None
    return best_of(total)


def best_of(comparison: Comparison) -> float:
    """The best value of a comparison of figures."""
    best = comparison.best.best if comparison.best is not None else None
    return float(best) if best is not None else 0.0


def main_event(record: Record) -> Event | None:
    """The dated event that most reports tell of; of two the one that more figures of killed and wounded are about."""
    about = [c.about for c in record.comparisons if c.facet in (Facet.KILLED, Facet.WOUNDED)]
    dated = [e for e in record.events if e.time.start and not e.background]
    violent = [e for e in dated if e.id in about or e.plover.event is PloverEvent.ASSAULT]
    ranked = violent or dated
    return max(ranked, key=lambda e: (len({m.report for m in e.mentions}), about.count(e.id), e.id), default=None)


def city_names(record: Record, event: Event | None) -> set[str]:
    """The names of the city: what the event's place lies in, else the city that the reports name most."""
    # a street or hospital is known to its city, too; the city itself is what the gazetteer has
    cities = [
        e
        for e in record.entities
        if e.location is not None and e.location.precision is GeoPrecision.CITY and "geonames" in e.links
    ]
    texts = [report.text.lower() for report in record.reports]
    near = place_ids(record, event.place if event is not None else None)

    def weight(city: Entity) -> tuple[int, int, str]:
        # "Boston police" and "University of Cincinnati" name their cities, too
        counts = [text.count(city.name.lower()) for text in texts]
        return sum(map(bool, counts)), sum(counts), city.id

    chosen = max((e for e in cities if e.id in near), key=weight, default=None) or max(cities, key=weight, default=None)
    return {chosen.name, *(a.name for a in chosen.aliases)} if chosen is not None else set()


def place_ids(record: Record, place: str | None) -> set[str]:
    """An entity and all that it lies in."""
    within = {e.id: e.within for e in record.entities}
    found: set[str] = set()
    while place is not None and place not in found:
        found.add(place)
        place = within.get(place)
    return found


def is_near(found: str | None, wanted: str) -> bool:
    """Whether a date lies within a day of the archive's."""
    return found is not None and abs((date.fromisoformat(found[:10]) - date.fromisoformat(wanted)).days) <= 1


def report_of(row: dict[str, Any], number: int) -> Report:
    """A report as the crawler took it, with its date."""
    report = report_from_text(f"{row['title']}\n\n{row['text']}", row["url"], number)
    return replace(report, published=Published(row["published"], row["published"], DatedBy.METADATA))


def is_city(name: str, names: set[str]) -> bool:
    """Whether the archive's city, "Chicago (Englewood)", is among the names."""
    return name.split(" (")[0].lower() in {n.lower() for n in names}
