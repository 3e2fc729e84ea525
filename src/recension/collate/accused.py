"""Who is held to have done it, and will not have been it: blamed or suspected here, denying there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recension.model.comparison import Verdict
from recension.model.event import PloverEvent, Role, Status
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .acts import Act
from .alike import stems_of
from .history import is_history
from .material import Material
from .proper import names_of, proper_words
from .replies import Denial, Denials
from .responsibility import is_of_something_else
from .rivals import Clash, Side, are_compared, do_overlap
from .sayings import SUBJECT_CHARS, Told, any_of, reply_words

REST = r"[^.;:“”\"\n]"
WHOM = rf"[“\"]?(?P<whom>(?:(?!, | (?:for|of|over|after|said|says|who|which|and|but) ){REST}){{3,80}})"
# "Elements of the old guard", where nobody is accused of anything.
WHOM_OF = WHOM.replace("for|of|", "for|")
BEFORE = rf"\b(?P<whom>(?:(?!, |\b(?:said|says|that|believes?|think) ){REST}){{3,80}}?)"
# Without one of these no pattern fits; looking for it first spares long sentences the patterns' way back and forth.
CUE = re.compile(
    r"\b(?:blam|accus|suspect|suspicion|finger|work of|hallmarks|responsib|attribut|identified|behind|carried|staged"
    r"|ordered|launched|committed|\bled\b|masterminded|orchestrated)"
)
# "Accused the rebels of burning the depot"
DEED = re.compile(rf" (?:of|for) {REST}+?(?=, |[.;:“”\"\n]| (?:and|but|while) |$)")
NO_CHARGE = re.compile(r"\b(?:not|never|nobody|no|without|than|stop|avoid|rather)\b(?: \w+)? ?$|n['’]t (?:\w+ )?$")
# "The group blamed for the raid" is whom others blame.
PARTICIPLE = re.compile(r"(?:for|on|by|as|in)\b")
NOBODY = re.compile(r"\b(?:who|whoever|what|nobody|no|whether|accusations?)\b", re.IGNORECASE)
INVOLVED = re.compile(
    r"^(?:(?:any|all|its|their|his|her|having|had|playing|taking|such|direct|a|the) )*"
    r"(?:part|role|hand|involvement|responsibility|links?|connections?|knowledge|blame|wrongdoing|guilt|complicity|charges?|accusations?"
    r"|allegations?|claims?|being (?:behind|responsible|involved)|(?:was|were) (?:behind|responsible|involved)"
    r"|(?:carrying out|staging|ordering|planning|orchestrating|launching|committing))\b"
    r"|^that (?:any of )?(?:he|she|it|they|its|his|her|their|the|our|[A-Z]\w+)(?:['’]s)?(?: [\w-]+){0,3}? "
    r"(?:(?:had |have |has )?(?:took|taken) (?:any )?part\b"
    r"|(?:was|were|had been|is|are) (?:in any way )?(?:behind|involved|responsible|to blame|implicated)\b"
    r"|(?:had|has|have) (?:anything to do|(?:a|any) (?:hand|role|part|share))\b)"
)


# "The security service" here and there is one; "the driver" may be any.
LEAST_CALLED = 2


@dataclass(frozen=True, slots=True)
class Held:
    """Who is held to have done it: the words, and the names in what he is called."""

    span: Span
    names: frozenset[str]
    called: frozenset[str]
    entities: frozenset[str]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Words by which somebody will not have done it, with the names in what he is called."""

    span: Span
    names: frozenset[str]
    called: frozenset[str]
    speaker: str | None


