"""Bodies of states, told by country and noun: "the Omani government", "Chile's navy", "US embassy"."""

from collections.abc import Iterator

from recension.encoder.findings import Analysis
from recension.model.entity import EntityType, MentionKind
from recension.text.countries import find_country_of
from recension.text.names import is_office, strip_name

from .found import POSSESSIVES, Found, words_of
from .kinds import is_charity, is_kind


def owner_in(text: str) -> str | None:
    """The country of a state's body whose name tells it: "US Embassy", "Omani Coast Guard"."""
    words = text.split()
    body = " ".join(words[-1:]).lower()
    if is_charity(words) or not (
        is_kind("name_words", "government", body)
        or is_kind("state", "facility", body)
        or is_kind("state", "government", body)
    ):
        return None
    for size in (2, 1):
        country = find_country_of(" ".join(words[:size])) if len(words) > size else None
        if country is not None:
            return country.code
    return None


def find_state_bodies(analysis: Analysis, named: dict[int, Found]) -> Iterator[Found]:
    """Bodies of states named by country and noun: "Sri Lankan government", "Chile's navy", "US embassy"."""
    for token in analysis.tokens:
        body = token.lemma.lower()
        is_facility = is_kind("state", "facility", body)
        if not is_facility and not is_kind("state", "government", body):
            continue
        owner = _owner_of(analysis, token.index)
        if owner is None or _is_of_office(analysis, token.index):
            continue
        first, country = owner
        last = token.index + 1
        kind = EntityType.FACILITY if is_facility else EntityType.GOVERNMENT
        inside = named.get(token.index)
        if inside is not None and (
            inside.first <= first or inside.last > last or _is_possessed(analysis, first, inside.first)
        ):
            continue
        yield Found(
            first, last, token.index, MentionKind.NAME, kind, strip_name(words_of(analysis, first, last)), None, country
        )


def _is_of_office(analysis: Analysis, noun: int) -> bool:
    """Whether a body is part of what somebody is ("Omani Chief Cabinet Secretary"), and no body is told of."""
    after = analysis.tokens[noun + 1].text if noun + 1 < len(analysis.tokens) else ""
    whole = f"chief {analysis.tokens[noun].text} {after}".lower()
    return after[:1].isupper() and is_office(whole)


def _is_possessed(analysis: Analysis, first: int, last: int) -> bool:
    """Whether an owner before a proper name is a possessor, and no part of it ("Peru's Transport Ministry")."""
    return any(analysis.tokens[i].text in POSSESSIVES for i in range(first, last))


def _owner_of(analysis: Analysis, noun: int) -> tuple[int, str] | None:
    """The first word and code of the country that owns a body: within four words before it, modifiers between."""
    tokens = analysis.tokens
    at, size = noun - 1, 0
    while at >= 0 and size < 4 and tokens[at].sentence == tokens[noun].sentence:
        two = words_of(analysis, at - 1, at + 1) if at > 0 and tokens[at - 1].sentence == tokens[noun].sentence else ""
        for first, text in ((at - 1, two), (at, tokens[at].text)):
            country = find_country_of(text) if text[:1].isupper() else None
            if country is not None:
                return first, country.code
        if tokens[at].text in POSSESSIVES:
            size -= 1  # the possessive is no word between
        elif (
            tokens[at].upos not in ("ADJ", "NOUN", "PROPN")
            or tokens[at].text[0].isdigit()
            or (
                not is_kind("state", "government", f"{tokens[at].text.lower()} {tokens[noun].lemma.lower()}")
                and size >= 2
            )
        ):
            return None
        at, size = at - 1, size + 1
    return None
