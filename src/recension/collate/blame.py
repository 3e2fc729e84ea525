"""Who began it, who blames whom, and who will have had nothing to do with it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth, Words

from .accused import Held, find_charges, one_a_report
from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import is_answer
from .responsibility import Claimed, find_blames
from .rivals import Clash, Side
from .sayings import Told, any_of
from .surroundings import SENTENCE_END

# "Fired first", "threw the first stone", "was the first to shoot", "started the brawl".
BEGAN = re.compile(
    r"\b(?:(?:fired|shot|opened fire|attacked|struck|charged|threw (?:stones|rocks|bottles|punches|petrol bombs)"
    r"|(?:began|started) (?:shooting|firing|throwing (?:stones|rocks|bottles)))"
    r"(?: \w+){0,3}? first(?=[,.;”\"]|$| and | when | before | in )"
    r"|(?:fired|threw|struck|landed) the first (?:shots?|stones?|punch|blow|rockets?|shells?)"
    r"|(?:was|were) (?:the )?first to (?:open fire|fire|shoot|attack|strike|throw)"
    r"|(?:started|began|begun|provoked|instigated) the "
    r"(?:fight|fighting|firing|shelling|clash|clashes|violence|shooting|confrontation|brawl|hostilities)"
    r"|(?:opened|launched|began|started) (?:an )?(?:\w+ and )?unprovoked(?: and \w+)? "
    r"(?:fire|attack|firing|shelling|assault))\b"
)
DISOWNED = re.compile(
    r"\b(?:(?:has|have|had) nothing to do with|(?:had|played|has|have) no (?:part|role|hand|involvement) in"
    r"|(?:was|were|is|are) not (?:behind|involved in|responsible for)"
    r"|distanced (?:itself|himself|herself|themselves) from)\b"
    r"[^.;:“”\"\n]*"
)
SPEAKS_OF_HIMSELF = re.compile(r"\b(?:we|i|it|they|he|she|our (?:group|men|forces))\b(?: \w+)? ?$", re.IGNORECASE)
HELD_FOR = re.compile(r"\bblam(?:e|es|ed|ing)\b.*? (?:for|over) (?P<what>.+)")
# A list of those who are blamed goes on so far.
FURTHER_CHARS = 80
# A record that holds more to have done it is of a long quarrel.
MOST_CHARGES = 60
# "Denied any part in the raid. … He blamed robbers": the deed stands so many sentences before.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Beginner:
    """Who is said to have begun: the words, the entity if known, what he is called, and whose word it is."""

    span: Span
    entity: str | None
    called: frozenset[str]
    voice: str
    said_by: tuple[str, ...]


def find_rival_beginners(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """ "The police fired first" beside "protesters threw the first stone": the first two voices that name others."""
    found = [b for t in told for s in t.sentences for b in _beginners(t, s, material)]
    for a, b in combinations(found, 2):
        about = material.event_at(a.span)
        if about and a.voice != b.voice and a.entity != b.entity and not a.called & b.called:
            sides = tuple(Side(x.span, about, Words(x.span.text), x.said_by) for x in (a, b))
            reason = f"who began it: “{a.span.text}”, but “{b.span.text}”"
            yield Clash(sides, Facet.RESPONSIBLE, Verdict.DIFFER, reason)
            return


def _beginners(told: Told, sentence: Span, material: Material) -> Iterator[Beginner]:
    for found in BEGAN.finditer(told.report.text, sentence.start, sentence.end):
        start = told.subjects.start_before(found.start(), sentence)
        span = told.report.span(start, found.end())
        called = stems_of(told.report.text[start : found.start()])
        told_so = is_answer(told.report.text[sentence.start : found.end()])
        if not called or not told_so or is_history(sentence, told.report, material):
            continue
        saying = told.saying_at(found.start())
        speaker = saying.speaker if saying else None
        voice = speaker or material.origin(told.report.id)
        entity = told.subjects.before(found.start(), sentence)
        yield Beginner(span, entity, called, voice, (speaker,) if speaker else ())


def find_rival_charges(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """ "Attributed the raid to the Red Front" beside "he blamed robbers": the first two voices that name others."""
    held = [h for t in told for h in find_charges(t, material) if _is_of_deed(h, t)]
    for a, b in combinations(held[:MOST_CHARGES], 2):
        about = material.event_at(a.span) or material.event_at(b.span)
        if about and _name_others(a, b) and _are_of_one_deed(a, b) and not _goes_on_with(a, b, material):
            sides = tuple(
                Side(h.span, about, Words(h.span.text), h.by) for x in (a, b) for h in _with_its_like(x, held)
            )
            reason = f"who did it: “{a.span.text}”, but “{b.span.text}”"
            yield Clash(sides, Facet.RESPONSIBLE, Verdict.DIFFER, reason)
            return


def _is_of_deed(held: Held, told: Told) -> bool:
    """Whether somebody is held to have done what is a deed by the words of its sentence, or of those before."""
    at = max(0, bisect_right(told.sentences, held.span.start, key=lambda s: s.start) - 1)
    near = " ".join(s.text for s in told.sentences[max(0, at - NEAR) : at + 1])
    accuses = re.search(rf"\b{any_of('accuse')}\b", held.span.text) and not re.search(r"\bblam", held.span.text)
    return bool(
        held.by and (held.called or held.entities) and not accuses and re.search(rf"\b{any_of('deeds')}\b", near)
    )


def _with_its_like(chosen: Held, held: Sequence[Held]) -> list[Held]:
    """The first of each report that names him too, or that is of the same voice."""
    alike = [h for h in held if h is chosen or _name_one(h, chosen) or set(h.by) & set(chosen.by)]
    return one_a_report(alike)


def _are_of_one_deed(a: Held, b: Held) -> bool:
    """Not "for the attack" and "for the killing of trade", which shares nothing with it and is of something else."""
    held_for = [found["what"] for h in (a, b) if (found := HELD_FOR.search(h.span.text))]
    if any(not re.search(rf"\b{any_of('deeds')}\b", what) for what in held_for):
        return False
    is_bare = not any(re.search(rf"\b{any_of('deeds')} of\b", what) for what in held_for)
    return len(held_for) < len((a, b)) or is_bare or not stems_of(held_for[0]).isdisjoint(stems_of(held_for[1]))


def _name_others(a: Held, b: Held) -> bool:
    if set(a.by) & set(b.by) or set(a.by) & b.entities or set(b.by) & a.entities:
        return False
    return not _name_one(a, b)


def _goes_on_with(a: Held, b: Held, material: Material) -> bool:
    """Whether either of them names the other's man further on: "blamed careless officials and the Red Front"."""
    return any(one.called and one.called <= _said_of(other, material) for one, other in ((a, b), (b, a)))