@cache
def _patterns_of_charge() -> tuple[re.Pattern[str], ...]:
    """ "Blamed the rebels", "the rebels may be behind it", "the rebels, whom officials suspected"."""
    done = rf"(?:had |have )?(?:carried out|staged|ordered|launched|committed)(?= {REST}{{0,80}}?\b{any_of('deeds')}\b)"
    maybe = r"(?:may|might|could|was|were|is|are|has|have|had)"
    held = r"(?: (?:be|been|well|also|likely|probably|(?:believed|thought|said) to be))*"
    pointing = r"point(?:s|ed|ing) (?:the|a) finger at|suspicion (?:fell|falls) on|the work of|hallmarks of"
    led = r"(?:had )?(?:(?:personally|himself|herself) (?:led|commanded)|masterminded|orchestrated)"
    whom = r", (?:which|whom|who) (?:\w+ ){1,3}(?:first |initially )?(?:suspect|suspected|blamed|accused)\b"
    dead = r"\b(?:victims?|dead|deceased|bod(?:y|ies))\b"
    return (
        re.compile(rf"\b(?P<verb>blam(?:e|es|ed|ing)) (?:(?:it|this|{REST}{{3,40}}?) on )?{WHOM_OF}"),
        re.compile(rf"\b(?P<verb>accus(?:e|es|ed|ing)|suspect(?:s|ed)?(?= (?:the |an? |[A-Z]))) {WHOM}"),
        re.compile(rf"\b(?P<verb>{pointing}) {WHOM_OF}"),
        re.compile(rf"\b(?P<verb>h[eo]ld(?:s|ing)?) {WHOM_OF} responsible"),
        re.compile(rf"\b(?P<verb>attribut(?:e|es|ed|ing)) (?:it|{REST}{{3,40}}?) to {WHOM_OF}"),
        re.compile(rf"\b(?P<verb>identified) the (?!{REST}{{0,30}}?{dead}){REST}{{3,30}}? as {WHOM_OF}"),
        re.compile(rf"{BEFORE}(?P<verb> {maybe}{held} (?:behind|responsible for|{done}))"),
        re.compile(rf"{BEFORE}(?P<verb>{whom})"),
        re.compile(rf"{BEFORE}(?P<verb> {led} (?:{REST}{{0,40}}?\b)?(?:{any_of('deeds')}|attacked|stormed)\b)"),
        re.compile(
            rf"{BEFORE}(?P<verb> (?:is|are|was|were|has been|have been|had been) (?:suspected|accused|blamed)\b)"
        ),
        re.compile(rf"{BEFORE}(?P<verb> (?:claim(?:s|ed)|t(?:ook|akes)) responsibility)"),
    )


@cache
def _pattern_of_own_words() -> re.Pattern[str]:
    """ "We do not attack schools", "its men had never set foot there", "had no hand in", "disowned the attack"."""
    who = r"(?:[Ww]e|I|[Ii]ts? (?:\w+ )?\w+|[Oo]ur (?:\w+ )?\w+|it|they|he|she)"
    verb = r"(?:do|did|does|have|has|had|are|were|was|would)"
    doing = rf"(?:{any_of('doing')})\b(?! (?:me|us|much)\b){REST}*"
    # "A plot, never carried out" is nobody's answer.
    return re.compile(
        rf"\b(?:(?:{who} (?:{verb} (?:not|never)|{verb}n['’]t)|(?:{verb} |(?<![-–—,(] ))never) {doing}"
        rf"|(?:has|have|had) (?:nothing to do with|no (?:hand|part|role|involvement) in){REST}*"
        rf"|(?:was|were|is|are) not (?:behind|involved in|responsible for){REST}*"
        r"|I was (?:asleep|at home|in bed|in hospital|abroad|at work|nowhere near|(?:with|in) my (?:family|house|bed))"
        rf"{REST}*"
        rf"|disown(?:s|ed) {REST}*|distanced (?:itself|himself|herself|themselves) from{REST}*)"
    )


def find_accused_denying(
    reports: Sequence[Told], denials: Denials, acts: Sequence[Act], material: Material
) -> Iterator[Clash]:
    """Each answer of somebody who is held to have done it, beside the words that hold him so."""
    charges = [*(h for t in reports for h in find_charges(t, material)), *_assaults(acts, material)]
    for told in reports:
        for answer in _answers(told, denials[told.report.id], material):
            against = [
                h
                for h in charges
                if _is_of_one(h, answer, material) and not are_compared(h.span, answer.span, material)
            ]
            about = material.event_at(answer.span) or next((material.event_at(h.span) for h in against), None)
            if against and about:
                yield _clash(answer, one_a_report(against), about)


def one_a_report(charges: Sequence[Held]) -> list[Held]:
    """The first of each report."""
    return list({h.span.report: h for h in reversed(charges)}.values())[::-1]


def find_charges(told: Told, material: Material) -> Iterator[Held]:
    """Whom one report tells to be held to have done it, in text order of its sentences."""
    text = told.report.text
    for sentence in told.sentences:
        for pattern in _patterns_of_charge() if CUE.search(sentence.text) else ():
            for found in pattern.finditer(text, sentence.start, sentence.end):
                before = text[sentence.start : found.start("verb")]
                whom = told.report.span(*found.span("whom"))
                said = told.report.span(*found.span())
                if is_history(said, told.report, material) or _is_elsewhere(said.text) or NOBODY.search(whom.text):
                    continue
                if PARTICIPLE.match(whom.text):
                    continue
                if NO_CHARGE.search(before) or is_of_something_else(told, whom.end, sentence):
                    continue
                by = told.subjects.before(found.start("verb"), sentence) if whom.start > found.start("verb") else None
                start = min(told.subjects.start_before(found.start("verb"), sentence), found.start())
                start = whom.start if whom.start < found.start("verb") else start
                more = DEED.match(text, found.end(), sentence.end)
                span = told.report.span(start + len(text[start:]) - len(text[start:].lstrip()), (more or found).end())
                yield Held(
                    span,
                    proper_words(whom.text),
                    stems_of(whom.text),
                    told.subjects.named_in(whom),
                    (by,) if by else (),
                )


