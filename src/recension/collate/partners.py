"""One partner whom two reports name otherwise: his wife here, his former wife there."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .material import Material
from .rivals import Clash, Side
from .wording import word_table

PARTNER = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[^\W\d_]+['’]s) (?:estranged )?(?P<former>ex-|former )?"
    r"(?P<noun>wife|husband|girlfriend|boyfriend|fianc[eé]e?)\b"
)
MOST_SIDES = 3

Told = Mapping[tuple[str, bool], list[Span]]


def find_rival_partners(material: Material) -> Iterator[Clash]:
    """What two origins call a partner, where each has one word for it and the words exclude each other.

    A report with two partners, or of two couples, leaves open who is meant; so does one that has both words.
    """
    told: dict[str, dict[tuple[str, bool], list[Span]]] = {}
    for report in material.reports:
        found = told.setdefault(material.origin(report.id), {})
        for sort, span in _partners(report):
            found.setdefault(sort, []).append(span)
    single = {origin: found for origin, found in sorted(told.items()) if len(found) == 1}
    for one, two in combinations(single, 2):
        yield from _rivals(single[one], single[two], material)


def _partners(report: Report) -> Iterator[tuple[tuple[str, bool], Span]]:
    for part in report.parts:
        if part.kind is PartKind.BODY:
            for found in PARTNER.finditer(report.text, part.start, part.end):
                yield (found["noun"].lower(), bool(found["former"])), report.span(found.start(), found.end())


def _rivals(one: Told, two: Told, material: Material) -> Iterator[Clash]:
    (a, here), (b, there) = next(iter(one.items())), next(iter(two.items()))
    about = material.event_at(here[0])
    if about is None or a == b or _is_male(a[0]) != _is_male(b[0]):
        return
    sides = tuple(Side(span, about, Words(span.text)) for span in (*here[:MOST_SIDES], *there[:MOST_SIDES]))
    reason = f"“{here[0].text}” in one report, “{there[0].text}” in another"
    yield Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)


def _is_male(noun: str) -> bool:
    return noun in word_table()["sexes"]["male"]
