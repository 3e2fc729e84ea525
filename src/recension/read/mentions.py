"""Mentions: every place of a report that names, describes or points at somebody or something."""

from collections.abc import Iterable, Iterator, Sequence

from recension.encoder.findings import Analysis, Name
from recension.model.entity import EntityType, MentionKind
from recension.text.acronyms import is_acronym
from recension.text.bodies import find_body
from recension.text.countries import find_country, find_country_of, find_country_of_people
from recension.text.names import (
    is_form_of_address,
    is_office,
    is_short_title,
    is_suffix,
    is_title_word,
    parse_person,
    split_title,
    strip_name,
)

from .administrations import find_administrations
from .claim import Claim
from .claims import find_claims
from .crafts import is_craft
from .descriptions import LEAST_NAME_SCORE, find_descriptions, find_untagged, is_title_of
from .extended import extend_names
from .found import Found, head_of, words_of
from .heard import find_heard
from .kinds import is_kind, type_of_name
from .nameends import trim_name
from .nested import find_nested
from .roads import is_road
from .splitnames import NameSplitter
from .statebodies import find_state_bodies, owner_in
from .timewords import load_lexicon
from .titled import find_titled
from .townsfolk import find_town, has_town_police, is_of_townsfolk

_MOST_TITLE_WORDS = 8
_TITLE_AND_SURNAME = 2
_SURE_TONGUE = 0.6
_TYPES = {
    "Person": EntityType.PERSON,
    "Organization": EntityType.ORGANIZATION,
    "Location": EntityType.PLACE,
    "Facility": EntityType.FACILITY,
    "Misc": EntityType.OTHER,
    "Product": EntityType.OTHER,
}


def find_mentions(analysis: Analysis, claims: Sequence[Claim] | None = None) -> tuple[Found, ...]:
    """All mentions in text order: names, bodies of states, descriptions, pronouns; one for each head word.

    `claims` are those of the text, where they have been found already.
    """
    named = {found.head: found for found in extend_names(analysis, _find_names(analysis))}
    for body in find_state_bodies(analysis, named):
        named = {head: found for head, found in named.items() if not _is_inside(found, body)} | {body.head: body}
    named |= {found.head: found for found in find_administrations(analysis, named)}
    suffixes = set(_find_suffixes(analysis, named.values()))
    named = {head: found for head, found in named.items() if found.first not in suffixes}
    covered = suffixes | {i for found in named.values() for i in range(_start(found), found.last)}
    described = [
        found
        for found in find_descriptions(analysis)
        if found.head not in covered and not is_title_of(analysis, found, named)
    ]
    taken = covered | {found.head for found in described}
    claims = find_claims(analysis) if claims is None else claims
    heard = [f for f in find_heard(analysis, claims, taken) if not is_title_of(analysis, f, named)]
    return tuple(sorted([*named.values(), *described, *heard], key=lambda f: (f.first, f.last)))


def _find_suffixes(analysis: Analysis, named: Iterable[Found]) -> Iterator[int]:
    """The words behind people's names that name nobody: "Ada Vane, KC"."""
    for found in named:
        following = analysis.tokens[found.last : found.last + 2]
        after = following[1:] if following and following[0].text == "," else following[:1]
        if found.type is EntityType.PERSON and after and is_suffix(after[0].text):
            yield after[0].index


def _start(found: Found) -> int:
    """The first word of a name, its title included."""
    return found.first if found.titled_from is None else found.titled_from


def _is_inside(found: Found, body: Found) -> bool:
    # "Iraq" in "Iraq's parliament" stays a mention of the country; the tagger's "Iraqi army" gives way to ours
    is_owner = found.last < body.last and found.country is not None
    return body.first <= found.first and found.last <= body.last and not is_owner


def _find_names(analysis: Analysis) -> Iterator[Found]:
    titled = find_titled(analysis)
    taken = {at for name in titled for at in range(name.first, name.last)}
    tagged = (name for name in analysis.names if not name.inner and name.score >= LEAST_NAME_SCORE)
    others = (n for n in (*tagged, *find_untagged(analysis)) if taken.isdisjoint(range(n.first, n.last)))
    splitter = NameSplitter(analysis)
    pieces = (piece for one in [*titled, *others] for piece in splitter.split(one))
    whole = [(name, trimmed) for name in (*pieces, *find_nested(analysis)) if (trimmed := trim_name(analysis, name))]
    added = {at for name, trimmed in whole for at in range(name.last, trimmed.last)}
    for _, trimmed in whole:
        if _is_part_of_body(analysis, trimmed, added):
            continue
        found = _read_people_noun(analysis, trimmed) if trimmed.label == "NORP" else _read_name(analysis, trimmed)
        if found is not None:
            yield found
            town = find_town(analysis, found)
            if town is not None:
                yield town


