"""Claims that reports make in rival words: one quotation quoted two ways, and "the first since"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel, Levenshtein

from recension.model.comparison import Verdict
from recension.model.quotation import Quotation, QuotationKind
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Words
from recension.text.sentences import find_sentences

from .bounds import Bounds
from .material import Material
from .rivals import Clash, Side
from .wording import WORD, content_words, word_set

# So many words are the same, some before and some after the one that differs, or they are two sentences of one speaker.
SAME_AROUND = 6
LEAST_WORDS = 7
# "Sanaa" and "Sana'a" are one word spelt twice, and "grandkids" nearly "grandchildren"; "woman" and "girl" are not.
SAME_SPELLING = 0.63
# "Sixteen" and "sixty", "million" and "billion" are near in spelling alone.
NUMBER = re.compile(r"\w+(?:teen|ty|illion)|\d.*")
MOST_QUOTATIONS = 400
FIRST = re.compile(
    r"\bfirst\b[^.;:\n“”\"]{0,140}?\b(?:"
    # "since the 2004-05 season" names two years
    r"since(?: the)? (?:(?:early|mid|late)[ -])?(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[-–/]\d)(?P<decade>'?s)?"
    r"|(?:in|for) (?:more than |at least |nearly |almost |about |over )?[a-z0-9-]+ (?:year|decade|month)s?)\b"
)
LEAST_COMMON_WORDS = 2
MOST_CLAIMS = 60


def find_rival_quotations(quotations: Sequence[Quotation], material: Material) -> Iterator[Clash]:
    """One sentence of one speaker that two independent reports quote with another word in it."""
    sentences = [s for q in quotations[:MOST_QUOTATIONS] if q.kind is QuotationKind.DIRECT for s in _split(q, material)]
    for (one, a), (two, b) in combinations(sentences, 2):
        if material.origin(a.report) == material.origin(b.report) or not _may_be_one_speaker(one, two):
            continue
        swapped = _swapped_words(a.text, b.text)
        speaker = one.speaker.entity or two.speaker.entity
        about = speaker or material.event_at(a)
        if swapped and about:
            said_by = (speaker,) if speaker else ()
            reason = "the same words are quoted differently: “{}” by one report, “{}” by another".format(
                *sorted(swapped)
            )
            sides = (Side(span, about, Words(span.text), said_by, q.cue) for q, span in ((one, a), (two, b)))
            yield Clash(tuple(sides), Facet.HAPPENED, Verdict.DIFFER, reason, "what was said")


def _split(quotation: Quotation, material: Material) -> list[tuple[Quotation, Span]]:
    content, report = quotation.content, material.report[quotation.content.report]
    stretches = find_sentences(report.text, content.start, content.end)
    return [(quotation, report.span(a, b)) for a, b in stretches if len(WORD.findall(report.text[a:b])) >= LEAST_WORDS]


def _may_be_one_speaker(a: Quotation, b: Quotation) -> bool:
    return a.speaker.entity is None or b.speaker.entity is None or a.speaker.entity == b.speaker.entity


def _swapped_words(a: str, b: str) -> tuple[str, str] | None:
    """The first two content words that stand in each other's place amid the same words; None where there are none."""
    one, two = _words(a), _words(b)
    if len({*one} & {*two}) < SAME_AROUND - 1:
        return None
    steps = list(Levenshtein.opcodes(one, two))
    for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
        flanks = [s.src_end - s.src_start for s in (before, after) if s.tag == "equal"]
        same_length = step.src_end - step.src_start == step.dest_end - step.dest_start
        if step.tag != "replace" or not same_length or len(flanks) < 2 or sum(flanks) < SAME_AROUND:
            continue
        left, right = one[step.src_start], two[step.dest_start]
        if _tells(left) and _tells(right) and not _are_one_word(left, right):
            return left, right
    return None


@lru_cache(maxsize=2 * MOST_QUOTATIONS)
def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower().replace("’", "'") for w in WORD.findall(text))


def _are_one_word(one: str, two: str) -> bool:
    """ "Sat" and "sit", "grandkids" and "grandchildren" tell nobody anything else."""
    are_numbers = NUMBER.fullmatch(one) and NUMBER.fullmatch(two)
    alike = not are_numbers and Indel.normalized_similarity(one, two) >= SAME_SPELLING
    return alike or {one, two} <= word_set("asking")


def _tells(word: str) -> bool:
    return bool(content_words(word) - word_set("plain"))


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """That something is the first since then: its words, what its sentence speaks of, and since when (years)."""

    span: Span
    words: frozenset[str]
    since: Bounds | None


def find_rival_firsts(material: Material) -> Iterator[Clash]:
    """ "the first such accident since the 1950s" beside "the first since 1959"."""
    claims = [claim for report in material.reports for claim in _first_claims(report)][:MOST_CLAIMS]
    for a, b in combinations(claims, 2):
        alone = material.origin(a.span.report) == material.origin(b.span.report)
        if not alone and len(a.words & b.words) >= LEAST_COMMON_WORDS:
            verdict, reason = _compare_firsts(a, b)
            about = material.event_at(a.span)
            if about and verdict is not Verdict.AGREE:
                sides = tuple(Side(c.span, about, Words(c.span.text)) for c in (a, b))
                yield Clash(sides, Facet.WHEN, verdict, reason)


def _first_claims(report: Report) -> Iterator[FirstClaim]:
    for part in report.parts:
        if part.kind is not PartKind.BODY:
            continue
        for start, end in find_sentences(report.text, part.start, part.end):
            found = FIRST.search(report.text, start, end)
            if found:
                words = content_words(report.text[start:end]) - word_set("plain") - {"first", "time", "since", "year"}
                yield FirstClaim(report.span(found.start(), found.end()), words, _since(found))


def _since(found: re.Match[str]) -> Bounds | None:
    if not found["year"]:
        return None
    year = int(found["year"])
    return Bounds(year, year + 9) if found["decade"] else Bounds(year, year)


def _compare_firsts(a: FirstClaim, b: FirstClaim) -> tuple[Verdict, str]:
    both = f"“{a.span.text}” and “{b.span.text}”"
    if a.since is None or b.since is None:
        return Verdict.OVERLAP, f"{both} can both be true"
    if a.since == b.since:
        return Verdict.AGREE, f"{both} name one time"
    if a.since.holds(b.since) or b.since.holds(a.since):
        return Verdict.REFINE, f"{both}: one names the time more closely"
    return Verdict.DIFFER, f"{both} name different times"
