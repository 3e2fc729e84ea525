"""Entities over all reports: which chains are one person, body or place, with a judgement and reason for each join."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, starmap

from recension.model.entity import EntityType, GeoPrecision, Location
from recension.model.judgement import Judgement, JudgementKind, Sameness
from recension.model.linked import Known
from recension.model.reading import Chain, Reading
from recension.model.report import Report
from recension.text.acronyms import is_acronym
from recension.text.bodies import Body, find_body
from recension.text.countries import Country, find_country_of_capital
from recension.text.names import fold_name

from .chainplaces import place_chains
from .gazetteer import Place, find_places
from .matching import OTHER_NAME, compare_profiles
from .names import Compared
from .points import find_point
from .profiles import Profile, body_of, country_of_chain, fullest_name, make_profile, spelled_otherwise
from .retold import find_retold

_MAIN_SHARE = 3
_MOST_IN_BLOCK = 80  # a block of more names than this tells nothing ("Ministry of")
_LONGEST_ACRONYM = 5
# The gazetteer's level of cities, and how many people make a name sooner the city's than a building's; set by hand.
_CITY, _LARGE = 3, 100_000
_RETOLD = 0.9  # how sure it is that those told in the same words are one; set by hand, under what a name tells
_SPELLED = 4  # what a name in usual spelling tells of its type, beside one in capitals


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
    by_id = {report.id: report for report in reports}
    places = place_chains(chains, by_id)
    otherwise = spelled_otherwise(chains)
    profiles = _profiles(chains, places, otherwise)
    profiled = {chain for profile in profiles for chain in profile.chains}
    retold = find_retold((c for c in chains if c.id not in profiled), by_id)
    return EntityLinks((*_judge(profiles), *starmap(_judge_retold, retold)), _known(chains, places, otherwise))


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
    if chain.type is EntityType.PLACE and find_country_of_capital(name) is not None:
        return chain  # "Kabul said" in one report and "in Kabul" in another are a government and a city
    told = votes[fold_name(name)]
    best = max(told, key=lambda kind: (told[kind], kind is chain.type, kind))
    is_map = any(find_point(n) or find_country_of_capital(n) for n in chain.names)
    # what one report tells of as a place, and the map knows for one, the tagger took for a body elsewhere
    is_map = is_map or (told[EntityType.PLACE] > 0 and not is_acronym(name) and any(find_places(name)))
    if is_map and best in (EntityType.ORGANIZATION, EntityType.OTHER):
        best = EntityType.PLACE
    if best is EntityType.FACILITY and _is_city(name):
        best = EntityType.PLACE
    return chain if best is chain.type else replace(chain, type=best)


def _is_city(name: str) -> bool:
    """Whether a name that may be a building's is a capital's or a large city's: "Port Louis", "Fort Worth"."""
    cities = (p for p in find_places(name) if p.level == _CITY and not p.is_other_name)
    return find_country_of_capital(name) is not None or any(p.population >= _LARGE for p in cities)


def _profiles(chains: Sequence[Chain], places: dict[str, Place], otherwise: frozenset[str]) -> list[Profile]:
    """One profile for each distinct way of naming; chains that name alike share it."""
    by_key: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for chain in chains:
        profile = make_profile(chain, places.get(chain.id), otherwise)
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


def _judge_retold(left: str, right: str, words: str) -> Judgement:
    return _judgement(left, right, Sameness.SAME, _RETOLD, f"both are “{words}”, told in the same words")


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


def _known(chains: Iterable[Chain], places: dict[str, Place], otherwise: frozenset[str]) -> dict[str, Known]:
    known = {}
    for chain in chains:
        country = country_of_chain(chain)
        body = body_of(chain, otherwise) if country is None else None
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
    name = country.name if country else body.name if body else None
    return Known(kind, where, links, name, place.city if place is not None else None)
