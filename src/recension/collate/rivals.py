"""A clash: sides that cannot both be so, or compete, and the comparison that shows them with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recension.model.comparison import Comparison, Verdict
from recension.model.span import Span
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Truth, Value

from .comparisons import fold_versions
from .material import Material


@dataclass(frozen=True, slots=True)
class Side:
    """What one report says: its words, the event that they are about, whom it credits, and the value that it gives."""

    span: Span
    about: str
    value: Value
    said_by: tuple[str, ...] = ()
    cue: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Clash:
    """Sides with the verdict on them, and why they are shown together."""

    sides: tuple[Side, ...]
    facet: Facet
    verdict: Verdict
    reason: str
    matter: str | None = None  # what they differ on, in plain words, where a table names it


def show_clashes(clashes: Sequence[Clash], material: Material) -> tuple[Material, tuple[Comparison, ...]]:
    """The clashes as comparisons, and the material with the statements that they stand on; one for each reason."""
    statements, shown = list(material.statements), []
    for clash in _by_reason(clashes):
        said = [_statement(side, clash.facet, len(statements) + n) for n, side in enumerate(clash.sides, start=1)]
        statements += said
        shown.append((clash, said))
    grown = replace(material, statements=tuple(statements))
    return grown, tuple(_comparison(clash, said, grown) for clash, said in shown)


def join_clashes(clashes: Sequence[Clash]) -> list[Clash]:
    """Of clashes that quote one denial, or one blame, a single one, with all that the others add."""
    joined: list[Clash] = []
    for clash in clashes:
        at = next((i for i, known in enumerate(joined) if _are_one_matter(known, clash)), None)
        if at is None:
            joined.append(clash)
        else:
            more = tuple(s for s in clash.sides if not any(do_overlap(s.span, k.span) for k in joined[at].sides))
            joined[at] = replace(joined[at], sides=(*joined[at].sides, *more))
    return joined


def _are_one_matter(a: Clash, b: Clash) -> bool:
    """By the denial alone only over who is to blame: one answer may deny two things."""
    denied, told = _quote_one(a, b, so=False), _quote_one(a, b, so=True)
    if Facet.RESPONSIBLE not in (a.facet, b.facet):
        return denied and told
    return denied or (told and a.facet is b.facet and a.verdict is b.verdict)


def _quote_one(a: Clash, b: Clash, *, so: bool) -> bool:
    here, there = ([s.span for s in c.sides if isinstance(s.value, Truth) and s.value.value is so] for c in (a, b))
    return any(do_overlap(one, two) for one in here for two in there)


def are_compared(a: Span, b: Span, material: Material) -> bool:
    """Whether both hold statements already of whether one thing is so, and stand against each other as such."""
    here, there = (
        {(s.about, s.facet): s.value.value for s in material.truths_at(span) if isinstance(s.value, Truth)}
        for span in (a, b)
    )
    return any(here[one] is not there[one] for one in here.keys() & there.keys())


def do_overlap(a: Span, b: Span) -> bool:
    """Whether the two share text."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def _by_reason(clashes: Sequence[Clash]) -> list[Clash]:
    """Clashes with one reason as one clash, which shows every side once."""
    found: dict[tuple[str, str], Clash] = {}
    for clash in clashes:
        key = (clash.facet, clash.reason)
        sides = (*found[key].sides, *clash.sides) if key in found else clash.sides
        found[key] = replace(clash, sides=tuple({side.span: side for side in sides}.values()))
    return list(found.values())


def _statement(side: Side, facet: Facet, number: int) -> Statement:
    denied = isinstance(side.value, Truth) and not side.value.value
    return Statement(
        id=f"s{number}",
        report=side.span.report,
        span=side.span,
        about=side.about,
        facet=facet,
        value=side.value,
        said_by=side.said_by,
        mood=Mood.DENIED if denied else Mood.STATED,
        method="clash",
        score=side.score,
        cue=side.cue,
    )


def _comparison(clash: Clash, said: Sequence[Statement], material: Material) -> Comparison:
    return Comparison(
        id="",
        about=said[0].about,
        facet=clash.facet,
        values=fold_versions(said, material),
        verdict=clash.verdict,
        best=None,
        reason=clash.reason,
        group=clash.matter,
    )
