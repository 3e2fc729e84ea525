"""Sources that the tags leave open, taken from the tree: the cue verb's subject, the noun that a cue introduces."""

from dataclasses import replace

from .coreference import mention_span
from .findings import Analysis, Attribution

Range = tuple[int, int]


def with_sources(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions, those without a source given one where the cue's tree names it outside of cue and content."""
    return tuple(a if a.sources else _with_source(analysis, a) for a in analysis.attributions)


def _with_source(analysis: Analysis, attribution: Attribution) -> Attribution:
    taken = [attribution.cue, *attribution.contents]
    for word in range(*attribution.cue):
        token = analysis.tokens[word]
        subjects = [c for c in analysis.children[word] if analysis.tokens[c].relation == "nsubj"]
        # "according to the ministry": the cue hangs on its source.
        introduced = [token.head] if token.relation == "case" and token.text.lower() == "according" else []
        for head in (*subjects, *introduced):
            span = mention_span(analysis, head)
            if not any(span[0] < last and first < span[1] for first, last in taken):
                return replace(attribution, sources=(span,))
    return attribution
