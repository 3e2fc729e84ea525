"""The times that a report names: the grammar's expressions joined with the encoder's, each with its tense."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from ..encoder.findings import Analysis, Token
from ..model.reading import local_id
from ..model.report import PartKind, Report
from ..model.span import Span
from ..model.times import Anchor, CalendarTime, Direction, Shift, TimeExpression, TimeMention, Unit, Vague
from .saidtimes import find_happenings, is_said, speaking_above, speaking_beside
from .timegrammar import Found, find_expressions, parse_time
from .timewords import load_lexicon

# A timex below this score that the grammar does not know is more often a number or a name than a time.
_LEAST_SCORE = 0.5
_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MODALS = frozenset({"would", "may", "might", "could", "should", "must", "can"})
_BOUNDS = frozenset({"until", "till", "since", "before", "after", "following"})
# A rank is within a stretch: "the third such raid this year", "the worst flood in a decade".
_LONG = re.compile(r"\b(?:week|month|year|decade|century)s?\b|^\d{4}$", re.IGNORECASE)
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "only"})
_RANK_REACH = 10  # words
_ANCHOR_REACH = 14
_PARTS = frozenset({"day", "night", "morning", "evening", "afternoon"})
# "the night (that) they were freed", "the morning of the march"
_ON = re.compile(r"\s*on ")
_CLAUSE = re.compile(r"\s+(?:that |when |of )?(?:he|she|they|it|we|i|you|the|his|her|their)\b", re.IGNORECASE)
_PROCLAIMING_CHARS = 20
_PROCLAIMING = re.compile(r"\b(?:declar|proclaim|designat)(?:ed|es|ing) $", re.IGNORECASE)
_AS_DAY = re.compile(r" (?:to be |as )?(?:an? )?(?:[\w-]+ ){0,2}(?:day|holiday)\b")
_PROCLAIMED = re.compile(r" (?:has been|was|is|had been) (?:declared|proclaimed|designated)\b")
_CLIMB = 1  # the verbs further up have a tense of their own: climbing on costs values (TempEval-3 dev, 80.7 to 79.9)


def find_times(report: Report, analysis: Analysis) -> tuple[TimeMention, ...]:
    """Every temporal expression of the report, parsed, in text order."""
    happenings = find_happenings(analysis)
    mentions = [_mention(report, analysis, found, score, happenings) for found, score in _join(report, analysis)]
    return tuple(sorted(mentions, key=lambda m: m.span))


def _join(report: Report, analysis: Analysis) -> Iterator[tuple[Found, float]]:
    """The grammar's sure expressions, its unsure ones that the encoder sees too, and what the encoder sees alone."""
    spotted = [(*analysis.offsets(t.first, t.last), t.score) for t in analysis.timexes if t.score >= _LEAST_SCORE]
    taken: list[Found] = []
    game = len(load_lexicon().games & set(report.text.lower().split())) > 1
    for found in _grammar(report):
        if game and _is_quarter(found.expression):
            continue
        score = max((s for start, end, s in spotted if start < found.end and found.start < end), default=0.0)
        if (found.sure and not _is_verb(analysis, found)) or score:
            taken.append(found)
            yield found, max(score, 0.8 if found.sure else 0.0)
    at = 0
    for start, end, score in sorted(spotted):
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if at == len(taken) or taken[at].start >= end:
            text = report.text[start:end]
            if text.lower() in load_lexicon().before_date:
                continue  # "around" of "around Nov. 1"
            yield (
                Found(start, end, parse_time(text) or parse_time(f"in {text}") or Vague(_vague_direction(text)), False),
                score,
            )


def _is_quarter(expression: TimeExpression) -> bool:
    """Whether it is a quarter or half of a year that goes unnamed."""
    match expression:
        case CalendarTime(year=None, direction=None, quarter=quarter, half=half):
            return quarter is not None or half is not None
        case Shift(unit=Unit.QUARTER):
            return True
        case _:
            return False


def _vague_direction(text: str) -> Direction:
    lower = text.lower()
    if any(word in lower for word in ("past", "recent", "ago", "earlier", "previous", "once", "former")):
        return Direction.PAST
    return (
        Direction.FUTURE
        if any(word in lower for word in ("future", "soon", "later", "next", "coming"))
        else Direction.PRESENT
    )


