"""One person whom two reports say to be from different places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.entity import Entity, EntityType
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .material import Material
from .parting import ONE_TOWN_KM, km_between
from .rivals import Clash, Side
from .wording import content_words

# "Ida Toss, 31, of Orrin", "the father, who is from Pell". "In" alone puts somebody where he just is.
HOME = re.compile(
    r"(?:, (?:aged )?\d{1,3})?,? (?:(?:who (?:is|was) )?(?:from|of)|who (?:comes|came|hails|lives|lived) (?:from|in))"
    r" ((?:(?:North|South|East|West|New|Port|Saint|St\.?) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
HOME_CHARS = 60
PLACES = frozenset({EntityType.PLACE, EntityType.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class Home:
    """A mention of somebody with where he is from, the name of that by itself, and the place of the record."""

    span: Span
    name: str
    place: Entity


def find_rival_homes(material: Material) -> Iterator[Clash]:
    """The first homes of a named person that two origins give apart, if neither lies within the other."""
    places = {a.name: e for e in reversed(material.entities) if e.type in PLACES for a in e.aliases}
    for entity in material.entities:
        if entity.type is EntityType.PERSON and entity.aliases:
            yield from _rivals(entity, material, places)


def _rivals(entity: Entity, material: Material, places: Mapping[str, Entity]) -> Iterator[Clash]:
    homes: dict[str, Home] = {}
    for mention in entity.mentions:
        home = _home(mention, material, places)
        if home:
            homes.setdefault(material.origin(mention.report), home)
    for one, two in combinations(_one_of_each(homes), 2):
        verdict = _compare(one, two, material)
        about = material.event_at(one.span)
        if verdict and about:
            reason = f"“{one.name}” in one report, “{two.name}” in another: where {entity.name} is from"
            sides = (Side(one.span, about, Words(one.span.text)), Side(two.span, about, Words(two.span.text)))
            yield Clash(sides, Facet.WHERE, verdict, reason)
            return


def _one_of_each(homes: Mapping[str, Home]) -> list[Home]:
    """The first of those with one name, by origin: whatever clashes with one of them does with all."""
    first: dict[str, Home] = {}
    for _, home in sorted(homes.items()):
        first.setdefault(home.name, home)
    return list(first.values())


def _home(mention: Span, material: Material, places: Mapping[str, Entity]) -> Home | None:
    """The mention and its home, where that is a place of the record."""
    report = material.report[mention.report]
    found = HOME.match(report.text, mention.end, mention.end + HOME_CHARS)
    place = places.get(found[1]) if found else None
    return Home(report.span(mention.start, found.end()), found[1], place) if found and place else None


def _compare(here: Home, there: Home, material: Material) -> Verdict | None:
    """None where one lies within the other or they may be one; whether they differ only the map tells."""
    one, two = here.place, there.place
    inside = one.id in material.within[two.id] or two.id in material.within[one.id]
    if one.id == two.id or inside or content_words(here.name) & content_words(there.name):
        return None
    far = one.location and two.location and km_between(one.location, two.location) > ONE_TOWN_KM
    same_kind = one.location and two.location and one.location.precision is two.location.precision
    return Verdict.DIFFER if far and same_kind else Verdict.OVERLAP
