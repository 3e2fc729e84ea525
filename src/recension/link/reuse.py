"""How much text two reports share, where, and which of them took it from the other."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from operator import eq, itemgetter

from recension.model.comparison import Lineage, LineageKind, Passage
from recension.model.report import Report
from recension.model.span import Span

from .alignment import Pair, Sentences, align_sentences, sentences_of
from .shingles import Body

# Calibrated on news-clusters dev and rewritten pairs, 2026-11: independent reports of one event share below 0.1 of
# their runs and a quarter of their sentences at most; printings of one wire story share 0.3 and more.
COPY_RUNS = 0.75
REWRITE_RUNS = 0.30
REWRITE_SENTENCES = 0.45
REWRITE_LEAST_SENTENCES = 3
# A thorough rewriter leaves fewer sentences to be known by, but of a long text still many.
REWORDED_SENTENCES, REWORDED_LEAST_SENTENCES = 0.35, 6
SHARED_RUNS = 0.15
# A shared stretch shorter than this is a phrase of the trade ("could not be reached for comment").
LEAST_PASSAGE_WORDS = 8
LEAST_SHARED_RUNS = 10
AT_ONCE = 32  # words
# One text holds the other: all but a tenth of the shorter one, and the longer one has half as much again.
HOLDS, LONGER = 0.9, 1.5
_FIRST = itemgetter(0)
Stretch = tuple[tuple[int, int], tuple[int, int]]  # words of the one body and of the other, half-open
NOT_A_WORD = re.compile(r"\W+")


@dataclass(frozen=True, eq=False)
class Told:
    """A body with its sentences, read once for all the reports that print it and all the pairs that it stands in."""

    body: Body

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences that can be compared."""
        return Sentences(sentences_of(self.body))

    @cached_property
    def letters(self) -> str:
        """The text in lower case, letters and digits alone: names of outlets are looked for in it."""
        return NOT_A_WORD.sub("", self.body.text).lower()

    @cached_property
    def told_words(self) -> int:
        """How many words stand in those sentences."""
        return sum(s.own_words for s in self.sentences.all)


