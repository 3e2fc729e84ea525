"""The record's title, from the headlines, and its answer in one line, from its own facts."""

import re
from collections.abc import Iterator, Sequence

from recension.model.comparison import Best, Comparison, Verdict
from recension.model.event import Event, Status
from recension.model.report import PartKind, Report
from recension.model.statement import Facet
from recension.model.values import Quantity

from .comparisons import Material
from .wording import content_words, figure, show

# " | The Daily Example", " - Example News" at the end of a page's title name the outlet, not the incident.
OUTLET_TAIL = re.compile(r"\s+(?:\||»|::|[-–—])\s+[^|»–—]{2,40}$")
HEADLINE_CHARS = 160
LONGEST_LABEL_CHARS = 110

COUNTED = {Facet.KILLED: "killed", Facet.WOUNDED: "wounded", Facet.MISSING: "missing", Facet.DETAINED: "detained"}


def make_title(reports: Sequence[Report]) -> str:
    """The headline that has most in common with the others, cleaned of the outlet's name; "" where there is none."""
    headlines = [(r, h) for r in reports if (h := headline(r))]
    if not headlines:
        return ""
    words = [content_words(h) for _, h in headlines]

    def central(i: int) -> tuple[float, int]:
        others = [len(words[i] & w) / max(len(words[i] | w), 1) for j, w in enumerate(words) if j != i]
        return sum(others), -i

    return headlines[max(range(len(headlines)), key=central)][1]


def headline(report: Report) -> str:
    """The report's headline on one line, without the outlet's name at its end and without a cut-off mark."""
    found = report.title or next(
        (report.text[p.start : p.end] for p in report.parts if p.kind is PartKind.HEADLINE), ""
    )
    line = " ".join(found.split())[:HEADLINE_CHARS]
    bare = OUTLET_TAIL.sub("", line)
    return (bare if len(bare.split()) >= 3 else line).rstrip(" .…")


def make_summary(material: Material, comparisons: Sequence[Comparison]) -> str:
    """What happened, when, where, and how many by whose count; "" where no event was found."""
    event = main_event(material, comparisons)
    if event is None:
        return ""
    where = material.entity[event.place].name if event.place in material.entity else ""
    when = show(event.time) if event.time.start or event.time.end else ""
    label = event.label[:LONGEST_LABEL_CHARS].rstrip(" .,;:")
    head = ", ".join(part for part in (label[:1].upper() + label[1:], where, when) if part)
    counts = "; ".join(_counts(material, comparisons, event))
    return f"{head}: {counts}." if counts else f"{head}."


def main_event(material: Material, comparisons: Sequence[Comparison]) -> Event | None:
    """The event that most reports tell of as having happened, and of those the one that most is said about."""
    said = {e.id: sum(c.about == e.id for c in comparisons) for e in material.events}

    def weight(event: Event) -> tuple[bool, int, int, int]:
        told = event.status in (Status.HAPPENED, Status.ONGOING) and not event.background
        return told, len({m.report for m in event.mentions}), said[event.id] + len(event.mentions), -_rank[event.id]

    _rank = {e.id: n for n, e in enumerate(material.events)}
    return max(material.events, key=weight, default=None)


def _counts(material: Material, comparisons: Sequence[Comparison], event: Event) -> Iterator[str]:
    """The foremost figure of each facet that counts people, with who gives it."""
    for facet, word in COUNTED.items():
        told = [c for c in comparisons if c.facet is facet and c.best is not None and c.best.best]
        near = [c for c in told if c.about == event.id] or [c for c in told if _is_current(material, c)]
        if near:
            yield _count(material, max(near, key=_breadth), word)


def _is_current(material: Material, comparison: Comparison) -> bool:
    event = material.event.get(comparison.about)
    return event is not None and not event.background


def _breadth(comparison: Comparison) -> tuple[int, float]:
    origins = {o for v in comparison.values for o in v.origins}
    best = comparison.best.best if comparison.best else 0
    return len(origins), float(best or 0)


def _count(material: Material, comparison: Comparison, word: str) -> str:
    best = comparison.best
    if best is None:
        return ""
    number = figure(best.best, None)
    if best.high is None:
        number = f"at least {number}"
    elif best.low != best.high:
        number += f" ({figure(best.low, None)} to {figure(best.high, None)})"
    return f"{number} {word}{_by_whom(material, comparison, best)}"


def _by_whom(material: Material, comparison: Comparison, best: Best) -> str:
    used = [s for s in material.statements if s.id in best.used]
    credited = [material.entity[s.said_by[0]].name for s in used if s.said_by and s.said_by[0] in material.entity]
    origins = {o for v in comparison.values if isinstance(v.value, Quantity) for o in v.origins}
    by = f", by {credited[0]}'s count" if credited else ""
    if comparison.verdict is Verdict.SINGLE:
        return f"{by} (one origin alone)"
    return f"{by} ({len(best.origins)} of {len(origins)} independent origins)"
