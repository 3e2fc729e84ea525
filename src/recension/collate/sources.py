"""Who stands behind a value: two reports that only quote one spokesman are two reports and one source."""

from collections.abc import Sequence

from recension.model.statement import Statement

from .best import natural
from .material import Material


def find_sources(statements: Sequence[Statement], material: Material) -> tuple[str, ...]:
    """The independent voices behind statements of one value: entities that are credited, origins that speak themselves.

    An origin that says it in its own voice, too, has it from more than the one whom it quotes elsewhere.
    """
    found: dict[str, set[str]] = {}
    for statement in statements:
        credited = statement.said_by[-1:] or (material.origin(statement.report),)
        found.setdefault(material.origin(statement.report), set()).update(credited)
    voices = {v for origin, said in found.items() for v in ({origin} if origin in said else said)}
    return tuple(sorted(voices, key=natural))


def name_one_source(statements: Sequence[Statement], material: Material) -> str:
    """What is to be added to a verdict where several origins have it all from one whom they credit; else nothing."""
    origins = {material.origin(s.report) for s in statements}
    sources = find_sources(statements, material)
    if len(origins) < 2 or len(sources) != 1 or sources[0] not in material.entity:
        return ""
    return f"; {len(origins)} origins, but one source: all credit {material.entity[sources[0]].name}"
