"""What a row of figures is headed by, where no report names a group: the noun that is counted, what is measured."""

from collections import Counter
from collections.abc import Iterable, Sequence

from recension.model.statement import Facet

from .bounds import dimension_of
from .counted import forms_of
from .figure import Figure
from .settings import ABOARD
from .wording import WORD, word_table

# What heads the figures of those who were in a ship, a train or a plane.
ON_BOARD = "on board"


def heading_of(figures: Sequence[Figure]) -> str | None:
    """Where those are who are counted, what came to them, or what the figures measure; None for people in general."""
    if all(f.statement.method == ABOARD for f in figures):
        return ON_BOARD
    if figures[0].subject.conditions:
        return ", ".join(word_table()["condition_names"][c] for c in sorted(figures[0].subject.conditions))
    if figures[0].statement.facet is Facet.COUNT:
        return _most(_noun(f) for f in figures)
    return _measured(figures)


def _noun(figure: Figure) -> str | None:
    """The noun that is counted, as the report writes it: "diggers"."""
    noun = figure.subject.noun
    if noun is None:
        return None
    forms = forms_of(noun.lower())
    return next((w for w in WORD.findall(figure.statement.span.text.lower()) if w in forms), noun)


def _measured(figures: Sequence[Figure]) -> str | None:
    """What most of them measure, if the words beside them tell; else what their unit does."""
    names: dict[str, str] = word_table()["measured_names"]
    told = _most(names.get(m) for f in figures for m in sorted(f.subject.measured))
    shared = sum(any(names.get(m) == told for m in f.subject.measured) for f in figures)
    if told is not None and 2 * shared > len(figures):
        return told
    unit = figures[0].quantity.unit
    of_unit = unit if unit in names else dimension_of(unit)
    return names.get(of_unit or "") if figures[0].statement.facet is Facet.MEASURE else None


def _most(names: Iterable[str | None]) -> str | None:
    """The commonest, and of several the first."""
    return next((name for name, _ in Counter(names).most_common(1)), None)
