"""Entities: whom and what the reports mention."""

from dataclasses import dataclass, field
from enum import StrEnum

from .span import Span


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