@dataclass(frozen=True, slots=True)
class Material:
    """A report and what it prints."""

    report: Report
    told: Told


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two texts share, whoever printed them: the shares of the shorter one that stand in the other, and where."""

    kind: LineageKind
    runs: float
    sentences: float
    stretches: tuple[Stretch, ...]


def measure_reuse(one: Told, two: Told) -> Reuse | None:
    """How two texts are related; None where each was written for itself."""
    shared = one.body.runs.keys() & two.body.runs.keys()
    runs = len(shared) / min(len(one.body.runs), len(two.body.runs)) if shared else 0.0
    pairs, sentences = _shared_sentences(one, two)
    kind = _kind(runs, sentences, len(pairs), len(shared))
    if kind is None:
        return None
    stretches = [*_stretches(one.body, two.body, shared), *_sentence_stretches(one.body, two.body, pairs)]
    return Reuse(kind, runs, sentences, tuple(_disjoint(sorted(stretches, key=_FIRST))))


def trace_reuse(one: Material, two: Material, reuse: Reuse) -> Lineage:
    """Which of two reports took from the other what they share, and the passages."""
    held = max(reuse.runs, reuse.sentences)
    source, why = find_source(one, two, held)
    passages = tuple(Passage(_span(one, *at), _span(two, *other)) for at, other in reuse.stretches)
    overlap = round(reuse.runs if reuse.kind is LineageKind.SHARED else held, 3)
    reason = (
        f"{reuse.runs:.0%} of the shorter text stands in the other word for word, "
        f"{reuse.sentences:.0%} sentence by sentence; {why}"
    )
    return Lineage((one.report.id, two.report.id), reuse.kind, min(overlap, 1.0), source, passages, reason)


def _kind(runs: float, sentences: float, aligned: int, shared: int) -> LineageKind | None:
    if shared >= LEAST_SHARED_RUNS and runs >= COPY_RUNS:
        return LineageKind.COPY
    if shared >= LEAST_SHARED_RUNS and runs >= REWRITE_RUNS:
        return LineageKind.REWRITE
    if sentences >= REWRITE_SENTENCES and aligned >= REWRITE_LEAST_SENTENCES:
        return LineageKind.REWRITE
    if sentences >= REWORDED_SENTENCES and aligned >= REWORDED_LEAST_SENTENCES:
        return LineageKind.REWRITE
    return LineageKind.SHARED if shared >= 2 * LEAST_SHARED_RUNS and runs >= SHARED_RUNS else None


def _shared_sentences(one: Told, two: Told) -> tuple[tuple[Pair, ...], float]:
    """Aligned sentences (first body's places first), and the share of the shorter body's words that they hold."""
    swapped = one.told_words > two.told_words
    shorter, longer = (two, one) if swapped else (one, two)
    pairs = align_sentences(shorter.sentences, longer.sentences)
    words = {s.index: s.own_words for s in shorter.sentences.all}
    share = sum(words[p.a] for p in pairs) / shorter.told_words if shorter.told_words else 0.0
    return tuple(Pair(p.b, p.a, p.score) if swapped else p for p in pairs), share


def find_source(one: Material, two: Material, held: float) -> tuple[str | None, str]:
    """The report copied from, with the reason: by credit, by date, by completeness; None where they do not tell.

    `held` is the share of the shorter text that the longer one has.
    """
    a, b = one.report, two.report
    for original, other in ((one, two), (two, one)):
        outlet = original.report.outlet
        if _is_agency(original.report) and not _is_agency(other.report):
            return original.report.id, f"{outlet} is the agency itself"
        if _is_credited(original, other):
            return original.report.id, f"the other credits {outlet}"
    if a.agency and a.agency == b.agency:
        return None, f"both credit {a.agency}"
    return _by_date(a, b) or _by_completeness(one, two, held) or (None, "which came first cannot be told")


def _is_agency(report: Report) -> bool:
    return bool(report.agency and report.outlet) and NOT_A_WORD.sub("", report.agency or "").lower() == _label(report)


def _label(report: Report) -> str:
    """ "reuters" of "www.reuters.com": the outlet's name as one word."""
    labels = (report.outlet or "").lower().removeprefix("www.").split(".")
    return NOT_A_WORD.sub("", max(labels[:-1] or labels, key=len))


def _is_credited(original: Material, other: Material) -> bool:
    name = _label(original.report)
    if len(name) < 4 or name == _label(other.report):
        return False
    return name in other.told.letters and name not in original.told.letters


def _by_date(a: Report, b: Report) -> tuple[str, str] | None:
    for early, late in ((a, b), (b, a)):
        if early.published and late.published and early.published.end[:10] < late.published.start[:10]:
            return early.id, f"it came out on {early.published.end[:10]}, the other on {late.published.start[:10]}"
    return None


def _by_completeness(one: Material, two: Material, held: float) -> tuple[str, str] | None:
    shorter, longer = sorted((one, two), key=lambda m: len(m.told.body.words))
    if held >= HOLDS and len(longer.told.body.words) >= LONGER * max(len(shorter.told.body.words), 1):
        return longer.report.id, "it holds the whole of the other and more"
    return None


def _stretches(a: Body, b: Body, shared: Set[int]) -> Iterator[Stretch]:
    """The longest stretches of the same words, found by their runs; each word of the first body is in one at most."""
    end = 0
    for digest, at in a.runs.items():
        if at >= end and digest in shared:
            other = b.runs[digest]
            length = _count_same(a.words, at, b.words, other)
            if length >= LEAST_PASSAGE_WORDS:
                yield (at, at + length), (other, other + length)
            end = at + length


def _count_same(one: Sequence[str], at: int, two: Sequence[str], other: int) -> int:
    """How many words from there on are the same; of copies they are hundreds, and compared many at once."""
    begin = at
    while (same := one[at : at + AT_ONCE]) == two[other : other + AT_ONCE] and same:
        at, other = at + len(same), other + len(same)
    return at - begin + sum(1 for _ in takewhile(bool, map(eq, same, two[other : other + AT_ONCE])))


def _sentence_stretches(a: Body, b: Body, pairs: tuple[Pair, ...]) -> Iterator[Stretch]:
    for pair in pairs:
        yield a.sentences[pair.a], b.sentences[pair.b]


def _disjoint(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches without those whose place in the first report is taken by an earlier one already."""
    taken = 0
    for stretch in stretches:
        if stretch[0][0] >= taken:
            taken = stretch[0][1]
            yield stretch


def _span(material: Material, first: int, last: int) -> Span:
    body = material.told.body
    return material.report.span(body.starts[first], body.ends[last - 1])
