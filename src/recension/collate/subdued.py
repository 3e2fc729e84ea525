"""Who overpowered the attacker, where voices name other people: officers here, passers-by there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .rivals import Clash, Side
from .sayings import Told
from .wording import any_of_class

DOWN = r"(?:down|to the (?:ground|floor))"
SUBDUED = re.compile(
    r"\b(?:was|were|been|being) (?:quickly |finally |eventually )?(?:overpowered|subdued|disarmed|tackled|restrained"
    rf"|overwhelmed|(?:wrestled|pinned|knocked|brought|pulled) {DOWN}) by (?P<who>[^,;.:“”\"\n]{{3,60}})"
)
STOP = re.compile(r"\b(?:and|before|after|who|that|when|as|while|until|with|in|on|at|near|said|emerged|which)\b")
PRONOUN = re.compile(r"\b(?:it|they|he|she|we|i|who|them)$", re.IGNORECASE)


@cache
def _subduing() -> re.Pattern[str]:
    attacker = rf"(?:the|their|his|her) (?:\w+ ){{0,2}}?(?:{any_of_class('attacker')}|man|woman)\b"
    return re.compile(
        r"(?P<who>[^,;:“”\"\n]{3,80}?) (?:had |have )?(?:"
        r"(?:overpowered|subdued|disarmed|tackled|restrained|overwhelmed|stopped|pinned down|brought down|knocked down"
        rf"|wrestled down) {attacker}|(?:wrestled|knocked|pinned|brought|pulled) {attacker} {DOWN})"
    )


@dataclass(frozen=True, slots=True)
class Subduing:
    """Who overpowered him, by one voice."""

    span: Span
    who: frozenset[str]
    voice: str
    said_by: tuple[str, ...]


def find_rival_subduers(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """The voices that name police, and those that name others alone."""
    found = [x for t in told for s in t.sentences for c in clauses_of(s, t) for x in _subduings(c, s, t, material)]
    by_voice: dict[str, set[bool]] = {}
    for each in found:
        by_voice.setdefault(each.voice, set()).add(_is_police(each))
    clear = [x for x in found if len(by_voice[x.voice]) == 1]
    police, others = [x for x in clear if _is_police(x)], [x for x in clear if not _is_police(x)]
    pairs = [(a, b) for a, b in product(police, others) if a.voice != b.voice and not a.who & b.who]
    about = next((e for pair in pairs for x in pair if (e := material.event_at(x.span))), None)
    if about:
        shown = list(dict.fromkeys(x for pair in pairs for x in pair))
        sides = tuple(Side(x.span, about, Words(x.span.text), x.said_by) for x in shown)
        reason = f"who overpowered the attacker: “{pairs[0][0].span.text}”, but “{pairs[0][1].span.text}”"
        yield Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)


def _is_police(subduing: Subduing) -> bool:
    return "police" in subduing.who


def _subduings(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Subduing]:
    for pattern in (_subduing(), SUBDUED):
        found = pattern.search(clause.text)
        if found is None or not is_answer(clause.text[: found.end()]) or is_history(sentence, told.report, material):
            continue
        parts = STOP.split(found["who"])
        named = parts[0 if pattern is SUBDUED else -1].strip()
        who = stems_of(named)
        if who and not PRONOUN.search(named):
            saying = told.saying_at(clause.start + found.start("who"))
            speaker = saying.speaker if saying else None
            span = shown_words(clause, saying, told.report)
            yield Subduing(span, who, speaker or material.origin(told.report.id), (speaker,) if speaker else ())
