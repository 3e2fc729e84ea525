"""The record and the reading as a terminal shows them."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from ..model.comparison import Comparison, Verdict
from ..model.event import Event
from ..model.reading import Reading
from ..model.record import Record
from ..model.report import Report
from ..model.statement import Statement
from ..model.values import Value

STYLES = {
    Verdict.CONTRADICT: "bold red",
    Verdict.DIFFER: "red",
    Verdict.OVERLAP: "yellow",
    Verdict.REFINE: "cyan",
    Verdict.AGREE: "green",
    Verdict.SINGLE: "dim",
}
# Sharpest disagreement first.
SHARPNESS = tuple(STYLES)
MOST_ROWS = 12


def print_digest(record: Record) -> None:
    """What happened, where the reports differ, the timeline, and who copied whom."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(record.title, style="bold"))
    if record.summary:
        console.print(Text(record.summary))
    for heading, lines in (
        ("Where they differ", _differences(record)),
        ("Timeline", _timeline(record)),
        ("Who", _who(record)),
        ("Reports", _reports(record)),
        ("Who copied whom", _copies(record)),
    ):
        _section(console, heading, lines)


def print_reading(report: Report, reading: Reading) -> None:
    """What one report says, statement by statement, with its words."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(report.title or report.file, style="bold"))
    _section(console, "Statements", (_statement_line(s, reading) for s in reading.statements))
    _section(console, "Events", (_event_mention_lines(reading)))
    _section(console, "Quotations", _quotation_lines(reading))
    _section(console, "Who and where", _chain_lines(reading))
    _section(console, "Not understood", (Text(f"{u.reason}: {_clip(u.span.text)}") for u in reading.unread))


def _section(console: Console, heading: str, lines: Iterator[Text]) -> None:
    found = list(lines)
    if found:
        console.print()
        console.print(Text(heading, style="bold underline"))
        for line in found:
            console.print(Text("  ") + line)


def _differences(record: Record) -> Iterator[Text]:
    labels = _labels(record)
    apart = [c for c in record.comparisons if c.verdict not in (Verdict.SINGLE, Verdict.AGREE)]
    for comparison in sorted(apart, key=lambda c: SHARPNESS.index(c.verdict))[:MOST_ROWS]:
        yield _comparison_line(comparison, labels)
    agreed = sum(c.verdict is Verdict.AGREE for c in record.comparisons)
    single = sum(c.verdict is Verdict.SINGLE for c in record.comparisons)
    hidden = max(0, len(apart) - MOST_ROWS)
    more = f"{hidden} more differ; " if hidden else ""
    yield Text(f"{more}{agreed} agreed, {single} told by one origin alone", style="dim")


def _comparison_line(comparison: Comparison, labels: dict[str, str]) -> Text:
    line = Text(f"{comparison.verdict.value:<10} ", style=STYLES[comparison.verdict])
    line.append(f"{comparison.facet.value}, {labels.get(comparison.about, comparison.about)}: ", style="default")
    sides = (f"{_clip(v.value.text, 60)} ({', '.join(v.reports)})" for v in comparison.values)
    return line.append(" | ".join(sides), style="default")


def _labels(record: Record) -> dict[str, str]:
    return {e.id: e.label for e in record.events} | {e.id: e.name for e in record.entities}


def _timeline(record: Record) -> Iterator[Text]:
    dated = [e for e in record.events if e.time.start and not e.background]
    for event in sorted(dated, key=lambda e: (e.time.start or "", e.id))[:MOST_ROWS]:
        yield Text(f"{_dates(event):<24} ", style="bold").append(f"{_clip(event.label, 90)}", style="not bold")


def _dates(event: Event) -> str:
    start, end = (event.time.start or "")[:10], (event.time.end or "")[:10]
    return start if start == end or not end else f"{start} to {end}"


def _who(record: Record) -> Iterator[Text]:
    named = [e for e in record.entities if e.aliases]
    for entity in sorted(named, key=lambda e: (-len(e.mentions), e.id))[:MOST_ROWS]:
        others = [a.name for a in entity.aliases if a.name != entity.name]
        yield Text(entity.name, style="bold").append(f"  {entity.type.value}", style="dim not bold").append(
            f"  also {', '.join(others)}" if others else "", style="not dim not bold"
        )


def _reports(record: Record) -> Iterator[Text]:
    for report in record.reports:
        day = report.published.start[:10] if report.published else "no date"
        parts = (report.outlet, report.agency and f"credits {report.agency}", f"origin {report.origin}")
        yield Text(f"{report.id}  {day}  {report.file}  {', '.join(p for p in parts if p)}")


def _copies(record: Record) -> Iterator[Text]:
    for line in record.lineage:
        a, b = line.reports
        source = f", from {line.source}" if line.source else ""
        yield Text(f"{a} and {b}: {line.kind.value}{source}, {line.overlap:.0%} shared")


def _statement_line(statement: Statement, reading: Reading) -> Text:
    names = {c.id: c.names[0] if c.names else c.mentions[0].span.text for c in reading.chains}
    events = {e.id: e.label for e in reading.events}
    line = Text(f"{statement.facet.value:<12} ", style="cyan").append(_value_text(statement.value), style="bold")
    about = events.get(statement.about) or names.get(statement.about, "?")
    line.append(f"  of {_clip(about, 50)}", style="dim not bold")
    if statement.said_by:
        line.append(f", says {' citing '.join(names.get(s, '?') for s in statement.said_by)}", style="dim not bold")
    return line.append(f'  "{_clip(statement.span.text, 90)}"', style="not dim not bold")


def _value_text(value: Value) -> str:
    return _clip(value.text, 60)


def _event_mention_lines(reading: Reading) -> Iterator[Text]:
    for event in reading.events:
        code = event.plover.event.value if event.plover.event else "-"
        past = ", background" if event.background else ""
        yield Text(f"{code:<10} {event.status.value}{past}  {_clip(event.label, 90)}")


def _quotation_lines(reading: Reading) -> Iterator[Text]:
    for quotation in reading.quotations:
        speaker = quotation.speaker.span.text if quotation.speaker.span else "speaker left open"
        yield Text(f"{quotation.kind.value:<9} {speaker}: {_clip(quotation.content.text, 90)}")


def _chain_lines(reading: Reading) -> Iterator[Text]:
    for chain in reading.chains:
        if chain.names:
            yield Text(f"{chain.type.value:<13} {' = '.join(_distinct((*chain.names, *chain.also)))}")


def _distinct(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _clip(text: str, most: int = 100) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
