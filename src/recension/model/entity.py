"""Entities: whom and what the reports mention."""

from dataclasses import dataclass, field
from enum import StrEnum

from .span import Span

# What opens a description: "the governor", "his aunt", "two guards".
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "his", "her", "its", "their", "our", "one", "two", "some"}
)


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    GROUP = "group"
    PLACE = "place"
    FACILITY = "facility"
    OTHER = "other"


class MentionKind(StrEnum):
    """How a mention points: by a proper name, by a description, or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class GeoPrecision(StrEnum):
    """How finely a place is known."""

    POINT = "point"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place is: degrees WGS 84, ISO 3166-1 alpha-2 country."""

    lat: float
    lon: float
    country: str | None
    precision: GeoPrecision


@dataclass(frozen=True, slots=True)
class Alias:
    """A proper form of a name and the reports that use it."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the reports mention, with every form of its name; a fold over judgements."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    mentions: tuple[Span, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    location: Location | None = None
    titles: tuple[str, ...] = ()
    within: str | None = None

    @property
    def name_within(self) -> str:
        """Its name as it stands within a sentence: "the governor" of whom reports only describe, "The Hague"."""
        first, *rest = self.name.split(" ")
        is_described = not self.aliases and first.istitle() and (not rest or first.lower() in _DETERMINERS)
        return f"{first.lower()}{self.name[len(first) :]}" if is_described else self.name
