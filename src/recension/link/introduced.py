"""What belongs to another happening than the news: "a second blast", "a raid in May", what happened months before."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..model.event import Role
from ..model.reading import EventMention
from ..model.report import Published
from ..text.wars import is_told_of_war
from .eventpairs import Known
from .eventwords import listed
from .news import is_history, tells_news

_BACK = 60  # characters: an article, and the few words between it and its noun
_REMEMBERED = 4096  # stretches before a trigger: several questions are asked of each, and copies have the same
_CLAUSE_END = re.compile(r"[.!?:;]\s|\n")
_BETWEEN = r"(?:[\w’'-]+,?\s+){0,3}$"  # "a deadly suicide car " before "bombing"; "a second, smaller " before "blast"
_INDEFINITE = re.compile(rf"(?:^|[\s(“\"])(?:an?|another|one|two|three|several)\s+{_BETWEEN}", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:^|[\s(“\"])(?:(?:yet\s+)?(?<!\bone\s)another|the\s+(?:last|previous|earlier)(?!\s(?:minute|hour|day|night|week|weekend|month|year|decade)s?\b)"
    r"|an?\s+(?:second|third|fourth|fifth|separate|unrelated|similar|earlier|previous|further|fresh|new|different|later"
    rf"|subsequent)),?\s+{_BETWEEN}",
    re.IGNORECASE,
)
_POINTING = re.compile(r"(?:^|[\s(“\"])(?:that|this|those|these)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
# "It was an attack on us all", "condemned it as a cowardly attack": what is named so was told of before.
_PREDICATE = re.compile(
    r"\b(?:as|is|was|were|be|been|being|called|become|became|into|like|not|describe[ds]?|it|this|that)\s+$",
    re.IGNORECASE,
)


# What opens a passage on a happening of its own: "In a separate shooting on Friday, …", "Elsewhere in the city, …".
_CASE = (
    r"(?:incident|attack|assault|case|shooting|stabbing|crash|accident|collision|derailment|strike|raid|blast|explosion|bombing"
    r"|clash|fire|blaze|operation|episode|killing|murder|ambush|quake|protest|robbery|sinking)s?"
)
_TEXTS = r"(?:the|its|his|her|their|a|this) (?:report|statement|interview|speech|letter|article|document|message)\b"
_PASSAGE = re.compile(
    rf"(?:(?<=[.!?”\"] )|^)(?:In (?:an? (?:separate|unrelated|different|second|third)|yet another|another)"
    rf"(?: [\w-]+){{0,2}} {_CASE}\b|Separately[ ,]|Elsewhere(?=,| in (?!{_TEXTS})| on ))",
    re.MULTILINE,
)

# Whom the sentence before has named: "the men", "all three", "they".
_TOLD_OF = re.compile(
    r"(?:they|them|he|she|him|her|both|all)"
    r"|(?:both|all|the)(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}))?"
    r"(?: (?:men|women|man|woman|boys|boy|girls|girl|people|suspects?|trio|pair|couple|group|brothers|victims?"
    r"|gunm[ae]n|attackers?|soldiers|officers|others))?"
)


def _before(text: str, event: EventMention) -> str:
    return _clause(text[max(0, event.trigger.start - _BACK) : event.trigger.start])


@lru_cache(maxsize=_REMEMBERED)
def _clause(before: str) -> str:
    return _CLAUSE_END.split(before)[-1]


def is_indefinite(text: str, event: EventMention) -> bool:
    """Whether a noun stands with "a" or a number and is no predicate.

    >>> from recension.model.event import Plover, Status
    >>> from recension.model.span import Span
    >>> def noun(text, word):
    ...     at = text.index(word)
    ...     return EventMention("e", Span("r", at, at + len(word), word), word, word, Plover(None), (), (), None,
    ...                         Status.HAPPENED, False)
    >>> for text in ("It also claimed a suicide raid in May.", "It was a raid on all of us.", "The raid came at dawn."):
    ...     is_indefinite(text, noun(text, "raid"))
    True
    False
    False
    """
    if event.tense is not None:
        return False
    before = _before(text, event)
    found = _INDEFINITE.search(before)
    return found is not None and not _PREDICATE.search(before[: found.start() + 1])


def is_another(text: str, event: EventMention) -> bool:
    """ "Another blast", "a second raid"; "another ferry sank"; "the war has killed thousands"."""
    if event.tense is None and _ANOTHER.search(_before(text, event)):
        return True
    if event.kind in listed("harm") and is_told_of_war(text, event.trigger.start):
        return True
    return any(a.span.text.lower().startswith("another ") for a in event.arguments)


def find_passages(text: str) -> tuple[tuple[int, int], ...]:
    """The passages that a report opens as of another happening, each to the end of its line, in text order."""
    passages: list[tuple[int, int]] = []
    line = 0
    for found in _PASSAGE.finditer(text):
        if found.start() >= line:
            end = text.find("\n", found.start())
            line = end if end >= 0 else len(text)
        elif passages:
            passages[-1] = (passages[-1][0], found.start())
        passages.append((found.start(), line))
    return tuple(passages)


def passage_of(event: EventMention, passages: Sequence[tuple[int, int]], text: str) -> int | None:
    """Where the passage begins that tells harm as of its own; "the attack" may be what was told before it."""
    at = bisect_right(passages, event.trigger.start, key=lambda passage: passage[0]) - 1
    is_harm = event.kind in listed("harm") | listed("by_recipient")
    if at < 0 or event.trigger.start >= passages[at][1] or not is_harm:
        return None
    told = event.tense is not None or is_indefinite(text, event) or is_another(text, event)
    return passages[at][0] if told else None


def points_back(text: str, event: EventMention) -> bool:
    """ "That attack", "these raids": what was told right before."""
    return event.tense is None and _POINTING.search(_before(text, event)) is not None


def tells_on(event: EventMention) -> bool:
    """ "The men were stopped at a fair", "they were held": whom the sentence before told of."""
    borne = [a.span.text.lower() for a in event.arguments if a.role is Role.RECIPIENT]
    return event.tense is not None and bool(borne) and all(_TOLD_OF.fullmatch(phrase) for phrase in borne)


def with_history(known: Sequence[Known], published: Published | None) -> list[Known]:
    """The mentions of a report, its harm of long ago marked where it has newer harm to tell."""
    if published is None:
        return list(known)
    harm = [k for k in known if k.mention.kind in listed("harm")]
    old = [k for k in harm if is_history(k.when, published)]
    if not tells_news(((k.mention.kind, k.when) for k in harm), published):
        old = _counting_otherwise(harm, old)
    past = {k.mention.id for k in old}
    return [replace(k, history=True) if k.mention.id in past else k for k in known]


def _counting_otherwise(harm: Sequence[Known], old: Sequence[Known]) -> list[Known]:
    """Old harm to others than the first sentence that tells of harm counts: "ten were shot", "in May, nine died".

    A trial's old harm is what it is about, and has its count.
    """
    first = min(harm, key=lambda k: k.mention.trigger, default=None)
    if first is None or first.dated_by_words:
        return []
    tolls: dict[int, set[int]] = {}
    for known in harm:
        tolls.setdefault(known.sentence, set()).update(known.tolls)
    news = tolls[first.sentence]
    return [k for k in old if news and tolls[k.sentence] and news.isdisjoint(tolls[k.sentence])]
