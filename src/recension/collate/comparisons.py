"""Comparisons: statements on one facet of one event or entity from all reports, with verdict and best value."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from recension.model.comparison import Best, Comparison, Verdict, Version
from recension.model.event import Event
from recension.model.report import Report
from recension.model.statement import Facet, Statement
from recension.model.values import Precision, Quantity, Truth, Value, When, Who, Words

from .accounts import sentence_around, year_of
from .best import best_value, best_version, natural
from .bounds import days_between, dimension_of, is_vague
from .company import TOLLS, dated_together, with_company
from .counted import subject_of
from .earlier import is_earlier
from .explained import explain
from .figure import Figure
from .grouping import by_facet, group_figures
from .likeness import ASSERTED, FIXED
from .material import PEOPLE, Material, Told
from .parting import are_far_apart, are_of_one_act, part_statements
from .persons import Persons
from .remaining import join_what_remains
from .rownames import heading_of
from .series import comes_true, develops, is_denied
from .sources import find_sources, name_one_source
from .strangers import part_strangers
from .stretches import is_of_stretch
from .verdicts import Judged, verdict_of
from .voices import Voice
from .wholes import join_wholes
from .wording import WORD, content_words, day_words, word_set

# A longer stretch is a campaign, and its total no matter of days.
MOST_DAYS = 31
# What lies further back is history to whoever tells of it, in whatever tense. Set by reading reports, not measured.
LONG_PAST = timedelta(days=365)
FINE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY})


def fold_comparisons(material: Material) -> tuple[Comparison, ...]:
    """Every comparison of the record, in the order of what it is about; ids are given by `number_comparisons`."""
    figures = [s for s in material.statements if isinstance(s.value, Quantity)]
    return (*_compare_figures(figures, material), *_compare_others(material))


def number_comparisons(comparisons: Iterable[Comparison], material: Material) -> tuple[Comparison, ...]:
    """The comparisons in canonical order, with their ids: events first, then entities; facets in their own order."""
    facets = list(Facet)
    ranked = sorted(
        comparisons,
        key=lambda c: (c.about not in material.event, natural(c.about), facets.index(c.facet), natural(_first(c))),
    )
    return tuple(replace(c, id=f"c{n}") for n, c in enumerate(ranked, start=1))


def _first(comparison: Comparison) -> str:
    return min((s for v in comparison.values for s in v.statements), key=natural)


def _compare_figures(statements: Sequence[Statement], material: Material) -> list[Comparison]:
    persons = Persons(material)
    figures = [_figure(s, s.value, material, persons) for s in statements if isinstance(s.value, Quantity)]
    figures = with_company(dated_together(figures, material))
    grouped = (join_what_remains(group_figures(of_facet)) for of_facet in by_facet(figures).values())
    groups = [group for of_facet in grouped for group in join_wholes(of_facet, material)]
    parts = (part for group in groups for part in part_strangers(group, material))
    return [_compare_group(part, material) for part in parts]


def _figure(statement: Statement, quantity: Quantity, material: Material, persons: Persons) -> Figure:
    report = material.report[statement.report]
    subject = subject_of(statement, report)
    event, told = material.event.get(statement.about), material.told.get(statement.id, Told())
    is_one = statement.facet in {*PEOPLE, Facet.COUNT} and quantity.low == quantity.high == 1
    person = persons.of(statement) if is_one else None
    beside = persons.named_beside(statement) if statement.facet in FIXED else frozenset[str]()
    earlier = is_earlier(statement, report)
    year = _year(statement, None if is_vague(quantity) else told.when, report) if statement.facet in TOLLS else None
    past = told.background or _is_long_past(told.when, report)
    figure = Figure(statement, quantity, subject, event, told.when, told.background, person, past=past, beside=beside)
    summed = statement.facet in TOLLS and is_of_stretch(statement, report)
    return replace(figure, earlier=earlier, year=year, inferred=told.inferred, summed=summed)


def _is_long_past(when: When | None, report: Report) -> bool:
    """Whether it happened in a year well before the report's, in whatever tense the report tells of it."""
    end = when.end or when.start if when is not None else None
    if end is None or report.published is None or not report.published.start:
        return False
    return date.fromisoformat(report.published.start[:10]) - date.fromisoformat(end[:10]) > LONG_PAST


