"""Things of which one voice says that there was none at all, and another tells of one: "no gun", "a rifle"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .acts import Act
from .alike import stems_of
from .denied import acts_in, place_of
from .history import is_history
from .material import Material
from .matters import clauses_of, shown_words
from .negated import idle_stems
from .rivals import Clash, Side, do_overlap
from .sayings import Told
from .told_clauses import Clause, Clauses, find_answers
from .wording import content_words, negates, word_set

# The thing ends the phrase, but for a place: "there was no boat that night", "nobody heard a shot there".
PLAIN = r"(?!(?:in|on|at|of|to|this|that|here|there|aboard|near|inside|and|or|whatever|whatsoever)\b)"
TIME = r"(?: (?:at all|whatsoever|whatever|of any (?:kind|sort)|(?:that|this) (?:day|night|morning|week|month|year)))?"
PLACE = r"(?: here| there| (?:in|on|at|aboard|near|inside) (?:(?:the|this|that|our|his|her|its|their) )?[a-z-]{3,20})?"
END = r"[,.;:!”\"]|$"
ABSENT = re.compile(
    r"\b(?:there (?:was|were|had been|has been|have been)(?: never| not)? (?:no|any|an?|a single)"
    r"|(?:no|not an?|without(?: any| a)?) (?:trace|sign|evidence|indication)s? of (?:an?|any)"
    r"|(?:nobody|no one|none of us)(?: here| there)?(?: has| had| have)? (?:saw|seen|heard|had) (?:an?|any)"
    # That one alone heard or saw none denies nothing: he was asleep, or looked elsewhere.
    r"|(?:we|they) (?:(?:saw|heard) no|(?:did not|didn['’]t|never) (?:see|saw|hear|heard) (?:an?|any))"
    r"|(?:i|we|he|she|they) (?:(?:had|carried|found) no"
    r"|(?:did not|didn['’]t|never) (?:have|had|find|found|carry|carried) (?:an?|any)))"
    rf" (?P<thing>(?:{PLAIN}[a-z-]{{2,20}} ){{0,2}}{PLAIN}[a-z-]{{3,20}}){TIME}(?P<where>{PLACE})(?={END})",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:if|whether|unless|until|would|could|den(?:y|ies|ied))\b", re.IGNORECASE)
# One of the kind is told of: "a rifle", "two huge logs"; behind "a gun" no further noun goes on, as in "a gun shop".
NUMBER = r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:one|two|three|four|five|six|seven|eight|nine|ten)|\d+"
NO_NOUN = (
    r" (?:that|which|who|and|or|from|in|into|on|onto|at|to|by|of|off|with|near|was|were|had|has|is|are|before|after|as"
    r"|while|when|then|hit|struck|went|came|fell|broke|over|under|inside|outside|behind|through|along|towards?|\w+ed|\w+ing)\b"
)
ONE = re.compile(
    rf"(?<![\w-])(?:an?|another|several|dozens of|many|{NUMBER}) "
    rf"(?P<thing>(?:[a-z-]{{2,20}} ){{0,2}}?(?P<head>[a-z-]{{3,20}}))(?={END}|{NO_NOUN})",
    re.IGNORECASE,
)
# "If a gunman comes", "wait until somebody has a gun" tell of none; "he once worked there, and a gunman came" does.
IF = re.compile(
    r"\b(?:if|whether|whenever|unless)\b|\b(?:once|until)\b(?!(?: [\w'’-]+){1,12} (?:and|but)\b)", re.IGNORECASE
)
# "Were to build a post": there need be none yet.
PURPOSE = re.compile(r"\bto [a-z]+ $")
# Enough to show of each side, and to hold against what others tell.
MOST_TOLD, MOST_ABSENT = 4, 8


@dataclass(frozen=True, slots=True)
class Absent:
    """Words by which somebody denies any such thing, whose they are, and the thing in stems."""

    told: Told
    span: Span
    speaker: str | None
    stems: frozenset[str]
    words: frozenset[str] = frozenset()


def find_absent_and_told(reports: Sequence[Told], acts: Sequence[Act], material: Material) -> Iterator[Clash]:
    """Every "there was no such thing" of somebody's, beside the clauses of other voices that tell of one."""
    together: dict[frozenset[str], list[Absent]] = {}
    for told in reports:
        for absent in _find_absent(told, material):
            together.setdefault(absent.stems, []).append(absent)
    if not together:
        return
    acts = sorted(acts, key=place_of)
    clauses = Clauses(
        Clause(t, c, s, stems_of(c.text), t.saying_in(c), acts_in(c, acts))
        for t, s, c in find_answers(reports)
        if not negates(c.text)
    )
    for stems, alike in together.items():
        near = [yes for yes in clauses.holding(clauses.rarest_first(stems)[:1]) if _tells_of_one(yes, stems, material)]
        pairs = [(no, yes) for no in alike[:MOST_ABSENT] for yes in near if _is_other_voice(no, yes, material)]
        about = next((e for no, yes in pairs for s in (no.span, yes.span) if (e := material.event_at(s))), None)
        if about:
            yield _clash(pairs, about)


