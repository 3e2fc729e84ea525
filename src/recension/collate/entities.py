"""Entities of the record: chains joined by judgements, with every form of their names and every mention."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recension.model.clusters import cluster_ids
from recension.model.entity import Alias, Entity, EntityType, GeoPrecision, Location, MentionKind
from recension.model.judgement import JudgementKind
from recension.model.linked import Known, Linked
from recension.model.reading import Chain, Reading
from recension.model.report import Report
from recension.model.values import Who
from recension.text.countries import find_country
from recension.text.names import fold_name, parse_person

_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})


def fold_entities(
    reports: Sequence[Report], readings: Sequence[Reading], linked: Linked
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities in the order of their first mention (reports by digest), and the entity's id for each chain.

    A cluster without a proper name is kept only where an event, a statement or a quotation needs it.
    """
    digest = {report.id: report.digest for report in reports}
    ordered = sorted(readings, key=lambda r: digest.get(r.report, r.report))
    chains = {chain.id: chain for reading in ordered for chain in reading.chains}
    cluster = cluster_ids(chains, linked.judgements, JudgementKind.ENTITY)
    used = {chain for reading in readings for chain in _used_chains(reading)}
    members: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains.values():
        members[cluster[chain.id]].append(chain)
    kept = [group for group in members.values() if any(c.names for c in group) or any(c.id in used for c in group)]
    id_of_chain = {c.id: f"e{number}" for number, group in enumerate(kept, 1) for c in group}
    places = _place_names(kept)
    entities = [_fold(group, id_of_chain, linked.known, digest, places) for group in kept]
    return tuple(_with_containers(entities, kept, id_of_chain, linked.known)), id_of_chain


def _used_chains(reading: Reading) -> Iterable[str]:
    """The chains that events, statements and quotations of a reading point at."""
    for event in reading.events:
        yield from (a.chain for a in event.arguments if a.chain)
        yield from event.said_by
        yield from [event.place] if event.place else []
    for statement in reading.statements:
        yield statement.about
        yield from statement.said_by
        yield from [statement.value.entity] if isinstance(statement.value, Who) and statement.value.entity else []
    yield from (q.speaker.entity for q in reading.quotations if q.speaker.entity)


def _fold(
    group: list[Chain], ids: Mapping[str, str], known: Mapping[str, Known], digest: Mapping[str, str], places: set[str]
) -> Entity:
    mentions = sorted(
        (m.span for c in group for m in c.mentions), key=lambda s: (digest.get(s.report, s.report), s.start, s.end)
    )
    aliases = _aliases(group, digest, places)
    told = [known[c.id] for c in group if c.id in known]
    kind = _type_of(group, told)
    links = {key: value for k in reversed(told) for key, value in sorted(k.links.items())}
    return Entity(
        id=ids[group[0].id],
        name=_name_of(group, aliases),
        type=kind,
        aliases=aliases,
        mentions=tuple(dict.fromkeys(mentions)),
        links=dict(sorted(links.items())),
        location=_location(told),
        titles=_titles(group),
    )


def _aliases(group: list[Chain], digest: Mapping[str, str], places: set[str]) -> tuple[Alias, ...]:
    """Every proper form as printed, and with its form of address where one is printed before it ("Dr Amal Said")."""
    reports: dict[str, set[str]] = {}
    is_country = any(find_country(n) for c in group for n in c.names)
    for chain in group:
        for mention in chain.mentions:
            if mention.kind is not MentionKind.NAME or not mention.name:
                continue
            # a capital in its country's place is no name of the country where the city itself is told of
            if is_country and find_country(mention.name) is None and fold_name(mention.name) in places:
                continue
            forms = _forms(mention.name, mention.title)
            # "told The Harbour Post": the article stands within the span where it is of the name
            forms += [f"The {mention.name}"] if mention.span.text.startswith("The ") and not mention.title else []
            for form in forms:
                reports.setdefault(form, set()).add(mention.span.report)
        for name in chain.also:
            reports.setdefault(name, set()).update(m.span.report for m in chain.mentions[:1])
    return tuple(Alias(name, tuple(sorted(told, key=lambda r: digest.get(r, r)))) for name, told in reports.items())


