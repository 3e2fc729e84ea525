"""Who copied whom: for each origin a small tree of its reports, with aligned passages side by side."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model.comparison import Lineage
from ..model.report import Report
from .dates import show_published
from .index import Index
from .texts import counted, one_line

MOST_PASSAGES = 12
PASSAGE_CHARS = 400


@dataclass(frozen=True, slots=True)
class Aligned:
    """One passage in both reports; the stretches of words marked true are not in the other."""

    a: tuple[tuple[str, bool], ...]
    b: tuple[tuple[str, bool], ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A report under the one that it was copied from, or that it shares most with."""

    report: Report
    outlet: str
    day: str
    words: str
    reason: str
    parent: str
    passages: tuple[Aligned, ...]
    more: int
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """An origin: the wire that its reports credit, if any, and the reports."""

    origin: str
    wire: str
    branches: tuple[Branch, ...]


def trees_of(index: Index) -> tuple[Tree, ...]:
    """A tree for each origin of more than one report, the largest first."""
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in index.record.reports:
        if report.origin:
            groups[report.origin].append(report)
    shared = [g for g in groups.items() if len(g[1]) > 1]
    return tuple(_tree(origin, reports, index) for origin, reports in sorted(shared, key=lambda g: (-len(g[1]), g[0])))


def _tree(origin: str, reports: list[Report], index: Index) -> Tree:
    wires = {one_line(r.agency, 40) for r in reports if r.agency}
    root = _root(reports, index)
    parents = _parents(root, reports, index)

    children: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.id in parents:
            children[parents[report.id][0]].append(report)
    made: dict[str, Branch] = {}
    # From the leaves up: a chain of copies may have more generations than Python has frames.
    for report in reversed(_from_root(root, children)):
        below = tuple(made.pop(r.id) for r in children[report.id])
        made[report.id] = _branch(report, parents.get(report.id, (None, None))[1], below, index)
    return Tree(origin, ", ".join(sorted(wires)), (made[root.id],))


def _from_root(root: Report, children: dict[str, list[Report]]) -> list[Report]:
    reached = [root]
    for report in reached:
        reached += children[report.id]
    return reached


def _root(reports: list[Report], index: Index) -> Report:
    """The report that others are known to be copied from; else the one that came out first."""
    ids = {r.id for r in reports}
    copied = [line.source for line in index.record.lineage if line.source in ids]
    return min(reports, key=lambda r: (-copied.count(r.id), r.published.start if r.published else "9999", r.id))


def _parents(root: Report, reports: list[Report], index: Index) -> dict[str, tuple[str, Lineage | None]]:
    """For each other report whom it hangs from: those nearest the root first, by the lineage that shares most."""
    links: dict[str, list[tuple[str, Lineage]]] = defaultdict(list)
    for line in index.record.lineage:
        a, b = line.reports
        links[a].append((b, line))
        links[b].append((a, line))
    parents: dict[str, tuple[str, Lineage | None]] = {}
    inside, reached = {r.id for r in reports}, [root.id]
    for at in reached:
        for other, line in sorted(links[at], key=lambda t: (-t[1].overlap, t[0])):
            if other in inside and other not in parents and other != root.id:
                parents[other] = (at, line)
                reached.append(other)
    return {r.id: parents.get(r.id, (root.id, None)) for r in reports if r is not root}


def _branch(report: Report, line: Lineage | None, below: tuple[Branch, ...], index: Index) -> Branch:
    passages = _passages(line, report.id) if line else ()
    return Branch(
        report=report,
        outlet=index.outlet(report.id),
        day=show_published(report.published),
        words=_words(line, report.id) if line else "",
        reason=one_line(line.reason, 200) if line else "",
        parent=next((index.outlet(r) for r in line.reports if r != report.id), "") if line else "",
        passages=passages,
        more=len(line.passages) - len(passages) if line else 0,
        branches=below,
    )


def _words(line: Lineage, report: str) -> str:
    if not line.passages:
        return "held to be one text"
    share = f"{line.overlap:.0%} of the shorter text"
    kind = {"copy": "a copy", "rewrite": "rewritten", "shared": "both draw on a third text"}[line.kind.value]
    if line.source and line.source != report:
        kind = "copied from it" if line.kind.value == "copy" else "rewritten from it"
    return f"{kind}: {share}, {counted(len(line.passages), 'passage')}"


def _passages(line: Lineage, report: str) -> tuple[Aligned, ...]:
    """The parent's words left, the report's own right."""
    turned = line.reports[0] == report
    chosen = sorted(line.passages, key=lambda p: p.b.start if turned else p.a.start)[:MOST_PASSAGES]
    pairs = ((p.b.text, p.a.text) if turned else (p.a.text, p.b.text) for p in chosen)
    return tuple(_aligned(one_line(a, PASSAGE_CHARS), one_line(b, PASSAGE_CHARS)) for a, b in pairs)


def _aligned(a: str, b: str) -> Aligned:
    left, right = a.split(), b.split()
    if left == right:
        return Aligned(((a, False),), (), same=True)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    a_runs, b_runs = [], []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        a_runs.append((" ".join(left[a1:a2]), tag != "equal"))
        b_runs.append((" ".join(right[b1:b2]), tag != "equal"))
    return Aligned(tuple(r for r in a_runs if r[0]), tuple(r for r in b_runs if r[0]), same=False)