def _assaults(acts: Sequence[Act], material: Material) -> Iterator[Held]:
    """Who is told to have done it without more: "rebels of the Umbar Front killed seven soldiers"."""
    for act in acts:
        is_told = act.mention.status is Status.HAPPENED and act.mention.plover.event is PloverEvent.ASSAULT
        if is_told and act.actors and not act.mention.background and not is_history(act.span, act.report, material):
            called = " ".join(a.span.text for a in act.mention.arguments if a.role is Role.ACTOR)
            yield Held(act.span, proper_words(called), stems_of(called), act.actors, act.said_by)


def _is_elsewhere(sentence: str) -> bool:
    return not {w.lower() for w in re.findall(r"[^\W_]+", sentence)}.isdisjoint(reply_words("elsewhere") - {"most"})


def _answers(told: Told, denials: Sequence[Denial], material: Material) -> Iterator[Answer]:
    for denial in denials:
        sentence = told.sentences[denial.sentence]
        verb = min(sentence.end, _verb_of(denial))
        # "The front, which laid down its arms in June, denied any part": June is not when it denied it.
        own = told.report.span(verb, max(denial.span.end, verb + 1))
        if _is_of_involvement(denial) and not is_history(own, told.report, material):
            # "He", at the end of a line, and on the next one "denied any part".
            before = told.report.span(sentence.start, verb) if verb > sentence.start else None
            called = stems_of(before.text.rpartition(", ")[2]) if before else frozenset[str]()
            names = _called(before, denial.speaker, told, material) if before else names_of(denial.speaker, material)
            yield Answer(denial.span, names, called, denial.speaker)
    for sentence in told.sentences:
        for found in _pattern_of_own_words().finditer(told.report.text, sentence.start, sentence.end):
            if is_history(sentence, told.report, material):
                continue
            saying = told.saying_at(found.start())
            speaker = saying.speaker if saying else told.subjects.before(found.start(), sentence)
            rest = told.report.text[sentence.start : found.start()] + " " + told.report.text[found.end() : sentence.end]
            names = proper_words(rest) if saying else proper_words(told.report.text[sentence.start : found.start()])
            subject = told.report.text[sentence.start : found.start()].rpartition(", ")[2]
            start = found.start() - (0 if saying or len(subject) > SUBJECT_CHARS else len(subject))
            yield Answer(
                told.report.span(start, found.end()), names | names_of(speaker, material), stems_of(subject), speaker
            )


def _is_of_involvement(denial: Denial) -> bool:
    return denial.noun in reply_words("one_claim") if denial.noun else INVOLVED.match(denial.content) is not None


def _verb_of(denial: Denial) -> int:
    verb = re.search(rf"\b(?:{any_of('deny', 'reject')}|called|calls|branded|described)\b", denial.span.text)
    return denial.span.start + (verb.start() if verb else 0)


def _called(before: Span, speaker: str | None, told: Told, material: Material) -> frozenset[str]:
    """The names in what stands before the verb, and of those whom it mentions: "their leader, Ilo Brant"."""
    mentioned = (
        told.subjects.named_in(before) if re.search(r"\b(?:[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)\b", before.text) else ()
    )
    found = proper_words(before.text) | names_of(speaker, material)
    return found.union(*(names_of(e, material) for e in mentioned))


def _is_of_one(held: Held, answer: Answer, material: Material) -> bool:
    """Whether he who answers is he who is held to have done it, and not he who holds him."""
    if do_overlap(held.span, answer.span) or (answer.speaker and answer.speaker in held.by):
        return False
    if answer.speaker in held.entities and material.is_named(answer.speaker):
        return True
    if held.called == answer.called and len(held.called) >= LEAST_CALLED:
        return True
    own = frozenset(n for n in held.names if not n.startswith("country "))
    return bool((own or held.names) & answer.names)


def _clash(answer: Answer, against: Sequence[Held], about: str) -> Clash:
    sides = (
        *(Side(h.span, about, Truth(True, h.span.text), h.by) for h in against),
        Side(answer.span, about, Truth(False, answer.span.text), (answer.speaker,) if answer.speaker else ()),
    )
    reason = f"“{against[0].span.text}”, but “{answer.span.text}”: the accused denies it"
    return Clash(sides, Facet.RESPONSIBLE, Verdict.CONTRADICT, reason)
