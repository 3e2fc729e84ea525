"""What a report tells beside its news of another happening: "it came a month after a gunman had shot nine"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .eventpairs import Known
from .eventwords import listed

_SENTENCE_CHARS = 300  # looked through before a mention: longer sentences are lists
SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")
# "The attack came just two weeks after", "the blast was the deadliest since".
_AFTER = re.compile(
    r"\b(?:comes?|came|coming|follow(?:s|ed)|occurred|happened|takes? place|took place|hit|struck)\b"
    r"[^.;]{0,40}\b(?:hours?|days?|weeks?|months?|years?|decades?) after\b"
)
_SINCE = re.compile(r"\b(?:first|worst|second|third|latest|\w{3,12}est|most \w{3,12})\b[^.;]{0,80}\bsince\b")
# "The raid" was told of before, whatever it came after.
_DEFINITE = re.compile(r"\b(?:the|that|this|those|these)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_CLAUSE_CHARS = 60  # beside a mention: an article or a relative pronoun, and the few words between
_RELATIVE = re.compile(r",?\s+(?:that|which|in which|when|where)\b")
_WITHIN = re.compile(
    r"\b(?:in|of|by|from|after|during|for|to|over|with)\s+(?:an?|the|another)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
# What goes on to tell of what was told last.
_GOING_ON = re.compile(r"\s*(?:It|They)\s")


def with_others(text: str, known: Sequence[Known]) -> list[Known]:
    """The mentions of a report, its harm marked that the sentences tell as another happening's."""
    marked: dict[str, Known] = {}
    told: list[Known] = []
    for one in sorted(known, key=lambda k: k.mention.trigger):
        if one.mention.kind in listed("harm"):
            told.append(_as_of_other(text, one, told))
            marked[one.mention.id] = told[-1]
    return [marked.get(k.mention.id, k) for k in known]


def _as_of_other(text: str, one: Known, told: Sequence[Known]) -> Known:
    """A mention of harm, marked like the harm that its sentence, or the one before, `told` of another happening."""
    before = _sentence_before(text, one)
    definite = one.mention.tense is None and _DEFINITE.search(before)
    if one.another or one.history or definite or not told:
        return one
    last = told[-1]
    if _looks_back(before, one, told):
        # "Thursday's shooting came weeks after a driver shot eight": the day is that of the news
        return replace(one, another=True, when=None if last.when == one.when else one.when)
    goes_on = last.sentence == one.sentence and _is_one_clause(text, last, one)
    if not one.dated_by_words and (goes_on or (last.sentence == one.sentence - 1 and _GOING_ON.match(before))):
        another = last.another and last.mention.kind not in listed("outcomes") and not _has_another(last)
        another = another and (not goes_on or _is_what_acts(text, last))
        return replace(one, another=another, history=last.history)
    return one


def _sentence_before(text: str, one: Known) -> str:
    """The words of its sentence before a mention."""
    start = one.mention.trigger.start
    return SENTENCE_END.split(text[max(0, start - _SENTENCE_CHARS) : start])[-1]


def _is_what_acts(text: str, last: Known) -> bool:
    """ "A second blast killed", "in a raid that killed"; of "the man held for an earlier raid shot him" it is not."""
    event = last.mention.trigger
    behind = text[event.end : event.end + _CLAUSE_CHARS]
    return bool(_RELATIVE.match(behind)) or not _WITHIN.search(text[max(0, event.start - _CLAUSE_CHARS) : event.start])


def _has_another(one: Known) -> bool:
    """ "Accused of shooting another boy": another is hurt, and nothing else happens."""
    return any(a.span.text.lower().startswith("another ") for a in one.mention.arguments)


def _is_one_clause(text: str, last: Known, one: Known) -> bool:
    """Whether no comma parts two, or the second only goes on: "hit Zarand, killing nine"."""
    between = text[last.mention.trigger.end : one.mention.trigger.start]
    return "," not in between or one.mention.trigger.text.lower().endswith("ing")


def _looks_back(before: str, one: Known, told: Sequence[Known]) -> bool:
    """ "The attack came two weeks after nine were killed": unlike "she died a day after the crash"."""
    since = _SINCE.search(before)
    if since is not None and "," not in before[since.end() :]:  # "in the worst raid since May, nine died"
        return True
    came = _AFTER.search(before)
    start = one.mention.trigger.start - len(before)
    events = (k for k in told if k.sentence == one.sentence and k.mention.kind not in listed("outcomes"))
    return came is not None and any(k.mention.trigger.start <= start + came.start() for k in events)
