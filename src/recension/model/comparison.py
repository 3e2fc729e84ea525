"""Comparisons: what the reports say on one facet of one event or entity, side by side."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span
from .statement import Facet
from .values import Value


class Verdict(StrEnum):
    """How the values stand to each other."""

    SINGLE = "single"
    AGREE = "agree"
    REFINE = "refine"
    OVERLAP = "overlap"
    DIFFER = "differ"
    CONTRADICT = "contradict"


class LineageKind(StrEnum):
    """How two texts are related."""

    COPY = "copy"
    REWRITE = "rewrite"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Version:
    """One distinct value, with who gives it.

    `sources` are the independent voices behind it: ids of entities that the reports credit, and of origins that say it
    in their own voice. Two origins that only quote one spokesman are one source.
    """

    value: Value
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayShare:
    """What falls on one day of a total that a codebook divides over the days of its event."""

    date: str
    figure: int


@dataclass(frozen=True, slots=True)
class Best:
    """The value that a written rule gives, the origins behind it, and the rule in words.

    `low`, `best` and `high` for figures, `value` for all else; `used` and `set_aside` are ids of statements; `days`
    where the codebook divides a total over several days.
    """

    origins: tuple[str, ...]
    rule: str
    explanation: str
    low: int | float | None = None
    best: int | float | None = None
    high: int | float | None = None
    value: Value | None = None
    used: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    days: tuple[DayShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One facet of one event or entity over all reports, with its verdict and the reason for it.

    `group` is the subgroup that is counted, or of `happened` the matter on which voices differ.
    `series` is true where the values develop over time, a toll that rises, rather than quarrel.
    """

    id: str
    about: str
    facet: Facet
    values: tuple[Version, ...]
    verdict: Verdict
    best: Best | None
    reason: str = ""
    group: str | None = None
    series: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Lineage:
    """That two reports share text: `overlap` in [0, 1] of the shorter one; `source` is the report copied from."""

    reports: tuple[str, str]
    kind: LineageKind
    overlap: float
    source: str | None
    passages: tuple[Passage, ...]
    reason: str = ""