def _is_part_of_body(analysis: Analysis, name: Name, added: set[int]) -> bool:
    """Whether it only stands in the longer name of a body, "Western States" in "Coast Community of Western States".

    A country, or a place of one word, is there too.
    """
    is_place = name.label == "Location" and name.last - name.first == 1
    text = words_of(analysis, name.first, name.last)
    return added.issuperset(range(name.first, name.last)) and not is_place and find_country(text) is None


def _read_name(analysis: Analysis, name: Name) -> Found | None:
    kind = EntityType.PLACE if is_road(analysis, name) else _label_type(analysis, name)
    if kind is None or is_form_of_address(words_of(analysis, name.first, name.last)):
        return None
    if is_craft(analysis, name):
        head, text = head_of(analysis, name.first, name.last), words_of(analysis, name.first, name.last)
        return Found(
            name.first, name.last, head, MentionKind.NAME, EntityType.OTHER, text, score=name.score, is_craft=True
        )
    if kind is EntityType.PERSON:
        return _read_person(analysis, name)
    text = strip_name(words_of(analysis, name.first, name.last))
    if not _may_name(text, lower=analysis.text.islower()) or _is_part_of_office(analysis, name):
        return None
    head = head_of(analysis, name.first, name.last)
    country = find_country(text)
    if country is None and find_country_of_people(text) is not None and find_country_of(text) is None:
        return Found(name.first, name.last, head, MentionKind.NAME, EntityType.GROUP, text, score=name.score)
    if country is None and _is_adjective_only(analysis, name):
        return None
    if country is not None:
        return Found(
            name.first, name.last, head, MentionKind.NAME, EntityType.PLACE, text, None, country.code, name.score
        )
    body = find_body(text)
    if body is not None:
        return Found(name.first, name.last, head, MentionKind.NAME, body.type, text, None, None, name.score)
    kind, owner = type_of_name(text.split(), kind), owner_in(text)
    if owner is not None and is_kind("name_words", "government", text.split()[-1].lower()):
        kind = EntityType.FACILITY if is_kind("state", "facility", text.split()[-1].lower()) else EntityType.GOVERNMENT
    return Found(name.first, name.last, head, MentionKind.NAME, kind, text, None, owner, name.score)


def _may_name(text: str, *, lower: bool) -> bool:
    """Not so a photographer's credit ("Jo Lund/Agency"), a word in lower case, and the last of "Vane Lines, Inc.".

    Args:
        lower: whether the whole report is written in lower case, and names with it.
    """
    is_form = is_kind("name_words", "form", text.lower().rstrip("."))
    return (lower or any(c.isupper() for c in text)) and "/" not in text and not is_form


def _is_part_of_office(analysis: Analysis, name: Name) -> bool:
    """Whether a name only says what office somebody holds: "Rural Affairs" in "Rural Affairs Minister"."""
    if name.label == "Location" or name.last >= len(analysis.tokens):
        return False
    after = analysis.tokens[name.last]
    inside = any(analysis.tokens[i].head == name.last for i in range(name.first, name.last))
    return inside and after.text[:1].isupper() and is_office(after.text.lower())


def _is_day(text: str) -> bool:
    """Whether nothing but a weekday or a month is named: "Sunday" is a time, and nobody."""
    lexicon = load_lexicon()
    return all(word in lexicon.weekdays or word in lexicon.months for word in text.lower().split())


def _label_type(analysis: Analysis, name: Name) -> EntityType | None:
    """The type of the tagger's class, where the words and those around them do not plainly say another."""
    kind = _TYPES.get(name.label)
    text = words_of(analysis, name.first, name.last)
    if kind is EntityType.OTHER and _is_day(text):
        return None
    if (
        kind is EntityType.PERSON
        and name.last - name.first > 1
        and is_kind("extended", "street", text.split()[-1].lower())
    ):
        return EntityType.PLACE
    if kind is EntityType.PERSON and name.last - name.first == 1:
        if is_acronym(text) or find_body(text) is not None:
            return EntityType.ORGANIZATION
        if _case_before(analysis, name) in ("of", "in", "from", "near") and _is_before_place(analysis, name):
            return EntityType.PLACE  # "of Hartlow, Ohio"
        if is_of_townsfolk(analysis, name):
            return EntityType.PLACE
    if kind in (EntityType.ORGANIZATION, EntityType.OTHER) and has_town_police(analysis, name):
        return EntityType.PLACE
    if kind is EntityType.ORGANIZATION and find_body(text) is None and not is_acronym(text):
        if is_short_title(text.split()[0]) and name.last - name.first == _TITLE_AND_SURNAME:
            return EntityType.PERSON  # "Insp Lund", but not "Col Energy Inc"
        is_bare = name.first == 0 or analysis.tokens[name.first - 1].text.lower() in ("in", "near", "occupied", "from")
        is_local = is_bare and _case_before(analysis, name) in ("in", "near") and name.last - name.first <= 2
        return EntityType.PLACE if is_local and type_of_name(text.split(), kind) is kind else kind
    return kind