def _forms(name: str, title: str | None) -> list[str]:
    if not title:
        return [name]
    titled = parse_person(f"{title} {name}").titled
    return [name, titled] if titled != name and titled.endswith(name) else [name]


def _place_names(groups: Iterable[list[Chain]]) -> set[str]:
    """The folded names of places that are no countries: where "Lima" is told of as a city, it is not Peru's name."""
    return {
        fold_name(n)
        for group in groups
        if not any(find_country(n) for c in group for n in c.names)
        for chain in group
        if chain.type in _LOCAL
        for n in chain.names
    }


def _name_of(group: list[Chain], aliases: tuple[Alias, ...]) -> str:
    """The fullest form that the reports use; a country's own name rather than its capital's; else the description."""
    plain = [n for c in group for n in (*c.names, *c.also)]
    if any(find_country(n) for n in plain):
        plain = [n for n in plain if find_country(n)] or plain
    if plain:
        counted = Counter(plain)
        # "CIVIL GUARD" is a heading's way to write it
        return max(counted, key=lambda n: (not n.isupper() or len(n) < 6, len(n), counted[n], n))
    spans = [m.span.text for c in group for m in c.mentions if m.kind is MentionKind.NOMINAL]
    return " ".join(max(spans, key=len, default=group[0].mentions[0].span.text).split())


def _type_of(group: list[Chain], told: list[Known]) -> EntityType:
    """What shipped knowledge says, else the type that most mentions by name were given; acting makes a government."""
    known = [k.type for k in told if k.type is not None]
    if known:
        return known[0]
    votes: Counter[EntityType] = Counter()
    for chain in group:
        votes[chain.type] += max(1, sum(m.kind is MentionKind.NAME for m in chain.mentions))
    return max(votes.items(), key=lambda vote: (vote[1], vote[0]))[0]


def _location(told: list[Known]) -> Location | None:
    """The location that most chains were given; the first of equals."""
    places = [k.location for k in told if k.location is not None]
    if not places:
        return None
    counted = Counter(places)
    return max(counted, key=lambda p: (counted[p], -places.index(p)))


def _titles(group: list[Chain]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(m.title.split()) for c in group for m in c.mentions if m.title))


def _with_containers(
    entities: list[Entity], groups: list[list[Chain]], ids: Mapping[str, str], known: Mapping[str, Known]
) -> list[Entity]:
    """Each entity with what the texts put it in, else the town or country that the map puts it in; no circles."""
    by_geonames = {e.links["geonames"]: e.id for e in reversed(entities) if "geonames" in e.links}
    towns = {
        (e.location.lat, e.location.lon): e.id
        for e in reversed(entities)
        if e.location is not None and e.location.precision is GeoPrecision.CITY and "geonames" in e.links
    }
    countries = {c.code: e.id for e in entities for a in e.aliases if (c := find_country(a.name)) is not None}
    within: dict[str, str] = {}
    lands = frozenset(countries.values())
    for entity, group in zip(entities, groups, strict=True):
        said = Counter(
            ids[c.within] for c in group if c.within is not None and ids.get(c.within) not in (None, entity.id)
        )
        # "a depot in Oman" and "a depot in Sohar": the town says more
        outer = max(sorted(said.items()), key=lambda p: (p[0] not in lands, p[1]))[0] if said else None
        cities = (known[c.id].city for c in group if c.id in known)
        outer = outer or next((by_geonames[c] for c in cities if c in by_geonames), None)
        if outer is None and entity.location is not None and entity.type in _LOCAL:
            outer = towns.get((entity.location.lat, entity.location.lon), entity.id)
            outer = outer if outer != entity.id else countries.get(entity.location.country or "")
        if outer is not None and outer != entity.id and not _leads_to(within, outer, entity.id):
            within[entity.id] = outer
    return [replace(entity, within=within.get(entity.id)) for entity in entities]


def _leads_to(within: Mapping[str, str], start: str, goal: str) -> bool:
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = within.get(at)
    return False
