"""Of what type a name is: what all its mentions in a report say together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.encoder.findings import Analysis, EntityHead
from recension.model.entity import EntityType
from recension.text.bodies import find_body

from .agreement import BODIES
from .besides import find_told_types
from .crafts import craft_forms
from .found import Found

_NOT_BODIES = frozenset({EntityType.PERSON, EntityType.OTHER})
_LEAST_START_CHARS = 4
_LEAST_SHOUTED_CHARS = 3
# The mention head's word against the tagger's: 0.7 and 0.8 tie on GUM dev, 1.0 is best on its train (2026-11-30).
_HEAD_WEIGHT = 0.7
_OF_LABEL = {"person": EntityType.PERSON, "organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}
# a church, a court or a country is a body here and a place there: the tagger tells which
_FITTING = {EntityType.PERSON: frozenset({EntityType.GROUP})} | dict.fromkeys(
    (EntityType.ORGANIZATION, EntityType.PLACE), frozenset(EntityType) - _NOT_BODIES
)


def settle_types(analysis: Analysis, mentions: Sequence[Found]) -> tuple[Found, ...]:
    """One type for one name in a report, the one that most of its mentions were given, the surer ones above all."""
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    heads = {head.token: head for head in analysis.heads}
    craft = {form for mention in mentions if mention.name and mention.is_craft for form in craft_forms(mention.name)}
    for mention in mentions:
        if mention.name:
            told_types = () if mention.country or find_body(mention.name) else find_told_types(analysis, mention)
            for kind, weight in (*_votes(mention, heads.get(mention.head)), *told_types):
                votes[mention.name.casefold()][kind] += weight
    starts = _starts_of_bodies(mentions)
    surnames = {
        w[-1] for m in mentions if m.type is EntityType.PERSON and len(w := (m.name or "").casefold().split()) > 1
    }
    settled = []
    for mention in mentions:
        if mention.name and _is_shouted(mention) and mention.name.casefold() in surnames:
            mention = replace(mention, type=EntityType.PERSON)  # "HOLM:" in a transcript, which looks like an acronym
        elif mention.name and mention.name.casefold() in craft:
            kind = starts.get(mention.name.casefold(), EntityType.OTHER)
            mention = replace(mention, type=kind, country=None, is_craft=True)
        elif mention.name and not mention.country:
            told = votes[mention.name.casefold()]
            best = max(told, key=lambda kind: (told[kind], kind is mention.type, kind))
            best = starts.get(mention.name.casefold(), best) if best in _NOT_BODIES else best
            if best is EntityType.OTHER and mention.name.casefold() in surnames:
                best = EntityType.PERSON  # "the Lund inquiry", which the tagger takes for a thing
            mention = replace(mention, type=best)
        settled.append(mention)
    return tuple(settled)


def _votes(mention: Found, head: EntityHead | None) -> Iterator[tuple[EntityType, float]]:
    """What the tagger took the name for, and what the mention head did, which may know a thing from a body."""
    yield mention.type, mention.score
    if head is not None and not (mention.country or find_body(mention.name or "")):
        kind = _OF_LABEL.get(head.label, EntityType.OTHER)
        yield mention.type if mention.type in _FITTING.get(kind, ()) else kind, _HEAD_WEIGHT * head.score


def _is_shouted(mention: Found) -> bool:
    name = mention.name or ""
    return name.isupper() and name.isalpha() and len(name) > _LEAST_SHOUTED_CHARS and mention.country is None


def _starts_of_bodies(mentions: Sequence[Found]) -> dict[str, EntityType]:
    """First words of bodies' names that are in no person's: "Qadar" alone is "Qadar al-Watan"."""
    words = {
        w
        for m in mentions
        if m.name and m.type is EntityType.PERSON and " " in m.name
        for w in m.name.casefold().split()
    }
    starts = {}
    for mention in mentions:
        if mention.name and " " in mention.name and mention.type in BODIES and not mention.country:
            first = mention.name.casefold().split()[0]
            if first not in words and len(first) > _LEAST_START_CHARS:
                starts[first] = mention.type
    return starts