def _said_of(held: Held, material: Material) -> frozenset[str]:
    """What its own sentence says of him, and of those who are named with him."""
    span, text = held.span, material.report[held.span.report].text
    further = text[span.end : span.end + FURTHER_CHARS]
    stop = SENTENCE_END.search(further)
    return stems_of(span.text + (further[: stop.start()] if stop else further))


def _name_one(a: Held, b: Held) -> bool:
    return bool(a.entities & b.entities or a.called & b.called or a.names & b.names)


def find_mutual_blame(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """Two who blame each other, once for each two."""
    blames = [b for t in told for b in find_blames(t, material) if b.said_by]
    shown: set[frozenset[str]] = set()
    for a, b in combinations(blames, 2):
        pair = frozenset((a.doer, *a.said_by))
        about = material.event_at(a.span)
        if about and (a.doer,) == b.said_by and (b.doer,) == a.said_by and pair not in shown:
            shown.add(pair)
            sides = tuple(Side(x.span, about, Words(x.span.text), x.said_by) for x in (a, b))
            reason = f"each blames the other: “{a.span.text}”, “{b.span.text}”"
            yield Clash(sides, Facet.RESPONSIBLE, Verdict.DIFFER, reason)


def find_disowned(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """Somebody is blamed, and says that he had nothing to do with it."""
    blames = [b for t in told for b in find_blames(t, material)]
    for report in told:
        for sentence in report.sentences:
            for found in DISOWNED.finditer(report.report.text, sentence.start, sentence.end):
                yield from _disowning(found, sentence, report, blames, material)


def _disowning(
    found: re.Match[str], sentence: Span, told: Told, blames: Sequence[Claimed], material: Material
) -> Iterator[Clash]:
    saying = told.saying_at(found.start())
    before = found.string[sentence.start : found.start()]
    is_own = saying is not None and SPEAKS_OF_HIMSELF.search(before) is not None
    who = saying.speaker if saying and is_own else told.subjects.before(found.start(), sentence)
    against = [b for b in blames if who and b.doer == who and b.said_by != (who,)]
    span = told.report.span(told.subjects.start_before(found.start(), sentence), found.end())
    about = material.event_at(span)
    if against and about and who:
        sides = (
            *(Side(b.span, about, Truth(True, b.span.text), b.said_by) for b in against),
            Side(span, about, Truth(False, span.text), (who,)),
        )
        reason = f"“{against[0].span.text}”, but “{span.text}”: the accused denies it"
        yield Clash(sides, Facet.RESPONSIBLE, Verdict.CONTRADICT, reason)
