"""Shooting incidents: one record an incident from its reports; killed, injured, date and city against the archive's."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from recension.api import Recension
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.comparison import Comparison
from recension.model.event import Event
from recension.model.record import Record
from recension.model.statement import Facet, Mood


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Shares of incidents, in percent: exact counts, wrong counts, a date within a day, the city named."""
    recension = Recension(encoder)
    tallies = dict.fromkeys(("killed exact", "killed wrong", "injured exact", "injured wrong", "date", "city"), 0)
    incidents = 0
    for row in read_incidents(data / split / "incidents.jsonl"):
        texts = [r for r in row["reports"] if not r["suspect"]]
        reports = [report_from_text(f"{r['title']}\n\n{r['text']}", r["url"], n) for n, r in enumerate(texts, 1)]
        if not reports:
            continue
        record, incidents = recension.record(reports), incidents + 1
        for name, facet in (("killed", Facet.KILLED), ("injured", Facet.WOUNDED)):
            got = best_count(record, facet)
            tallies[f"{name} exact"] += (got or 0) == row["record"][name]
            tallies[f"{name} wrong"] += got is not None and got != row["record"][name]
        event = main_event(record)
        tallies["date"] += event is not None and is_near(event.time.start, row["record"]["date"])
        tallies["city"] += event is not None and row["record"]["city"] in place_names(record, event)
    return {name: 100 * hits / incidents for name, hits in tallies.items()}


def read_incidents(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus' incidents in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def best_count(record: Record, facet: Facet) -> float | None:
    """The record's figure for the incident: that of the comparison which most reports bear, the largest of those."""
    moods = {s.id: s.mood for s in record.statements}
    told = [
        c for c in record.comparisons
        if c.facet is facet and c.group is None and c.best is not None and c.best.best is not None
        and all(moods[s] is Mood.STATED for v in c.values for s in v.statements)
    ]  # fmt: skip
    chosen = max(told, key=lambda c: (len(reports_of(c)), best_of(c)), default=None)
    return best_of(chosen) if chosen is not None else None


def reports_of(comparison: Comparison) -> set[str]:
    """The reports that give a figure."""
    return {report for version in comparison.values for report in version.reports}


def best_of(comparison: Comparison) -> float:
    """The best value of a comparison of figures."""
    best = comparison.best.best if comparison.best is not None else None
    return float(best) if best is not None else 0.0


def main_event(record: Record) -> Event | None:
    """The dated event that most figures of killed and wounded are about, or that most reports tell of."""
    about = [c.about for c in record.comparisons if c.facet in (Facet.KILLED, Facet.WOUNDED)]
    dated = [e for e in record.events if e.time.start and not e.background]
    return max(dated, key=lambda e: (len({m.report for m in e.mentions}), about.count(e.id), e.id), default=None)


def is_near(found: str | None, wanted: str) -> bool:
    """Whether a date lies within a day of the archive's."""
    return found is not None and abs((date.fromisoformat(found[:10]) - date.fromisoformat(wanted)).days) <= 1


def place_names(record: Record, event: Event) -> set[str]:
    """The names of the event's place and of what it lies in."""
    entities = {e.id: e for e in record.entities}
    names: set[str] = set()
    at = event.place
    while at in entities and entities[at].name not in names:
        names |= {entities[at].name, *(a.name for a in entities[at].aliases)}
        at = entities[at].within
    return names