def _find_absent(told: Told, material: Material) -> Iterator[Absent]:
    for sentence in told.sentences:
        for clause in clauses_of(sentence, told):
            found = ABSENT.search(clause.text)
            if not found or not _is_denied(found) or is_history(sentence, told.report, material):
                continue
            saying, stems = told.saying_at(clause.start + found.start()), stems_of(found["thing"])
            if saying and stems and not stems & (idle_stems() | _intangible()):
                span = shown_words(clause, saying, told.report)
                yield Absent(told, span, saying.speaker, stems, _at_its_place(found))


def _is_denied(found: re.Match[str]) -> bool:
    """Whether the words deny it: not "there was a gun", "if there was no gun"."""
    is_none = negates(found[0]) or "none of us" in found[0].lower()
    return is_none and not OPEN.search(found.string, 0, found.start())


def _at_its_place(found: re.Match[str]) -> frozenset[str]:
    """Of what was absent at one place alone the very words, for others of the kind may be elsewhere."""
    return content_words(found["thing"]) if found["where"] else frozenset()


@cache
def _intangible() -> frozenset[str]:
    """Things that are no thing to be seen, or that come and go."""
    return stems_of(" ".join(word_set("intangible")))


def _tells_of_one(clause: Clause, stems: frozenset[str], material: Material) -> bool:
    if is_history(clause.sentence, clause.told.report, material):
        return False
    text = clause.span.text
    found = (
        m for m in ONE.finditer(text) if not PURPOSE.search(text, 0, m.start()) and not IF.search(text, 0, m.start())
    )
    # "A man" is no armed man; what happens, as "an accident" does, may have happened elsewhere.
    happens = frozenset[str]().union(*(stems_of(act.mention.trigger.text) for act in clause.acts if act.mention.kind))
    return any(stems_of(m["head"]) <= stems <= stems_of(m["thing"]) - happens for m in found)


def _is_other_voice(no: Absent, yes: Clause, material: Material) -> bool:
    if no.speaker is not None and no.speaker == yes.speaker:
        return False
    return no.words <= content_words(yes.span.text) and not do_overlap(no.span, yes.span)


def _clash(pairs: Sequence[tuple[Absent, Clause]], about: str) -> Clash:
    told, absent = {}, {}
    for no, yes in pairs:
        span = shown_words(yes.span, yes.saying, yes.told.report)
        told[span] = Side(span, about, Truth(True, span.text), (yes.speaker,) if yes.speaker else ())
        absent[no.span] = Side(no.span, about, Truth(False, no.span.text), (no.speaker,) if no.speaker else ())
    sides = (*islice(told.values(), MOST_TOLD), *islice(absent.values(), MOST_TOLD))
    reason = f"“{next(iter(told)).text}” is told by one voice, but “{pairs[0][0].span.text}” by another"
    return Clash(sides, Facet.HAPPENED, Verdict.CONTRADICT, reason)
