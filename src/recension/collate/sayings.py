"""What a report tells as somebody's own version: quoted, insisted on, an accusation or a suspicion."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recension.model.quotation import Quotation, QuotationKind
from recension.model.report import PartKind, Report
from recension.model.span import Span
from recension.text.sentences import find_sentences

from .material import Material
from .wording import WORD

# A subject ends so near before its verb: "Sela Orr, who leads the union, denied".
SUBJECT_CHARS = 48
LEAST_WORDS = 3
# "Orrin, who leads the union, denied", "the port, under pressure from Sulem, has denied"
ASIDE = re.compile(
    r", (?:who|whose|which|under|after|despite|with|now|already|once|long|also) [^,;.]*, (?:(?:has|have|had) )?$"
)
EDGES = " \t\n\r\u00a0,"
SUSPECTED = re.compile(r"\b(?:on suspicion of|suspected of|charged with|for allegedly) (?P<said>[^,;.()“”\"\n]+)")
ALLEGED = re.compile(r"\b(?P<said>(?:(?:is|are|was|were|had|have|has) )?allegedly [^,;.()“”\"\n]+)")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|stands?|stood) (?:\w+ly )?$")


@cache
def reply_words(name: str) -> frozenset[str]:
    """One list of the table of claims and denials."""
    table = tomllib.loads(resources.files(__package__).joinpath("replies.toml").read_text(encoding="utf-8"))
    return frozenset(table[name])


def any_of(*names: str) -> str:
    """A pattern for one word of those lists."""
    return "(?:" + "|".join(sorted(word for name in names for word in reply_words(name))) + ")"


@cache
def _pattern_of_accusing() -> re.Pattern[str]:
    """ "Accused the guards of sleeping", "blamed the pilot for the crash"; whom is part of what is said."""
    return re.compile(rf"\b(?P<verb>{any_of('accuse')}) [^;.“”\"\n]{{1,120}}? (?:of|for|on) [^,;.“”\"\n]+")


@cache
def _pattern_of_insisting() -> re.Pattern[str]:
    held = r"(?:finding|claim|conclusion|version|statement|account|allegation|view|assertion|accusation)s?"
    stands = rf"(?:st(?:ands?|ood) by|st(?:icks?|uck) to|repeat(?:s|ed)) (?:its|his|her|their) (?:\w+ )?{held}"
    return re.compile(rf"\b(?P<verb>{any_of('insist')}|{stands}) that (?P<said>[^,;.“”\"\n]+)")


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's version: its words, the number of their sentence, whose they are."""

    span: Span
    sentence: int
    speaker: str | None
    accuses: bool
    is_direct: bool = False


@dataclass(frozen=True)
class Told:
    """A report's body in sentences, who stands before its verbs, and the sayings in text order."""

    report: Report
    sentences: tuple[Span, ...]
    subjects: "Subjects"
    sayings: tuple[Saying, ...]

    def saying_at(self, place: int) -> Saying | None:
        """Whose words stand there, if they are somebody's."""
        return next((s for s in self.sayings if s.span.start <= place < s.span.end), None)

    def saying_in(self, span: Span) -> Saying | None:
        """The first words of somebody's that the span holds or cuts."""
        return next((s for s in self.sayings if s.span.start < span.end and span.start < s.span.end), None)


def last_said(sayings: Sequence[Saying], most: int) -> list[Saying]:
    """Of sayings in text order the last few of whoever spoke last."""
    return [s for s in sayings if s.speaker == sayings[-1].speaker][-most:] if sayings else []


def find_told(material: Material, quotations: Sequence[Quotation]) -> Iterator[Told]:
    """Each report with its sayings."""
    by_report: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        by_report.setdefault(quotation.content.report, []).append(quotation)
    for report in material.reports:
        sentences = tuple(_sentences(report))
        subjects = Subjects(report, material)
        found = (
            *_by_verbs(report, sentences, subjects, _pattern_of_accusing()),
            *_quoted(report, sentences, by_report.get(report.id, [])),
            *_by_verbs(report, sentences, subjects, _pattern_of_insisting()),
            *_suspected(report, sentences),
        )
        yield Told(report, sentences, subjects, _without_repeats(found))


def _sentences(report: Report) -> Iterator[Span]:
    for part in report.parts:
        if part.kind is PartKind.BODY:
            yield from (report.span(*found) for found in find_sentences(report.text, part.start, part.end))


