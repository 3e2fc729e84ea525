"""Who ran into whom, and in whose waters: two ships, planes or cars that met, as either side tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .proper import countries_in, names_of, proper_words
from .rivals import Clash, Side
from .sayings import SUBJECT_CHARS, Told
from .wording import content_words, word_set

ON_PURPOSE = r"(?:(?:deliberately|intentionally|repeatedly|then|suddenly) )?"
BLOWS = r"(?:rammed|sideswiped|hit|struck|collided with|crashed into|ran into|slammed into)"
PREPOSITION = r"into|by|with|on|in|off|at|after|before|as|when|from|near|and|shortly"
OBJECT = rf"(?P<whom>(?!into\b|by\b)(?:(?! (?:{PREPOSITION}) )[^,;.“”\"\n]){{3,60}})"
STRIKING = re.compile(rf"(?<!was )(?<!were )(?<!been )\b{ON_PURPOSE}(?P<verb>{BLOWS}) {OBJECT}")
# "The van slowed down, deliberately colliding with the lorry": the doer opens the sentence.
GOING_ON = re.compile(
    rf"^\s*(?:and |then )?{ON_PURPOSE}(?P<verb>ramming|sideswiping|hitting|striking|(?:colliding) with"
    rf"|(?:crashing|running|slamming|ploughing|plowing) into) {OBJECT}"
)
OPENING = re.compile(r"(?:[\w'’-]+ ){1,6}?(?=\w+ed\b|(?:was|were|had|has|is|then|sped|ran|came|went|took|made|cut)\b)")
STRUCK = re.compile(
    rf"\b(?:was|were|been) {ON_PURPOSE}(?P<verb>rammed|sideswiped|hit|struck)"
    r"(?: from (?:the )?(?:side|behind|rear|left|right|front|astern)\b"
    r"| (?:on|in) the (?:side|stern|bow|port|starboard)\b"
    r"|(?= (?:off|on|by|in|near)\b))(?: by (?P<by>[^,;.“”\"\n]{3,50}))?"
)
CAUSED = re.compile(r"\b(?P<verb>caused|provoked) (?:the|a) (?:collision|crash)\b")
CROSSING = re.compile(
    r"\b(?:(?:crossed|crossing|cut(?:ting)?(?: across)?|blocked|blocking) (?:the |its |their |his |our )?"
    r"(?:bows?|path|way)\b"
    r"|(?:crossed|crossing|cut(?:ting)?|swerved|swerving|turned|turning) "
    r"(?:in front of|across the (?:bows?|path) of)\b)"
)
OUR = re.compile(
    r"\b[Oo]ur (?:own )?(?:\w+ )?(?:boat|ship|vessel|ferry|trawler|cutter|plane|jet|aircraft|helicopter)\b"
)
SUBJECT = re.compile(r"(?:\b(?:that|said|says|when|while|as|after|before|and|which|who|it said)\b|[,;:“”\"]) ")
# What stands before a name to say whose man he is: "Orsk Navy spokesman Rear Admiral".
OFFICE = re.compile(
    r"(?:(?:[A-Z][\w-]+|[a-z]*(?:minister|man|woman|person|chief|president|general|commander)|of|the) )+\Z"
)
WATERS = re.compile(
    r"\b(?:in|within|inside|over) (?P<whose>(?:[Oo]ur|[Ii]nternational|[A-Z][\w-]+)(?:['’]s?)?) "
    r"(?:own |sovereign |territorial )*(?P<realm>waters|seas|airspace|territory|soil)\b"
)
MEETING = re.compile(
    r"\b(?:collision|collided|incident|sail(?:ed|ing)|t(?:ook|aken) place|occurred|happened|rammed|hit|struck|shot down"
    r"|intercept(?:ed|ion)|patrol(?:led|ling)?|fishing|flying|downed|seized|detained|sank|sunk)\b"
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """Who ran into whom by one voice: proper words of either, and all that they are called."""

    span: Span
    doer: frozenset[str]
    sufferer: frozenset[str]
    called: frozenset[str]
    object: frozenset[str]
    voice: str
    said_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Realm:
    """In whose waters or airspace it was, by one voice."""

    span: Span
    whose: str
    kind: str
    voice: str
    said_by: tuple[str, ...]


def find_rival_encounters(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """ "Their boat rammed ours" beside "ours was hit from the side": each pair of voices that turn it round, once."""
    known = {t.report.id: proper_words(t.report.text) for t in told}
    blows = [b for t in told for s in t.sentences for c in clauses_of(s, t) for b in _blows(c, s, t, material)]
    crossings = [x for t in told for s in t.sentences for c in clauses_of(s, t) for x in _crossings(c, s, t, material)]
    rivals = [(a, b) for a, b in combinations(blows, 2) if a.voice != b.voice and _turn_round(a, b)]
    yield from _clash("who ran into whom", rivals, material)
    rivals = [
        (a, b)
        for a, b in combinations(crossings, 2)
        # Who knows the names of both does not take one for the other.
        if a.voice != b.voice and not a.doer & b.doer and all((a.doer | b.doer) <= known[x.span.report] for x in (a, b))
    ]
    yield from _clash("who crossed whose path", rivals, material)


def find_rival_waters(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """ "In our waters" beside "in international waters", where either report speaks of both."""
    known = {t.report.id: countries_in(t.report.text) | {"international"} for t in told}
    found = [r for t in told for s in t.sentences for r in _realms(s, t, material)]
    given: dict[str, set[str]] = {}
    for realm in found:
        given.setdefault(realm.voice, set()).add(realm.whose)
    rivals = [
        (a, b)
        for a, b in combinations(found, 2)
        if a.kind == b.kind
        and a.whose != b.whose
        and {a.whose, b.whose} <= known[a.span.report] & known[b.span.report]
        and len(given[a.voice]) == len(given[b.voice]) == 1
    ]
    yield from _clash("in whose waters, airspace or land it was", rivals, material)


def _clash(
    asks: str, rivals: Sequence[tuple[Encounter, Encounter]] | Sequence[tuple[Realm, Realm]], material: Material
) -> Iterator[Clash]:
    about = next((e for a, b in rivals for x in (a, b) if (e := material.event_at(x.span))), None)
    if about:
        told = list(dict.fromkeys(x for pair in rivals for x in pair))
        sides = tuple(Side(x.span, about, Words(x.span.text), x.said_by) for x in told)
        reason = f"{asks}: “{rivals[0][0].span.text}”, but “{rivals[0][1].span.text}”"
        yield Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)


def _turn_round(a: Encounter, b: Encounter) -> bool:
    """Whether he who did it is he who suffered it, or each lays it to another country."""
    if a.doer & b.doer:
        return False
    if a.doer & b.sufferer or b.doer & a.sufferer:
        return True
    if a.called & b.object and b.called & a.object:
        return not a.called & b.called
    here, there = ({w for w in x.doer if w.startswith("country ")} for x in (a, b))
    return bool(here and there)


def _blows(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Encounter]:
    for pattern in (STRIKING, GOING_ON, STRUCK, CAUSED):
        found = pattern.search(clause.text)
        if found is None or not is_answer(clause.text[: found.end()]) or is_history(sentence, told.report, material):
            continue
        subject = SUBJECT.split(clause.text[: found.start()])[-1]
        if pattern is GOING_ON:
            opening = OPENING.match(sentence.text)
            subject = opening[0] if opening else ""
        other = found.groupdict().get("whom") or found.groupdict().get("by") or ""
        voice, speaker, names = _voice(clause.start + found.start(), told, material)
        own = names if OUR.search(subject) or (subject.strip() in {"it", "we"} and OUR.search(sentence.text)) else ()
        one, two = proper_words(_lowered(subject)).union(own), proper_words(other)
        called, also = _called(subject), _called(other)
        if pattern is STRUCK:
            one, two, called, also = two, one, also, called
        if (one or two) if pattern is STRUCK else called:
            span = shown_words(clause, told.saying_at(clause.start + found.start()), told.report)
            yield Encounter(span, one, two, called, also, voice, speaker)


def _crossings(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Encounter]:
    found = CROSSING.search(clause.text)
    if found is None or not is_answer(clause.text[: found.end()]) or is_history(sentence, told.report, material):
        return
    before = told.report.text[sentence.start : clause.start + found.start()]
    doer = proper_words(_lowered(before)[-SUBJECT_CHARS:])
    if doer:
        voice, speaker, _ = _voice(clause.start + found.start(), told, material)
        span = shown_words(clause, told.saying_at(clause.start + found.start()), told.report)
        yield Encounter(span, doer, frozenset(), doer, frozenset(), voice, speaker)


def _realms(sentence: Span, told: Told, material: Material) -> Iterator[Realm]:
    if not MEETING.search(sentence.text) or is_history(sentence, told.report, material):
        return
    for clause in clauses_of(sentence, told):
        for found in WATERS.finditer(clause.text) if is_answer(clause.text) else ():
            voice, speaker, names = _voice(clause.start + found.start(), told, material)
            whose = countries_in(found["whose"])
            if found["whose"].lower() == "our":
                whose = frozenset(n for n in names if n.startswith("country "))
            elif found["whose"].lower() == "international":
                whose = frozenset({"international"})
            if len(whose) == 1:
                span = shown_words(clause, told.saying_at(clause.start + found.start()), told.report)
                yield Realm(span, min(whose), found["realm"], voice, speaker)


def _called(text: str) -> frozenset[str]:
    return content_words(text) - word_set("plain") - word_set("light")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _voice(place: int, told: Told, material: Material) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Whose words they are, whom that credits, and the proper words in all that he is called."""
    saying = told.saying_at(place)
    speaker = saying.speaker if saying else None
    if speaker is None:
        return material.origin(told.report.id), (), frozenset()
    mentions = material.entity[speaker].mentions if speaker in material.entity else ()
    titled = (OFFICE.search(material.report[m.report].text, max(0, m.start - SUBJECT_CHARS), m.start) for m in mentions)
    called = proper_words(" ".join((*(m.text for m in mentions), *(t[0] for t in titled if t))))
    return speaker, (speaker,), called | names_of(speaker, material)
