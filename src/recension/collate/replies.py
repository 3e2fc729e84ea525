"""A claim and its denial as one report tells them together: "the union said so; the owner denied this"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recension.model.comparison import Verdict
from recension.model.quotation import Quotation
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .alike import stems_of
from .history import is_history
from .material import Material
from .negated import KNOWING, KNOWN
from .rivals import Clash, Side
from .sayings import PASSIVE, Saying, Told, any_of, reply_words
from .wording import content_words, negates

# How many sentences lie between a claim and a denial that needs not repeat it.
REACH = 3
# "Denied defence lawyer Ida Toss's second request" names what is refused so soon.
REFUSED_WORDS = 8
# "Neither confirmed nor denied", "did not dispute", "refused to deny", "would reject".
NO_DENIAL = re.compile(
    r"(?:\b(?:not|nor|never|or|to|would|will|could|may|might|if|cannot|without|neither)|n['’]t) (?:\w+ly )?$"
)
# "Near a disputed well", "the hotly contested seat", "over that disputed seat"; not "a letter that denied the claim".
ATTRIBUTE = re.compile(r"\b(?:an?|the|its|their|(?:over|of|in|near)(?: th(?:is|at))?) (?:\w+ly )?$")
STRESS = r"(?:(?:\w+ly|pure|mere|sheer|complete|total|utter|old|malicious|deliberate|blatant) )?"
BASE = frozenset({"deny", "dispute", "refute", "reject", "dismiss", "rebut"})
CLAUSE_END = re.compile(r", (?:and|but|while|who|which|after|as|though|although) |[;“\"]|\.? ?$")
NO_SUCH = re.compile(
    r"\b(?:[Nn]o|any) (?:such (?P<noun>[a-z]+)|(?P<kind>[a-z]+) of (?:that|this) (?:kind|sort)\b)(?! (?:as|that)\b)"
)
CALLED = re.compile(r"\b(?:called|calls|branded|labell?ed|described) (?:\w+ ){0,3}$")
# "Denied that it had ignored a warning" answers all who say that they gave one.
WARNED = re.compile(
    r"\b(?:phoned|called|rang|told|warned|alerted|contacted|informed|wrote to|written to|reported)\b[^.;“”\"]*?"
    r"\b(?:police|officers|authorities|inspectors|prosecutors|ministry|security|emergency|managers|company)\b"
)
IGNORED = re.compile(
    r"\b(?:ignor(?:ed|ing)|miss(?:ed|ing)|overlook(?:ed|ing)|fail(?:ed|ing) to (?:act on|heed)"
    r"|(?:had )?(?:received|receiving|been given)) (?:a|any|the|such|these|those|several|repeated) "
    r"(?:\w+ )?(?:warnings?|alerts?|tip-offs?|complaints?|calls?)\b"
)
# "Ruled out talks" refuses what is to come; who inquires rules out what was, as does who rules out "that" it was.
INQUIRING = re.compile(
    r"\b(?:police|officers?|investigat\w+|inquir\w+|inspectors?|detectives?|prosecutors?|engineers)\b", re.IGNORECASE
)
OF_WHAT_WAS = re.compile(r"that\b|(?:its |his |her |their )?\w+ing\b")
DETERMINER = r"(?:(?:a|the|that|this|those|these|such|all|any|both|his|her|its|their|[\w.-]+['’]s?) )*(?:[\w-]+ ){0,2}?"


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny what stands before them: by a name for it (`noun`), by "this", or saying again what is denied.

    It `points` where a word for it is called a claim, or "such a thing": something was said before.
    """

    span: Span
    sentence: int
    speaker: str | None
    noun: str | None
    content: str
    points: bool = False
    is_flat: bool = True  # not only that there is no evidence

    @property
    def denied(self) -> str:
        """What is denied, without what the denier calls it and what else he says."""
        return _end_of_denied().split(self.content, maxsplit=1)[0]


Denials = Mapping[str, Sequence[Denial]]  # of each report, by its id


@cache
def _end_of_denied() -> re.Pattern[str]:
    return re.compile(rf", | as (?:an? )?(?:[\w-]+ ){{0,2}}?[“\"‘']?{any_of('false')}\b")


