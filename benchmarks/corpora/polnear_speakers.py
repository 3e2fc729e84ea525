"""PolNeAR: the speakers of quotations: share found, and share of those found that are right.

Quotations are what stands in quotation marks, four words or more, that a gold attribution with a source covers to
seven tenths. A speaker is right if its words overlap a gold source or end in the same word as one. PolNeAR marks only
the outer attribution of a quotation within a quotation, so that a few right speakers count as wrong.
"""

from pathlib import Path

from benchmarks.corpora.polnear import Gold, Range, read_gold
from recension.encoder import Encoder
from recension.ingest import report_from_text
from recension.model.quotation import Quotation, QuotationKind
from recension.model.report import PartKind
from recension.read.attributions import find_attributions
from recension.read.chains import find_chains
from recension.read.quotations import find_quotations
from recension.text.annotate import annotate

_LEAST_WORDS = 4
_LEAST_SHARE = 0.7
_READ = frozenset({PartKind.HEADLINE, PartKind.DATELINE, PartKind.CAPTION, PartKind.BODY})


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """Recall, precision and the share left open, in percent."""
    right = wrong = left_open = 0
    for path in sorted((data / split).glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        gold = read_gold(path.with_suffix(".ann").read_text(encoding="utf-8"))
        for quotation, sources in _covered(text, gold, _find(text, encoder)):
            span = quotation.speaker.span
            if span is None:
                left_open += 1
            elif any(_agrees(text, (span.start, span.end), source) for source in sources):
                right += 1
            else:
                wrong += 1
    every = max(right + wrong + left_open, 1)
    named = max(right + wrong, 1)
    return {"recall": 100 * right / every, "precision": 100 * right / named, "open": 100 * left_open / every}


def _find(text: str, encoder: Encoder) -> list[Quotation]:
    report = annotate(report_from_text(text))
    analysis = encoder.analyse(report.text, [(p.start, p.end) for p in report.parts if p.kind in _READ])
    chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
    attributions = find_attributions(report, analysis, chains)
    found = find_quotations(report, analysis, chains, attributions)
    return [q for q in found if q.kind is QuotationKind.DIRECT and len(q.content.text.split()) >= _LEAST_WORDS]


def _covered(text: str, gold: Gold, quotations: list[Quotation]) -> list[tuple[Quotation, list[Range]]]:
    """Each quotation that gold attributes, with the gold sources."""
    found = []
    for quotation in quotations:
        start, end = quotation.content.start, quotation.content.end
        sources: list[Range] = []
        for ids in gold.relations:
            spans = [gold.spans[key] for key in ids if key in gold.spans]
            said = [piece for role, pieces in spans if role == "Content" for piece in pieces]
            if sum(max(0, min(b, end) - max(a, start)) for a, b in said) >= _LEAST_SHARE * (end - start):
                sources += [piece for role, pieces in spans if role == "Source" for piece in pieces]
        if sources:
            found.append((quotation, sources))
    return found


def _agrees(text: str, mine: Range, theirs: Range) -> bool:
    if mine[0] < theirs[1] and theirs[0] < mine[1]:
        return True
    last = text[mine[0] : mine[1]].split()[-1:]
    return last == text[theirs[0] : theirs[1]].split()[-1:]
