"""Where the chains of an incident lie: places, facilities and countries, settled over all reports together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain
from recension.model.report import Part
from recension.text.countries import find_country, find_country_of

from .gazetteer import Place
from .home import find_home
from .namesakes import without_namesakes
from .places import Toponym, point_in, resolve_places, split_owner
from .profiles import fullest_name
from .toponyms import is_side_name, is_street, town_of_body, word_set

_DATELINE = 3  # mentions that one in the dateline is worth
_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})


def place_chains(chains: Sequence[Chain], datelines: Mapping[str, Sequence[Part]]) -> dict[str, Place]:
    """Where each chain of a place or facility is, settled over all reports together.

    Of several reports of one incident the places keep company; one report alone may name a far town once.
    """
    names = {c.id: fullest_name(c) for c in chains}
    toponyms: dict[str, Toponym] = {}
    for chain in chains:
        name = names[chain.id]
        if name is not None and (chain.type in _LOCAL or find_country(name) is not None):
            name, owner = split_owner(name)
            outer = names.get(chain.within) if chain.within else None
            toponyms[chain.id] = Toponym(name, chain.type, owner or (split_owner(outer)[0] if outer else None))
    toponyms = _with_containers(toponyms)
    namings = [*_namings(chains, toponyms, datelines), *_named_by_bodies(chains)]
    demonyms = [word for c in chains for word in _demonyms(c)]
    found = resolve_places((t for _, t, times in namings for _ in range(times)), demonyms)
    placed = {i: (t, found[t]) for i, t in toponyms.items() if t in found}
    quarters = _quarters(chains, toponyms)
    if len({report for report, _, _ in namings}) < 2:
        return {i: place for i, (_, place) in placed.items()}
    towns = ((report, found[t], times) for report, t, times in namings if t in found and t not in quarters)
    home = find_home(towns, len(datelines))
    if home is not None:
        placed = {i: (t, place) for i, (t, place) in placed.items() if t not in quarters}
    parts = {i: t for i, t in toponyms.items() if t in quarters or is_street(t.name) or is_side_name(t.name)}
    at_home = {i: t for i, t in parts.items() if i not in placed}
    return without_namesakes(placed, home) | _put_in(home, at_home)


def _namings(
    chains: Sequence[Chain], toponyms: dict[str, Toponym], datelines: Mapping[str, Sequence[Part]]
) -> Iterator[tuple[str, Toponym, int]]:
    """Each report's places, and how often it names them: in the dateline counts as much as three times in the story."""
    for chain in chains:
        spans = [m.span for m in chain.mentions if m.kind is MentionKind.NAME]
        if chain.id in toponyms and spans:
            lines = [s for s in spans if any(p.start <= s.start < p.end for p in datelines.get(s.report, ()))]
            yield spans[0].report, toponyms[chain.id], len(spans) + (_DATELINE - 1) * len(lines)


def _named_by_bodies(chains: Sequence[Chain]) -> Iterator[tuple[str, Toponym, int]]:
    """ "Leith Police Department" tells of Leith, too."""
    for chain in chains:
        towns = {town for name in chain.names if chain.type not in _LOCAL and (town := town_of_body(name)) is not None}
        yield from ((chain.mentions[0].span.report, Toponym(town, EntityType.PLACE), 1) for town in sorted(towns))


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
