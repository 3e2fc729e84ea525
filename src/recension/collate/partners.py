"""One partner whom two reports name otherwise: his wife here, his former wife there."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from recension.model.comparison import Verdict
from recension.model.entity import EntityType
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words

from .material import Material
from .rivals import Clash, Side
from .wording import word_table

PARTNER = re.compile(
    r"\b(?:(?P<owner>[Hh]is|[Hh]er|[^\W\d_]+(?=['’]s))(?:['’]s)?) (?:estranged )?(?P<former>ex-|former )?"
    r"(?P<noun>wife|husband|girlfriend|boyfriend|fianc[eé]e?)\b"
)
# "Filed for divorce from his wife": she was so then.
DIVORCE, DIVORCE_CHARS = re.compile(r"\b(?:divorc\w+|separat\w+|split) (?:from )?$", re.IGNORECASE), 20
MOST_SIDES = 3

Sort = tuple[str, bool]
Told = dict[Sort, list[Span]]


def find_rival_partners(material: Material) -> Iterator[Clash]:
    """What two origins call the partner of one person, where each has one word and the words exclude each other.

    An origin that has both words, or of two partners, leaves open who is meant; so does one whose owner is unknown.
    """
    couples: dict[str, dict[str, Told]] = {}
    owners = _people_by_end(material)
    for report in material.reports:
        for owner, sort, span in _partners(report, owners):
            told = couples.setdefault(owner, {}).setdefault(material.origin(report.id), {})
            told.setdefault(sort, []).append(span)
    for _, couple in sorted(couples.items()):
        yield from _rivals(couple, material)


def _people_by_end(material: Material) -> dict[tuple[str, int], str]:
    """Whose mention ends at each place; of two that end there the shorter one, "Lind" of "the son of Lind"."""
    people = [entity for entity in material.entities if entity.type is EntityType.PERSON]
    ends = [(m.start, m.report, m.end, entity.id) for entity in people for m in entity.mentions]
    return {(report, end): owner for _, report, end, owner in sorted(ends)}


def _partners(report: Report, owners: Mapping[tuple[str, int], str]) -> Iterator[tuple[str, Sort, Span]]:
    for part in report.parts:
        if part.kind is PartKind.BODY:
            for found in PARTNER.finditer(report.text, part.start, part.end):
                owner = owners.get((report.id, found.end("owner")))
                before = report.text[max(0, found.start() - DIVORCE_CHARS) : found.start()]
                if owner and not DIVORCE.search(before):
                    yield owner, (found["noun"].lower(), bool(found["former"])), report.span(*found.span())


def _rivals(couple: Mapping[str, Told], material: Material) -> Iterator[Clash]:
    """The first two words for the partner that are at odds; however many reports have them, it is one matter."""
    spans: Told = {}
    for _, told in sorted(couple.items()):
        if len(told) == 1:
            for sort, found in told.items():
                spans.setdefault(sort, found)
    for (a, here), (b, there) in combinations(spans.items(), 2):
        about = material.event_at(here[0])
        if about and _is_male(a[0]) == _is_male(b[0]):
            sides = tuple(Side(span, about, Words(span.text)) for span in (*here[:MOST_SIDES], *there[:MOST_SIDES]))
            reason = f"“{here[0].text}” in one report, “{there[0].text}” in another"
            yield Clash(sides, Facet.HAPPENED, Verdict.DIFFER, reason)
            return


def _is_male(noun: str) -> bool:
    return noun in word_table()["sexes"]["male"]
