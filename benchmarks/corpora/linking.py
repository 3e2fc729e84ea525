"""What linking costs, readings in hand: 100 reports of one incident, and piles of up to 1,000 reports of 200 incidents.

The reports are tvc's; where a split has too few, incidents are told again by further outlets, word for word but under
digests of their own, in turn and from the first. Each report is read once, which is not counted. `one incident` is all
of linking (who, where, when, events, lineage), `one who` its entities and places alone; `many incidents` parts the pile
into stories and links each, as `recension stories` does, and `many who` links the entities of the whole pile at once.
Seconds are those of the process, so that other work on the machine counts little; `growth` is how many times longer the
pile takes than a quarter of it, by four: 1 is linear, 4 is quadratic.
"""

import gc
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.corpora.tvc import read_incidents, report_of
from recension.encoder import Encoder
from recension.link.entities import link_entities
from recension.link.stories import split_stories
from recension.model.reading import Reading
from recension.model.report import Report
from recension.pipeline import link_readings, read_report
from recension.text.annotate import annotate

INCIDENTS, MANY, OF_ONE = 200, 1000, 100
Told = tuple[Report, Reading]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Seconds of linking, and how they grow."""
    incidents = list(islice(read_told(data / split / "incidents.jsonl", encoder), INCIDENTS))
    one = list(islice(retell([max(incidents, key=len)]), OF_ONE))
    many = list(islice(retell(incidents), MANY))
    figures = {
        "one incident": seconds(partial(link_readings, encoder=encoder), one),
        "one who": seconds(link_entities, one),
    }
    for name, link in (("many incidents", partial(link_stories, encoder=encoder)), ("many who", link_entities)):
        figures[name], quarter = seconds(link, many), seconds(link, many[: len(many) // 4])
        figures[f"{name}, growth"] = figures[name] / quarter / 4
    return figures


def link_stories(reports: Sequence[Report], readings: Sequence[Reading], encoder: Encoder) -> None:
    """Parts a pile into incidents and links each by itself."""
    reading_of = {reading.report: reading for reading in readings}
    for story in split_stories(reports):
        link_readings(story, [reading_of[report.id] for report in story], encoder)


def read_told(path: Path, encoder: Encoder) -> Iterator[list[Told]]:
    """The incidents that have reports, each report with its reading."""
    number = count(1)
    for row in read_incidents(path):
        reports = [annotate(report_of(r, next(number))) for r in row["reports"] if not r["suspect"]]
        if reports:
            yield [(report, read_report(report, encoder)) for report in reports]


def retell(incidents: Sequence[Sequence[Told]]) -> Iterator[Told]:
    """The reports incident by incident, and without end again, under new ids and digests."""
    first = [told for incident in incidents for told in incident]
    yield from first
    number = count(1 + max(int(report.id[1:]) for report, _ in first))
    while True:
        for report, reading in first:
            yield _again(report, reading, next(number))


def _again(report: Report, reading: Reading, number: int) -> Told:
    digest = hashlib.sha256(f"{report.digest} {number}".encode()).hexdigest()
    names = {report.id: f"r{number}", report.digest[:12]: digest[:12]}
    return replace(report, id=f"r{number}", digest=digest), _renamed(reading, names)


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    """A reading with another report's id, and its digest at the start of each local id."""
    if type(node) is str:
        start, colon, rest = node.partition(":")
        return names.get(start, start) + colon + rest
    if isinstance(node, tuple):
        return tuple(_renamed(child, names) for child in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{f.name: _renamed(getattr(node, f.name), names) for f in fields(node)})
    return node


def seconds(link: Callable[[Sequence[Report], Sequence[Reading]], object], told: Sequence[Told]) -> float:
    """What linking them takes."""
    reports, readings = [report for report, _ in told], [reading for _, reading in told]
    gc.collect()
    gc.freeze()  # a collector that walked over all readings in hand, those of other incidents too, would be counted
    start = time.process_time()
    link(reports, readings)
    spent = time.process_time() - start
    gc.unfreeze()
    return spent
