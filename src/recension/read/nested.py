"""Places that a longer name ends in: "University of Skarrow", "Defence Ministry of Peru"."""

from collections.abc import Iterator

from recension.encoder.findings import Analysis, Name

from .descriptions import LEAST_NAME_SCORE

_BODIES = frozenset({"Organization", "Facility"})
_BEFORE = frozenset({"of", "in", "at", "for"})


def find_nested(analysis: Analysis) -> Iterator[Name]:
    """The place at the end of a body's name: where the body is, or whose."""
    tokens = analysis.tokens
    ends = {name.last for name in analysis.names if name.label in _BODIES and not name.inner}
    for name in analysis.names:
        if not name.inner or name.label != "Location" or name.score < LEAST_NAME_SCORE or name.last not in ends:
            continue
        before = [t.text for t in tokens[max(0, name.first - 2) : name.first]]
        if before and (before[-1] in _BEFORE or (before[-1] == "the" and before[0] in _BEFORE)):
            yield name
