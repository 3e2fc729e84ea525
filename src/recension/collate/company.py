"""What else its report tells beside a figure: whether it has one person only, and how many counts of one event."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from recension.model.statement import Facet

from .accounts import SENTENCE_END
from .bounds import middle_of
from .counted import LIGHTLY
from .figure import Figure
from .grouping import are_of_one_person
from .likeness import GRAVELY
from .material import PEOPLE, Material

# Counts that rise while an incident goes on; the size of a force or a crowd is no toll.
TOLLS = PEOPLE - {Facet.PARTICIPANTS, Facet.TROOPS}
# More counts than this of one event are of several: "two died", "nine died", "15 died".
MOST_TOLLS = 2
# Of which report, to whom what came, and of which sort or event they are; "" for all of them.
PersonKey = tuple[str, Facet, str]


def dated_together(figures: Sequence[Figure], material: Material) -> list[Figure]:
    """ "Last month ten herders were taken, and freed for two million": what has no time has that of its sentence."""
    dated: dict[str, Figure] = {}
    last: Figure | None = None
    for figure in sorted(figures, key=lambda f: (f.statement.report, f.statement.span)):
        untimed = last is not None and last.when is not None and not (figure.when or figure.inferred)
        if last is not None and untimed and _share_sentence(last, figure, material):
            figure = replace(figure, when=last.when, past=last.past)
        last = dated[figure.statement.id] = figure
    return [dated[f.statement.id] for f in figures]


def _share_sentence(one: Figure, two: Figure, material: Material) -> bool:
    before, behind = one.statement, two.statement
    text = material.report[behind.report].text
    same = before.report == behind.report
    return same and not SENTENCE_END.search(text, before.span.end, max(before.span.end, behind.span.start))


def with_company(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, each with what its report tells beside it."""
    figures = _lightly_hurt_in_all(figures)
    only, jumbles = _only_persons(figures), _jumbles(figures)
    return [
        replace(f, is_only=_person_key(f) in only, only=_sorts_told_once(f, only), jumbled=_event_key(f) in jumbles)
        for f in figures
    ]


def _lightly_hurt_in_all(figures: Sequence[Figure]) -> Sequence[Figure]:
    """ "Two of the crew were slightly hurt", and no other: who are hurt in all, however lightly."""
    hurt = [f for f in figures if f.statement.facet is Facet.WOUNDED and f.quantity.low and not f.background]
    others = {f.statement.report for f in hurt if f.subject.conditions != LIGHTLY}
    alone = [f for f in hurt if f.subject.conditions == LIGHTLY and f.statement.report not in others]
    freed = {f.statement.id: replace(f, subject=replace(f.subject, conditions=frozenset())) for f in alone}
    return [freed.get(f.statement.id, f) for f in figures]


def _sorts_told_once(figure: Figure, only: Collection[PersonKey]) -> frozenset[str]:
    return frozenset(sort for sort in _sorts_of(figure) if (*_person_key(figure)[:2], sort) in only)


def _sorts_of(figure: Figure) -> frozenset[str]:
    """The sorts of one person, and that he is gravely hurt; also of several, of whom then nobody is the only one."""
    return (figure.person.sorts_by_age if figure.person else frozenset[str]()) | (figure.subject.conditions & {GRAVELY})


def _only_persons(figures: Sequence[Figure]) -> set[PersonKey]:
    """The reports and facets of which the report has one person only, and those of which it has one of a sort."""
    told: dict[PersonKey, list[Figure]] = {}
    for figure in figures:
        if figure.statement.facet in TOLLS and not figure.background:
            told.setdefault(_person_key(figure), []).append(figure)
            for sort in _sorts_of(figure):
                told.setdefault((*_person_key(figure)[:2], sort), []).append(figure)
    return {key for key, found in told.items() if are_of_one_person(found)}


def _jumbles(figures: Sequence[Figure]) -> set[PersonKey]:
    """The events of a report of which it gives several counts that cannot both be right, and are no parts."""
    told: dict[PersonKey, set[float]] = {}
    for figure in figures:
        firm = figure.quantity.low == figure.quantity.high and not figure.subject.part
        if firm and figure.statement.facet in TOLLS and not figure.earlier:
            told.setdefault(_event_key(figure), set()).add(middle_of(figure.quantity))
    return {key for key, sizes in told.items() if len(sizes) > MOST_TOLLS}


def _event_key(figure: Figure) -> PersonKey:
    return figure.statement.report, figure.statement.facet, figure.statement.about


def _person_key(figure: Figure) -> PersonKey:
    return figure.statement.report, figure.statement.facet, ""
