"""Where the chains of an incident lie: places, facilities and countries, settled over all reports together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Part, PartKind, Report
from recension.text.countries import find_country, find_country_of

from .gazetteer import Place
from .home import find_home
from .namesakes import without_namesakes
from .places import Toponym, point_in, resolve_places, split_owner
from .profiles import fullest_name
from .quarters import with_cities
from .streets import without_streets
from .toponyms import is_side_name, is_street, town_of_body, word_set

_DATELINE = 3  # mentions that one in the dateline is worth
_SERVED = 100  # mentions that a town's police are worth
_LONGEST_SERVICE = 16  # characters behind a name, enough for " firefighters"
_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})


@dataclass(frozen=True, slots=True)
class _Naming:
    """A report's name for a place: how often it stands there, and whether its police or firefighters are told of.

    Of "police in Leith" it `has_police`; they may be another town's in a quarter of it.
    """

    report: str
    toponym: Toponym
    times: int
    is_served: bool = False
    has_police: bool = False


def place_chains(chains: Sequence[Chain], reports: Mapping[str, Report]) -> dict[str, Place]:
    """Where each chain of a place or facility is, settled over all reports (by id) together.

    Of several reports of one incident the places keep company; one report alone may name a far town once, and is at
    home only where it tells of the town's police.
    """
    toponyms = _with_containers(_toponyms(chains))
    namings = [*_namings(chains, toponyms, reports), *_named_by_bodies(chains)]
    demonyms = [word for c in chains for word in _demonyms(c)]
    found = resolve_places((n.toponym for n in namings for _ in range(n.times)), demonyms)
    found = without_streets(found, _times(namings))
    placed = {i: (t, found[t]) for i, t in toponyms.items() if t in found}
    quarters = _quarters(chains, toponyms)
    towns = [n for n in namings if n.toponym in found and n.toponym not in quarters]
    served = frozenset(found[n.toponym] for n in towns if n.is_served)
    served = served or frozenset(found[n.toponym] for n in towns if n.has_police)
    home = find_home(((n.report, found[n.toponym], n.times) for n in towns), len(reports), served)
    is_alone = len({n.report for n in namings}) < 2
    if is_alone and home not in served:
        return {i: place for i, (_, place) in placed.items()}
    if home is not None:
        placed = {i: (t, place) for i, (t, place) in placed.items() if t not in quarters}
    parts = {i: t for i, t in toponyms.items() if t in quarters or is_street(t.name) or is_side_name(t.name)}
    at_home = {i: t for i, t in parts.items() if i not in placed}
    kept = with_cities({i: placed[i] for i in without_namesakes(placed, home)}, served)
    return kept if is_alone else kept | _put_in(home, at_home)


def _toponyms(chains: Sequence[Chain]) -> dict[str, Toponym]:
    names = {c.id: fullest_name(c) for c in chains}
    toponyms: dict[str, Toponym] = {}
    for chain in chains:
        name = names[chain.id]
        if name is not None and (chain.type in _LOCAL or find_country(name) is not None):
            name, owner = split_owner(name)
            outer = names.get(chain.within) if chain.within else None
            toponyms[chain.id] = Toponym(name, chain.type, owner or (split_owner(outer)[0] if outer else None))
    return toponyms


def _namings(chains: Sequence[Chain], toponyms: dict[str, Toponym], reports: Mapping[str, Report]) -> Iterator[_Naming]:
    """Each report's places, and how often it names them: in the dateline counts as much as three times in the story."""
    for chain in chains:
        spans = [m.span for m in chain.mentions if m.kind is MentionKind.NAME]
        if chain.id in toponyms and spans:
            report = reports[spans[0].report]
            lines = [s for s in spans if any(p.start <= s.start < p.end for p in _datelines(report))]
            served = any(_is_served(report.text, s.end) for s in spans)
            policed = any(_has_police(report.text, s.start) for s in spans)
            yield _Naming(report.id, toponyms[chain.id], len(spans) + (_DATELINE - 1) * len(lines), served, policed)


def _times(namings: Sequence[_Naming]) -> Counter[Toponym]:
    """How often each name is named; whose police are told of is a town, whatever street is called like it."""
    times: Counter[Toponym] = Counter()
    for naming in namings:
        times[naming.toponym] += naming.times + (_SERVED if naming.is_served else 0)
    return times


def _datelines(report: Report) -> list[Part]:
    return [p for p in report.parts if p.kind is PartKind.DATELINE]


def _is_served(text: str, end: int) -> bool:
    """Whether what follows a name is its police."""
    word = text[end : end + _LONGEST_SERVICE].strip().split(" ")[0]
    return text[end : end + 1] == " " and word.lower() in word_set("services")


def _has_police(text: str, start: int) -> bool:
    """Whether a name is that of where police are: "police in Leith"."""
    before = text[max(0, start - _LONGEST_SERVICE) : start].lower().split()[-2:]
    return before[-1:] == ["in"] and before[0] in word_set("services")


def _named_by_bodies(chains: Sequence[Chain]) -> Iterator[_Naming]:
    """ "Leith Police Department" tells of Leith, too."""
    for chain in chains:
        towns = {town for name in chain.names if chain.type not in _LOCAL and (town := town_of_body(name)) is not None}
        yield from (_Naming(chain.mentions[0].span.report, Toponym(t, EntityType.PLACE), 1) for t in sorted(towns))


def _quarters(chains: Sequence[Chain], toponyms: Mapping[str, Toponym]) -> frozenset[Toponym]:
    """What is called a neighbourhood and is in no container: a quarter of the town that the reports tell of."""
    called = {
        chain.within
        for chain in chains
        for m in chain.mentions
        if chain.within and m.kind is MentionKind.NOMINAL and m.head.text.lower() in word_set("quarters")
    }
    return frozenset(toponyms[i] for i in called if i in toponyms and toponyms[i].container is None)


def _put_in(home: Place | None, unplaced: Mapping[str, Toponym]) -> dict[str, Place]:
    """Streets and quarters of which nothing is told but the name: an incident's reports are told from its town."""
    if home is None:
        return {}
    return {i: point_in(t, home) for i, t in unplaced.items() if t.container is None}


def _with_containers(toponyms: dict[str, Toponym]) -> dict[str, Toponym]:
    """What one report says of where a place lies goes for all: the container that most of them name."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for toponym in toponyms.values():
        if toponym.container:
            said[toponym.name.casefold()][toponym.container] += 1
    best = {name: max(sorted(c.items()), key=lambda pair: pair[1])[0] for name, c in said.items()}
    return {i: Toponym(t.name, t.type, t.container or best.get(t.name.casefold())) for i, t in toponyms.items()}


def _demonyms(chain: Chain) -> Iterator[str]:
    for mention in chain.mentions:
        words = mention.span.text.split()
        if mention.kind is not MentionKind.PRONOUN and len(words) > 1:
            yield from (w for w in words[:3] if w[:1].isupper() and find_country_of(w) is not None)
