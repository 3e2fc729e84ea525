"""What linking finds over all readings of one incident; with the readings, all that the record is folded from."""

from dataclasses import dataclass, field

from .comparison import Lineage
from .entity import EntityType, Location
from .judgement import Judgement
from .report import Published
from .values import When


@dataclass(frozen=True, slots=True)
class Known:
    """What shipped knowledge says of a chain: its type, where it is, its ids elsewhere and the names it goes by.

    `city` is the GeoNames id of the city that it is a quarter of.
    """

    type: EntityType | None = None
    location: Location | None = None
    links: dict[str, str] = field(default_factory=dict)
    name: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Judgements and dates. Keys: `published` by report id, `whens` by time or event mention id, `known` by chain id.

    `lineage` says which reports share text, whatever is judged of that.
    """

    judgements: tuple[Judgement, ...] = ()
    published: dict[str, Published] = field(default_factory=dict)
    whens: dict[str, When] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    lineage: tuple[Lineage, ...] = ()
