"""What a report itself calls disputed: "Who shot first is in dispute. The mayor says … The union says …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import is_answer
from .rivals import Clash, Side
from .sayings import Saying, Told, any_of

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
# "But the mason says that the well was dry"
BUT = re.compile(r"(?:But|However,|Yet) (?!if\b|when\b|after\b|as\b|for\b|in\b|on\b)")
INSTEAD = re.compile(r"\b(?:said|says|claim(?:s|ed)|argue[ds]|told [^,;.“”\"\n]{2,30}) instead\b")
# What is objected is told of a thing by itself: "the old well was dry".
SUBJECT = re.compile(
    r"(?:the|its|their|his|her|no|that|those|these) (?P<thing>(?:[\w-]{1,30} ){1,3}?)"
    r"(?:was|were|is|are|had|has|have|did)\b",
    re.IGNORECASE,
)
# How many sentences behind the cue, or behind the first side, a side may stand: set by reading reports, not measured.
REACH = 3
# A report that calls more than this disputed is made to keep us busy.
MOST_CUES = 8


@cache
def _insisting() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('insist')}\b")


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
                yield _clash(pair, about, "disputed, as the report says")


def find_objections(reports: Sequence[Told], material: Material) -> Iterator[Clash]:
    """What another voice says with "but" right behind somebody's version, of the same thing."""
    for told in reports:
        for at, sentence in enumerate(told.sentences):
            if not (BUT.match(sentence.text) or INSTEAD.search(sentence.text)):
                continue
            one, two = _last_before(sentence, at, told), next(_sayings_from(sentence.start, at, told), None)
            if one is None or two is None or None in (one.speaker, two.speaker) or one.speaker == two.speaker:
                continue
            about = material.event_at(one.span)
            if about and _objects(one, two, sentence) and not is_history(sentence, told.report, material):
                said = (
                    s for s in _sayings_from(sentence.end, at + 1, told) if s.is_direct and s.speaker == two.speaker
                )
                yield _clash((one, two, *islice(said, 1)), about, "said with “but” right behind")


def _sayings_from(place: int, last: int, told: Told) -> Iterator[Saying]:
    """Those that begin there or behind, in no sentence later than the last."""
    first = bisect_left(told.sayings, place, key=lambda s: s.span.start)
    return takewhile(lambda s: s.sentence <= last, islice(told.sayings, first, None))


def _last_before(sentence: Span, at: int, told: Told) -> Saying | None:
    """What was said right before the sentence, rather in the speaker's own words."""
    stop = bisect_left(told.sayings, sentence.start, key=lambda s: s.span.start)
    near = [s for s in told.sayings[max(0, stop - REACH) : stop] if s.sentence >= at - REACH]
    own = [s for s in near if s.is_direct and s.speaker == near[-1].speaker]
    return next(iter((own or near)[::-1]), None)


def _objects(one: Saying, two: Saying, sentence: Span) -> bool:
    """Whether the second is of a thing that the first speaks of too, or is insisted on."""
    if not (is_answer(one.span.text) or is_answer(two.span.text)):
        return False
    before = sentence.text[: max(0, two.span.start - sentence.start)]
    insists = INSTEAD.search(before) or _insisting().search(before)
    subject = SUBJECT.match(two.span.text.removeprefix("that "))
    return insists is not None or (
        subject is not None and not stems_of(one.span.text).isdisjoint(stems_of(subject["thing"]))
    )


def _first_two(told: Told, at: int, behind: int) -> tuple[Saying, Saying] | None:
    """The saying that follows the cue, and the next that is another's."""
    said = list(_sayings_from(behind, at + REACH, told))[:1]
    for one in said:
        after = islice(_sayings_from(one.span.end, one.sentence + REACH, told), MOST_CUES)
        two = next((s for s in after if s.speaker != one.speaker), None)
        return (one, two) if two else None
    return None


def _is_of_one(cue: Span, pair: tuple[Saying, Saying]) -> bool:
    """Whether either speaks of what is disputed."""
    asked = stems_of(cue.text)
    return any(asked & stems_of(said.span.text) for said in pair)


def _clash(said: Sequence[Saying], about: str, why: str) -> Clash:
    sides = tuple(Side(s.span, about, Words(s.span.text), (s.speaker,) if s.speaker else ()) for s in said)
    reason = f"{why}: “{sides[0].span.text}”, but “{sides[1].span.text}”"
    return Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)
