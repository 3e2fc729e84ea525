"""Lineage: which reports copy or rewrite which, with a judgement on each two that share text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recension.model.comparison import Lineage, LineageKind
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.report import Part, Report

from .neighbours import find_neighbours
from .reuse import Material, Told, measure_reuse, trace_reuse
from .shingles import read_body


@dataclass(frozen=True, slots=True)
class TextLinks:
    """Every two reports that share text, and what is judged of them; judgements name reports by their digests."""

    lineage: tuple[Lineage, ...]
    judgements: tuple[Judgement, ...]


def link_texts(reports: Sequence[Report]) -> TextLinks:
    """Copies, rewrites and shared wire text; candidates by shared runs and vocabulary where there are many reports.

    What is only quoted alike is no reuse. Copies and rewrites are judged to be one text; of texts that share some
    passages of a third text that is left open.
    """
    materials = _read_materials(sorted(reports, key=lambda r: r.digest))
    measure = cache(measure_reuse)  # a wire story that many print alike is measured against another text but once
    near = [(materials[i], materials[j]) for i, j in find_neighbours(materials)]
    compared = ((one, two, measure(one.told, two.told)) for one, two in near)
    lineage = tuple(trace_reuse(one, two, reuse) for one, two, reuse in compared if reuse is not None)
    digest_of = {report.id: report.digest for report in reports}
    judged = (_judge(line, digest_of) for line in lineage)
    return TextLinks(lineage, tuple(judgement for judgement in judged if judgement is not None))


def _read_materials(reports: Sequence[Report]) -> list[Material]:
    told: dict[tuple[str, tuple[Part, ...]], Told] = {}
    for report in reports:
        if (report.text, report.parts) not in told:
            told[report.text, report.parts] = Told(read_body(report))
    return [Material(report, told[report.text, report.parts]) for report in reports]


def _judge(line: Lineage, digest_of: dict[str, str]) -> Judgement | None:
    """None of one text given twice: there are no two things to judge."""
    left, right = sorted(digest_of[r] for r in line.reports)
    if left == right:
        return None
    verdict = Sameness.UNSURE if line.kind is LineageKind.SHARED else Sameness.SAME
    return Judgement(JudgementKind.TEXT, left, right, verdict, line.overlap, (line.reason,))
