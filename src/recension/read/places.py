"""Places: capitals that act for their government, parts of countries, and what the text says lies in what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recension.encoder.findings import Analysis, Token
from recension.model.entity import EntityType, MentionKind
from recension.text.countries import find_country, find_country_of_capital

from .found import Found, is_nested
from .kinds import is_kind

_DIRECTION = re.compile(
    r"(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|upper|lower", re.IGNORECASE
)
_IN = re.compile(
    r"\s*(?:,|in|of|’s|'s|, in|on|off)\s+(?:the\s+)?"
    r"(?:(?:far|central|downtown|north\w*|south\w*|east\w*|west\w*)\s+){0,2}"
    r"(?:(?:city|town|province|district|state|island|village)\s+of\s+)?",
    re.IGNORECASE,
)
_AROUND = frozenset({"to", "of", "in", "at", "outside", "inside"})
_MOST_BETWEEN_CHARS = 40
# What follows the place in which a story was written: "Manila: At least nine died", "Manila (Agency) —".
_DATELINE = re.compile(r":\s|\s?\(|\s[-–—]\s")
_LOCAL = (EntityType.PLACE, EntityType.FACILITY)


def read_places(analysis: Analysis, mentions: Sequence[Found]) -> tuple[Found, ...]:
    """The mentions with capitals that act made mentions of their country, and "western Iraq" a part of it."""
    return tuple(_read_part(analysis, _read_capital(analysis, m)) for m in mentions)


def _read_capital(analysis: Analysis, mention: Found) -> Found:
    if mention.type is not EntityType.PLACE or mention.kind is not MentionKind.NAME or mention.country:
        return mention
    country = find_country_of_capital(mention.name or "")
    if country is None or country.name == mention.name or not is_acting(analysis, mention):
        return mention
    if mention.first == 0 and _DATELINE.match(analysis.text, analysis.tokens[mention.last - 1].end):
        return mention
    return replace(mention, country=country.code)


def _read_part(analysis: Analysis, mention: Found) -> Found:
    """ "western Oman": a part of a country has a name of its own, and lies in the whole."""
    if find_country(mention.name or "") is None or mention.type is not EntityType.PLACE or mention.first == 0:
        return mention
    before = analysis.tokens[mention.first - 1]
    inside = before.sentence == analysis.tokens[mention.first].sentence
    if (
        not inside
        or not _DIRECTION.fullmatch(before.text)
        or before.relation.split(":")[0] not in ("amod", "compound", "advmod")
    ):
        return mention
    start, end = before.start, analysis.tokens[mention.last - 1].end
    name = " ".join(analysis.text[start:end].split())
    return replace(mention, first=mention.first - 1, name=name, country=None)


def is_acting(analysis: Analysis, mention: Found) -> bool:
    """Whether a place stands for its government: it says, sends, denies, is told, or is party to a war or a talk."""
    tokens = analysis.tokens
    head = _first_conjunct(analysis, mention.head)
    token = tokens[head]
    relation, above = token.relation.split(":")[0], tokens[token.head]
    cases = _cases(analysis, mention, head)
    if is_locating(analysis, mention):
        return False
    if relation == "nsubj":
        return above.upos == "VERB" and _is_act(above) and not token.relation.endswith("pass")
    if relation in ("obj", "iobj") or token.relation == "nsubj:pass":
        return is_kind("acting", "addressed", above.lemma.lower())
    if relation == "obl":
        return (
            "by" in cases
            or "against" in cases
            or ("to" in cases and is_kind("acting", "verbs", above.lemma.lower()) and above.lemma == "say")
        )
    if relation in ("nmod", "compound"):
        is_backed = (
            above.lemma.lower() in ("backed", "led", "aligned", "sponsored", "back", "lead", "controlled", "based")
            and above.lemma != "based"
        )
        return is_backed or is_kind("acting", "dealings", above.lemma.lower())
    return relation in ("compound", "obl:agent") and above.lemma.lower() in ("backed", "led", "aligned", "sponsored")


def _is_act(verb: Token) -> bool:
    return is_kind("acting", "verbs", verb.lemma.lower()) or is_kind("acting", "verbs", verb.text.lower())


def is_locating(analysis: Analysis, mention: Found) -> bool:
    """Whether a preposition says that something is in, at or near the place."""
    cases = _cases(analysis, mention, _first_conjunct(analysis, mention.head))
    return any(is_kind("acting", "places", case) for case in cases)


def _cases(analysis: Analysis, mention: Found, head: int) -> list[str]:
    tokens = analysis.tokens
    below = (*analysis.children[mention.head], *analysis.children[head])
    return [tokens[c].lemma.lower() for c in below if tokens[c].relation == "case"]


def _first_conjunct(analysis: Analysis, head: int) -> int:
    """ "between Lima and Quito": both are what the first is."""
    seen = 0
    while analysis.tokens[head].relation.split(":")[0] in ("conj", "appos") and seen < 10:
        head, seen = analysis.tokens[head].head, seen + 1
    return head


def find_containers(analysis: Analysis, mentions: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions (inner, outer) that the text puts one in the other: "the depot in Basra", "Leith, Scotland"."""
    local = [at for at, m in enumerate(mentions) if m.type in _LOCAL and m.kind is not MentionKind.PRONOUN]
    for left, right in pairwise(local):
        one, two = mentions[left], mentions[right]
        if one.kind is MentionKind.NOMINAL and two.kind is MentionKind.NAME and two.last <= one.head:
            yield left, right  # "the Fife village of Leith": the village lies in Fife
            continue
        if is_nested(two, one):
            yield left, right  # "the Port of Leith"
            continue
        between = _between(analysis, one, two)
        if between is None:
            continue
        if two.type is EntityType.PLACE and _IN.fullmatch(between + " ") and _is_around(analysis, one, two, between):
            yield left, right
    yield from _find_owned(analysis, mentions, [at for at in local if mentions[at].kind is MentionKind.NAME])
    yield from _find_by_tree(analysis, mentions, local)


