"""Times that tell when somebody spoke, and not when it happened that he spoke of."""

from ..encoder.findings import Analysis, Token
from ..model.times import Anchor, Shift
from .cues import load_cues
from .timegrammar import Found
from .timewords import load_lexicon
from .trees import verb_before

_CLOSING = frozenset({'"', "”", "''", "’’"})
_QUOTE_REACH = 30  # words
_REACH = 5  # words up: the time, a town, a house, what somebody said there


def find_happenings(analysis: Analysis) -> frozenset[int]:
    """The words that name events; a press conference is where somebody speaks."""
    return frozenset(t.token for t in analysis.triggers if not _is_venue(analysis.tokens[t.token]))


def is_said(analysis: Analysis, found: Found, governor: Token | None) -> bool:
    """Whether it tells when somebody spoke: not in "the raid was on Monday, police said", "was denied entry Monday"."""
    if governor is None:
        return False
    speaks = load_cues().verb(governor.text, governor.lemma) in load_cues().speech
    passive = any(analysis.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in analysis.children[governor.index])
    if isinstance(found.expression, Shift) and found.expression.anchor is Anchor.EVENT:
        # "Guards fired on them, it said, a day after the raid"
        return speaks and not passive and "," not in analysis.text[governor.end : found.start]
    return speaks and not passive and "," not in analysis.text[found.end : governor.start]


def speaking_above(analysis: Analysis, found: Found, happenings: frozenset[int]) -> Token | None:
    """ "Spoke to the radio in a café in Bern yesterday": who speaks above places that are no events."""
    at = analysis.at(found.start)
    if at is None or _is_of_noun(analysis, found, at):
        return None
    for _ in range(_REACH):
        token = analysis.tokens[at]
        if token.upos == "VERB":
            return token if token.end < found.start else None
        beside = token.relation.split(":")[0] in ("obl", "nmod") or found.start <= token.start < found.end
        if token.is_root or at in happenings or not (beside or _is_venue(token)):
            return None
        at = token.head
    return None


def _is_of_noun(analysis: Analysis, found: Found, first: int) -> bool:
    """ "The 18 March shooting": the date is its noun's, whatever the tree says."""
    last = analysis.at(found.end - 1) or first
    before, behind = analysis.tokens[max(0, first - 1) : first], analysis.tokens[last + 1 : last + 2]
    return any(t.upos in ("DET", "PRON") for t in before) and any(t.upos in ("NOUN", "ADJ") for t in behind)


def speaking_beside(analysis: Analysis, first: int, head: int) -> int | None:
    """ "The dock flooded, the office announced yesterday": who speaks beside it, where the tree reaches over that."""
    above = analysis.tokens[head].head
    verb = verb_before(analysis, first) or _verb_behind_quote(analysis, first, above)
    if verb is None or analysis.tokens[head].is_root or above >= verb:
        return None
    token = analysis.tokens[verb]
    return verb if load_cues().verb(token.text, token.lemma) in load_cues().speech else None


def _verb_behind_quote(analysis: Analysis, first: int, above: int) -> int | None:
    """ "“It was loud,” she told the radio yesterday": the verb between the end of the quotation and the time."""
    for index in range(first - 1, max(above, first - _QUOTE_REACH), -1):
        if analysis.tokens[index].text in _CLOSING:
            between = (t.index for t in analysis.tokens[index:first] if t.upos == "VERB")
            return next(between, None)
    return None


def _is_venue(token: Token) -> bool:
    return token.lemma.lower() in load_lexicon().venues
