"""Accounts that a report itself calls contrary: "her account is at odds with that of two guides, who said …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .material import Material
from .matters import is_answer, shown_words
from .rivals import Clash, Side
from .sayings import Saying, Told, last_said
from .told_clauses import Clause, Clauses, find_answers

CUE = re.compile(
    r"\b(?:contradict(?:s|ed|ing)|(?:is|are|was|were|stands?|stood) at odds with|conflict(?:s|ed|ing) with"
    r"|r[ua]ns? counter to)\b"
)
# What is contradicted, behind whose it is: "the cook, who had claimed that …", "reports that …".
ACCOUNT = re.compile(
    r"(?P<whose>[^;“”\"\n]{0,120}?)(?:, (?:who|which) (?:had |has )?(?:earlier |previously )?"
    r"(?:(?:said|claimed|insisted|maintained|reported)(?: that)?|told [^,;“”\"\n]{1,40}? that)|,? according to which"
    r"|\b(?:claims?|reports?|statements?|assertions?|assurances?|insistence|suggestions?|testimony) that) "
    r"(?P<content>\w[^;“”\"\n]*)"
)
# "It runs counter to …" is of what was said last, "her account is at odds with …" of the last accusation or claim.
POINTING = re.compile(
    r"^(?:But |And |However, )?(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hese|[Tt]hey|[Tt]hose)"
    r"(?: (?:version|account|claim|statement|report)s?)?(?: \w+ly)? $"
)
VERSION = re.compile(
    r"\b(?:version|account|claim|statement|story|testimony|explanation|accusation|report)s?(?: \w+ly)? $"
)
PARTICIPLE = re.compile(r", (?:apparently |directly |flatly )?$")
# How many sentences may lie between an account and the word that it is contradicted.
REACH, FARTHER = 3, 5
# A report that calls more than this contrary is made to keep us busy.
MOST_CUES = 8
# Enough to show, and so nearly the same words that it is the same thing: set by reading reports, not measured.
MOST_SAID, MOST_TOLD, LEAST_COMMON = 3, 4, 3
SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Contrary:
    """What one report calls contrary to what, whose that is with all around it, and the event that both are about."""

    told: Told
    sides: Sequence[Side]
    content: Span
    whose: Span
    about: str


def find_contradicted(reports: Sequence[Told], material: Material) -> Iterator[Clash]:
    """What is called contrary, beside what it is contrary to, and whoever else tells that."""
    found = [contrary for told in reports for contrary in _find_contrary(told, material)]
    if not found:
        return
    clauses = Clauses(Clause(t, c, s, stems_of(c.text), t.saying_in(c)) for t, s, c in find_answers(reports))
    for contrary in found:
        yield _clash(contrary.sides, _retold(contrary, clauses), contrary.about)


def _find_contrary(told: Told, material: Material) -> Iterator[Contrary]:
    cues = ((at, sentence, CUE.search(sentence.text)) for at, sentence in enumerate(told.sentences))
    for at, sentence, found in islice((cue for cue in cues if cue[2]), MOST_CUES):
        account = ACCOUNT.match(sentence.text, found.end()) if found else None
        one = _contrary(sentence, sentence.text[: found.start()], at, told) if found and account else []
        if account is None or not one:
            continue
        start = sentence.start + account.start("content")
        content = told.report.span(start, start + len(account["content"].rstrip(" .,")))
        about = material.event_at(one[0].span) or material.event_at(content)
        if about:
            whose = told.report.span(sentence.start + account.start("whose"), sentence.start + account.end())
            yield Contrary(told, one, content, whose, about)


def _contrary(sentence: Span, before: str, at: int, told: Told) -> list[Side]:
    """What the cue is said of: the clause before it, or what was said in the sentences before."""
    if PARTICIPLE.search(before):
        main = before.rstrip(" ,")
        span = told.report.span(sentence.start, sentence.start + len(main)) if main else None
        return [_side(span, told)] if span and is_answer(main) else []
    version, points = VERSION.search(before) is not None, POINTING.match(before) is not None
    if not (version or points):
        return []
    reach = FARTHER if version else REACH
    earlier = [s for s in told.sayings if at - reach <= s.sentence < at and (s.accuses or not version)]
    return [_said(s, told) for s in last_said(earlier, MOST_SAID)]


def _said(saying: Saying, told: Told) -> Side:
    """The words of the saying; of an accusation also why, up to the end of its sentence."""
    end = told.sentences[saying.sentence].end if saying.accuses else saying.span.end
    span = told.report.span(saying.span.start, max(saying.span.end, end))
    return Side(span, "", Words(span.text), (saying.speaker,) if saying.speaker else ())


def _side(span: Span, told: Told) -> Side:
    saying = told.saying_in(span)
    return Side(span, "", Words(span.text), (saying.speaker,) if saying and saying.speaker else ())


def _retold(contrary: Contrary, clauses: Clauses) -> list[Side]:
    """What is contradicted, and the clauses of other reports that tell it in nearly the same words."""
    named, content = contrary.told.subjects.first_in(contrary.whose), contrary.content
    sides = [Side(content, "", Words(content.text), (named[0],) if named else ())]
    stems = stems_of(content.text)
    # Whoever has none of the rarest words has too few of them.
    near = clauses.holding(clauses.rarest_first(stems)[: max(0, len(stems) - LEAST_COMMON + 1)])
    again = (c for c in near if c.told is not contrary.told and _is_retold(stems, c.stems))
    return [
        *sides,
        *(_side(shown_words(c.span, c.saying, c.told.report), c.told) for c in islice(again, MOST_TOLD - 1)),
    ]


def _is_retold(stems: frozenset[str], said: frozenset[str]) -> bool:
    return len(stems & said) >= max(LEAST_COMMON, SHARE * min(len(stems), len(said)))


def _clash(one: Sequence[Side], other: Sequence[Side], about: str) -> Clash:
    sides = tuple(Side(s.span, about, s.value, s.said_by) for s in (*one, *other))
    reason = f"“{one[0].span.text}” contradicts, as the report says, “{other[0].span.text}”"
    return Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)
