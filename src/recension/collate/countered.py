"""What whoever denies a thing tells in its place: "denied that he was held. “He came by himself,” he said"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from recension.model.entity import EntityType
from recension.model.values import Truth, Words

from .alike import stems_of
from .material import Material
from .rivals import Clash, Side, do_overlap
from .sayings import Saying, Told

# Whoever denied goes on: "It says", "In a statement, it said", "“Never,” he told reporters"; or his man: "Her lawyer".
GOES_ON = re.compile(
    r"(?:(?:But |And )?|In (?:an?|its|his|her|their) (?:\w+ )?(?:statement|letter|message|post),? (?:that )?"
    r"|[“\"][^“”\"\n]{1,400},[”\"] )(?P<who>it|he|she|they)\b",
    re.IGNORECASE,
)
HIS_MAN = re.compile(
    r"(?:But |And )?(?P<who>Its|His|Her|Their) (?:\w+ )?"
    r"(?:spokes\w+|lawyers?|attorneys?|director|manager|chief|head|owner|deputy)\b"
)
OF_PERSON = frozenset({"he", "she", "his", "her"})
COUNTS = re.compile(r"\d")
# What is asked for or promised tells nothing of what was.
NOT_TOLD = re.compile(r"\b(?:will|would|must|should|shall|going to|hopes?|plans? to)\b")
# What a denial is followed by, and how many sentences behind it.
MOST_SAID, REACH = 2, 1


def with_own_versions(clashes: Sequence[Clash], reports: Sequence[Told], material: Material) -> list[Clash]:
    """The clashes, each denial in them with what the denier says right behind it."""
    by_id = {told.report.id: told for told in reports}
    return [c if c.matter else replace(c, sides=(*c.sides, *_own_versions(c.sides, by_id, material))) for c in clashes]


def _own_versions(sides: Sequence[Side], told: dict[str, Told], material: Material) -> Iterator[Side]:
    known = [side.span for side in sides]
    for side in sides:
        if not isinstance(side.value, Truth) or side.value.value:
            continue
        for saying in _said_behind(side, told[side.span.report], material):
            if _is_of_it(saying, sides) and not any(do_overlap(saying.span, span) for span in known):
                known.append(saying.span)
                by = (saying.speaker,) if saying.speaker else ()
                # he says it himself, and nobody denies it
                yield Side(saying.span, side.about, Words(saying.span.text), by)


def _is_of_it(saying: Saying, sides: Sequence[Side]) -> bool:
    """Whether it may be of the matter: a count of what no side speaks of is not, "350 people work there"."""
    told = stems_of(" ".join(side.span.text for side in sides))
    return COUNTS.search(saying.span.text) is None or bool(stems_of(saying.span.text) & told)


def _said_behind(denial: Side, told: Told, material: Material) -> Iterator[Saying]:
    place = denial.span.end
    at = bisect_left(told.sentences, place, key=lambda s: s.end)
    first = bisect_left(told.sayings, place, key=lambda s: s.span.start)
    near = takewhile(lambda s: s.sentence <= at + REACH, islice(told.sayings, first, None))
    own = takewhile(lambda s: _is_deniers(s, denial, at, told, material) and not NOT_TOLD.search(s.span.text), near)
    return islice(own, MOST_SAID)


def _is_deniers(saying: Saying, denial: Side, at: int, told: Told, material: Material) -> bool:
    """Whether it is of him who denied: by his name, by a pronoun that fits him, or by his lawyer right behind."""
    if saying.speaker and saying.speaker in denial.said_by:
        return True
    pattern = HIS_MAN if saying.speaker else GOES_ON
    found = pattern.match(told.sentences[at + 1].text) if saying.sentence == at + 1 else None
    return found is not None and _fits(found["who"], denial, material)


def _fits(pronoun: str, denial: Side, material: Material) -> bool:
    """Whether a pronoun may be of whoever denied: "she" of a person, "it" of an army; of one unknown none is."""
    known = [material.entity[e] for e in denial.said_by if e in material.entity]
    of_person = pronoun.lower() in OF_PERSON
    return any((entity.type is EntityType.PERSON) is of_person for entity in known)