@cache
def _patterns_of_denial() -> tuple[re.Pattern[str], ...]:
    """Of one verb the first that fits: "rejected claims that it leaked", "denied the claim", "… this", "… leaking"."""
    called = (
        r"(?: (?:outright|flatly|firmly|strongly|angrily))?(?: as (?:[“\"‘'][^”\"’]{2,40}[”\"’']|(?:\w+ ){0,2}?\w+))?"
    )
    verb, named = (
        rf"\b(?P<verb>{any_of('deny', 'reject')}){called}",
        rf"{DETERMINER}(?P<claim>{any_of('one_claim', 'whole_account')})",
    )
    content = r"(?P<content>(?:[^;.“”\"\n]|(?<=\b[A-Z])\.)+)"
    return (
        re.compile(rf"{verb} {named} (?:that|of|by [^,;.“”\"\n]{{3,40}}? (?:that|of)) {content}"),
        re.compile(
            r"\b(?P<verb>described|denounced|dismissed|rejected|branded|labell?ed) as [“\"‘']?(?:an? )?"
            rf"(?:[\w-]+ ){{0,2}}?{any_of('false')}[”\"’']? {named} (?:that|of) {content}"
        ),
        re.compile(
            rf"\b(?P<verb>no truth (?:in|to)|no substance (?:in|to)|no basis for|no evidence (?:for|of)) {named} "
            rf"(?:that|of) {content}"
        ),
        re.compile(
            rf"\b(?P<verb>called|branded|labell?ed|denounced|described) {named} (?:that|of|about) "
            rf"(?P<content>[^,;.“”\"\n]{{3,80}}?) (?:as )?[“\"‘']?(?:an? )?{STRESS}{any_of('false')}\b"
        ),
        re.compile(
            rf"\b(?P<verb>{any_of('one_claim', 'whole_account')}) (?:that|of) (?P<content>[^,;.“”\"\n]{{3,80}}?) "
            rf"(?:is|are|was|were) {STRESS}{any_of('false')}\b"
        ),
        re.compile(rf"\b(?P<verb>rul(?:ed|es) out) {content}"),
        re.compile(
            r"\b(?:there (?:is|was|were|are|had been)|found|seen|saw|see|had) "
            rf"(?P<verb>no (?:\w+ )?(?:evidence|traces?|signs?|indications?)) (?:that|of) {content}"
        ),
        re.compile(rf"{verb} {DETERMINER}(?P<noun>{any_of('one_claim', 'whole_account')})\b(?! for )"),
        re.compile(rf"{verb} (?P<noun>this|that|it|them)(?=[,.;”\"]| (?:and|but|as|saying|on|in)\b|$)"),
        re.compile(rf"\b(?P<verb>{any_of('deny')}) (?:ever )?{content}"),
        re.compile(
            rf"{verb} (?P<content>(?:any|all) (?:\w+ )?(?:involvement|responsibility|role|part|links?|blame|guilt)\b)"
        ),
    )


@cache
def _pattern_of_falsehood() -> re.Pattern[str]:
    """ "The charges were false", "called the reports “baseless”", "called that a lie"."""
    false = rf"(?:(?:is|are|was|were|as|being|to|be) )*(?:\w+ly )?[“\"‘']?(?:a |an )?(?:\w+ )?{any_of('false')}\b"
    return re.compile(
        rf"\b(?:(?P<noun>{any_of('one_claim', 'whole_account')})"
        rf"|(?:called|branded|labell?ed|described|dismissed) (?P<pronoun>this|that|it|them)) {false}"
    )


def find_replies(reports: Sequence[Told], denials: Denials, material: Material) -> Iterator[Clash]:
    """Every denial of what another has just said in the report, beside it; of copies of one text the first."""
    shown: set[tuple[str, frozenset[str]]] = set()
    for told in reports:
        for denial in denials[told.report.id]:
            claims = _answered(denial, told)
            about = material.event_at(denial.span)
            key = material.origin(told.report.id), content_words(denial.span.text)
            if claims and about and key not in shown and not is_history(denial.span, told.report, material):
                shown.add(key)
                yield _clash(denial, claims, about)


