"""Chains: whom and what a report mentions, each with all places that name, describe or point at it."""

from collections import Counter
from collections.abc import Sequence

from recension.encoder.coreference import Antecedent
from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.model.reading import Chain, Mention, local_id
from recension.model.report import Report

from .aliases import join_aliases
from .bodies import join_bodies
from .claim import Claim
from .coreference import Pointers
from .datelines import with_datelines
from .found import Found
from .grouping import Groups
from .mentions import find_mentions
from .nametypes import settle_types
from .people import join_people
from .places import find_containers, is_acting, is_locating, read_places


def find_chains(
    report: Report,
    analysis: Analysis,
    antecedents: Sequence[Antecedent] = (),
    claims: Sequence[Claim] | None = None,
) -> tuple[Chain, ...]:
    """The entities of one report in text order: people, bodies, places, and those who act without a name.

    `antecedents` are what the encoder thinks that pronouns and descriptions point at; `claims` are those of the text,
    where they have been found already.
    """
    analysis = with_datelines(analysis, report.parts)
    mentions = settle_types(analysis, read_places(analysis, find_mentions(analysis, claims)))
    groups = Groups(len(mentions))
    join_aliases(analysis, mentions, groups)
    join_people(analysis, mentions, groups)
    join_bodies(analysis, mentions, groups)
    Pointers(analysis, mentions, groups, antecedents).join()
    chosen = [group for group in groups.groups() if any(mentions[at].kind is not MentionKind.PRONOUN for at in group)]
    ids = {at: _id(report, analysis, mentions[group[0]]) for group in chosen for at in group}
    within = _containers(analysis, mentions, ids)
    return tuple(_make_chain(report, analysis, mentions, groups, group, within) for group in chosen)


def _id(report: Report, analysis: Analysis, first: Found) -> str:
    return local_id(report, "m", *analysis.offsets(first.first, first.last))


def _containers(analysis: Analysis, mentions: Sequence[Found], ids: dict[int, str]) -> dict[str, str]:
    """The chain that each chain lies in, as the report first says it; never in a circle."""
    within: dict[str, str] = {}
    for inner, outer in find_containers(analysis, mentions):
        one, two = ids.get(inner), ids.get(outer)
        if one is not None and two is not None and one != two and not _leads_to(within, two, one):
            within.setdefault(one, two)
    return within


def _leads_to(within: dict[str, str], start: str, goal: str) -> bool:
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = within.get(at)
    return False


def _make_chain(
    report: Report,
    analysis: Analysis,
    mentions: Sequence[Found],
    groups: Groups,
    group: list[int],
    within: dict[str, str],
) -> Chain:
    members = [mentions[at] for at in group]
    chain_id = _id(report, analysis, members[0])
    reasons = tuple(reason for at in group if (reason := groups.reason(at)))
    named = [m for m in members if m.kind is MentionKind.NAME]
    return Chain(
        id=chain_id,
        type=_type_of(analysis, members),
        mentions=tuple(_make_mention(report, analysis, m) for m in members),
        within=within.get(chain_id),
        reasons=tuple(dict.fromkeys(reasons)),
        score=max(m.score for m in named or members),
    )


def _type_of(analysis: Analysis, members: list[Found]) -> EntityType:
    """The type of most names, else of most descriptions, of equals the first; a country that acts is a government."""
    named = [m for m in members if m.kind is MentionKind.NAME]
    countries = [m for m in named if m.country and m.type is EntityType.PLACE]
    if countries:
        acting = sum(is_acting(analysis, m) for m in countries)
        return EntityType.GOVERNMENT if acting > sum(is_locating(analysis, m) for m in countries) else EntityType.PLACE
    votes = Counter(m.type for m in named or [m for m in members if m.kind is MentionKind.NOMINAL])
    return votes.most_common(1)[0][0]


def _make_mention(report: Report, analysis: Analysis, found: Found) -> Mention:
    head = analysis.tokens[found.head]
    return Mention(
        span=report.span(*analysis.offsets(found.first, found.last)),
        head=report.span(head.start, head.end),
        kind=found.kind,
        name=found.name,
        title=found.title,
    )
