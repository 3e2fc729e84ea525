"""Where a fire or a blast began, where voices name different places: "in the kitchen", "in the engine room"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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
from .wording import word_set

WHERE = r"(?:in|on|at|among|near|inside|under|behind|beneath|below|by|close to|next to|from)"
BEGINNING = r"(?:start(?:ed|ing)?|began|begun|broke out|broken out|originated|erupted)"
BEGAN = re.compile(
    rf"\b(?:fire|blaze|flames|explosion|blast|it)\b [^.;]{{0,40}}?\b{BEGINNING}\b(?P<where>.{{0,120}}? {WHERE} .+)"
    rf"|\b(?:saw|seen|noticed|spotted) (?:the )?(?:first )?(?:sparks|flames|smoke)(?P<seen> .{{0,120}}?{WHERE} .+)",
    re.IGNORECASE,
)
WITHIN = r"(?: (?:of|on|in|at) the (?:[a-z-]+ )?[a-z-]+)?"
AFTER = r"when|after|while|and|as|before|where|that|which|because|around|about|at|on|in|of|shortly|early|just"
PLACE = re.compile(
    rf"\b{WHERE} (?P<place>(?:(?:the|a|an|its|one of the|some) )?(?:[a-z-]+ ){{0,3}}?[a-z-]+{WITHIN})"
    rf"(?=[,.;]|$| (?:{AFTER})\b)"
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """One place where one voice has it begin."""

    span: Span
    place: str
    stems: frozenset[str]
    around: frozenset[str]
    voice: str
    said_by: tuple[str, ...]


def find_rival_beginnings(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """The first two voices that name places of which neither speaks of the other's."""
    found = [b for t in told for s in t.sentences for c in clauses_of(s, t) for b in _beginnings(c, s, t, material)]
    for a, b in combinations(found, 2):
        about = material.event_at(a.span)
        if about and a.voice != b.voice and not a.stems & b.around and not b.stems & a.around:
            sides = tuple(Side(x.span, about, Words(x.place), x.said_by) for x in (a, b))
            reason = f"where it began: “{a.span.text}”, but “{b.span.text}”"
            yield Clash(sides, Facet.WHERE, Verdict.OVERLAP, reason)
            return


def _beginnings(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Beginning]:
    found = BEGAN.search(clause.text)
    if found is None or not is_answer(clause.text) or is_history(sentence, told.report, material):
        return
    place = _place_in(found["where"] or found["seen"])
    if place is None:
        return
    saying = told.saying_at(clause.start + found.start())
    speaker = saying.speaker if saying else None
    span = shown_words(clause, saying, told.report)
    voice = speaker or material.origin(told.report.id)
    yield Beginning(
        span,
        place,
        stems_of(place) - word_set("parts"),
        stems_of(sentence.text) - word_set("parts"),
        voice,
        (speaker,) if speaker else (),
    )


def _place_in(text: str) -> str | None:
    """The first part of a building, vehicle or ground that is named after a preposition."""
    for found in PLACE.finditer(text):
        stems = stems_of(found["place"])
        if stems - word_set("parts") - word_set("no_place"):
            return found["place"]
    return None
