"""Which reports are of one independent origin, and who copied whom: lineage as judgements on texts let it stand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recension.model.clusters import cluster_ids, standing_judgements
from recension.model.comparison import Lineage, LineageKind
from recension.model.judgement import MACHINE, Judgement, JudgementKind, Sameness
from recension.model.report import Report


def fold_origins(reports: Sequence[Report], judgements: Sequence[Judgement]) -> dict[str, str]:
    """For each report's id its origin: "o1", "o2", … in the order of the reports; judgements name digests."""
    cluster_of = cluster_ids([r.digest for r in reports], judgements, JudgementKind.TEXT)
    numbers: dict[str, str] = {}
    return {r.id: numbers.setdefault(cluster_of[r.digest], f"o{len(numbers) + 1}") for r in reports}


def fold_lineage(
    lineage: Iterable[Lineage], reports: Sequence[Report], judgements: Sequence[Judgement]
) -> tuple[Lineage, ...]:
    """The lineage, with what a person decided of two texts in place of the machine's verdict on them."""
    id_of = {r.digest: r.id for r in reports}
    by_hand = {
        frozenset((id_of[j.left], id_of[j.right])): j
        for j in standing_judgements(judgements, JudgementKind.TEXT)
        if j.author != MACHINE and j.left != j.right and {j.left, j.right} <= id_of.keys()
    }
    shown = [_decided(line, by_hand.pop(frozenset(line.reports), None)) for line in lineage]
    place = {r.id: n for n, r in enumerate(reports)}
    added = [_joined(pair, decision, place) for pair, decision in by_hand.items() if decision.verdict is Sameness.SAME]
    return (*shown, *sorted(added, key=lambda line: [place[r] for r in line.reports]))


def _decided(line: Lineage, decision: Judgement | None) -> Lineage:
    if decision is None or decision.verdict is Sameness.UNSURE:
        return line
    if decision.verdict is Sameness.DIFFERENT:
        return replace(line, kind=LineageKind.SHARED, source=None, reason=_why(decision))
    kind = LineageKind.REWRITE if line.kind is LineageKind.SHARED else line.kind
    return replace(line, kind=kind, reason=_why(decision))


def _joined(pair: frozenset[str], decision: Judgement, place: dict[str, int]) -> Lineage:
    """A line for texts that only a person holds to be one: there are no passages to show."""
    one, two = sorted(pair, key=place.__getitem__)
    return Lineage((one, two), LineageKind.REWRITE, 0.0, None, (), _why(decision))


def _why(decision: Judgement) -> str:
    verdict = {Sameness.SAME: "one was taken from the other", Sameness.DIFFERENT: "neither was taken from the other"}
    return "; ".join((f"{decision.author} judged that {verdict[decision.verdict]}", *decision.reasons))
