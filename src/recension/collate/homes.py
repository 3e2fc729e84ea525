"""One person whom two reports say to be from different places."""

import re
from collections.abc import Iterator
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

# "Ida Toss, 31, of Orrin", "the father, who is from Pell".
HOME = re.compile(
    r"(?:, (?:aged )?\d{1,3})?,? (?:(?:who (?:is|was|comes|came|hails|lives|lived) )?(?:from|in)|of)"
    r" ((?:(?:North|South|East|West|New|Port|Saint|St\.?) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
# "In" alone puts somebody where he just is.
NOT_HOME = re.compile(r"^,? in ")
HOME_CHARS = 60


def find_rival_homes(material: Material) -> Iterator[Clash]:
    """The first homes of a named person that two origins give apart, if neither lies within the other."""
    for entity in material.entities:
        if entity.type is EntityType.PERSON and entity.aliases:
            yield from _rivals(entity, material)


def _rivals(entity: Entity, material: Material) -> Iterator[Clash]:
    homes: dict[str, tuple[Span, str]] = {}
    for mention in entity.mentions:
        home = _home(mention, material)
        if home:
            homes.setdefault(material.origin(mention.report), home)
    for one, two in combinations(sorted(homes), 2):
        (a, here), (b, there) = homes[one], homes[two]
        verdict = _compare(here, there, material)
        about = material.event_at(a)
        if verdict and about:
            reason = f"“{here}” in one report, “{there}” in another: where {entity.name} is from"
            yield Clash((Side(a, about, Words(a.text)), Side(b, about, Words(b.text))), Facet.WHERE, verdict, reason)
            return


def _home(mention: Span, material: Material) -> tuple[Span, str] | None:
    """The mention and its home, and the home by itself, where it names a place of the record."""
    report = material.report[mention.report]
    found = HOME.match(report.text, mention.end, mention.end + HOME_CHARS)
    if found is None or NOT_HOME.match(found[0]) or not _places(found[1], material):
        return None
    return report.span(mention.start, found.end()), found[1]


def _places(name: str, material: Material) -> list[Entity]:
    kinds = (EntityType.PLACE, EntityType.GOVERNMENT)
    return [e for e in material.entities if e.type in kinds and any(a.name == name for a in e.aliases)]


def _compare(here: str, there: str, material: Material) -> Verdict | None:
    """None where one lies within the other or they may be one; whether they differ only the map tells."""
    one, two = _places(here, material)[0], _places(there, material)[0]
    if (
        content_words(here) & content_words(there)
        or one.id in material.within[two.id]
        or two.id in material.within[one.id]
    ):
        return None
    if one.id == two.id:
        return None
    far = one.location and two.location and km_between(one.location, two.location) > ONE_TOWN_KM
    same_kind = one.location and two.location and one.location.precision is two.location.precision
    return Verdict.DIFFER if far and same_kind else Verdict.OVERLAP