def _case_before(analysis: Analysis, name: Name) -> str | None:
    head = head_of(analysis, name.first, name.last)
    cases = [
        analysis.tokens[c].text.lower()
        for c in analysis.children[head]
        if analysis.tokens[c].relation == "case" and c < name.first
    ]
    return cases[-1] if cases else None


def _is_before_place(analysis: Analysis, name: Name) -> bool:
    """Whether a comma and a place follow."""
    return any(
        other.label == "Location" and other.first == name.last + 1 and analysis.tokens[name.last].text == ","
        for other in analysis.names
    )


def _is_adjective_only(analysis: Analysis, name: Name) -> bool:
    """Whether they are a demonym that the tagger took for a place's name, alone or with a noun: "the Qatari port"."""
    text = words_of(analysis, name.first, name.last)
    while " " in text and text.rpartition(" ")[2].islower():
        text = text.rpartition(" ")[0]
    return find_country(text) is None and find_country_of(text) is not None


def _read_person(analysis: Analysis, name: Name) -> Found | None:
    parsed = parse_person(words_of(analysis, name.first, name.last))
    if not any(c.isalpha() for c in parsed.core) or all(is_title_word(w) for w in parsed.core.split()):
        return None  # "the U.S. Secretary" is nobody's name
    titled_from = _title_start(analysis, name.first)
    before = words_of(analysis, titled_from, name.first) if titled_from < name.first else None
    title = " ".join(t for t in (before, parsed.title) if t) or None
    first = name.first
    while first < name.last - 1 and parsed.title and not parsed.core.startswith(analysis.tokens[first].text):
        first += 1
    head = head_of(analysis, first, name.last)
    if parsed.core.endswith("s") and analysis.tokens[name.last - 1].xpos == "NNPS" and " " not in parsed.core:
        return Found(first, name.last, head, MentionKind.NAME, EntityType.GROUP, parsed.core, None, None, name.score)
    return Found(
        first, name.last, head, MentionKind.NAME, EntityType.PERSON, parsed.core, title, None, name.score, titled_from
    )


def _title_start(analysis: Analysis, first: int) -> int:
    """The first of the words just before a name that are its title ("Iraqi Prime Minister" X)."""
    start = first
    sentence = analysis.tokens[first].sentence
    while start > 0 and first - start < _MOST_TITLE_WORDS:
        token = analysis.tokens[start - 1]
        if token.sentence != sentence or not (token.text[0].isalpha() or token.text in (".", "-")):
            break
        start -= 1
    for at in range(start, first):
        words = words_of(analysis, at, first).split()
        if words[0].lower() != "and" and len(split_title([*words, "Name"])[0]) == len(words):
            return at
    return first


def _read_people_noun(analysis: Analysis, name: Name) -> Found | None:
    """A people, a faith or a party used as a noun ("Qataris", "Republicans"); as an adjective it is no mention."""
    head = analysis.tokens[name.last - 1]
    text = strip_name(words_of(analysis, name.first, name.last))
    country = find_country(text)
    if country is not None and text not in country.adjectives:
        return Found(
            name.first,
            name.last,
            name.last - 1,
            MentionKind.NAME,
            EntityType.PLACE,
            text,
            None,
            country.code,
            name.score,
        )
    is_noun = head.relation.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod")  # "two Japanese were hurt"
    is_modifier = head.relation in ("amod", "compound") or (head.xpos.startswith("JJ") and not is_noun)
    is_people = find_country_of_people(text) is not None and not is_modifier
    # "speaks Dutch"
    is_tongue = any(h.token == head.index and h.label == "abstract" and h.score >= _SURE_TONGUE for h in analysis.heads)
    if head.xpos in ("NNPS", "NNS") or (is_people and not is_tongue):
        return Found(name.first, name.last, name.last - 1, MentionKind.NAME, EntityType.GROUP, text, score=name.score)
    return None
