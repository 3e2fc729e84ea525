"""The record and the reading as a terminal shows them; colour is left out of a pipe."""

from collections.abc import Iterable, Iterator, Sequence

from click import echo, style

from ..model.comparison import Comparison, Lineage, Verdict
from ..model.event import Event
from ..model.reading import Reading
from ..model.record import Record
from ..model.report import Report
from ..model.statement import Facet, Statement
from ..page.timeline import events_in_order

# Sharpest disagreement first.
COLOURS = {
    Verdict.CONTRADICT: "bright_red",
    Verdict.DIFFER: "red",
    Verdict.OVERLAP: "yellow",
    Verdict.REFINE: "cyan",
    Verdict.AGREE: "green",
    Verdict.SINGLE: "white",
}
SHARPNESS = tuple(COLOURS)
MOST_ROWS = 12


def print_digest(record: Record) -> None:
    """What happened, where the reports differ, the timeline, and who copied whom."""
    echo(style(_plain(record.title), bold=True))
    if record.summary:
        echo(_plain(record.summary))
    _section("Where they differ", _differences(record))
    _section("Timeline", _timeline(record))
    _section("Who", _who(record))
    _section("Reports", _reports(record))
    _section("Who copied whom", _copies(record))
    _section("Not understood", _unread_lines(record))


def print_reading(report: Report, reading: Reading) -> None:
    """What one report says, statement by statement, with its words."""
    echo(style(_plain(report.title or report.file), bold=True))
    _section("Statements", (_statement_line(s, reading) for s in reading.statements))
    _section("Events", _event_mention_lines(reading))
    _section("Quotations", _quotation_lines(reading))
    _section("Who and where", _chain_lines(reading))
    _section("Not understood", (f"{u.reason}: {_clip(u.span.text)}" for u in reading.unread))


def print_story(number: int, story: Sequence[Report]) -> None:
    """One incident of a pile: its number and the reports that tell it."""
    echo(style(f"{number}  {_plain(story[0].title or story[0].file)}", bold=True) + f"  {len(story)} reports")
    for report in story:
        echo(f"    {_plain(report.file)}")


def print_lineage(reports: Sequence[Report], lines: Sequence[Lineage]) -> None:
    """Who copied whom, by file."""
    files = {r.id: _plain(r.file) for r in reports}
    for line in lines:
        a, b = (files[r] for r in line.reports)
        source = f", from {files[line.source]}" if line.source else ""
        echo(f"{style(line.kind.value, bold=True):<8} {line.overlap:4.0%}  {a}  {b}{source}")
    echo(f"{len(lines)} {'pair' if len(lines) == 1 else 'pairs'} of {len(reports)} reports share text")


