"""What brought the fire, the crash or the collapse about, where two voices tell different things."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .predicates import classes_of, table
from .rivals import Clash, Side
from .sayings import Told
from .wording import day_words, word_set

REST = r"[^,;.:“”\"\n]"
CAUSE = rf"(?P<cause>{REST}{{4,120}})"
BROUGHT_ABOUT = r"(?:caused|sparked|triggered|ignited|set off|provoked|brought about|kindled)"
STARTED = r"(?:start(?:ed|s|ing)?|began|begun|broke out|broken out|originated|erupted|stemmed|resulted|arose)"
BEGAN = rf"(?:{STARTED}|c[ao]me)"
# "Began after prayers", "when the buses came" and "with a march" tell only when.
REASON = r"(?:because(?: of)?|due to|owing to|down to|(?:as )?(?:the|a) (?:\w+ )?result of|the work of|from)"
AT_WHICH = r"(?:with|when|after)"
FELL = r"(?:sank|sunk|capsized|crashed|collapsed|exploded|derailed|overturned|burned down|caught fire|blew up|gave way)"
SEEN = r"(?:saw|seen|noticed|spotted) (?:the )?(?:first )?(?:sparks|flames|smoke)"
WHERE = r"(?:in|on|at|among|near|inside|outside|under|behind|beneath|below|beside|by|close to|next to|above)"
# A part of a building, a vehicle or the ground, and no town: "on the ground floor of the mill", "its fence".
PLACE = (
    r"(?-i:(?P<cause>(?:(?:the|a|an|its|one of the|some) )?(?:[a-z-]+ ){0,3}?[a-z-]+)"
    r"(?=$| (?:of|on|in|at|when|after|and|as|that)\b|,))"
)
# "What caused the blast", "after a meeting": nothing is told, or a time.
NO_CAUSE = re.compile(r"\b(?:what|who|which|how|whoever|row|question|cause|time|a\.m|p\.m|am|pm)\b|\d", re.IGNORECASE)
# "The cause of the fire was under investigation", "is still being sought"; "found to be a lamp" tells it.
SOUGHT = re.compile(
    r"(?:(?:still|now|also|yet) ){0,3}(?:under (?:\w+ ){0,2}?(?:investigation|inquiry|examination|review|study|way)"
    r"|under-?way|unknown|unclear|uncertain|undetermined|investigated|examined|sought|pending|ongoing|expected"
    r"|(?:(?:still|yet|not|never|immediately|now|being|to|be|been|officially) ){1,5}(?:determined|established|known"
    r"|clear|found|released|sought|investigated|examined|looked|probed|analy[sz]ed))\b",
    re.IGNORECASE,
)
# A record that tells of more causes is of many fires; two are told of one at most so many times.
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Cause:
    """What one voice has it come from."""

    span: Span
    kinds: frozenset[str]
    stems: frozenset[str]
    sentence: Span
    voice: str
    said_by: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted({word for listed in table("happenings").values() for word in listed}, key=len, reverse=True)
    topic = rf"(?P<topic>{'|'.join(words)})"
    fire = rf"(?P<topic>{'|'.join(table('happenings')['fire'])})"
    patterns = (
        rf"\b{topic}\b{REST}{{0,60}}? {BROUGHT_ABOUT} (?:by|when|after) {CAUSE}",
        rf"\b{topic}\b{REST}{{0,60}}? (?:{BEGAN} {REASON}|(?:was|were|is|are|been) (?:{REASON}|{AT_WHICH})) {CAUSE}",
        rf"\b{fire}\b{REST}{{0,40}}? {BEGAN}{REST}{{0,60}}? {WHERE} {PLACE}",
        rf"\b(?P<topic>it) (?:had )?{STARTED}(?: [a-z]+)? {WHERE} {PLACE}",
        rf"\b(?P<topic>{SEEN}){REST}{{0,60}}? (?:{WHERE}|from) {PLACE}",
        rf"\bcause of (?:the|this) {topic} (?:was|is|had been) {CAUSE}",
        rf"\b(?:blamed|attributed) (?:the|this) {topic} (?:on|to) {CAUSE}",
        rf"\bblamed (?P<cause>{REST}{{4,80}}?) for (?:the|this|[\w-]+['’]s?) {topic}\b",
        rf"(?P<cause>{REST}{{4,80}}?) (?:{BROUGHT_ABOUT}|started) (?:the|this) (?:[a-z]+ )?{topic}\b",
        rf"\b(?P<topic>{FELL}) (?:because(?: of)?|due to) {CAUSE}",
        rf"\b(?P<topic>findings?|conclusion|theory|hypothesis) that {CAUSE}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def find_rival_causes(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """The first two voices that tell different causes of one thing."""
    found = [c for t in told for s in t.sentences for x in clauses_of(s, t) for c in _causes(x, s, t, material)]
    for a, b in combinations(found[:MOST_FOUND], 2):
        about = material.event_at(a.span) or material.event_at(b.span)
        if about and _are_rivals(a, b):
            sides = tuple(Side(x.span, about, Words(x.span.text), x.said_by) for x in (a, b))
            reason = f"what it came from: “{a.span.text}”, but “{b.span.text}”"
            yield Clash(sides, Facet.CAUSE, Verdict.DIFFER, reason)
            return


def _are_rivals(a: Cause, b: Cause) -> bool:
    """Whether neither speaks of the other's cause, unless one sentence tells both."""
    of_one = bool(a.kinds & b.kinds) or "any" in a.kinds | b.kinds
    if not of_one or a.voice == b.voice or a.stems & b.stems:
        return False
    around, there = (stems_of(x.sentence.text) - _no_cause() for x in (a, b))
    return a.sentence == b.sentence or not (a.stems & there or b.stems & around)


def _causes(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Cause]:
    if not is_answer(clause.text):
        return
    for pattern in _patterns():
        for found in pattern.finditer(clause.text):
            kinds = classes_of("happenings", found["topic"].lower()) or frozenset({"any"})
            stems = stems_of(found["cause"]) - _no_cause()
            stems -= stems_of(" ".join(w for k in kinds for w in table("happenings")[k]))
            if found["topic"].lower() == "it" and not _is_of_happening(sentence, told):
                continue
            if not stems or NO_CAUSE.search(found["cause"]) or SOUGHT.match(found["cause"]):
                continue
            if not is_history(sentence, told.report, material):
                saying = told.saying_at(clause.start + found.start())
                speaker = saying.speaker if saying else None
                if pattern is _patterns()[-1]:
                    # "While the guild sticks to its conclusion that": whoever spoke before has come to his end.
                    speaker = told.subjects.before(clause.start + found.start(), sentence) or speaker
                by = (speaker,) if speaker else ()
                span = shown_words(clause, saying, told.report)
                yield Cause(span, kinds, stems, sentence, by[0] if by else material.origin(told.report.id), by)
                return


def _is_of_happening(sentence: Span, told: Told) -> bool:
    """Whether the sentence, or that before it, names what "it" may be: a fire, a crash, a clash."""
    at = told.sentences.index(sentence)
    near = " ".join(s.text for s in told.sentences[max(0, at - 1) : at + 1])
    return any(
        re.search(rf"\b{word}\b", near, re.IGNORECASE) for listed in table("happenings").values() for word in listed
    )


@cache
def _no_cause() -> frozenset[str]:
    """Words for times, towns and parts of a thing, by which two causes are neither one nor two."""
    return stems_of(" ".join(word_set("parts") | word_set("no_place") | day_words()))
