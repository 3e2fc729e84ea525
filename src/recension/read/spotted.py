"""Claims of the encoder's attributions, which need no construction that we know."""

from ..encoder.findings import Analysis, Attribution
from .claim import Claim, clause_words, to_ranges
from .cues import Stance, load_cues
from .inverted import behind_inverted, left_of_clause
from .sources import RELATIVE, antecedent_of, find_source, find_subject, named_before_as, source_phrase

# An encoder's attribution below this is a guess; one whose cue is in no table must be surer still.
_LEAST_SCORE = 0.5
_LEAST_UNKNOWN_SCORE = 0.8


def to_claim(analysis: Analysis, attribution: Attribution) -> Claim | None:
    """The claim of an encoder's attribution, kept to the sentence of its cue; None where it is a guess or empty."""
    cues = load_cues()
    words = range(*attribution.cue)
    if attribution.score < _LEAST_SCORE or not words:
        return None
    verbs = [i for i in words if analysis.tokens[i].upos == "VERB"]
    cue = next((i for i in words if analysis.tokens[i].text.lower() == "according"), verbs[-1] if verbs else words[-1])
    token = analysis.tokens[cue]
    stance = cues.verbs.get(cues.verb(token.text, token.lemma) or "") or cues.nouns.get(token.lemma.lower())
    if stance is None and attribution.score < _LEAST_UNKNOWN_SCORE:
        return None
    sentence = analysis.sentences[analysis.tokens[cue].sentence]
    contents = {
        i for first, last in attribution.contents for i in range(first, last) if sentence.first <= i < sentence.last
    }
    named = named_before_as(analysis, cue)
    if named:  # "him as saying" in "the paper quoted him as saying" is no part of what he says
        contents -= set(range(cue, named[1] + 2))
    source = _spotted_source(analysis, attribution, sentence.first, sentence.last, cue)
    if source is not None and analysis.tokens[source].text.lower() in RELATIVE:
        source = antecedent_of(analysis, source)
    if verbs and (source is None or left_of_clause(analysis, source, cue) is not None):
        source = find_subject(analysis, cue) or source
    phrase = source_phrase(analysis, source) if source is not None else None
    turned = behind_inverted(analysis, cue) if verbs else None
    if turned is not None:  # "…, reported by the Gazette"
        source, phrase = turned[1] - 1, turned
    contents -= set(range(*phrase)) if phrase else set()
    contents -= set(words)
    if not contents:
        return None
    medium = cues.medium(clause_words(analysis, cue, contents))
    return Claim(cue, source, phrase, to_ranges(contents), stance or Stance.SAYS, medium, attribution.score * 0.9)


def _spotted_source(analysis: Analysis, attribution: Attribution, first: int, last: int, cue: int) -> int | None:
    """The head of the encoder's source nearest to the cue in its sentence; of "quoted her as saying" it is she."""
    if named_before_as(analysis, cue):
        return find_source(analysis, cue)[0]
    near = [(max(s[0], first), min(s[1], last)) for s in attribution.sources if s[0] < last and s[1] > first]
    if not near:
        return None
    start, end = min(near, key=lambda s: max(cue - s[1], s[0] - cue))
    inside = range(start, end)
    return next((i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].is_root), start)
