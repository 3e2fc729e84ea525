"""ECB+ with the triggers that reading finds: the whole way from text to events of several documents.

Counted in the checked sentences. Documents are grouped by subtopic, as an incident's reports are given together. A
trigger found is a gold mention if it is one of its words; every other counts against the score, singletons too. Acts
of saying are events to ECB+; reading makes them the cues of statements, which are counted too, each by itself.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from benchmarks.corpora.ecbplus import _read_clusters, read_checked
from benchmarks.scoring import CoreferenceScore
from recension.encoder import Encoder
from recension.link.calendar import resolve_times
from recension.link.dates import date_reports
from recension.link.entities import link_entities
from recension.link.eventdates import date_events
from recension.link.events import link_events
from recension.model.clusters import cluster_ids
from recension.model.judgement import JudgementKind
from recension.model.reading import Reading
from recension.model.report import Part, PartKind, Report
from recension.read.attributions import find_attributions
from recension.read.chains import find_chains
from recension.read.events import find_events
from recension.read.times import find_times

LEAST_SCORE = 0.0  # of a trigger to be counted a mention; nearly all that we find is annotated there (train)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: where its checked sentences lie, and its gold mentions by the offsets of their words.

    `cues` are where the words of saying begin that are no trigger.
    """

    report: Report
    reading: Reading
    cues: tuple[int, ...]
    checked: tuple[tuple[int, int], ...]
    gold: dict[str, list[tuple[int, int]]]
    clusters: dict[str, str]


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """CoNLL F1 with its parts, and how well the triggers themselves are found."""
    tally = CoreferenceScore()
    checked = read_checked(data / split)
    for folder in sorted((data / split / "xml").iterdir(), key=lambda path: int(path.name)):
        for half in ("ecb.xml", "ecbplus.xml"):
            paths = [
                p
                for p in sorted(folder.glob("*.xml"))
                if p.name.removeprefix(f"{folder.name}_").lstrip("0123456789") == half
            ]
            documents = [read_document(p, checked[p.stem], encoder) for p in paths if checked[p.stem]]
            score(tally, sorted(documents, key=lambda d: d.report.digest), encoder)
    figures = tally.figures()
    return {name: figures[name] for name in ("conll", "muc", "b3", "ceafe", "mentions") if name in figures}


def read_document(path: Path, checked: set[int], encoder: Encoder) -> Document:
    """One document, read as a report whose text is its words with blanks between; the line of its address left out."""
    root = ET.parse(path).getroot()
    rows = [(int(t.get("sentence", 0)), t.get("t_id", ""), (t.text or "").strip()) for t in root.iter("token")]
    plus = path.stem.endswith("plus")
    sentences: dict[int, list[str]] = defaultdict(list)
    place: dict[str, tuple[int, int]] = {}
    within: dict[int, list[int]] = defaultdict(list)
    at = 0
    for number, token, word in rows:
        if word and not (plus and number == 0):
            place[token] = (at, at + len(word))
            sentences[number].append(word)
            within[number] += [at, at + len(word)]
            at += len(word) + 1
    text = " ".join(word for number in sentences for word in sentences[number])
    report = Report(
        path.stem, sha256(text.encode()).hexdigest(), path.name, text, parts=(Part(PartKind.BODY, 0, len(text)),)
    )
    spans = tuple((min(within[n]), max(within[n])) for n in sorted(checked) if n in within)
    reading, cues = _read(report, [sentences[n] for n in sentences], encoder)
    return Document(report, reading, cues, spans, dict(_gold(root, place, spans)), _read_clusters(root, path.stem))


def _gold(
    root: ET.Element, place: dict[str, tuple[int, int]], checked: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for element in root.find("Markables") or ():
        spots = [place[a.get("t_id", "")] for a in element.findall("token_anchor") if a.get("t_id") in place]
        if spots and "ACTION" in element.tag and any(a <= spots[0][0] < b for a, b in checked):
            yield element.get("m_id", ""), spots


def _read(report: Report, sentences: list[list[str]], encoder: Encoder) -> tuple[Reading, tuple[int, ...]]:
    analysis = encoder.analyse_words(sentences)
    chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
    times = find_times(report, analysis)
    attributions = find_attributions(report, analysis, chains)
    events = find_events(report, analysis, chains, times, attributions)
    cues = {a.cue.start for a in attributions.found} - {e.trigger.start for e in events}
    return Reading(report.id, chains=chains, times=times, events=events), tuple(sorted(cues))


def score(tally: CoreferenceScore, documents: list[Document], encoder: Encoder) -> None:
    """Links one group of documents and counts it."""
    reports = [d.report for d in documents]
    readings = [
        replace(d.reading, events=tuple(e for e in d.reading.events if e.score >= LEAST_SCORE)) for d in documents
    ]
    published = date_reports(reports, readings)
    whens = resolve_times(reports, readings, published)
    whens |= date_events(reports, readings, published, whens)
    chains = [c.id for r in readings for c in r.chains]
    entity_of = cluster_ids(chains, link_entities(reports, readings).judgements, JudgementKind.ENTITY)
    judgements = link_events(reports, readings, entity_of, whens, encoder)
    ids = [e.id for r in readings for e in r.events]
    cluster_of = cluster_ids(ids, judgements, JudgementKind.EVENT)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for document, reading in zip(documents, readings, strict=True):
        for key in document.gold:
            wanted[document.clusters.get(key, f"{document.report.id}/{key}")].add((document.report.id, key))
        for mention, key in _matched(document, reading):
            found[cluster_of.get(mention, mention)].add((document.report.id, key))
    tally.add(list(found.values()), list(wanted.values()))


def _matched(document: Document, reading: Reading) -> Iterator[tuple[str, str]]:
    """Each trigger and cue found in the checked sentences with the gold mention that it is, or with its own key."""
    of_word = {start: key for key, spots in document.gold.items() for start, _ in spots}
    taken: set[str] = set()
    events = [(e.id, e.trigger.start) for e in reading.events]
    for mention, start in (*events, *((f"{document.report.id}/cue{at}", at) for at in document.cues)):
        if any(a <= start < b for a, b in document.checked):
            key = of_word.get(start)
            if key is None or key in taken:
                key = mention
            taken.add(key)
            yield mention, key
