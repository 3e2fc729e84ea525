"""Numbers that tell how far off something is: "found three doors away", "ten blocks east of the pier"."""

import re

from recension.encoder.findings import Analysis

from .trees import children, is_passive

WAY_AFTER = re.compile(
    r" (?:(?:door|block|house|home|building|street|stop|exit|floor)s? (?:away|(?:down|up) (?:the|from))"
    r"|(?:block|stop|exit)s? (?:from|(?:north|south|east|west)\w* of))\b"
)


def is_way(analysis: Analysis, top: int, after: str) -> bool:
    """Whether a number whose top word is the token `top` measures a way; "two houses down the lane burned" counts."""
    if not WAY_AFTER.match(after):
        return False
    noun = analysis.tokens[analysis.tokens[top].head]
    is_object = noun.relation == "obj" and not _is_done(analysis, noun.head)
    return not (is_object or noun.relation.startswith("nsubj"))


def _is_done(analysis: Analysis, verb: int) -> bool:
    """Whether a verb is a passive, or a participle: "a bag found two blocks from it" takes no object."""
    bare = analysis.tokens[verb].xpos == "VBN" and not children(analysis, verb, "aux")
    return bare or is_passive(analysis, verb)