def _year(statement: Statement, when: When | None, report: Report) -> str | None:
    """Another year than the report's, by the event's own time, which parts two incidents of one sentence, or by it."""
    years = {moment[:4] for moment in (when.start, when.end) if moment} if when else set()
    own = report.published.start[:4] if report.published else None
    if own and len(years) == 1 and own not in years:
        return next(iter(years))
    return year_of(sentence_around(report, statement), report)


def _compare_group(figures: Sequence[Figure], material: Material) -> Comparison:
    compared = compare_statements([f.statement for f in figures], material)
    return compared if compared.group is not None else replace(compared, group=heading_of(figures))


def _compare_others(material: Material) -> list[Comparison]:
    found: dict[tuple[str, Facet, bool, frozenset[str]], list[Statement]] = {}
    for statement in material.statements:
        if _can_be_compared(statement.value):
            # Whether something happened is asked of all that is said of it, whatever its mood.
            asserted = statement.mood in ASSERTED or statement.facet is Facet.HAPPENED
            key = (statement.about, statement.facet, asserted, _who_is_held(statement))
            found.setdefault(key, []).append(statement)
    parted = [part for group in found.values() for part in part_statements(group, material)]
    return [c for group in parted for c in _compare_surely(group, material)]


def _who_is_held(statement: Statement) -> frozenset[str]:
    """The words for whom a statement holds responsible: that one group did it denies nothing of another."""
    return content_words(statement.value.text) if statement.facet is Facet.RESPONSIBLE else frozenset()


def _compare_surely(group: Sequence[Statement], material: Material) -> list[Comparison]:
    """One comparison; of whom and where, one for each origin unless the origins surely name the same."""
    whole = compare_statements(group, material)
    unsure = whole.verdict is Verdict.OVERLAP or (whole.verdict is Verdict.DIFFER and whole.facet is not Facet.WHERE)
    if not unsure or not all(isinstance(v.value, Who) for v in whole.values):
        return [whole]
    by_origin: dict[str, list[Statement]] = {}
    for statement in group:
        by_origin.setdefault(material.origin(statement.report), []).append(statement)
    return [compare_statements(part, material) for part in by_origin.values()]


def _can_be_compared(value: Value) -> bool:
    """Figures are compared apart, and a time that is not on the calendar ("weekly", "for years") with nothing."""
    if isinstance(value, When):
        return bool(value.start or value.end)
    return not isinstance(value, Quantity)


def compare_statements(statements: Sequence[Statement], material: Material) -> Comparison:
    """One comparison of statements that speak of one thing; its id is still to be given."""
    versions = fold_versions(statements, material)
    facet, series = statements[0].facet, False
    verdict, reason = _tempered(versions, facet, verdict_of(versions, within=material.within), material)
    if facet is Facet.HAPPENED and verdict is Verdict.CONTRADICT:
        told = comes_true(statements, material.report)
        if told:
            series, verdict, reason = True, Verdict.OVERLAP, told
    explained = explain(versions, statements, facet, material) if verdict is Verdict.DIFFER else None
    if explained:
        verdict, reason = Verdict.OVERLAP, explained
    elif facet in TOLLS and verdict in (Verdict.DIFFER, Verdict.OVERLAP, Verdict.REFINE):
        told = develops(versions, material.report)
        if told:
            # 84 and 85 cannot both be the toll, whenever each was printed; that it rose is told beside the verdict.
            series, reason = True, told
    reason += name_one_source(statements, material)
    return Comparison(
        id="",
        about=_most_common([s.about for s in statements]),
        facet=facet,
        values=versions,
        verdict=verdict,
        best=_best(statements, versions, material, series=series),
        reason=reason,
        group=_group(statements),
        series=series,
    )


def _tempered(versions: Sequence[Version], facet: Facet, judged: Judged, material: Material) -> Judged:
    """A false quarrel is worse than a missed one: two named actors may both have acted, "two years ago" is no date."""
    verdict, reason = judged
    coarse = any(isinstance(v.value, When) and not _is_a_day(v.value) for v in versions)
    near = facet is Facet.WHERE and not are_far_apart(versions, material)
    apart = facet in (Facet.WHEN, Facet.WHERE) and not are_of_one_act(versions, material, surely=facet is Facet.WHEN)
    unsure = coarse or near or apart or _is_by_print(versions)
    if verdict is Verdict.DIFFER and (facet in (Facet.ACTOR, Facet.RECIPIENT) or unsure):
        return Verdict.OVERLAP, f"{reason}, but both can be true"
    return verdict, reason


