"""Where it happened, where two whom the reports credit name places that lie apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from recension.model.comparison import Verdict
from recension.model.entity import EntityType, GeoPrecision, Location
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .alike import stems_of
from .history import is_history
from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .parting import km_between
from .rivals import Clash, Side
from .sayings import Told

HAPPENED = re.compile(
    r"\b(?:(?:took|taken) place|happened|occurred|(?:was|were) (?:carried out|committed|seized|abducted|kidnapped"
    r"|captured"
    r"|ambushed|attacked|stopped|shot|killed|hit|shot down|intercepted|boarded))\b(?=[^,;.“”\"\n]{0,60}? "
    r"(?:in|at|near|around|on|outside|off|inside|between) )"
)
# "The ambush took place near Orrin" is of the one that all speak of, whatever was done to whom in it.
OF_THE_STORY = re.compile(
    r"\b(?:the|this|it) (?:\w+ ){0,3}?(?:took|taken|happened|occurred|was carried|was committed)\b", re.IGNORECASE
)
PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
# Nearer than this, two names may be of one place, or a town and its outskirts.
APART_KM = 20.0
# A town may lie so far from the middle of its own region.
REGION_KM = 120.0
# "On the road to Orrin as they came from a wedding in Sulem": the second place is another's.
APART_CLAUSE = re.compile(r" (?:as|when|while|after|before|who|which|where|from|since|on (?:his|her|its|their)) ")
# A record that tells of more is made to keep us busy.
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """Where one voice has it happen: all places that its clause names behind the verb."""

    span: Span
    places: frozenset[str]
    speaker: str
    subject: frozenset[str]
    is_of_story: bool


def find_rival_places(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """The first two voices that have it happen in places of one order of which none lies in the other."""
    found = [h for t in told for s in t.sentences for c in clauses_of(s, t) for h in _happenings(c, s, t, material)]
    found = found[:MOST_FOUND]
    for a, b in combinations(found, 2):
        about = material.event_at(a.span)
        if about and _are_rivals(a, b, material):
            others = [
                h for h in found if h not in (a, b) and (_are_rivals(h, a, material) or _are_rivals(h, b, material))
            ]
            shown = {(h.span.report, h.speaker): h for h in reversed((a, b, *others))}.values()
            sides = tuple(Side(h.span, about, Words(h.span.text), (h.speaker,)) for h in reversed(shown))
            reason = f"where it happened: “{a.span.text}”, but “{b.span.text}”"
            yield Clash(sides, Facet.WHERE, Verdict.DIFFER, reason)
            return


def _happenings(clause: Span, sentence: Span, told: Told, material: Material) -> Iterator[Happening]:
    found = HAPPENED.search(clause.text)
    saying = told.saying_at(clause.start + found.start()) if found else None
    if found is None or saying is None or saying.speaker is None or not is_answer(clause.text):
        return
    behind = APART_CLAUSE.search(clause.text, found.end())
    scene = told.report.span(clause.start + found.start(), clause.start + behind.start() if behind else clause.end)
    named = told.subjects.named_in(scene)
    places = frozenset(e for e in named if material.is_named(e) and material.entity[e].type in PLACES)
    if places and not is_history(sentence, told.report, material):
        subject = stems_of(clause.text[: found.start()])
        is_of_story = OF_THE_STORY.search(clause.text, 0, found.end()) is not None
        yield Happening(shown_words(clause, saying, told.report), places, saying.speaker, subject, is_of_story)


def _are_rivals(a: Happening, b: Happening, material: Material) -> bool:
    of_one = a.is_of_story or b.is_of_story or a.subject & b.subject
    is_one = of_one or material.event_at(a.span) == material.event_at(b.span)
    return bool(is_one) and a.speaker != b.speaker and _lie_apart(a.places, b.places, material)


def _lie_apart(here: frozenset[str], there: frozenset[str], material: Material) -> bool:
    around = [one | frozenset().union(*(material.within[e] for e in one)) for one in (here, there)]
    if here & around[1] or there & around[0]:
        return False
    known = [[p for e in one if (p := material.entity[e].location)] for one in (here, there)]
    return any(_are_two(a, b) for a, b in product(*known))


def _are_two(a: Location, b: Location) -> bool:
    """Whether neither is so large or so near that it may hold the other."""
    if GeoPrecision.COUNTRY in (a.precision, b.precision):
        return False
    return km_between(a, b) > (APART_KM if a.precision is b.precision else REGION_KM)
