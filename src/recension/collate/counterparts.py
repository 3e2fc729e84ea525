"""Who may be one in two reports that call him otherwise: "the student" of either, who died."""

from collections.abc import Iterable, Set
from functools import cached_property
from itertools import product

from recension.model.entity import EntityType
from recension.model.event import Role
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

from .material import Material

PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.OTHER})


class Counterparts:
    """The people of a record, by what they do or suffer in its events."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._parts: dict[str, set[tuple[str, Role]]] = {}
        for event in material.events:
            for player in event.participants:
                if player.entity and player.role is not Role.OTHER:
                    self._parts.setdefault(player.entity, set()).add((event.id, player.role))

    @cached_property
    def are_one_dead(self) -> bool:
        """Whether nobody tells of more than one dead, but long ago."""
        told = (s for s in self._material.statements if s.facet is Facet.KILLED and s.mood is Mood.STATED)
        known = self._material.event
        dead = [s.value for s in told if s.about in known and not known[s.about].background]
        counts = [value.low for value in dead if isinstance(value, Quantity)]
        return bool(counts) and all(low == 1 for low in counts)

    def people(self, entities: Iterable[str]) -> frozenset[str]:
        """Those of them that may be people."""
        known = self._material.entity
        return frozenset(e for e in entities if e in known and known[e].type in PEOPLE)

    def may_be_one(self, here: Set[str], there: Set[str]) -> bool:
        """Whether one stands in both, or has a part in an event that in another report one of the others has."""
        return not here.isdisjoint(there) or any(self._have_one_part(a, b) for a, b in product(here, there))

    def _have_one_part(self, a: str, b: str) -> bool:
        one, two = self._material.entity[a], self._material.entity[b]
        apart = {m.report for m in one.mentions}.isdisjoint(m.report for m in two.mentions)
        named_apart = bool(one.aliases and two.aliases)
        return apart and not named_apart and not self._parts.get(a, set()).isdisjoint(self._parts.get(b, set()))
