"""Entities over all reports: which chains are one person, body or place, with a judgement and reason for each join."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from recension.model.entity import EntityType, GeoPrecision, Location, MentionKind
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.linked import Known
from recension.model.reading import Chain, Reading
from recension.model.report import Part, PartKind, Report
from recension.text.bodies import Body, find_body
from recension.text.countries import Country, find_country, find_country_of, find_country_of_capital
from recension.text.names import fold_name

from .gazetteer import Place
from .home import find_home
from .matching import OTHER_NAME, compare_profiles
from .names import Compared
from .namesakes import without_namesakes
from .places import Toponym, point_in, resolve_places, split_owner
from .points import find_point
from .profiles import Profile, make_profile
from .toponyms import is_street, town_of_body, word_set

_MAIN_SHARE = 3
_MOST_IN_BLOCK = 80  # a block of more names than this tells nothing ("Ministry of")
_LONGEST_ACRONYM = 5
_SPELLED = 4  # what a name in usual spelling tells of its type, beside one in capitals
_DATELINE = 3  # mentions that one in the dateline is worth
_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})


@dataclass(frozen=True, slots=True)
class EntityLinks:
    """Judgements over chains, and what shipped knowledge says of each chain, by its id."""

    judgements: tuple[Judgement, ...] = ()
    known: dict[str, Known] = field(default_factory=dict)


def link_entities(reports: Sequence[Report], readings: Sequence[Reading]) -> EntityLinks:
    """Which chains of the readings are one entity, and what is known of each, in whatever order the readings come."""
    order = {report.id: report.digest for report in reports}
    chains = [c for r in sorted(readings, key=lambda r: order.get(r.report, r.report)) for c in r.chains]
    chains = _settle_types(chains)
    datelines = {r.id: [p for p in r.parts if p.kind is PartKind.DATELINE] for r in reports}
    places = _place_chains(chains, datelines)
    profiles = _profiles(chains, places)
    judgements = tuple(_judge(profiles))
    return EntityLinks(judgements, _known(chains, places))


def _settle_types(chains: Sequence[Chain]) -> list[Chain]:
    """Chains with the type that most mentions of their name have over all reports, and the map's where it knows one.

    What stands in capitals, as in a dateline or a heading, was read without the help of its spelling.
    """
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for chain in chains:
        for name in (mention.name for mention in chain.mentions if mention.name):
            is_shouted = name.isupper() and len(name) > _LONGEST_ACRONYM
            votes[fold_name(name)][chain.type] += 1 if is_shouted else _SPELLED
    return [_settle_type(chain, votes) for chain in chains]


def _settle_type(chain: Chain, votes: dict[str, Counter[EntityType]]) -> Chain:
    name = fullest_name(chain)
    if name is None or country_of_chain(chain) is not None or any(find_body(n) for n in chain.names):
        return chain
    told = votes[fold_name(name)]
    best = max(told, key=lambda kind: (told[kind], kind is chain.type, kind))
    is_map = any(find_point(n) or find_country_of_capital(n) for n in chain.names)
    if is_map and best in (EntityType.ORGANIZATION, EntityType.OTHER):
        best = EntityType.PLACE
    return chain if best is chain.type else replace(chain, type=best)


def _profiles(chains: Sequence[Chain], places: dict[str, Place]) -> list[Profile]:
    """One profile for each distinct way of naming; chains that name alike share it."""
    by_key: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for chain in chains:
        profile = make_profile(chain, places.get(chain.id))
        if profile is not None:
            by_key[profile.key].append(profile)
    profiles = (by_key[key][0].with_chains(by_key[key]) for key in sorted(by_key, key=repr))
    return [p for p in profiles if not p.is_described or _is_one_a_report(p.chains)]


def _is_one_a_report(chains: Sequence[str]) -> bool:
    """Whether no report has two of the chains: where one tells of two captains, "the captain" tells nobody."""
    reports = [chain.split(":")[0] for chain in chains]
    return len(set(reports)) == len(reports)


def _judge(profiles: Sequence[Profile]) -> Iterator[Judgement]:
    for profile in profiles:
        for chain in profile.chains[1:]:
            score, how = (0.6, "described as") if profile.is_described else (0.97, "called")
            yield _judgement(profile.chains[0], chain, Sameness.SAME, score, f"both are {how} {profile.shown}")
    yield from _Linking(profiles).judgements()


def _judgement(left: str, right: str, verdict: Sameness, score: float, reason: str) -> Judgement:
    one, two = sorted((left, right))
    return Judgement(JudgementKind.ENTITY, one, two, verdict, round(score, 3), (reason,))


class _Linking:
    """Profiles joined into clusters, the surest pairs first, never across a pair that is judged different."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._cluster = list(range(len(profiles)))
        self._members = {at: [at] for at in self._cluster}
        self._different: dict[int, set[int]] = defaultdict(set)

    def judgements(self) -> Iterator[Judgement]:
        compared = [(a, b, compare_profiles(self._profiles[a], self._profiles[b])) for a, b in self._pairs()]
        for a, b, found in compared:
            if found.verdict is Sameness.DIFFERENT and (found.score > OTHER_NAME or self._profiles[a].person):
                self._different[a].add(b)
                self._different[b].add(a)
        sure = sorted((c for c in compared if c[2].verdict is Sameness.SAME), key=lambda c: (-c[2].score, c[0], c[1]))
        for a, b, found in sure:
            if self._join(a, b):
                yield self._told(a, b, Sameness.SAME, found.score, found.reason)
        open_pairs = [c for c in compared if c[2].verdict is Sameness.UNSURE]
        yield from self._settle(open_pairs)
        for a, b, found in compared:
            if found.verdict is Sameness.DIFFERENT and found.score >= 0.75:
                yield self._told(a, b, Sameness.DIFFERENT, found.score, found.reason)

    def _told(self, a: int, b: int, verdict: Sameness, score: float, reason: str) -> Judgement:
        return _judgement(self._profiles[a].chains[0], self._profiles[b].chains[0], verdict, score, reason)

    def _settle(self, open_pairs: list[tuple[int, int, Compared]]) -> Iterator[Judgement]:
        """A surname alone goes to the one person of the incident who bears it; where several do, it stays open.

        So does a shorter name of a body or place; the longest of them first, since shorter ones may end in them.
        """
        partners: dict[int, list[tuple[int, Compared]]] = defaultdict(list)
        for a, b, found in open_pairs:
            for short, long in ((a, b), (b, a)):
                if self._profiles[short].may_be_short_for(self._profiles[long]):
                    partners[short].append((long, found))
        for at in sorted(partners, key=lambda p: (-self._profiles[p].words, not self._has_full(partners[p]), p)):
            clusters = {self._cluster[b] for b, _ in partners[at]} - {self._cluster[at]}
            b, found = max(partners[at], key=lambda p: (self._profiles[p[0]].is_full, p[1].score, -p[0]))
            rivals = {c for c in clusters if any(self._profiles[m].may_be_meant for m in self._members[c])}
            main = self._main_of(rivals)
            if main is not None:
                b, found = max((p for p in partners[at] if self._cluster[p[0]] == main), key=lambda p: p[1].score)
                if self._join(at, b):
                    yield self._told(at, b, Sameness.SAME, 0.6, f"{found.reason}, and others hardly come up")
            elif len(rivals) > 1:
                yield self._told(at, b, Sameness.UNSURE, 0.5, f"several are called {self._profiles[at].shown}")
            elif self._join(at, b):
                yield self._told(at, b, Sameness.SAME, found.score, f"{found.reason}, and nobody else does")

    def _has_full(self, partners: Sequence[tuple[int, Compared]]) -> bool:
        return any(self._profiles[b].is_full for b, _ in partners)

    def _main_of(self, rivals: set[int]) -> int | None:
        """Of several who bear a surname, the one whom far more reports tell of."""
        if len(rivals) < 2:
            return None
        told = sorted(
            ((sum(len(self._profiles[m].chains) for m in self._members[c]), -c) for c in rivals), reverse=True
        )
        return -told[0][1] if told[0][0] >= _MAIN_SHARE * told[1][0] else None

    def _join(self, a: int, b: int) -> bool:
        left, right = self._cluster[a], self._cluster[b]
        if left == right:
            return False
        if any(m in self._different[n] for m in self._members[left] for n in self._members[right]):
            return False
        low, high = sorted((left, right))
        for member in self._members.pop(high):
            self._cluster[member] = low
            self._members[low].append(member)
        return True

    def _pairs(self) -> list[tuple[int, int]]:
        blocks: dict[str, list[int]] = defaultdict(list)
        for at, profile in enumerate(self._profiles):
            for key in profile.blocks:
                blocks[key].append(at)
        small = (members for _, members in sorted(blocks.items()) if len(members) <= _MOST_IN_BLOCK)
        return sorted({pair for members in small for pair in combinations(members, 2)})


