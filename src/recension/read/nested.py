"""Places that a longer name ends in: "University of Skarrow", "Defence Ministry of Peru"."""

from collections.abc import Iterator

from recension.encoder.findings import Analysis, Name
from recension.text.countries import find_country, find_country_of_capital

from .descriptions import LEAST_NAME_SCORE, LEAST_UNTAGGED_SCORE
from .found import words_of

_BODIES = frozenset({"Organization", "Facility"})
_BEFORE = frozenset({"of", "in", "at", "for"})


def find_nested(analysis: Analysis) -> Iterator[Name]:
    """The place at the end of a body's name: where the body is, or whose."""
    inner = {(n.first, n.last): n.score for n in analysis.names if n.inner and n.label == "Location"}
    local = {head.token: head.score for head in analysis.heads if head.label == "place"}
    for name in analysis.names:
        first = _start_of_end(analysis, name)
        if name.inner or name.label not in _BODIES or first is None or _is_capital(analysis, name):
            continue
        heads = (local.get(at, 0.0) for at in range(first, name.last))
        if (
            inner.get((first, name.last), 0.0) >= LEAST_NAME_SCORE
            or max(heads) >= LEAST_UNTAGGED_SCORE
            or find_country(words_of(analysis, first, name.last)) is not None
        ):
            yield Name(first, name.last, "Location", name.score, inner=True)


def _is_capital(analysis: Analysis, name: Name) -> bool:
    """ "Port of Spain" lies in no Spain."""
    return find_country_of_capital(words_of(analysis, name.first, name.last)) is not None


def _start_of_end(analysis: Analysis, name: Name) -> int | None:
    """The first of the proper nouns that end a name behind a preposition."""
    tokens, at = analysis.tokens, name.last
    while at > name.first and tokens[at - 1].xpos.startswith("NNP"):
        at -= 1
    before = at - 1 if at > name.first and tokens[at - 1].text != "the" else at - 2
    return at if name.first < before and at < name.last and tokens[before].text in _BEFORE else None
