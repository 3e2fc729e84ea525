"""Sources that the tags leave open, taken from the tree: the cue verb's subject, the noun that a cue introduces."""

from collections.abc import Iterator
from dataclasses import replace

from .coreference import mention_span
from .findings import Analysis, Attribution

Range = tuple[int, int]
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# "She arrived on Monday and promised …", "agreed to say …", "mocked the plan, saying …": the subject stands farther up.
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_CLIMBS = 4


def with_sources(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions, those without a source given one where the cue's tree names it outside of cue and content."""
    return tuple(a if a.sources else _with_source(analysis, a) for a in analysis.attributions)


def _with_source(analysis: Analysis, attribution: Attribution) -> Attribution:
    taken = [attribution.cue, *attribution.contents]
    for head in _candidates(analysis, attribution.cue):
        span = mention_span(analysis, head)
        if not any(span[0] < last and first < span[1] for first, last in taken):
            return replace(attribution, sources=(span,))
    return attribution


def _candidates(analysis: Analysis, cue: Range) -> Iterator[int]:
    """The words that may head the source, those beside the cue's words first."""
    for word in range(*cue):
        token = analysis.tokens[word]
        yield from (c for c in analysis.children[word] if analysis.tokens[c].relation == "nsubj")
        # "according to the ministry": the cue hangs on its source.
        if token.relation == "case" and token.text.lower() == "according":
            yield token.head
    for word in range(*cue):
        if analysis.tokens[word].upos in ("VERB", "AUX"):
            yield from _shared_subject(analysis, word)


def _shared_subject(analysis: Analysis, verb: int) -> list[int]:
    """The nearest subject of the verbs that a verb without one of its own hangs on."""
    for _ in range(_CLIMBS):
        token = analysis.tokens[verb]
        if token.is_root or token.relation not in _SHARING:
            break
        verb = token.head
        subjects = [c for c in analysis.children[verb] if analysis.tokens[c].relation in _SUBJECTS]
        if subjects:
            return subjects[:1]
    return []
