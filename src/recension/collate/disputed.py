"""What a report itself calls disputed: "Who shot first is in dispute. The mayor says … The union says …"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .history import is_history
from .material import Material
from .rivals import Clash, Side
from .sayings import Saying, Told

OTHERS = r"(?:conflicting|differing|contradictory|contrasting|rival|competing|diverging|divergent|very different)"
ACCOUNTS = r"(?:accounts|versions|reports|explanations|stories|narratives|testimon(?:y|ies)|descriptions)"
ASKED = r"\b(?:[Ww]ho|[Ww]hat|[Hh]ow|[Ww]hether|[Ww]hy|[Ww]here|[Ww]hen)\b"
# The report's own words: "Whether the alarm rang remains in dispute", "each accused the other", "accounts differ".
CUE = re.compile(
    rf"{ASKED} [^.;:“”\"\n]{{3,100}} (?:is|was|are|were|remain(?:s|ed)?) (?:[a-z]+ ){{0,3}}?"
    r"(?:disputed|contested|(?:in|under|a matter of|a subject of|open to) dispute)\b"
    r"|\b(?:accus|blam)(?:e[ds]?|ing) (?:each other|one another)\b"
    r"|\b(?:[Ee]ach|[Bb]oth)(?: sides?| party| parties| of them| of the two)? (?:has |have |had )?"
    r"(?:accus|blam)e[ds]? the other\b"
    r"|\b(?:trad|exchang)(?:e[ds]?|ing) (?:accusations|allegations|blame|recriminations)\b"
    rf"|\b(?:gave|give|given|offer(?:ed)?|present(?:ed)?|there (?:are|were)) (?:[a-z]{{1,20}} )?{OTHERS} {ACCOUNTS}\b"
    r"|\b(?:[Aa]ccounts|[Vv]ersions|[Tt]estimonies|[Ss]tories)\b[^.;:“”\"\n]{0,60}? "
    r"(?:differ|diverge|conflict|clash)(?:s|ed)?\b"
    rf"|\b(?:disagree[ds]?|at odds) (?:over|about|on|as to) {ASKED}"
)
# Where it is of figures, the figures are compared.
FIGURES = re.compile(r"\b(?:tolls?|figures?|numbers?|how many|casualt(?:y|ies)|losses)\b", re.IGNORECASE)
# How many sentences behind the cue, or behind the first side, a side may stand.
REACH = 3
# A report that calls more than this disputed is made to keep us busy.
MOST_CUES = 8


def find_disputed(reports: Sequence[Told], material: Material) -> Iterator[Clash]:
    """What the first two voices say to what a report has called disputed right before."""
    for told in reports:
        cues = ((at, s, CUE.search(s.text)) for at, s in enumerate(told.sentences))
        for at, sentence, cue in islice((c for c in cues if c[2]), MOST_CUES):
            if cue is None or FIGURES.search(sentence.text) or is_history(sentence, told.report, material):
                continue
            pair = _first_two(told, at, sentence.start + cue.end())
            about = material.event_at(pair[0].span) or material.event_at(pair[1].span) if pair else None
            if pair and about and _is_of_one(sentence, pair):
                yield _clash(pair, about)


def _first_two(told: Told, at: int, behind: int) -> tuple[Saying, Saying] | None:
    """The saying that follows the cue, and the next that is another's."""
    said = [s for s in told.sayings if s.span.start >= behind and s.sentence <= at + 2 * REACH]
    if not said or said[0].sentence > at + REACH:
        return None
    one = said[0]
    for two in said[1:]:
        if two.sentence > one.sentence + REACH:
            return None
        if two.speaker != one.speaker:
            return one, two
    return None


def _is_of_one(cue: Span, pair: tuple[Saying, Saying]) -> bool:
    """Whether either speaks of what is disputed."""
    asked = stems_of(cue.text)
    return any(asked & stems_of(said.span.text) for said in pair)


def _clash(pair: tuple[Saying, Saying], about: str) -> Clash:
    sides = tuple(Side(s.span, about, Words(s.span.text), (s.speaker,) if s.speaker else ()) for s in pair)
    reason = f"disputed, as the report says: “{sides[0].span.text}”, but “{sides[1].span.text}”"
    return Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)