def _is_a_day(when: When) -> bool:
    """Whether its own words give the day: the day of "at 11:23 p.m." was only inferred."""
    words = {w.lower().rstrip(".") for w in WORD.findall(when.text)}
    return when.precision in FINE and bool(words & day_words() or when.text[:4].isdigit())


def _is_by_print(versions: Sequence[Version]) -> bool:
    """ "Today" beside the day before: it counts from when and where a text came out, which may be a day off."""
    whens = [v.value for v in versions if isinstance(v.value, When)]
    told = any(w.lower() in word_set("by_print") for when in whens for w in WORD.findall(when.text))
    return told and all(days_between(a, b) <= 1 for a, b in combinations(whens, 2))


def _most_common(names: Sequence[str]) -> str:
    return max(sorted(set(names), key=natural), key=lambda name: names.count(name))


def _group(statements: Sequence[Statement]) -> str | None:
    named = [s.group for s in statements if s.group]
    return max(named, key=lambda g: (named.count(g), len(g), g)) if named else None


def fold_versions(statements: Sequence[Statement], material: Material) -> tuple[Version, ...]:
    """The distinct values, each with its statements, reports and origins, in the order of the statements."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        found.setdefault(value_key(_effective(statement, material)), []).append(statement)
    return tuple(_version(group, material) for group in found.values())


def _version(statements: Sequence[Statement], material: Material) -> Version:
    reports = tuple(dict.fromkeys(s.report for s in statements))
    origins = sorted({material.origin(r) for r in reports}, key=natural)
    return Version(
        _effective(statements[0], material),
        tuple(s.id for s in statements),
        reports,
        tuple(origins),
        find_sources(statements, material),
    )


def _effective(statement: Statement, material: Material) -> Value:
    """The value as the report means it: an act that is stated and then denied is not so, and "she" is who she is."""
    value = statement.value
    if isinstance(value, Truth) and is_denied(statement):
        return Truth(False, value.text)
    if isinstance(value, Who) and value.entity in material.entity:
        entity = material.entity[value.entity or ""]
        return Who(value.entity, entity.name if entity.aliases else value.text)
    return value


def value_key(value: Value) -> tuple[object, ...]:
    """What makes two values the same one."""
    match value:
        case Quantity():
            return ("quantity", value.low, value.high, value.approximate, value.unit if _measures(value) else None)
        case When():
            return ("time", value.start, value.end, "" if value.start or value.end else value.text.lower())
        case Who():
            return ("entity", value.entity, "" if value.entity else tuple(sorted(content_words(value.text))))
        case Truth():
            return ("truth", value.value)
        case Words():
            return ("text", value.text.lower())


def _measures(value: Quantity) -> bool:
    return dimension_of(value.unit) is not None or (value.unit or "").isupper()


def _best(
    statements: Sequence[Statement], versions: Sequence[Version], material: Material, *, series: bool
) -> Best | None:
    voices = [
        Voice(
            statement=s.id,
            quantity=s.value,
            origin=material.origin(s.report),
            published=published.end if (published := material.report[s.report].published) else None,
            official=material.is_official(s),
        )
        for s in statements
        if isinstance(s.value, Quantity)
    ]
    if voices:
        about = _most_common([s.about for s in statements])
        scale, days = material.scale.get(about, 0), _days(statements[0].facet, material.event.get(about))
        return best_value(voices, material.codebook, series=series, scale=scale, days=days)
    return best_version(versions, within=material.within)


def _days(facet: Facet, event: Event | None) -> tuple[str, ...]:
    """The days of an event that is told to have lasted several, for a total of its deaths."""
    time = event.time if event is not None else None
    if facet is not Facet.KILLED or time is None or not (time.text and time.start and time.end):
        return ()
    first, last = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    if time.precision is not Precision.DAY or (last - first).days >= MOST_DAYS:
        return ()
    return tuple((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))
