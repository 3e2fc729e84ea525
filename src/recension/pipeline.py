"""The ordered steps over one report and over one incident; no files are read or written here."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from .collate.fold import fold_record
from .encoder import Analysis, Encoder
from .encoder.coreference import Antecedent
from .link.calendar import resolve_times
from .link.dates import date_reports
from .link.entities import link_entities
from .link.eventdates import date_events
from .link.events import link_events
from .link.latestamps import told_on
from .link.texts import link_texts
from .model.clusters import cluster_ids
from .model.judgement import Judgement, JudgementKind
from .model.linked import Linked
from .model.reading import Reading, Unread
from .model.record import MadeBy, Record
from .model.report import Part, PartKind, Published, Report
from .model.values import When
from .read.attributions import find_attributions
from .read.chains import find_chains
from .read.claims import find_claims
from .read.events import find_event_statements, find_events
from .read.quantities import find_quantities
from .read.quotations import find_quotations
from .read.times import find_times
from .text.annotate import annotate
from .text.captions import find_told_part

Progress = Callable[[str, int, int], None]

# What is read. A byline names the writer, and boilerplate tells nothing of the incident.
READ_PARTS = frozenset({PartKind.HEADLINE, PartKind.DATELINE, PartKind.CAPTION, PartKind.BODY})
# The encoder and every table are of English.
READ_LANGUAGES = frozenset({"en"})
FAULT = "could not be read, by a fault of ours"


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts off Python's search for cycles of objects, which takes a tenth of the time of a long record.

    Readings and records are millions of small values with hardly a cycle. Cycles of other threads wait as long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def read_report(report: Report, encoder: Encoder) -> Reading:
    """What one annotated report says; empty, with the reason, where it is in a language that we do not read."""
    if report.language is not None and report.language not in READ_LANGUAGES:
        return _unread(report, f"written in {report.language!r}; only English is read")
    analysis = encoder.analyse(report.text, [_read_range(report.text, p) for p in report.parts if p.kind in READ_PARTS])
    if not analysis.tokens:
        return _unread(report, "no sentence was found in it")
    return _read_analysis(report, analysis, encoder.find_antecedents(analysis))


def _read_range(text: str, part: Part) -> tuple[int, int]:
    """What of a part is read: of a caption its own words, for the agency of a picture is no party to the story."""
    if part.kind is not PartKind.CAPTION:
        return part.start, part.end
    start, end = find_told_part(text[part.start : part.end])
    return part.start + start, part.start + end


def _read_or_say_why(report: Report, encoder: Encoder) -> Reading:
    """The reading; a fault of ours in one report costs that report, never the record."""
    try:
        return read_report(report, encoder)
    except Exception as error:  # noqa: BLE001 - the edge where it becomes a reason on the report
        return _unread(report, f"{FAULT} ({type(error).__name__}: {error})")


def _unread(report: Report, reason: str) -> Reading:
    whole = report.span(0, len(report.text))
    return Reading(report.id, unread=(Unread(whole, reason),) if report.text else ())


def _read_analysis(report: Report, analysis: Analysis, antecedents: Sequence[Antecedent]) -> Reading:
    claims = find_claims(analysis)
    chains = find_chains(report, analysis, antecedents, claims)
    times = find_times(report, analysis)
    attributions = find_attributions(report, analysis, chains, claims)
    events = find_events(report, analysis, chains, times, attributions)
    figures = find_quantities(report, analysis, chains, events, attributions)
    told = find_event_statements(report, analysis, chains, times, events, attributions)
    return Reading(
        report=report.id,
        chains=chains,
        times=times,
        events=events,
        statements=(*figures.statements, *told),
        quotations=find_quotations(report, analysis, chains, attributions),
        unread=tuple(figures.unread),
    )


@uncollected()
def link_readings(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    encoder: Encoder,
    judgements: Sequence[Judgement] = (),
) -> Linked:
    """What is the same over all reports, and when. `judgements` are a person's own, and outweigh the machine's."""
    published = date_reports(reports, readings)
    whens = _calendar(reports, readings, published)
    told = told_on(readings, published, whens)
    whens = whens if told == published else _calendar(reports, readings, told)
    who = link_entities(reports, readings)
    decided = (*who.judgements, *judgements)
    chains = [chain.id for reading in readings for chain in reading.chains]
    entity_of = cluster_ids(chains, decided, JudgementKind.ENTITY)
    dated = [replace(report, published=told.get(report.id)) for report in reports]
    happened = link_events(dated, readings, entity_of, whens, encoder)
    texts = link_texts(dated)
    return Linked(
        judgements=(*decided, *happened, *texts.judgements),
        published=published,
        whens=whens,
        known=who.known,
        lineage=texts.lineage,
    )


def _calendar(
    reports: Sequence[Report], readings: Sequence[Reading], published: dict[str, Published]
) -> dict[str, When]:
    """When each time and each event was, by the id of its mention."""
    whens = resolve_times(reports, readings, published)
    return whens | date_events(reports, readings, published, whens)


@uncollected()
def build_record(
    reports: Sequence[Report],
    encoder: Encoder,
    made_by: MadeBy,
    *,
    codebook: str = "recension",
    judgements: Sequence[Judgement] = (),
    progress: Progress = no_progress,
) -> Record:
    """The record of one incident. Reports are taken by their digests, so that the order given is of no account."""
    annotated = sorted((annotate(report) for report in reports), key=lambda report: report.digest)
    readings = []
    for done, report in enumerate(annotated):
        progress("reading", done, len(annotated))
        readings.append(_read_or_say_why(report, encoder))
    progress("linking", len(annotated), len(annotated))
    linked = link_readings(annotated, readings, encoder, judgements)
    progress("collating", len(annotated), len(annotated))
    return fold_record(annotated, readings, linked, made_by=made_by, codebook=codebook)
