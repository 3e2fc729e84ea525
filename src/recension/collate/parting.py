"""Statements on one facet of one event, parted where they are not surely about the same thing."""

from collections.abc import Sequence
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from recension.model.comparison import Verdict, Version
from recension.model.entity import GeoPrecision, Location
from recension.model.statement import Facet, Mood, Statement
from recension.model.values import Who

from .material import Material, Told
from .series import is_denied
from .surroundings import NEAR_CHARS, SENTENCE_END
from .verdicts import compare_words
from .wording import LATER, WORD, find_negation, word_set, word_table

# "charged" and "charges" are one verb, "charged" and "appeared" are not.
SAME_VERB_CHARS = 4
# Places nearer than this may be one town and its surroundings.
ONE_TOWN_KM = 40.0
EARTH_KM = 6371.0
SAME_CAUSE = frozenset({Verdict.AGREE, Verdict.REFINE, Verdict.CONTRADICT})


def part_statements(statements: Sequence[Statement], material: Material) -> list[list[Statement]]:
    """The statements in groups that can be laid side by side; most often all of them in one."""
    facet = statements[0].facet
    if facet is Facet.HAPPENED:
        return _part_denials(statements, material)
    if facet is Facet.CAUSE:
        return _part_causes(statements, material)
    return [list(statements)]


def _part_denials(statements: Sequence[Statement], material: Material) -> list[list[Statement]]:
    """ "was not charged" contradicts "was charged" of the same man; not "appeared in court", nor another's charge."""
    denied = [s for s in statements if is_denied(s)]
    told = [s for s in statements if not is_denied(s) and s.mood in (Mood.STATED, Mood.BACKGROUND)]
    apart = [no for no in denied if not any(_contradict(no, yes, material) for yes in told)]
    places = {s.id for s in apart}
    together = [s for s in statements if s.id not in places]
    return [group for group in (together, apart) if group]


def _contradict(no: Statement, yes: Statement, material: Material) -> bool:
    """Whether the one plainly denies what the other plainly tells: one verb, a negation, nobody else's act."""
    denied, told = (material.told.get(s.id, Told()).players for s in (no, yes))
    if not denied & told:
        return False
    one, two = (s.span.text.lower()[:SAME_VERB_CHARS] for s in (no, yes))
    if any(one == verb[:SAME_VERB_CHARS] for verb in word_table()["courtesy"]["verbs"]):
        return False
    text = material.report[no.report].text
    behind = SENTENCE_END.split(text[no.span.end : no.span.end + NEAR_CHARS])[0]
    return one == two and find_negation(text, no.span.start) is not None and not LATER.search(behind)


def _part_causes(statements: Sequence[Statement], material: Material) -> list[list[Statement]]:
    """Causes that two origins give in the same words together, else each origin's by themselves.

    Two that are worded apart may both be true, and are not laid side by side.
    """
    alike: list[list[Statement]] = []
    for statement in statements:
        near = (g for g in alike if compare_words(g[0].value.text, statement.value.text)[0] in SAME_CAUSE)
        group = next(near, None)
        if group is None:
            alike.append([statement])
        else:
            group.append(statement)
    shared: list[list[Statement]] = []
    own: dict[str, list[Statement]] = {}
    for group in alike:
        origins = {material.origin(s.report) for s in group}
        if len(origins) > 1:
            shared.append(group)
        else:
            own.setdefault(origins.pop(), []).extend(group)
    return [*shared, *own.values()]


def are_of_one_act(versions: Sequence[Version], material: Material, *, surely: bool = False) -> bool:
    """Whether the values of any two origins are told of the same people, as far as either says to whom it was done.

    Times of "she was released" and "he was released" do not quarrel, though the two were taken for one event; and of
    what is done to nobody, a meeting or a news conference, there are often two (`surely`), but of a blast one.
    """
    told: dict[frozenset[str], set[frozenset[str]]] = {}
    for version in versions:
        victims = {_victims(s, material) for s in version.statements} - {frozenset[str]()}
        told.setdefault(frozenset(version.origins), set()).update(victims)
    deed = any(material.told.get(s, Told()).is_deed for version in versions for s in version.statements)
    known = deed or all(told.values()) or not surely
    return known and all(a & b for one, two in combinations(told.values(), 2) for a in one for b in two)


def _victims(statement: str, material: Material) -> frozenset[str]:
    return material.told.get(statement, Told()).victims


def are_far_apart(versions: Sequence[Version], material: Material) -> bool:
    """Whether the places are all towns or points on the map, and any two of different origins not one town's."""
    # A street has its name from some other town.
    if any({w.lower() for w in WORD.findall(v.value.text)[-1:]} & word_set("streets") for v in versions):
        return False
    located = [(v, _location(v, material)) for v in versions]
    exact = (GeoPrecision.POINT, GeoPrecision.CITY)
    points = [(version, at) for version, at in located if at is not None and at.precision in exact]
    apart = [km_between(a, b) for (v, a), (w, b) in combinations(points, 2) if {*v.origins} != {*w.origins}]
    return len(points) == len(versions) and bool(apart) and min(apart) > ONE_TOWN_KM


def _location(version: Version, material: Material) -> Location | None:
    place = material.entity.get(version.value.entity or "") if isinstance(version.value, Who) else None
    return place.location if place else None


def km_between(a: Location, b: Location) -> float:
    """The great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
