"""Claims whose cue is a noun: "the army's insistence that nobody was hurt", "by the ministry's count"."""

from collections.abc import Iterator

from ..encoder.findings import Analysis
from .claim import Claim, to_ranges
from .cues import Stance, load_cues
from .sources import source_phrase
from .trees import children

_CLAUSES = ("acl", "ccomp", "acl:relcl")


def find_noun_claims(analysis: Analysis) -> Iterator[Claim]:
    """The claims that a noun makes by itself, with whose it is as their source."""
    for token in analysis.tokens:
        owner = _owner(analysis, token.index) if token.upos == "NOUN" else None
        if owner is None:
            continue
        claim = _by_account(analysis, token.index, owner) or _that_claim(analysis, token.index, owner)
        if claim is not None:
            yield claim


def _owner(analysis: Analysis, noun: int) -> int | None:
    return next(iter(children(analysis, noun, "nmod:poss")), None)


def _by_account(analysis: Analysis, noun: int, owner: int) -> Claim | None:
    """ "By his account they phoned her", "…, by the army's count": the rest of the sentence is theirs."""
    case = next((c for c in children(analysis, noun, "case") if analysis.tokens[c].text.lower() == "by"), None)
    if case is None or analysis.tokens[noun].lemma.lower() not in load_cues().by_whose:
        return None
    sentence = analysis.sentences[analysis.tokens[noun].sentence]
    at_edge = case == sentence.first or analysis.tokens[case - 1].text == ","
    told = {i for i in range(sentence.first, sentence.last) if not case <= i <= noun}
    if not at_edge:
        return None
    return Claim(noun, owner, source_phrase(analysis, owner), to_ranges(told), Stance.SAYS, None, 0.8)


def _that_claim(analysis: Analysis, noun: int, owner: int) -> Claim | None:
    """ "The army's claim that …": a clause with "that" which has a subject of its own."""
    stance = load_cues().nouns.get(analysis.tokens[noun].lemma.lower())
    after = analysis.tokens[noun + 1] if noun + 1 < len(analysis.tokens) else None
    if stance is None or after is None or after.text.lower() != "that" or after.upos == "DET":
        return None
    clause = next((c for c in children(analysis, noun, *_CLAUSES) if c > noun), None)
    own = clause is not None and any(
        analysis.tokens[s].index != after.index for s in children(analysis, clause, "nsubj", "nsubj:pass", "expl")
    )
    if clause is None or not own:
        return None  # "the statement that he made"
    return Claim(
        noun, owner, source_phrase(analysis, owner), to_ranges(range(*analysis.subtree(clause))), stance, None, 0.8
    )
