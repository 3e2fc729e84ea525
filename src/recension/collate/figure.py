"""A figure as comparisons take it: its statement with whom it counts, of which event, when, and in what company."""

from dataclasses import dataclass

from recension.model.event import Event
from recension.model.statement import Statement
from recension.model.values import Quantity, When

from .bounds import DAYS_APART, are_near, days_between
from .counted import Subject
from .persons import Person

# A day that was only inferred may be weeks off, as much as a month: set by reading reports, not measured.
INFERRED_APART = 40
ADDED_UP = "sum of conjuncts"


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement of a figure with what it is of, its event, and when words of its own put that, if they do."""

    statement: Statement
    quantity: Quantity
    subject: Subject
    event: Event | None
    when: When | None = None
    background: bool = False
    person: Person | None = None  # of a figure of one
    is_only: bool = False  # its report tells of no other such person
    only: frozenset[str] = frozenset()  # the sorts of which its report tells of no other such person
    earlier: bool = False  # the report itself no longer holds it
    year: str | None = None  # another year than its report's, if its sentence tells of one
    past: bool = False  # told as background, or dated well before its report
    jumbled: bool = False  # its report has more such counts of its event than can be of one
    beside: frozenset[str] = frozenset()  # of a count of things the people whom its sentence names
    inferred: When | None = None  # of an event without words for its time
    summed: bool = False  # over a stretch of time


def are_of_two_times(a: Figure, b: Figure) -> bool:
    """Whether their times lie well apart: "another avalanche killed six in March" is not of today's."""
    if a.when and b.when:
        return days_between(a.when, b.when) > DAYS_APART
    if _is_older(a, b) or _is_older(b, a):
        return True
    one, two = a.when or a.inferred, b.when or b.inferred
    return bool((a.when or b.when) and one and two and days_between(one, two) > INFERRED_APART)


def _is_older(a: Figure, b: Figure) -> bool:
    """ "In a flood in March 2019" beside the dead of another blaze, which its report tells as news without a date."""
    if not (a.past and a.when) or b.past or b.when or b.inferred or a.event is None or b.event is None:
        return False
    # figures of like size may be of one old event, which only one of the reports dates
    return a.event.id != b.event.id and not are_near(a.quantity, b.quantity)


def are_two_sums(a: Figure, b: Figure) -> bool:
    """ "A priest and his sister were killed", "in May a guard and his son were": of others, who died another day."""
    summed = a.statement.method.endswith(ADDED_UP) and b.statement.method.endswith(ADDED_UP)
    if not summed or a.when is None or b.when is None:
        return False
    return a.statement.about != b.statement.about and days_between(a.when, b.when) > 0