def _grammar(report: Report) -> Iterator[Found]:
    """The grammar's expressions part by part; bylines and boilerplate give calendar dates alone."""
    if not report.parts:
        yield from find_expressions(report.text)
    for part in report.parts:
        story = part.kind not in (PartKind.BOILERPLATE, PartKind.BYLINE)
        for found in find_expressions(report.text, part.start, part.end):
            if story or (isinstance(found.expression, CalendarTime) and found.expression.day is not None):
                yield found


def _is_verb(analysis: Analysis, found: Found) -> bool:
    """ "May", "march", "fall" and "spring" as verbs; "second" and "quarter" never get here."""
    at = analysis.at(found.start)
    if at is None or found.end - found.start > 6:
        return False
    return analysis.tokens[at].upos in ("VERB", "AUX") and analysis.tokens[at].start == found.start


def _mention(report: Report, analysis: Analysis, found: Found, score: float, happenings: frozenset[int]) -> TimeMention:
    span = report.span(found.start, found.end)
    identity = local_id(report, "t", found.start, found.end)
    bound = (_is_bound(report.text, found) and not _is_within(analysis, found)) or _is_ranked(analysis, found)
    expression = found.expression
    if _word_before(report.text, found.start) in ("before", "after") and _is_daypart(expression):
        # "before dawn on Tuesday" is on Tuesday, and not at dawn
        expression, bound = replace(expression, part=None), False
    governor = _governor(analysis, found)
    event, anchor = _anchor(report, analysis, found)
    return TimeMention(
        id=identity,
        span=span,
        expression=expression,
        event=event,
        anchor=anchor,
        outlook=Direction.FUTURE
        if _is_proclaimed(report.text, found)
        else _outlook(analysis, governor, report.text[max(0, found.start - 12) : found.start]),
        bound=bound or _is_habit(report.text, found),
        said=is_said(analysis, found, governor or speaking_above(analysis, found, happenings)),
        score=score,
    )


def _is_daypart(expression: TimeExpression) -> TypeGuard[CalendarTime]:
    return isinstance(expression, CalendarTime) and expression.part is not None and expression.clock is None


def _is_habit(text: str, found: Found) -> bool:
    """ "They walked at night", "the night they were freed": no part of the day that the story tells."""
    if text[found.start : found.end].lower() not in _PARTS:
        return False
    before = text[max(0, found.start - 4) : found.start].lower()
    at_large = before.endswith((" at ", " by ")) and not _ON.match(text, found.end)
    return at_large or _CLAUSE.match(text, found.end) is not None


def _is_bound(text: str, found: Found) -> bool:
    """Whether the time only limits what it dates; "shortly after 6 a.m." is a time all the same."""
    clock = getattr(found.expression, "clock", None)
    possessive = text[found.end : found.end + 2] in ("'s", "’s")  # "after Wednesday's raid": the raid's own day
    return clock is None and not possessive and _word_before(text, found.start) in _BOUNDS


def _is_within(analysis: Analysis, found: Found) -> bool:
    """ "Since the 2009 uprising": the year is the uprising's, which is what limits."""
    first, last = analysis.at(found.start), analysis.at(found.end - 1)
    if first is None or last is None or first == 0 or analysis.tokens[first - 1].upos != "DET":
        return False
    head = analysis.tokens[last].head
    return head > last and analysis.tokens[head].upos == "NOUN"


def _is_ranked(analysis: Analysis, found: Found) -> bool:
    """ "The deadliest raid in the valley this year": the year is what it is the deadliest of."""
    at = analysis.at(found.start)
    if at is None or not _LONG.search(analysis.text[found.start : found.end]):
        return False
    for token in reversed(analysis.tokens[max(0, at - _RANK_REACH) : at]):
        if token.upos in ("VERB", "AUX", "PUNCT"):
            return False
        if token.xpos in ("JJS", "RBS") or token.text.lower() in _RANKS:
            return True
    return False


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 20) : start].lower().split()
    if words and words[-1] in ("the", "late", "early", "about", "around"):
        words.pop()
    return words[-1] if words else ""


