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
from .sayings import Saying, Told, any_of, last_said

OTHERS = r"(?:conflicting|differing|contradictory|contrasting|rival|competing|diverging|divergent|very different)"
VERSION = r"(?:account|version|explanation|story|narrative|tale)"
ACCOUNTS = r"(?:accounts|versions|reports|explanations|stories|narratives|testimon(?:y|ies)|descriptions)"
QUARREL = r"(?:argument|dispute|row|controversy|quarrel|disagreement|contention)"
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
    # "Why the dam gave way is a matter of long dispute", "nor can they agree on how it began"
    rf"|\b(?:subject|matter|source) of (?:an? |the )?(?:[a-z]{{1,20}} ){{0,2}}{QUARREL}\b"
    rf"|\b(?:not|[Nn]or|n['’]t|cannot)(?: [a-z]{{1,20}}){{0,5}}? agree (?:on|about|over|as to) {ASKED}"
    rf"|\b{QUARREL} (?:over|about|on|as to) {ASKED}"
)
# Another version than those told before: "the cooks offer a third account", "the baker gave a rival version".
OTHER = r"(?:different|contrary|conflicting|contradictory|rival|opposite)"
TELLING = r"(?:gave|gives?|given|told|tells?|offer(?:s|ed)?|present(?:s|ed)?|had|has|have|painted|paints?)"
FURTHER = re.compile(
    rf"\b(?:(?P<third>(?:[Aa]|[Tt]he) (?:third|fourth) {VERSION})"
    rf"|(?:[Aa]|[Tt]he) (?:second|rival|contrary|competing) {VERSION}"
    rf"|{TELLING} (?:an?|another) (?:[a-z]{{1,20}} )?{OTHER} {VERSION}|{TELLING} another {VERSION})\b"
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
# Another version is of what was told so many sentences before, or fewer; so many of these are shown.
FARTHER, MOST_SAID = 10, 3
# "Who fired first is in dispute" tells no more; a longer sentence tells other things too.
SHORT_WORDS = 16
# A report that calls more than this disputed is made to keep us busy.
MOST_CUES = 8


@cache
def _insisting() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('insist')}\b")


def find_disputed(reports: Sequence[Told], material: Material) -> Iterator[Clash]:
    """What two sides say to what a report has called disputed right before, and a further version beside the others."""
    for told in reports:
        cues = ((at, s, CUE.search(s.text) or FURTHER.search(s.text)) for at, s in enumerate(told.sentences))
        known: list[Saying] = []
        for at, sentence, cue in islice((c for c in cues if c[2]), MOST_CUES):
            if cue is None or FIGURES.search(sentence.text) or is_history(sentence, told.report, material):
                continue
            said = _sides(cue, at, sentence, known, told)
            about = next((event for s in said if (event := material.event_at(s.span))), None)
            if about:
                known = said
                yield _clash(said, about, "disputed, as the report says")


def _sides(cue: re.Match[str], at: int, sentence: Span, known: Sequence[Saying], told: Told) -> list[Saying]:
    behind = sentence.start + cue.end()
    if cue.re is CUE:
        said = _two_sides(told, at, behind)
        return said if _are_of_one(sentence, said, told) else []
    new = next(_sayings_from(behind, at + 1, told), None)
    if new is None:
        return []
    if cue["third"]:
        last = [s for s in known if at - s.sentence <= FARTHER][-MOST_SAID:]
    else:
        earlier = [s for s in told.sayings if at - REACH <= s.sentence < at and s.speaker != new.speaker]
        last = last_said(earlier, MOST_SAID)
    return [*last, new] if last else []


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


def _two_sides(told: Told, at: int, behind: int) -> list[Saying]:
    """What is said behind the cue up to the first that another says, rather with "but", and what he says next."""
    said = list(islice(_sayings_from(behind, at + REACH + 1, told), MOST_CUES))
    others = [n for n, s in enumerate(said) if s.speaker != said[0].speaker]
    objected = [n for n in others if BUT.match(told.sentences[said[n].sentence].text)]
    turn = next(iter((*objected, *others)), None)
    if turn is None or said[turn].sentence - said[turn - 1].sentence > REACH:
        return []
    next_said = [s for s in said[turn + 1 : turn + 2] if s.speaker == said[turn].speaker]
    return [*said[max(0, turn - MOST_SAID) : turn], said[turn], *next_said]


def _are_of_one(cue: Span, said: Sequence[Saying], told: Told) -> bool:
    """Whether they speak of what is disputed: right behind a cue that tells no more they do, in whatever words."""
    asked = stems_of(cue.text)
    of_one = [not asked.isdisjoint(stems_of(told.sentences[s.sentence].text)) for s in said]
    if len(cue.text.split()) > SHORT_WORDS:
        # An opening that sums up the whole story is followed by anything.
        return bool(said) and cue != told.sentences[0] and of_one[0] and of_one[-1]
    return any(of_one) or bool(said and told.sentences[max(0, said[0].sentence - 1)] == cue)


def _clash(said: Sequence[Saying], about: str, why: str) -> Clash:
    sides = tuple(Side(s.span, about, Words(s.span.text), (s.speaker,) if s.speaker else ()) for s in said)
    turn = next((n for n, x in enumerate(said) if x.speaker != said[0].speaker), 1)
    reason = f"{why}: “{sides[0].span.text}”, but “{sides[turn].span.text}”"
    return Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)
