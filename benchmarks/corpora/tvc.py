"""Shooting incidents: one record an incident from its reports; killed, injured, date and city against the archive's.

Where at least two reports tell of killed, the record's toll stands beside that of one report chosen by a fixed rule:
the first published, the last, the longest, the one that gives most figures of killed and wounded.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from recension.api import Recension
from recension.collate import hear, incident_toll
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.link.gazetteer import fold_toponym
from recension.model.entity import Entity, GeoPrecision
from recension.model.event import Event, PloverEvent
from recension.model.record import Record
from recension.model.report import DatedBy, Published, Report
from recension.model.statement import Facet

RULES: dict[str, Callable[[Record, Report], tuple[object, ...]]] = {
    "first": lambda _, r: (day_of(r), r.id),
    "last": lambda _, r: (-day_of(r), r.id),
    "longest": lambda _, r: (-len(r.text), r.id),
    "most figures": lambda record, r: (-len(figures_of(record, r)), r.id),
}


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Shares of incidents, in percent: exact counts, wrong counts, a date within a day, the city named."""
    recension = Recension(encoder)
    found: dict[str, list[bool]] = {}
    for row in read_incidents(data / split / "incidents.jsonl"):
        texts = [r for r in row["reports"] if not r["suspect"]]
        if texts:
            record = recension.record([report_of(r, n) for n, r in enumerate(texts, 1)])
            for name, right in (score_record(record, row["record"]) | score_rules(record, row["record"])).items():
                found.setdefault(name, []).append(right)
    return {name: 100 * sum(hits) / len(hits) for name, hits in found.items()}


def score_record(record: Record, wanted: dict[str, Any]) -> dict[str, bool]:
    """What the record has right, and which figures it has wrong."""
    scored = {}
    for name, facet in (("killed", Facet.KILLED), ("injured", Facet.WOUNDED)):
        got = best_count(record, facet)
        scored[f"{name} exact"] = (got or 0) == wanted[name]
        scored[f"{name} wrong"] = got is not None and got != wanted[name]
    event = main_event(record)
    scored["date"] = event is not None and is_near(event.time.start, wanted["date"])
    scored["city"] = is_city(wanted["city"], city_names(record, event))
    return scored


def score_rules(record: Record, wanted: dict[str, Any]) -> dict[str, bool]:
    """Killed right by the record and by single reports of fixed rules; nothing where fewer than two tell of killed."""
    heard = {r.id: hear(r, record.statements, past(record)).killed for r in record.reports}
    told = {report: account.total for report, account in heard.items() if account}
    if len(told) < 2:
        return {}
    by_rule = {f"killed, {name} report": min(record.reports, key=partial(rule, record)) for name, rule in RULES.items()}
    scored = {name: told.get(report.id, 0) == wanted["killed"] for name, report in by_rule.items()}
    return {"killed, two tell": (best_count(record, Facet.KILLED) or 0) == wanted["killed"], **scored}


def past(record: Record) -> frozenset[str]:
    """The events that are told as earlier history."""
    return frozenset(e.id for e in record.events if e.background)


def day_of(report: Report) -> int:
    """The number of the day on which the report was published."""
    return date.fromisoformat(report.published.start[:10]).toordinal() if report.published else 0


def figures_of(record: Record, report: Report) -> list[str]:
    """The statements of killed and wounded that the report makes."""
    return [s.id for s in record.statements if s.report == report.id and s.facet in (Facet.KILLED, Facet.WOUNDED)]


def read_incidents(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus' incidents in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def best_count(record: Record, facet: Facet) -> float | None:
    """The record's own toll of the incident; None where it gives none."""
    toll = incident_toll(facet, record.statements, record.reports, past(record))
    return float(toll.figure) if toll is not None else None


def main_event(record: Record) -> Event | None:
    """The dated event that most reports tell of; of two the one that more figures of killed and wounded are about."""
    about = [c.about for c in record.comparisons if c.facet in (Facet.KILLED, Facet.WOUNDED)]
    dated = [e for e in record.events if e.time.start and not e.background]
    violent = [e for e in dated if e.id in about or e.plover.event is PloverEvent.ASSAULT]
    ranked = violent or dated
    return max(ranked, key=lambda e: (len({m.report for m in e.mentions}), about.count(e.id), e.id), default=None)


def city_names(record: Record, event: Event | None) -> set[str]:
    """The names of the city: the event's place or what it lies in, else the city that the reports name most.

    Where the record says that one city lies in another ("Brooklyn" in "New York"), both are names of it.
    """
    # a street or hospital is known to its city, too; the city itself is what the gazetteer has
    cities = [
        e
        for e in record.entities
        if e.location is not None and e.location.precision is GeoPrecision.CITY and "geonames" in e.links
    ]
    texts = [report.text.lower() for report in record.reports]
    place = event.place if event is not None else None
    near = {place} if any(city.id == place for city in cities) else place_ids(record, place)

    def weight(city: Entity) -> tuple[int, int, str]:
        # "Boston police" and "University of Cincinnati" name their cities, too
        names = {city.name.lower(), *(a.name.lower() for a in city.aliases)}
        counts = [max(text.count(name) for name in names) for text in texts]
        return sum(map(bool, counts)), sum(counts), city.id

    chosen = max((e for e in cities if e.id in near), key=weight, default=None) or max(cities, key=weight, default=None)
    lies_in = place_ids(record, chosen.id) if chosen is not None else set()
    return {name for city in cities if city.id in lies_in for name in (city.name, *(a.name for a in city.aliases))}


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
    """Whether the archive's city, "Chicago (Englewood)", is among the names; "Saint" and "St." are one."""
    return fold_toponym(name.split(" (")[0]) in {fold_toponym(n) for n in names}