def _place_chains(chains: Sequence[Chain], datelines: Mapping[str, Sequence[Part]]) -> dict[str, Place]:
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
    at_home = {i: t for i, t in toponyms.items() if i not in placed and (t in quarters or is_street(t.name))}
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


def fullest_name(chain: Chain) -> str | None:
    """The longest proper form that a chain uses; of two as long, the first."""
    names = [n for n in (*chain.names, *chain.also) if not _is_lone_capital(n, chain)]
    return max(names or chain.names, key=len, default=None)


def _is_lone_capital(name: str, chain: Chain) -> bool:
    """Whether a name is of a capital that stands in the chain for its country."""
    country = find_country_of_capital(name)
    return country is not None and any(find_country(other) == country for other in chain.names if other != name)


def country_of_chain(chain: Chain) -> Country | None:
    """The country that a chain is: by a name, or by its capital where that acts."""
    if chain.type not in (EntityType.PLACE, EntityType.GOVERNMENT, EntityType.ORGANIZATION):
        return None
    for name in chain.names:
        country = find_country(name)
        if country is not None:
            return country
    if chain.type is EntityType.GOVERNMENT:
        return next((c for name in chain.names if (c := find_country_of_capital(name)) is not None), None)
    return None


def _known(chains: Iterable[Chain], places: dict[str, Place]) -> dict[str, Known]:
    known = {}
    for chain in chains:
        country = country_of_chain(chain)
        body = next((b for n in chain.names if (b := find_body(n)) is not None), None) if country is None else None
        place = places.get(chain.id)
        if country is not None:
            place = place or Place(
                country.name, country.lat, country.lon, country.code, "", 0, GeoPrecision.COUNTRY, 0, country.geonames
            )
        if country is not None or body is not None or place is not None:
            known[chain.id] = _describe(chain, country, body, place)
    return known


def _describe(chain: Chain, country: Country | None, body: Body | None, place: Place | None) -> Known:
    links = {}
    if (country and country.wikidata) or (body and body.wikidata):
        links["wikidata"] = (country.wikidata if country else None) or (body.wikidata if body else None) or ""
    if place is not None and place.geonames:
        links["geonames"] = place.geonames
    where = Location(place.lat, place.lon, place.country, place.precision) if place is not None else None
    kind = body.type if body else EntityType.PLACE if chain.type is EntityType.PLACE and country is None else None
    return Known(kind, where, links, country.name if country else body.name if body else None)
