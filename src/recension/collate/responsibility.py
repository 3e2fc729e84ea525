"""Who did it: whoever claims responsibility, those whom others blame, and that nobody had claimed it yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recension.model.comparison import Verdict
from recension.model.entity import Entity
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Who, Words

from .material import Material
from .rivals import Clash, Side
from .sayings import PASSIVE, Told, any_of, reply_words
from .wording import WORD, content_words

TO_THE_END = r"[^.;:“”\"\n]"
CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)|t(?:akes|ook|aken)|admit(?:s|ted)|assum(?:es|ed)|accept(?:s|ed)) (?:\w+ )?responsibility\b"
    rf"(?:(?!, ){TO_THE_END})*"
)
NOBODY = re.compile(
    rf"\b(?:[Nn]o (?:\w+ )?claims? of responsibility\b{TO_THE_END}*"
    r"|(?:[Nn]obody|[Nn]o(?: one| \w+)?(?: group| organi[sz]ation)?) (?:has |had )?(?:yet |immediately |so far )*"
    rf"(?:claimed|taken) responsibility\b{TO_THE_END}*)"
)
BLAMED_FOR = re.compile(rf"{TO_THE_END}{{0,40}}? for ({TO_THE_END}+)")
NO_SUBJECT = re.compile(r"\b(?:no|nobody|not|never|who|whoever|one)\b|n['’]t\b", re.IGNORECASE)
NO_BLAME = re.compile(r"\b(?:stop|avoid|not|never|without|than|for|from|of)\b(?: \w+)? $|n['’]t (?:\w+ )?$")
# "The Northern Front (NF)" and "NF-K" may be one: capitals that begin alike.
SHARED_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is said to have done it: by himself, or by others (`said_by`)."""

    span: Span
    doer: str
    said_by: tuple[str, ...]


@cache
def _pattern_of_blame() -> re.Pattern[str]:
    """ "Blamed the rebels", "pointed the finger at the rebels", "accused the rebels of carrying out the attack"."""
    deed = rf"(?:{any_of('deeds')})"
    doing = r"(?:carrying out|committing|being behind|launching|staging|orchestrating|planting)"
    return re.compile(
        rf"\b(?:(?:blam(?:es|ed|ing)|point(?:s|ed|ing) (?:the|a) finger at) (?P<blamed>{TO_THE_END}+)"
        rf"|accus(?:es|ed|ing) (?P<accused>{TO_THE_END}{{3,60}}?) of {doing} {TO_THE_END}{{0,40}}?\b{deed}\b)"
    )


def find_rival_doers(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """One clash over who did it, where the reports name more than one, or none and one."""
    claims = [c for t in told for c in _claims(t)]
    blames = [
        b
        for t in told
        for b in find_blames(t, material)
        if not any(_may_be_one(b.doer, c.doer, material) for c in claims)
    ]
    nobody = [t.report.span(*found.span()) for t in told for s in t.sentences for found in _find(NOBODY, t, s)]
    about = material.event_at(claims[0].span) if claims else None
    if not about or not (blames or nobody or _are_rivals(claims, material)):
        return
    named = [*_one_a_report(claims), *_one_a_report(blames)]
    sides = [Side(c.span, about, Who(c.doer, material.entity[c.doer].name), c.said_by) for c in named]
    sides += [Side(span, about, Words(span.text)) for span in {n.report: n for n in reversed(nobody)}.values()]
    rivals = [material.entity[c.doer].name for c in (*claims, *blames)]
    if blames:
        verdict, reason = Verdict.DIFFER, f"{rivals[-1]} is blamed, but {rivals[0]} claims responsibility"
    elif _are_rivals(claims, material):
        verdict, reason = Verdict.DIFFER, f"{' and '.join(dict.fromkeys(rivals))} each claim responsibility"
    else:
        verdict, reason = (
            Verdict.REFINE,
            f"nobody had claimed responsibility as one tells it; another names {rivals[0]}",
        )
    yield Clash(tuple(sides), Facet.RESPONSIBLE, verdict, reason)


def _find(pattern: re.Pattern[str], told: Told, sentence: Span) -> Iterator[re.Match[str]]:
    """What the sentence says of the story's own deed."""
    words = {w.lower() for w in WORD.findall(sentence.text)}
    if not words & reply_words("elsewhere"):
        yield from pattern.finditer(told.report.text, sentence.start, sentence.end)


def _claims(told: Told) -> Iterator[Claimed]:
    for sentence in told.sentences:
        for found in _find(CLAIMED, told, sentence):
            start = told.subjects.start_before(found.start(), sentence)
            doer = told.subjects.before(found.start(), sentence)
            before = told.report.text[start : found.start()]
            if doer and not NO_SUBJECT.search(before):
                yield Claimed(told.report.span(start, found.end()), doer, (doer,))


def find_blames(told: Told, material: Material) -> Iterator[Claimed]:
    """Whom one report tells to be held to have done it, and by whom."""
    for sentence in told.sentences:
        for found in _find(_pattern_of_blame(), told, sentence):
            verb, before = found.start(), told.report.text[sentence.start : found.start()]
            whom = told.subjects.first_in(told.report.span(*found.span("blamed" if found["blamed"] else "accused")))
            by = None if PASSIVE.search(before) else told.subjects.before(verb, sentence)
            if not whom or whom[0] == by or NO_BLAME.search(before) or is_of_something_else(told, whom[1], sentence):
                continue
            if material.is_named(whom[0]):
                start = told.subjects.start_before(verb, sentence)
                end = whom[1] if found["blamed"] else found.end()
                yield Claimed(told.report.span(start, end), whom[0], (by,) if by else ())


def is_of_something_else(told: Told, end: int, sentence: Span) -> bool:
    """ "Blamed the minister for the delay" says nothing of who did it."""
    named = BLAMED_FOR.match(told.report.text, end, sentence.end)
    return named is not None and not {w.lower() for w in WORD.findall(named[1])} & (
        reply_words("deeds") | {"it", "this"}
    )


def _one_a_report(claims: Sequence[Claimed]) -> list[Claimed]:
    """The first of each report for each doer."""
    return list({(c.span.report, c.doer): c for c in reversed(claims)}.values())[::-1]


def _are_rivals(claims: Sequence[Claimed], material: Material) -> bool:
    return any(not _may_be_one(claims[0].doer, c.doer, material) for c in claims[1:])


def _may_be_one(a: str, b: str, material: Material) -> bool:
    """Whether two may be one body under two names, or part of each other."""
    one, two = _names(material.entity[a]), _names(material.entity[b])
    if a == b or content_words(" ".join(one)) & content_words(" ".join(two)):
        return True
    return bool(_capitals(one) & _capitals(two))


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(alias.name for alias in entity.aliases))


def _capitals(names: Sequence[str]) -> frozenset[str]:
    """The first letters of its acronyms, and of its names of several words."""
    letters = ("".join(c for c in name.replace("The ", "") if c.isupper()) for name in names)
    return frozenset(found[:SHARED_CAPITALS] for found in letters if len(found) >= SHARED_CAPITALS)