def _find_owned(analysis: Analysis, mentions: Sequence[Found], named: Sequence[int]) -> Iterator[tuple[int, int]]:
    """ "Leith's Harbour Street", "Leith's Easter Links neighbourhood": what the town has lies in it."""
    for outer, inner in pairwise(named):
        between = _between(analysis, mentions[outer], mentions[inner])
        if between is not None and between.strip() in ("'s", "’s"):
            yield inner, outer


def _find_by_tree(analysis: Analysis, mentions: Sequence[Found], local: Sequence[int]) -> Iterator[tuple[int, int]]:
    """ "the entrance to Karim's shop": the place that hangs on a description by "to", "of" or "in" is around it."""
    tokens = analysis.tokens
    at_head = {mentions[at].head: at for at in local if mentions[at].kind is MentionKind.NOMINAL}
    for outer in local:
        token = tokens[mentions[outer].head]
        inner = at_head.get(token.head, at_head.get(_scene_of(analysis, token.head)))
        if inner is None or inner == outer or token.relation.split(":")[0] != "nmod":
            continue
        if any(
            tokens[c].relation == "case" and tokens[c].lemma.lower() in _AROUND for c in analysis.children[token.index]
        ):
            yield inner, outer


def _scene_of(analysis: Analysis, index: int) -> int:
    """ "The scene of the crash in Leith": the word that a noun hangs on by "of"; its own where it does not."""
    token = analysis.tokens[index]
    is_of = any(analysis.tokens[c].lemma.lower() == "of" for c in analysis.children[index])
    return token.head if is_of and token.relation.split(":")[0] == "nmod" else index


def _is_around(analysis: Analysis, one: Found, two: Found, between: str) -> bool:
    """Whether what stands between says that the second is around the first; a comma alone does so in addresses."""
    if between.strip() == ",":
        return two.kind is MentionKind.NAME and _is_address(analysis, one, two)
    return one.head != two.head


def _between(analysis: Analysis, one: Found, two: Found) -> str | None:
    tokens = analysis.tokens
    if tokens[one.head].sentence != tokens[two.head].sentence:
        return None
    start, end = tokens[one.last - 1].end, tokens[two.first].start
    return analysis.text[start:end] if 0 < end - start <= _MOST_BETWEEN_CHARS else None


def _is_address(analysis: Analysis, one: Found, two: Found) -> bool:
    """ "Leith, Scotland" is an address; in "Oman, Qatar and Kuwait" commas part the members of a list."""
    if one.kind is not MentionKind.NAME or one.country:
        return False
    if any(n.first <= one.first and two.last <= n.last for n in analysis.names):
        return True  # the tagger took both for one name
    tokens = analysis.tokens
    after = tokens[two.last].text if two.last < len(tokens) else "."
    listed = tokens[two.head].relation == "conj" or after.lower() in ("and", "or")
    before = tokens[one.first - 1].text if one.first else ""
    return not listed and not (before == "," and tokens[one.head].relation == "conj")
