"""Sources that stand elsewhere than right before their verb: behind it, or before a clause of their own."""

from ..encoder.findings import Analysis
from .cues import load_cues
from .trees import children

Range = tuple[int, int]
_CLIMBS = 6
_LONGEST = 12
_HELD = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_WITHIN = frozenset({"of", "for", "in", "at", "and"})
# Behind these stands who hears it: "…, told the paper".
_TOLD_TO = frozenset({"tell", "inform", "ask", "remind", "assure", "brief", "advise", "warn", "urge"})


def behind_inverted(analysis: Analysis, cue: int) -> Range | None:
    """ "Nine were hurt, reported the Harl Gazette.": who says it, behind a verb that closes the sentence.

    Also of "…, reported by the Gazette".
    """
    token, tokens = analysis.tokens[cue], analysis.tokens
    last, first = analysis.sentences[token.sentence].last, cue + 1
    parted = cue > 0 and tokens[cue - 1].text == ","
    agents = [a for a in children(analysis, cue, "obl:agent") if a > cue]
    if parted and token.xpos == "VBN" and agents and tokens[first].text == "by":
        return first + 1, agents[0] + 1
    finite = token.xpos in ("VBD", "VBZ") and parted
    told = [c for c in children(analysis, cue, "ccomp", "parataxis") if c < cue]
    subjects = [s for s in children(analysis, cue, "nsubj") if s < cue]
    if not (finite and told) or subjects or load_cues().verb(token.text, token.lemma) in (None, *_TOLD_TO):
        return None
    at = first
    while at < min(last, first + _LONGEST) and (
        tokens[at].upos in _HELD or (at > first and tokens[at].text in _WITHIN)
    ):
        at += 1
    closed = at >= last or tokens[at].text in (",", ".", ";")
    return (first, at) if at > first and closed and tokens[at - 1].upos in ("NOUN", "PROPN") else None


def left_of_clause(analysis: Analysis, word: int, cue: int) -> int | None:
    """The noun whose relative clause holds `word` and ends before the verb; None where there is no such clause."""
    at, noun = word, None
    for _ in range(_CLIMBS):
        token = analysis.tokens[at]
        if token.is_root:
            break
        first, last = analysis.subtree(at)
        if token.relation.startswith("acl:relcl") and token.head < at and not first <= cue < last:
            noun = token.head
        at = token.head
    return noun