def _governor(analysis: Analysis, found: Found) -> Token | None:
    """The verb that the time hangs on."""
    first, last = analysis.at(found.start), analysis.at(found.end - 1)
    if first is None or last is None or analysis.tokens[first].start >= found.end:
        return None
    inside = range(first, last + 1)
    head = next((i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].is_root), first)
    if any(analysis.tokens[c].relation == "cop" for c in analysis.children[head]):
        return analysis.tokens[head]  # "the last was in May"
    beside = speaking_beside(analysis, first, head)
    if beside is not None:
        return analysis.tokens[beside]
    for index in analysis.path_to_root(head)[:_CLIMB]:
        token = analysis.tokens[index]
        if token.upos == "VERB" or any(analysis.tokens[c].relation == "cop" for c in analysis.children[index]):
            return token
    return None


def _outlook(analysis: Analysis, governor: Token | None, before: str) -> Direction:
    """Where the clause's tense puts the time; PRESENT where it says nothing."""
    if governor is None:
        return Direction.PRESENT
    words = [
        analysis.tokens[c]
        for c in analysis.children[governor.index]
        if analysis.tokens[c].relation.startswith(("aux", "cop"))
    ]
    lowers = {w.text.lower() for w in words}
    if _is_appointed(governor, lowers, before):
        return Direction.FUTURE
    bare = governor.xpos == "VB" and not any(analysis.tokens[c].xpos == "TO" for c in analysis.children[governor.index])
    if (bare and not words) or lowers & _FUTURE_AUXILIARIES or before.lower().rstrip().endswith(" for later"):
        return Direction.FUTURE
    if lowers & _MODALS and "have" not in lowers:
        return Direction.FUTURE
    tags = {governor.xpos, *(w.xpos for w in words)}
    if "VBD" in tags or "have" in lowers or "has" in lowers:
        return Direction.PAST
    if tags & {"VBZ", "VBP"}:
        return Direction.PRESENT
    return _outlook_above(analysis, governor)


def _is_proclaimed(text: str, found: Found) -> bool:
    """ "Proclaimed Sunday a holiday", "Sunday was declared a day of prayer": such a day lies ahead."""
    if _PROCLAIMED.match(text, found.end):
        return True
    before = text[max(0, found.start - _PROCLAIMING_CHARS) : found.start]
    return _PROCLAIMING.search(before) is not None and _AS_DAY.match(text, found.end) is not None


def _is_appointed(governor: Token, auxiliaries: set[str], before: str) -> bool:
    """ "A rally planned for Monday"; what "was planned for Monday" may be over."""
    put = governor.lemma in load_lexicon().appointing and before.lower().endswith(" for ")
    return put and not auxiliaries & {"was", "were", "had"}


def _outlook_above(analysis: Analysis, governor: Token) -> Direction:
    """An infinitive or participle takes the tense of what it hangs on, or lies ahead of a verb of planning."""
    if governor.is_root:
        return Direction.PRESENT
    above = analysis.tokens[governor.head]
    infinitive = any(analysis.tokens[c].xpos == "TO" for c in analysis.children[governor.index])
    if infinitive and (above.lemma in load_lexicon().planning or governor.relation in ("acl", "advcl")):
        return Direction.FUTURE
    return Direction.PAST if above.xpos in ("VBD", "VBN") else Direction.PRESENT


def _anchor(report: Report, analysis: Analysis, found: Found) -> tuple[str | None, Span | None]:
    """The event that "two days after the strikes" counts from: the first trigger after the preposition."""
    expression: TimeExpression = found.expression
    if not isinstance(expression, Shift) or expression.anchor is not Anchor.EVENT:
        return None, None
    first = analysis.at(found.end)
    if first is None:
        return None, None
    sentence = analysis.tokens[first].sentence
    for trigger in analysis.triggers:
        token = analysis.tokens[trigger.token]
        if first < trigger.token <= first + _ANCHOR_REACH and token.sentence == sentence:
            return local_id(report, "e", token.start, token.end), report.span(token.start, token.end)
    return None, None