def _clash(denial: Denial, claims: Sequence[Saying], about: str) -> Clash:
    said = (Side(c.span, about, Truth(True, c.span.text), (c.speaker,) if c.speaker else ()) for c in claims)
    by = () if denial.speaker is None or denial.speaker in {c.speaker for c in claims} else (denial.speaker,)
    denied = Side(denial.span, about, Truth(False, denial.span.text), by)
    chief = next((c for c in claims if c.accuses), claims[0])
    reason = f"“{chief.span.text}”, but “{denial.span.text}”: what one says the other denies"
    return Clash((*said, denied), Facet.HAPPENED, Verdict.CONTRADICT, reason)


def find_denials(reports: Sequence[Told], quotations: Sequence[Quotation]) -> Denials:
    """What each report tells as denied, in text order of its sentences."""
    return {told.report.id: tuple(_denials_of(told, quotations)) for told in reports}


def _denials_of(told: Told, quotations: Sequence[Quotation]) -> Iterator[Denial]:
    speakers = _speakers(told, quotations)
    for at, sentence in enumerate(told.sentences):
        verbs = {m.start(): m for p in reversed(_patterns_of_denial()) for m in _find(p, told, sentence)}
        for start, found in sorted(verbs.items()):
            speaker = speakers.get(start) or told.subjects.before(start, sentence)
            if _denies(found, told, sentence):
                span = told.report.span(told.subjects.start_before(start, sentence), _clause_end(found, sentence))
                noun, content = (found.groupdict().get(name) for name in ("noun", "content"))
                # "The claim of a swap" is a name for what was said before, "the claim that he fled" says it again.
                points = "claim" in found.groupdict() and found.string.startswith("of ", found.start("content") - 3)
                is_flat = not found["verb"].startswith("no ")
                yield Denial(span, at, speaker, noun, content or "", points, is_flat)
        for found in (*_find(_pattern_of_falsehood(), told, sentence), *_find(NO_SUCH, told, sentence)):
            pronoun = found.groupdict().get("pronoun")
            around = _speaker_around(found.start(), told.report.id, quotations)
            is_called = pronoun or CALLED.search(found.string, sentence.start, found.start())
            speaker = around or (told.subjects.before(found.start(), sentence) if is_called else None)
            start = told.subjects.start_before(found.start(), sentence) if is_called and not around else found.start()
            span = told.report.span(start, _clause_end(found, sentence))
            again = (found["noun"] or found["kind"]) if found.re is NO_SUCH else ""
            # "Any such delay would cost lives" denies none.
            if speaker and (not again or negates(sentence.text[: found.end() - sentence.start])):
                yield Denial(span, at, speaker, None if again else pronoun or found["noun"], again, bool(again))


def _find(pattern: re.Pattern[str], told: Told, sentence: Span) -> Iterator[re.Match[str]]:
    return pattern.finditer(told.report.text, sentence.start, sentence.end)


def _denies(found: re.Match[str], told: Told, sentence: Span) -> bool:
    """Not "did not deny" or "was denied"; "deny" itself only right after its subject."""
    before = found.string[sentence.start : found.start()]
    subject = found.string[told.subjects.start_before(found.start(), sentence) : found.start()]
    if ("claim" not in found.re.groupindex and _is_refusal(found)) or _is_of_court(found, subject):
        return False
    if found["verb"].startswith("rul") and not OF_WHAT_WAS.match(found["content"]) and not INQUIRING.search(before):
        return False
    if found["verb"].startswith("no "):
        return True
    if ATTRIBUTE.search(before) or NO_DENIAL.search(before) or PASSIVE.search(before):
        return False
    return found["verb"] not in BASE or told.subjects.ends_at(found.start() - 1)


def _is_of_court(found: re.Match[str], subject: str) -> bool:
    """ "Dismissed the charges" and "the court rejected the claim" decide, and deny nothing."""
    of_charges = found["verb"].startswith("dismiss") and found.groupdict().get("noun", "").startswith("charge")
    return of_charges or not reply_words("deciding").isdisjoint(content_words(subject))