def _section(heading: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        echo("\n" + style(heading, bold=True, underline=True))
    for line in found:
        echo(f"  {line}")


def _differences(record: Record) -> Iterator[str]:
    labels = {e.id: e.label for e in record.events} | {e.id: e.name for e in record.entities}
    apart = [c for c in record.comparisons if c.verdict not in (Verdict.SINGLE, Verdict.AGREE)]
    for comparison in sorted(apart, key=_sharpness)[:MOST_ROWS]:
        yield _comparison_line(comparison, labels)
    agreed = sum(c.verdict is Verdict.AGREE for c in record.comparisons)
    single = sum(c.verdict is Verdict.SINGLE for c in record.comparisons)
    more = f"{len(apart) - MOST_ROWS} more differ; " if len(apart) > MOST_ROWS else ""
    yield style(f"{more}{agreed} agreed, {single} told by one origin alone", dim=True)


def _sharpness(comparison: Comparison) -> int:
    """Sharpest first; a figure that only developed is no sharper than one that can be so as well."""
    return SHARPNESS.index(Verdict.OVERLAP if comparison.series else comparison.verdict)


def _comparison_line(comparison: Comparison, labels: dict[str, str]) -> str:
    verdict = style(f"{comparison.verdict.value:<10}", fg=COLOURS[comparison.verdict], bold=True)
    sides = (f"{_clip(v.value.text, 60)} ({', '.join(v.reports)})" for v in comparison.values)
    about = _clip(labels.get(comparison.about, comparison.about), 60)
    group = _clip(comparison.group, 40) if comparison.group else ""
    what = group if comparison.facet is Facet.HAPPENED and group else f"{comparison.facet.value} {group}".strip()
    return f"{verdict} {what}, {about}: {' | '.join(sides)}"


def _timeline(record: Record) -> Iterator[str]:
    dated = [told.event for told in events_in_order(record) if told.event.time.start]
    for event in dated[:MOST_ROWS]:
        yield f"{style(f'{_dates(event):<24}', bold=True)} {_clip(event.label, 90)}"


def _dates(event: Event) -> str:
    start, end = (event.time.start or "")[:10], (event.time.end or "")[:10]
    return start if start == end or not end else f"{start} to {end}"


def _who(record: Record) -> Iterator[str]:
    named = [e for e in record.entities if e.aliases]
    for entity in sorted(named, key=lambda e: (-len(e.mentions), e.id))[:MOST_ROWS]:
        others = [_clip(a.name, 40) for a in entity.aliases if a.name != entity.name]
        also = f", also {', '.join(others)}" if others else ""
        yield f"{style(_clip(entity.name), bold=True)} ({entity.type.value}){also}"


def _reports(record: Record) -> Iterator[str]:
    for report in record.reports:
        day = report.published.start[:10] if report.published else "no date   "
        credit = f"credits {report.agency}" if report.agency else None
        about = (_plain(report.file), report.outlet and _clip(report.outlet), credit, f"origin {report.origin}")
        yield f"{report.id}  {day}  {', '.join(part for part in about if part)}"


def _copies(record: Record) -> Iterator[str]:
    for line in record.lineage:
        source = f", from {line.source}" if line.source else ""
        yield f"{line.reports[0]} and {line.reports[1]}: {line.kind.value}{source}, {line.overlap:.0%} shared"


def _unread_lines(record: Record) -> Iterator[str]:
    for one in record.not_understood[:MOST_ROWS]:
        yield f"{one.span.report}: {one.reason}: {_clip(one.span.text, 80)}"
    if len(record.not_understood) > MOST_ROWS:
        yield style(f"and {len(record.not_understood) - MOST_ROWS} more", dim=True)


def _statement_line(statement: Statement, reading: Reading) -> str:
    names = {c.id: c.names[0] if c.names else c.mentions[0].span.text for c in reading.chains}
    labels = {e.id: e.label for e in reading.events} | names
    about = f"of {_clip(labels.get(statement.about, 'an event'), 50)}"
    credit = f", says {' citing '.join(_clip(names.get(s, '?'), 40) for s in statement.said_by)}"
    facet, value = style(f"{statement.facet.value:<12}", fg="cyan"), style(_clip(statement.value.text, 60), bold=True)
    return f'{facet} {value} {about}{credit if statement.said_by else ""}: "{_clip(statement.span.text, 90)}"'


def _event_mention_lines(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        code = event.plover.event.value if event.plover.event else "-"
        yield f"{code:<10} {event.status.value}{', background' if event.background else ''}: {_clip(event.label, 90)}"


def _quotation_lines(reading: Reading) -> Iterator[str]:
    for quotation in reading.quotations:
        speaker = _clip(quotation.speaker.span.text, 40) if quotation.speaker.span else "speaker left open"
        yield f"{quotation.kind.value:<9} {speaker}: {_clip(quotation.content.text, 90)}"


def _chain_lines(reading: Reading) -> Iterator[str]:
    for chain in reading.chains:
        if chain.names:
            names = dict.fromkeys((*chain.names, *chain.also))
            yield f"{chain.type.value:<13} {' = '.join(_clip(name, 60) for name in names)}"


def _clip(text: str, most: int = 100) -> str:
    flat = _plain(text)
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _plain(text: str) -> str:
    """One line without control characters: a report must not steer the reader's terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
