"""The tolls in the record's answer: how many were killed and wounded in the chief event, and by whose count."""

from collections.abc import Iterator, Sequence

from recension.model.comparison import Best, Comparison, Verdict
from recension.model.entity import EntityType
from recension.model.event import Event, Relation
from recension.model.statement import Facet

from .headlines import counted_in, headline
from .material import Material
from .totals import Witness, hear_compared, incident_total, is_sure, largest_other, toll_of
from .wording import content_words, figure, word_set

MUCH_MORE = 1.1  # "50 injured" is no news of yesterday where the answer says "more than 50"
# So many independent origins are not doubted for one report's larger figure.
WELL_SUPPORTED = 3

# The facet, how it is said, and the words of a headline that tell it as the news.
COUNTED = {Facet.KILLED: ("killed", "deadly"), Facet.WOUNDED: ("wounded", "harmful")}


def tell_tolls(material: Material, event: Event, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """The toll of the main event, with who gives it; nothing where it is not sure to be of this event."""
    for facet in COUNTED:
        found = _total(material, event, comparisons, facet)
        if found is not None:
            total, heard = found
            yield _count(material, total, COUNTED[facet][0], largest_other(facet, heard, total))
        elif heard := _told_together(material, event, comparisons, facet):
            yield from _shared_toll(material, facet, heard)


def _total(
    material: Material, event: Event, comparisons: Sequence[Comparison], facet: Facet
) -> tuple[Comparison, Sequence[Witness]] | None:
    """The comparison that gives the toll, if it counts all and two origins have it, and what each report told."""
    statements = {s.id: s for s in material.statements}
    about = _of_the_news(material, event, comparisons, facet)
    heard = _hear(material, about)
    total = incident_total(facet, about, heard)
    origins = {material.origin(r.id) for r in material.reports}
    # "two of the captors" are a part of those killed, if all that were counted together
    if total is None or total.group is not None or (_breadth(total) < 2 and len(origins) > 1):
        return None
    return (total, heard) if is_sure(total, comparisons, statements) else None


def _of_the_news(material: Material, event: Event, comparisons: Sequence[Comparison], facet: Facet) -> list[Comparison]:
    """The comparisons of the main event; all, where a headline tells of the killed, or the hurt."""
    near = with_linked(material, event)
    in_headline = is_headline_news(material, word_set(COUNTED[facet][1]))
    return [c for c in comparisons if in_headline or c.about in near]


def _hear(material: Material, comparisons: Sequence[Comparison]) -> Sequence[Witness]:
    statements = {s.id: s for s in material.statements}
    return hear_compared(comparisons, statements, material.reports, {e.id for e in material.events if e.background})


def _told_together(
    material: Material, event: Event, comparisons: Sequence[Comparison], facet: Facet
) -> Sequence[Witness]:
    """What the reports tell of the main event, or else of what happened on its day; nothing where none counts."""
    heard = _hear(material, _of_the_news(material, event, comparisons, facet))
    if toll_of(facet, heard) is not None:
        return heard
    day = event.time.start[:10] if event.time.start else None
    same = {e.id for e in material.events if day and e.time.start and e.time.start[:10] == day}
    heard = _hear(material, [c for c in comparisons if c.about in same])
    of_day, of_all = toll_of(facet, heard), toll_of(facet, _hear(material, comparisons))
    # what the reports tell of other days must not speak against it
    return heard if of_day is not None and of_all is not None and of_day.figure == of_all.figure else ()


def _shared_toll(material: Material, facet: Facet, heard: Sequence[Witness]) -> Iterator[str]:
    """The toll that two origins give, and most of those that tell any, each by its own words for the victims."""
    toll = toll_of(facet, heard)
    told = {(w.origin, a.total) for w in heard if (a := w.killed if facet is Facet.KILLED else w.wounded)}
    giving = {origin for origin, total in told if toll is not None and total == toll.figure}
    telling = {origin for origin, _ in told}
    if toll is not None and len(giving) > 1 and 2 * len(giving) > len(telling):
        by = f"({len(giving)} of {len(telling)} independent origins)"
        yield f"{figure(toll.figure, None)} {COUNTED[facet][0]} {by}"


def outdated_headlines(material: Material, event: Event, comparisons: Sequence[Comparison]) -> frozenset[str]:
    """The reports whose headline counts far fewer killed or wounded than the record's own answer does."""
    least = {
        facet: found[0].best.low
        for facet in COUNTED
        if (found := _total(material, event, comparisons, facet)) is not None
        if found[0].best is not None and found[0].best.low is not None
    }
    return frozenset(
        report.id
        for report in material.reports
        for facet, low in least.items()
        if 0 < max(counted_in(headline(report), word_set(COUNTED[facet][1])), default=0) * MUCH_MORE < low
    )


def is_headline_news(material: Material, words: frozenset[str]) -> bool:
    """Whether a headline counts them ("12 killed"), or most headlines speak of it; "deadly raid" counts nobody."""
    told = [content_words(headline(r)) for r in material.reports]
    told = [w for w in told if w & words]
    counted = any(w & word_set("numbers") or any(word.isdigit() for word in w) for w in told)
    return counted or 2 * len(told) > len(material.reports)


def with_linked(material: Material, event: Event) -> frozenset[str]:
    """The event, what it is part of, and what is part of it; what it caused or answers has its own toll."""
    ahead = {link.event for link in event.links if link.relation is Relation.PART_OF}
    behind = {e.id for e in material.events for k in e.links if k.event == event.id and k.relation is Relation.PART_OF}
    return frozenset({event.id, *ahead, *behind})


def _breadth(comparison: Comparison) -> int:
    return len({o for v in comparison.values for o in v.origins})


def _count(material: Material, comparison: Comparison, word: str, more: int | float | None) -> str:
    best = comparison.best
    if best is None:
        return ""
    number = figure(best.best, None)
    if comparison.series and best.low is not None and best.best is not None and best.low < best.best:
        word = f"{word}, up from {figure(best.low, None)},"
    elif best.high is None:
        number = f"at least {number}"
    elif best.low != best.high:
        number += f" ({figure(best.low, None)} to {figure(best.high, None)})"
    others = (
        f"; one report says {figure(more, None)}" if more is not None and len(best.origins) < WELL_SUPPORTED else ""
    )
    return f"{number} {word}{_by_whom(material, comparison, best, others)}".replace(", (", " (")


def _by_whom(material: Material, comparison: Comparison, best: Best, others: str) -> str:
    by = f" according to {credited}" if (credited := _credited(material, best)) else ""
    if comparison.verdict is Verdict.SINGLE:
        return f"{by} (one origin alone{others})"
    return f"{by} ({len(best.origins)} of {_breadth(comparison)} independent origins{others})"


def _credited(material: Material, best: Best) -> str:
    """The innermost of those credited, officials first: in "the ministry said, citing doctors" the doctors counted.

    Whoever has neither a name nor an office, "a man", lends a figure nothing.
    """
    used = [s for s in material.statements if s.id in best.used and s.said_by and s.said_by[-1] in material.entity]
    for statement in sorted(used, key=lambda s: not material.is_official(s)):
        source = material.entity[statement.said_by[-1]]
        if source.aliases or source.type is EntityType.GROUP or material.is_official(statement):
            return source.name_within
    return ""
