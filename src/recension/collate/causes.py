"""A cause that one report leaves open and another gives."""

import re
from collections.abc import Iterator, Sequence

from recension.model.comparison import Verdict
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words
from recension.text.sentences import find_sentences

from .material import Material
from .predicates import words_of
from .rivals import Clash, Side
from .wording import content_words

# "The causes remain unclear", "what caused the fire is not yet known".
OPEN = re.compile(
    r"\b(?:causes?\b|what caused )[^.;\n]{0,60}\b(?:is|are|was|were|remains?|remained)"
    r" (?:still |yet |as yet |immediately |not (?:yet |immediately )?)*"
    r"(?:unclear|unknown|known|clear|undetermined|determined|under investigation|being investigated)\b",
    re.IGNORECASE,
)
# "Early findings point to a brake", "it was caused by a fault".
GIVEN = re.compile(
    r"\b(?:(?:indications?|evidence|findings?|inquiry|investigation|data|recorders?)\b[^.;\n]{0,40}\b(?:suggest(?:s|ed)?|indicate[sd]?"
    r"|point(?:s|ed)? to|show(?:s|ed|n)?)|(?:was|were|been) caused by|(?:was|were) due to|resulted from"
    r"|(?:was|were|been) (?:blamed on|attributed to))\b",
    re.IGNORECASE,
)


def find_open_causes(material: Material) -> Iterator[Clash]:
    """ "The cause was unclear" beside "indications suggest that it was too fast": the first of each two origins."""
    left_open = [s for report in material.reports for s in _sentences(report, OPEN)]
    given = [s for report in material.reports for s in _sentences(report, GIVEN)]
    for a in _one_an_origin(left_open, material):
        rivals = _one_an_origin([b for b in given if material.origin(b.report) != material.origin(a.report)], material)
        about = material.event_at(a)
        if rivals and about:
            sides = tuple(Side(span, about, Words(span.text)) for span in (a, *rivals))
            reason = f"“{a.text}” leaves open what “{rivals[0].text}” gives"
            yield Clash(sides, Facet.CAUSE, Verdict.REFINE, reason)


def _one_an_origin(spans: Sequence[Span], material: Material) -> list[Span]:
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(material.origin(span.report), span)
    return list(first.values())


def _sentences(report: Report, said: re.Pattern[str]) -> Iterator[Span]:
    """Sentences of the body that say so of an accident."""
    accidents = words_of("accidents", "names")
    for part in report.parts:
        if part.kind is not PartKind.BODY:
            continue
        for start, end in find_sentences(report.text, part.start, part.end):
            if said.search(report.text, start, end) and content_words(report.text[start:end]) & accidents:
                yield report.span(start, end)
