"""Quotations: what somebody said, direct, mixed or indirect, with speaker, cue and medium."""

import re
from collections.abc import Iterator, Sequence

from ..encoder.findings import Analysis
from ..model.quotation import Quotation, QuotationKind, Speaker
from ..model.reading import Chain
from ..model.report import PartKind, Report
from ..model.span import Span
from .credit import Attribution, Attributions
from .cues import Stance, load_cues
from .speakers import LEAST_SCORE, Spoken, find_spoken

# A shorter stretch in marks within a sentence is a word that the report holds off, or a name: "the so-called …".
_LEAST_DIRECT_WORDS = 4
# What is thought or demanded is no quotation of words.
_SPOKEN = frozenset(
    {Stance.SAYS, Stance.CLAIMS, Stance.DENIES, Stance.THREATENS, Stance.PROMISES, Stance.CONCEDES, Stance.ESTIMATES}
)
_TITLE_WORDS = 6
_LEAST_INDIRECT_SCORE = 0.7
# What is no verb of saying and yet brings what somebody says or finds.
_BRINGING = frozenset(
    {"according", "citing", "found", "finds", "recommended", "agreed", "learned", "heard", "pleaded", "wondered"}
)
_OPENING = ('"', "“", "„", "«", "‘", "''")
_PARTING = ", \n"
# "While some welcomed it, others warned": what opens the sentence before the speaker, without a clause of its own.
_OPENER = re.compile(
    r"(?:While|Although|Though|Citing|Asked|Speaking|Despite|When|As(?! (?:many|much|few|little)\b))\b"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A clause behind a comma is of the speaker or of another verb of saying: ", who was standing by", ", adding that".
_OF_THE_SPEAKER = re.compile(
    r",\s*(?:who|whom|whose|which|where|when|while|adding|noting|saying|citing|explaining|insisting|stressing)\b"
)


def find_quotations(
    report: Report, analysis: Analysis, chains: Sequence[Chain], attributions: Attributions
) -> tuple[Quotation, ...]:
    """The quotations of a report, in text order; what stands in marks first where two begin at one place."""
    spoken = find_spoken(report, attributions)
    direct = [q for s in spoken for q in _direct(report, s)]
    indirect = _indirect(report, analysis, attributions, spoken)
    return tuple(sorted((*direct, *indirect), key=lambda q: (q.content, q.kind)))


def _direct(report: Report, spoken: Spoken) -> Iterator[Quotation]:
    """A stretch in quotation marks; a few words within a sentence count only as part of what a known source says."""
    text = report.text[spoken.quoted.start : spoken.quoted.end]
    words, voice = len(text.split()), spoken.voice
    known = voice is not None and voice.score >= LEAST_SCORE
    if spoken.fragment and words < _LEAST_DIRECT_WORDS and not known:
        return
    if spoken.fragment and _is_title(text) and (not known or words <= _TITLE_WORDS):
        return
    kind = QuotationKind.MIXED if spoken.fragment and words < _LEAST_DIRECT_WORDS else QuotationKind.DIRECT
    content = report.span(spoken.quoted.start, spoken.quoted.end)
    if voice is None or not known:
        yield Quotation(kind, content, None, Speaker(None, None), None, voice.score if voice else 0.0)
        return
    cue = voice.cue.cue if voice.cue else None
    yield Quotation(kind, content, cue, Speaker(voice.chain, voice.source), voice.medium, min(voice.score, 1.0))


def _is_title(text: str) -> bool:
    """ "The Art of War": capitals throughout name a work, not somebody's words."""
    words = [w for w in text.split() if w[:1].isalpha() and len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words)


def _indirect(
    report: Report, analysis: Analysis, attributions: Attributions, spoken: Sequence[Spoken]
) -> Iterator[Quotation]:
    """What is reported of somebody without marks, or with marks about some of it."""
    for claim in attributions.found:
        content = _longest(claim)
        if (
            claim.stance not in _SPOKEN
            or claim.source is None
            or claim.score < _LEAST_INDIRECT_SCORE
            or content is None
            or not _tells(analysis, claim, content)
        ):
            continue
        if report.part_at(content.start) in (PartKind.BOILERPLATE, PartKind.BYLINE):
            continue
        inside = [s for s in spoken if content.start <= s.quoted.start and s.quoted.end <= content.end]
        quoted = sum(s.quoted.end - s.quoted.start for s in spoken if _overlaps(s, content))
        if 2 * quoted >= content.end - content.start:
            continue
        content = _trimmed(report, content)
        kind = QuotationKind.MIXED if inside else QuotationKind.INDIRECT
        speaker = Speaker(claim.chain, claim.source)
        yield Quotation(kind, content, claim.cue, speaker, claim.medium, min(claim.score, 1.0))


def _tells(analysis: Analysis, claim: Attribution, content: Span) -> bool:
    """Whether somebody's words are told: by a verb that we know to bring them, a "that", or marks around some of them.

    "Police declined to discuss it", "They are looking into what caused it" and "The shaft threatens to give way" quote
    nobody; ", who was standing by" tells of the speaker.
    """
    if not any(c.isalpha() for c in content.text) or _OF_THE_SPEAKER.match(content.text):
        return False
    cues, word = load_cues(), claim.cue.text.lower()
    first = min(claim.cue.start, claim.source.start if claim.source else claim.cue.start)
    if word == "citing" or (content.end <= first and _only_opens(analysis, claim, content)):
        return False
    if word.startswith("threaten") and not content.text.startswith(("to ", "that ", *_OPENING)):
        return False  # "missiles that threaten the coast", "the mine is threatened"
    if claim.chain is None and claim.stance in (Stance.THREATENS, Stance.PROMISES) and content.text.startswith("to "):
        return False
    known = cues.verb(word, word) is not None or word in cues.nouns or word in _BRINGING or word in cues.quoting
    return known or content.text.startswith("that ") or any(mark in content.text for mark in _OPENING)


def _only_opens(analysis: Analysis, claim: Attribution, content: Span) -> bool:
    """ "While some welcomed it, others warned"; "As the tide rose they fled" has a verb outside the clause it opens."""
    text = content.text.rstrip(_PARTING)
    if not _OPENER.match(text) or "," in text:
        return False
    first, last, cue = (analysis.at(at) for at in (content.start, content.start + len(text) - 1, claim.cue.start))
    if first is None or last is None or cue is None:
        return True
    tokens = analysis.tokens
    verb = first if tokens[first].upos == "VERB" else tokens[first].head
    clause = _below(analysis, verb)
    ending = tokens[cue + 1 : analysis.sentences[tokens[cue].sentence].last]
    whole = tokens[first].upos == "ADP" or tokens[verb].relation == "ccomp"
    if whole and all(t.upos == "PUNCT" for t in ending):
        clause = set()  # "Despite it all nobody left, he said.": nothing else can be what he said
    return not any(t.xpos in _FINITE for t in tokens[first : last + 1] if t.index not in clause)


def _below(analysis: Analysis, index: int) -> set[int]:
    """A word and all that hang on it, and not what merely stands between them."""
    found, ahead = {index}, [index]
    while ahead:
        new = [c for c in analysis.children[ahead.pop()] if c not in found]
        found.update(new)
        ahead.extend(new)
    return found


def _trimmed(report: Report, content: Span) -> Span:
    """The words without the comma that parts them from whoever says them."""
    text = content.text
    start = content.start + len(text) - len(text.lstrip(_PARTING))
    end = content.end - len(text) + len(text.rstrip(_PARTING))
    return report.span(start, end) if start < end else content


def _overlaps(spoken: Spoken, content: Span) -> bool:
    return spoken.quoted.start < content.end and content.start < spoken.quoted.end


def _longest(claim: Attribution) -> Span | None:
    return max(claim.contents, key=lambda c: (c.end - c.start, -c.start), default=None)