def _is_refusal(found: re.Match[str]) -> bool:
    opening = (found.groupdict().get("content") or "that").lower().split()[:REFUSED_WORDS]
    is_refused = opening[0] in reply_words("refused_to") or not reply_words("refused").isdisjoint(opening)
    return is_refused and opening[0] != "that"


def _speakers(told: Told, quotations: Sequence[Quotation]) -> dict[int, str]:
    """Whose each reporting verb is, by where it stands."""
    own = (q for q in quotations if q.cue and q.content.report == told.report.id)
    return {q.cue.start: q.speaker.entity for q in own if q.cue and q.speaker.entity}


def _speaker_around(at: int, report: str, quotations: Sequence[Quotation]) -> str | None:
    around = (q for q in quotations if q.content.report == report and q.content.start <= at < q.content.end)
    return next((q.speaker.entity for q in around if q.speaker.entity), None)


def _clause_end(found: re.Match[str], sentence: Span) -> int:
    """Where the denial ends: with the clause, or with what is said for it ("…, saying that")."""
    at = found.start("content") if found.groupdict().get("content") else found.end()
    stop = CLAUSE_END.search(found.string, at, sentence.end)
    return max(at, stop.start() if stop else sentence.end)


def _answered(denial: Denial, told: Told) -> list[Saying]:
    """The claims that it denies: those before it, near it, and not its own speaker's."""
    earlier = [s for s in told.sayings if s.span.end <= denial.span.start and not _is_own(s, denial)]
    if KNOWING.match(denial.content):
        earlier = [s for s in earlier if KNOWN.search(s.span.text)]
    near = [s for s in earlier if _sentences_between(s, denial, told) <= REACH]
    if denial.content:
        if IGNORED.search(denial.content) and (warned := [s for s in near if WARNED.search(s.span.text)]):
            return warned
        denied = stems_of(denial.denied)
        whole = [s for s in earlier if s.accuses and denied and denied <= stems_of(s.span.text)]
        # "Turned back, not left": what comes first is told.
        told_so = [s for s in near if not negates(s.span.text.partition(", not ")[0])]
        again = [s for s in told_so if _is_said_again(denial, s, told)] or whole[-1:]
        return again or [s for s in near[-1:] if denial.points and _sentences_between(s, denial, told) <= 1]
    if denial.noun in reply_words("one_claim") and any(s.accuses for s in near):
        last = max(i for i, s in enumerate(near) if s.accuses)
        return [
            *_with_what_precedes(near[: last + 1]),
            *(s for s in near[last + 1 :] if s.speaker == near[last].speaker),
        ]
    return _with_what_precedes(near) if near and denial.sentence - near[-1].sentence <= 1 else []


def _sentences_between(saying: Saying, denial: Denial, told: Told) -> int:
    """How many sentences the denial stands behind the last of the saying."""
    return denial.sentence - bisect_left(told.sentences, saying.span.end, key=lambda s: s.start) + 1


def _is_own(saying: Saying, denial: Denial) -> bool:
    """Whether it is the denier's own; nobody denies "the charge" that he made, whoever he was taken for."""
    answers_charge = saying.accuses and denial.noun in reply_words("one_claim")
    return saying.speaker is not None and saying.speaker == denial.speaker and not answers_charge


def _with_what_precedes(sayings: Sequence[Saying]) -> list[Saying]:
    """The last one with what its speaker is quoted with right before it."""
    found = [sayings[-1]]
    for saying in reversed(sayings[:-1]):
        if saying.speaker != found[0].speaker or found[0].sentence - saying.sentence > 1:
            break
        if saying.is_direct or saying.accuses:
            found.insert(0, saying)
    return found


def _is_said_again(denial: Denial, saying: Saying, told: Told) -> bool:
    """Whether the denial repeats what the claim says, a part of it right upon an accusation, or is of the accused."""
    apart = _sentences_between(saying, denial, told)
    if apart > REACH - 1:
        return False
    denied = stems_of(denial.denied)
    common = len(denied & stems_of(saying.span.text))
    if not denial.is_flat:
        return common == len(denied) > 0
    if common and 2 * common >= len(denied):
        return True
    follows = saying.accuses and apart <= 1
    return follows and (common > 0 or denial.speaker in told.subjects.named_in(saying.span))
