"""Who may be one in two reports that call him otherwise: "the student" of either, who died."""

from collections.abc import Set
from functools import cached_property
from itertools import islice, product

from recension.model.entity import EntityType
from recension.model.event import Role
from recension.model.statement import Facet, Mood
from recension.model.values import Quantity

from .material import Material

# A clause that names more pairs is made to keep us busy.
MOST_TRIED = 64


class Counterparts:
    """The people of a record, by what they do or suffer in its events."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._told_in: dict[str, frozenset[str]] = {}
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

    def may_be_one(self, here: Set[str], there: Set[str]) -> bool:
        """Whether one stands in both, or has a part in an event that in another report one of the others has."""
        pairs = islice(product(sorted(here), sorted(there)), MOST_TRIED)
        return not here.isdisjoint(there) or any(self._have_one_part(a, b) for a, b in pairs)

    def named(self, entities: Set[str]) -> frozenset[str]:
        """Those of them who are people with a name."""
        known = self._material.entity
        return frozenset(e for e in entities if known[e].type is EntityType.PERSON and known[e].aliases)

    def _have_one_part(self, a: str, b: str) -> bool:
        one, two = self._material.entity[a], self._material.entity[b]
        apart = self._reports(a).isdisjoint(self._reports(b))
        named_apart = bool(one.aliases and two.aliases)
        return apart and not named_apart and not self._parts.get(a, set()).isdisjoint(self._parts.get(b, set()))

    def _reports(self, entity: str) -> frozenset[str]:
        if entity not in self._told_in:
            self._told_in[entity] = frozenset(m.report for m in self._material.entity[entity].mentions)
        return self._told_in[entity]
