"""Governments that are called by who leads them: "the Holm administration" of "US President Clara Holm"."""

from collections.abc import Iterator, Mapping

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.countries import find_country_of
from recension.text.names import family_of, parse_person

from .found import Found, words_of
from .kinds import is_kind

_MOST_COUNTRY_WORDS = 2


def find_administrations(analysis: Analysis, named: Mapping[int, Found]) -> Iterator[Found]:
    """Each such government as a body of its own, with the country where a title in the report tells it."""
    countries = dict(_leaders(named))
    for token in analysis.tokens:
        if not is_kind("state", "administration", token.lemma.lower()):
            continue
        leader = named.get(token.index - 1) if token.index else None
        head = analysis.tokens[token.index - 1].head if leader is not None else -1
        if leader is None or leader.type is not EntityType.PERSON or head != token.index:
            continue
        country = countries.get(family_of(parse_person(leader.name or "")))
        name = words_of(analysis, leader.first, token.index + 1)
        kind = EntityType.GOVERNMENT
        yield Found(leader.first, token.index + 1, token.index, MentionKind.NAME, kind, name, None, country)


def _leaders(named: Mapping[int, Found]) -> Iterator[tuple[str, str]]:
    """The family names of those whose title says that they lead a country, with its code."""
    for person in named.values():
        words = (person.title or "").split()
        for size in range(1, _MOST_COUNTRY_WORDS + 1):
            country = find_country_of(" ".join(words[:size])) if len(words) > size else None
            if country is not None and is_kind("state", "leaders", " ".join(words[size:]).lower()):
                yield family_of(parse_person(person.name or "")), country.code
