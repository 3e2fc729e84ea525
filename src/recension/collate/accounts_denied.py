"""Whose account one report has denied, beside what he says in another: "disputed the prosecutors' account"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recension.model.comparison import Verdict
from recension.model.statement import Facet
from recension.model.values import Truth

from .alike import stems_of
from .denials import day_of
from .history import is_history
from .material import Material
from .replies import Denial, Denials
from .rivals import Clash, Side
from .sayings import Saying, Told, any_of

# What he says there and what stands around the denial speak of so many things alike, unless he says but one thing.
LEAST_COMMON = 2
# Whose man he is stands before his name: "government spokesman", "army spokeswoman".
OFFICE = re.compile(r"\b\w+ spokes(?:man|woman|person) \Z")
OFFICE_CHARS = 40


@cache
def _pattern_of_whose() -> re.Pattern[str]:
    noun, word = any_of("one_claim", "whole_account"), r"\b[\w-]{1,40}"
    return re.compile(
        rf"(?:the |his |her |their )?(?P<of>(?:{word} ){{0,2}}{word})(?:['’]s|s['’]) (?:\w+ )?{noun}\b"
        rf"|\bthe (?P<as>{word}) {noun}\b"
        rf"|\b{noun} (?:by|of|from|made by) (?P<by>(?:{word} ){{0,3}}{word})"
    )


def find_denied_accounts(reports: Sequence[Told], denials: Denials, material: Material) -> Iterator[Clash]:
    """Every denial that names whose account it denies, beside the words of his that are nearest to it."""
    for told in reports:
        for denial in denials[told.report.id]:
            whose = _whose(denial)
            about = material.event_at(denial.span)
            if whose and about and not is_history(denial.span, told.report, material):
                # The account is of the denier himself as a rule, and has been told first.
                found = [
                    (not _is_of_denier(s, denial, t), day_of(t), s)
                    for t in reports
                    if _may_answer(told, t)
                    for s in _said_by(whose, denial, t, told, material)
                ]
                if found:
                    chief = min(found, key=lambda f: f[:2])
                    alike = (f[2] for f in reversed(found) if f[:2] == chief[:2])
                    yield _clash(denial, list({s.span.report: s for s in alike}.values())[::-1], about)


def _whose(denial: Denial) -> frozenset[str]:
    found = _pattern_of_whose().search(denial.span.text) if denial.noun else None
    verb = re.compile(rf"\b{any_of('deny', 'reject')}\b")
    return stems_of(verb.split(found["of"] or found["as"] or found["by"])[-1]) if found else frozenset()


def _may_answer(told: Told, there: Told) -> bool:
    """Whether the other report may be answered: nobody denies what is said a day later."""
    return told is not there and (not day_of(told) or day_of(there) <= day_of(told))


def _is_of_denier(saying: Saying, denial: Denial, told: Told) -> bool:
    """Whether it speaks of him who denies it."""
    return denial.speaker is not None and denial.speaker in told.subjects.named_in(saying.span)


def _said_by(whose: frozenset[str], denial: Denial, there: Told, told: Told, material: Material) -> Iterator[Saying]:
    around = told.sentences[max(0, denial.sentence - 1) : denial.sentence + 2]
    context = frozenset[str]().union(*(stems_of(s.text) for s in around))
    spoken = [s.speaker for s in there.sayings]
    for saying in there.sayings:
        speaker = material.entity.get(saying.speaker or "")
        if speaker is None or material.origin(told.report.id) == material.origin(there.report.id):
            continue
        offices = (material.report[m.report].text[max(0, m.start - OFFICE_CHARS) : m.start] for m in speaker.mentions)
        called = stems_of(" ".join([speaker.name, *(m.text for m in speaker.mentions)]))
        called |= stems_of(" ".join(found[0] for found in map(OFFICE.search, offices) if found))
        common = context & stems_of(saying.span.text)
        is_only = spoken.count(saying.speaker) == 1
        if whose <= called and (is_only or len(common) >= LEAST_COMMON or _is_of_denier(saying, denial, there)):
            yield saying


def _clash(denial: Denial, sayings: Sequence[Saying], about: str) -> Clash:
    denied_by = (denial.speaker,) if denial.speaker else ()
    sides = (
        *(Side(s.span, about, Truth(True, s.span.text), (s.speaker,) if s.speaker else ()) for s in sayings),
        Side(denial.span, about, Truth(False, denial.span.text), denied_by),
    )
    reason = f"“{sayings[0].span.text}”, but “{denial.span.text}”: what one says the other denies"
    return Clash(sides, Facet.HAPPENED, Verdict.CONTRADICT, reason)