def _without_repeats(found: Sequence[Saying]) -> tuple[Saying, ...]:
    """In text order, each stretch of text once: as what it was first found to be."""
    kept: list[Saying] = []
    for saying in found:
        if not any(saying.span.start < k.span.end and k.span.start < saying.span.end for k in kept):
            kept.append(saying)
    return tuple(sorted(kept, key=lambda s: s.span.start))


def _by_verbs(
    report: Report, sentences: Sequence[Span], subjects: "Subjects", verbs: re.Pattern[str]
) -> Iterator[Saying]:
    for at, sentence in enumerate(sentences):
        for found in verbs.finditer(report.text, sentence.start, sentence.end):
            verb = found.start("verb")
            is_passive = PASSIVE.search(report.text, sentence.start, verb) is not None
            speaker = None if is_passive else subjects.before(verb, sentence)
            start = found.start("said") if "said" in found.groupdict() else subjects.start_before(verb, sentence)
            yield Saying(report.span(start, found.end()), at, speaker, accuses=True)


def _quoted(report: Report, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Saying]:
    for quotation in quotations:
        cue = quotation.cue.text.lower() if quotation.cue else ""
        content = _without_edges(quotation.content, report)
        at = bisect_right(sentences, content.start, key=lambda s: s.start) - 1
        if at >= 0 and cue not in reply_words("deny") and len(WORD.findall(content.text)) >= LEAST_WORDS:
            accuses = cue in reply_words("accuse") | reply_words("insist")
            is_direct = quotation.kind is not QuotationKind.INDIRECT
            yield Saying(content, at, quotation.speaker.entity, accuses, is_direct)


def _without_edges(content: Span, report: Report) -> Span:
    """Without a "that" or a comma that only ties it to the words around."""
    text = content.text.rstrip(EDGES)
    opened = len(text) - len(text.lstrip(EDGES).removeprefix("that "))
    return report.span(content.start + opened, content.start + len(text)) if opened < len(text) else content


def _suspected(report: Report, sentences: Sequence[Span]) -> Iterator[Saying]:
    for at, sentence in enumerate(sentences):
        for found in (
            *SUSPECTED.finditer(report.text, sentence.start, sentence.end),
            *ALLEGED.finditer(report.text, sentence.start, sentence.end),
        ):
            yield Saying(report.span(*found.span("said")), at, None, accuses=True)


class Subjects:
    """Who stands before the verbs of one report."""

    def __init__(self, report: Report, material: Material) -> None:
        self._text = report.text
        mentions = ((m.end, m.start, e.id) for e in material.entities for m in e.mentions if m.report == report.id)
        self._by_end = sorted(mentions)

    def before(self, verb: int, sentence: Span) -> str | None:
        """The entity whose mention ends last before the verb, near it, in its sentence."""
        found = self._last(verb, sentence)
        return found[2] if found else None

    def start_before(self, verb: int, sentence: Span) -> int:
        """Where that mention begins; the verb itself where there is none."""
        found = self._last(verb, sentence)
        return found[1] if found else verb

    def ends_at(self, place: int) -> bool:
        """Whether somebody is mentioned right before the place."""
        at = bisect_right(self._by_end, place, key=lambda m: m[0])
        return at > 0 and self._by_end[at - 1][0] == place

    def first_in(self, span: Span) -> tuple[str, int] | None:
        """Who is mentioned first within the span, and where that ends; of two that begin there the longer mention."""
        within = [(start, -end, e) for end, start, e in self._by_end if span.start <= start and end <= span.end]
        return (min(within)[2], -min(within)[1]) if within else None

    def named_in(self, span: Span) -> frozenset[str]:
        """All who are mentioned within the span."""
        return frozenset(e for end, start, e in self._by_end if span.start <= start and end <= span.end)

    def _last(self, verb: int, sentence: Span) -> tuple[int, int, str] | None:
        aside = ASIDE.search(self._text, sentence.start, verb)
        verb = aside.start() if aside else verb
        place = bisect_right(self._by_end, verb, key=lambda m: m[0])
        end = self._by_end[place - 1][0] if place else -1
        if end < max(sentence.start, verb - SUBJECT_CHARS):
            return None
        # Of those that end there the longest: "the head of the harbour office", not "the harbour office".
        found = self._by_end[bisect_left(self._by_end, end, key=lambda m: m[0])]
        return found if found[1] >= sentence.start else None
