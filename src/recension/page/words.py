"""The page's own words: what facets, verdicts, relations and statuses are called, and their signs."""

from ..model.comparison import Comparison, Verdict
from ..model.event import PloverEvent, Relation
from ..model.statement import Facet, Mood
from .texts import one_line

FACETS = {
    Facet.KILLED: "Killed",
    Facet.WOUNDED: "Wounded",
    Facet.MISSING: "Missing",
    Facet.DETAINED: "Detained",
    Facet.ABDUCTED: "Abducted",
    Facet.FREED: "Freed",
    Facet.DISPLACED: "Displaced",
    Facet.PARTICIPANTS: "Taking part",
    Facet.TROOPS: "Troops",
    Facet.COUNT: "Number",
    Facet.MONEY: "Money",
    Facet.DURATION: "How long",
    Facet.MEASURE: "Measure",
    Facet.WHEN: "When",
    Facet.WHERE: "Where",
    Facet.ACTOR: "Who did it",
    Facet.RECIPIENT: "To whom",
    Facet.HAPPENED: "Did it happen",
    Facet.RESPONSIBLE: "Who is to blame",
    Facet.CAUSE: "Why",
}

# Colour alone tells nobody everything: each verdict has a word and a sign too. Sharpest first.
SIGNS = {
    Verdict.CONTRADICT: "✕",
    Verdict.DIFFER: "≠",
    Verdict.OVERLAP: "≈",
    Verdict.REFINE: "⊂",
    Verdict.AGREE: "=",
    Verdict.SINGLE: "·",
}

MEANINGS = {
    Verdict.CONTRADICT: "one denies what another asserts",
    Verdict.DIFFER: "they cannot both be true",
    Verdict.OVERLAP: "they differ, and can both be true",
    Verdict.REFINE: "one lies within the other",
    Verdict.AGREE: "all say the same",
    Verdict.SINGLE: "one origin alone says so",
}

# How the counts in the head read: "3 facts contradict".
COUNTED = {
    Verdict.CONTRADICT: "contradict",
    Verdict.DIFFER: "differ",
    Verdict.OVERLAP: "overlap",
    Verdict.REFINE: "refine",
    Verdict.AGREE: "agree",
    Verdict.SINGLE: "single",
}

MOODS = {
    Mood.DENIED: "denied",
    Mood.POSSIBLE: "possible",
    Mood.PLANNED: "planned",
    Mood.THREATENED: "threatened",
    Mood.DEMANDED: "demanded",
    Mood.BACKGROUND: "earlier",
}

RELATIONS = {
    Relation.CAUSE: "led to",
    Relation.RETALIATION: "in answer to",
    Relation.PART_OF: "part of",
    Relation.BEFORE: "before",
}

# PLOVER's quad classes: verbal and material cooperation; all other events are conflict. A request is neither.
COOPERATION = frozenset(
    {
        PloverEvent.AGREE,
        PloverEvent.CONSULT,
        PloverEvent.SUPPORT,
        PloverEvent.CONCEDE,
        PloverEvent.COOPERATE,
        PloverEvent.AID,
        PloverEvent.RETREAT,
    }
)
NEUTRAL = frozenset({PloverEvent.REQUEST})


def facet_name(comparison: Comparison, chars: int) -> str:
    """What is compared: "Killed, children", or the matter itself: "How the captives came free", "Depth"."""
    group = one_line(comparison.group, chars) if comparison.group else ""
    if comparison.facet in (Facet.HAPPENED, Facet.MEASURE) and group:
        return group[:1].upper() + group[1:]
    return FACETS[comparison.facet] + (f", {group}" if group else "")
