"""Bodies and places: which mentions by name are one organization, government, group, place or facility in a report."""

from collections.abc import Sequence

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.acronyms import is_acronym, is_acronym_of
from recension.text.bodies import find_body
from recension.text.countries import find_country, find_country_of, find_country_of_capital
from recension.text.names import fold_name, is_particle

from .agreement import is_part
from .crafts import has_letters
from .found import Found
from .grouping import Groups
from .kinds import is_kind

_LOCAL = frozenset({EntityType.PLACE, EntityType.FACILITY})
_MOST_DISTINCT = 300  # names of one report that are compared in pairs


def join_bodies(analysis: Analysis, mentions: Sequence[Found], groups: Groups) -> None:
    """Join mentions by name of one body or place: the same name, acronym, a name in brackets, a shorter form."""
    named = [
        at
        for at, m in enumerate(mentions)
        if m.kind is MentionKind.NAME and m.type is not EntityType.PERSON and not _are_some(analysis, m)
    ]
    first_with: dict[str, int] = {}
    for at in named:
        key = _key(mentions[at])
        first_with.setdefault(key, at)
        groups.join(first_with[key], at, "the same name")
    distinct = sorted(first_with.values())[:_MOST_DISTINCT]
    _join_acronyms(distinct, mentions, groups)
    _join_short_forms(distinct, mentions, groups)


def _are_some(analysis: Analysis, mention: Found) -> bool:
    """Whether only some of a people are told of: "two Qataris" are not the next two, nor "the Qataris"."""
    return mention.type is EntityType.GROUP and is_part(analysis, mention.head)


def _key(mention: Found) -> str:
    if mention.country and mention.type is EntityType.PLACE:
        return f"country {mention.country}"
    known = find_body(mention.name or "")
    if known is not None and mention.country is None:
        return fold_name(known.name)
    name = fold_name(mention.name or "")
    if mention.country is None:
        return name
    # "Chile's navy" and "Chilean navy" are one body of one country; "Chilean military court" is not "Chilean court"
    words = (mention.name or "").replace("’", "'").replace("'s ", " ").split()
    size = 2 if len(words) > 2 and find_country_of(" ".join(words[:2])) else 1
    rest = fold_name(" ".join(words[size:]))
    return f"{mention.country} {'government' if is_kind('state', 'administration', rest) else rest}"


def _join_acronyms(distinct: list[int], mentions: Sequence[Found], groups: Groups) -> None:
    for at in distinct:
        name = mentions[at].name or ""
        if not is_acronym(name) or find_country(name) is not None:
            continue
        meant = [o for o in distinct if o != at and is_acronym_of(name, mentions[o].name or "")]
        if len({groups.root(o) for o in meant}) == 1:
            groups.join(meant[0], at, f"“{name}” is made of the initials of “{mentions[meant[0]].name}”")


def _are_of_two_countries(left: Found, right: Found) -> bool:
    """Whether the table has two bodies of them, each of a country: a movement and its namesake abroad."""
    one, two = (body.country if body else None for body in (find_body(left.name or ""), find_body(right.name or "")))
    return one is not None and two is not None and one != two


def _join_short_forms(distinct: list[int], mentions: Sequence[Found], groups: Groups) -> None:
    for at in distinct:
        others = (o for o in distinct if o != at and not _are_of_two_countries(mentions[at], mentions[o]))
        longer = [o for o in others if is_short_form(mentions[at], mentions[o])]
        if len({groups.root(o) for o in longer}) == 1:
            groups.join(longer[0], at, f"“{mentions[at].name}” is short for “{mentions[longer[0]].name}”")


def is_short_form(short: Found, long: Found) -> bool:
    """Whether one name is a shorter form of another: "Coral Sea" and "Coral", "Defence Ministry" and a country's."""
    brief, whole = fold_name(short.name or "").split(), fold_name(long.name or "").split()
    if not brief or len(brief) >= len(whole) or (short.country and short.type is EntityType.PLACE):
        return False
    if short.type in _LOCAL or long.type in _LOCAL:
        return _is_short_place(short, long, brief, whole)
    if long.is_craft and whole[1:] == brief:
        return has_letters(long.name or "")  # "the Marigold" of "MV Marigold"
    is_start = len(brief) > 1 and whole[: len(brief)] == brief and whole[len(brief)] in ("of", "for")
    if is_start or _is_lone_noun(brief, whole):
        return True
    rest = whole[: len(whole) - len(brief)] if whole[-len(brief) :] == brief else None
    if rest is not None:
        owned = " ".join(rest)
        is_owner = any(f(owned) for f in (find_country, find_country_of, find_country_of_capital)) or owned in (
            "us",
            "un",
            "uk",
            "eu",
            "u s",
        )
        return len(brief) >= 2 or is_owner
    # "Coastline" for "Coastline Air": one telling word at the start, which names no country or city of its own
    is_lone_start = len(brief) == 1 and whole[0] == brief[0] and len(brief[0]) > 4
    telling = [w for w in whole if not is_particle(w)]
    is_own = find_country_of(brief[0].title()) is None and not is_kind("name_words", "government", brief[0])
    # "Hartlow court" is a court of Hartlow's, "Coastline Watch" is a thing of Coastline's, and "Coastline APIs" are
    is_own = is_own and not is_kind("name_words", "government", whole[-1])
    is_body = EntityType.OTHER not in (short.type, long.type) and not is_acronym((long.name or "").split()[-1])
    return is_lone_start and is_own and is_body and len(telling) == 2


def _is_lone_noun(brief: list[str], whole: list[str]) -> bool:
    """ "The Society" for "Society of Clockmakers", "the Council" for "Arden County Council"."""
    # a senate and an army are a country's, before all: see the owners below
    is_end = whole[-1] == brief[0] and is_kind("nominals", "organization", brief[0])
    is_start = whole[:1] == brief and whole[1] in ("of", "for")
    tables = (("nominals", "organization"), ("nominals", "government"), ("aliases", "heads"))
    return len(brief) == 1 and (is_end or (is_start and any(is_kind(*table, brief[0]) for table in tables)))


def _is_short_place(short: Found, long: Found, brief: list[str], whole: list[str]) -> bool:
    if EntityType.PERSON in (short.type, long.type) or (short.type in _LOCAL) != (long.type in _LOCAL):
        return False
    more = [w for w in whole if w not in brief]
    if [w for w in whole if w in brief] != brief:
        return False
    if short.type is EntityType.PLACE and long.type is EntityType.PLACE:
        return all(is_kind("aliases", "landmarks", w) or w == "of" for w in more) and bool(more)
    is_same_kind = brief[-1] == whole[-1] and short.type is long.type
    return is_same_kind and len(brief) >= 2
