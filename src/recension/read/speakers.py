"""Speakers: into whose mouth each quotation goes, by the cues beside it; where none is near enough it is left open."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..encoder.findings import Analysis
from ..model.reading import Chain
from ..model.report import Report
from ..model.span import Span
from .credit import Attribution, Attributions
from .cues import Stance
from .quotemarks import Paragraph, Quoted, find_quoted, find_story

# Below this score a quotation's speaker is left open. Set on the PolNeAR training articles, November 2026.
LEAST_SCORE = 0.6
_MARKS = "\"“”„«»'’‘`,.;:-—–()[] \n\t"
_PASSING_ON = frozenset({"report", "reports", "reported", "reporting", "according", "citing", "quoting"})
_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, by which cue and medium, and how sure that is."""

    source: Span | None
    chain: str | None
    cue: Attribution | None
    medium: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in quotation marks with their voice; a `fragment` is part of a sentence that is not itself quoted."""

    quoted: Quoted
    voice: Voice | None
    fragment: bool


def attribute_quotes(
    report: Report, analysis: Analysis, chains: Sequence[Chain], told: Attributions
) -> tuple[Attribution, ...]:
    """What stands in quotation marks, as attributions to its speakers where these are known."""
    found = []
    for spoken in find_spoken(report, told):
        voice = spoken.voice
        if voice is None or voice.cue is None or voice.score < LEAST_SCORE:
            continue
        span = report.span(spoken.quoted.start, spoken.quoted.end)
        cue = voice.cue
        found.append(Attribution(voice.chain, voice.source, cue.cue, (span,), cue.stance, voice.medium, voice.score))
    return tuple(found)


def find_spoken(report: Report, told: Attributions) -> tuple[Spoken, ...]:
    """Every stretch in quotation marks with its voice, in text order."""
    story = find_story(report)
    quotes = find_quoted(report.text, story)
    claims = tuple(a for a in told.found if a.source is not None)
    starts = [c.cue.start for c in claims]
    found: list[Spoken] = []
    for quoted in quotes:
        above = max(quoted.paragraph - 1, 0)
        first, last = bisect_left(starts, story[above].start), bisect_left(starts, story[quoted.paragraph].end)
        found.append(_speak(report.text, story, quoted, claims[first:last], found))
    return tuple(found)


def _speak(
    text: str,
    story: Sequence[Paragraph],
    quoted: Quoted,
    claims: Sequence[Attribution],
    before: Sequence[Spoken],
) -> Spoken:
    """The voice of one quotation; `claims` are those of its paragraph and of the one above."""
    fragment = _is_fragment(text, story[quoted.paragraph], quoted)
    voice = _beside(text, story, quoted, claims)
    if voice is None and not fragment:
        voice = _labelled(text, story[quoted.paragraph], quoted, claims)
    if voice is None and not fragment:
        voice = _continued(text, story, quoted, claims, before)
    if voice is None and not fragment:
        voice = _sole(story, quoted, claims) or _preceded(story, quoted, claims)
    if voice is None and not fragment:
        voice = _signed(text, story, quoted, claims)
    if voice is None and not fragment:
        voice = _carried_over(text, story, quoted, claims, before)
    return Spoken(quoted, voice, fragment)


def _is_fragment(text: str, paragraph: Paragraph, quoted: Quoted) -> bool:
    """Whether the sentence around the marks goes on before them without a colon or comma, or after them."""
    before = text[paragraph.start : quoted.start].rstrip("\"“”„«»'’‘` \n")
    starts_low = text[quoted.start : quoted.start + 1].islower()
    return (bool(before) and not before.endswith((":", ",", ".", "!", "?", "…", "-", "—"))) or (
        bool(before) and starts_low
    )


def _beside(text: str, story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution]) -> Voice | None:
    """The claim whose cue stands right after the marks, right before them, or whose content holds them."""
    paragraph = story[quoted.paragraph]
    near = [c for c in claims if paragraph.start <= c.cue.start < paragraph.end]
    outside = [c for c in near if not quoted.start <= c.cue.start < quoted.end]
    after = [c for c in outside if _follows(text, quoted, c)]
    if after:
        return _voice(min(after, key=_first), 1.0)
    leading = [c for c in outside if _leads(text, quoted, c)]
    if leading:
        return _voice(max(leading, key=lambda c: c.cue.start), 0.95)
    holding = [c for c in outside if c.covers(quoted.start, quoted.end)]
    # "The Gazette reported that Lind called it a …", "according to the charge he said it was …": his words, passed on.
    # "It threatened to fire after Lind warned of …": who is heard to do something is heard last
    own = [c for c in holding if c.cue.text.lower() not in _PASSING_ON and not _is_to_do(c)] or holding
    if own:
        # The outermost speaker is quoted: "she said he had called it a …" gives her words.
        return _voice(max(own, key=lambda c: (sum(p.end - p.start for p in c.contents), -c.cue.start)), 0.85)
    return None


def _is_to_do(claim: Attribution) -> bool:
    """Whether a claim tells what its source will do or wants, not what it says."""
    return claim.stance is not Stance.SAYS and any(c.text.startswith("to ") for c in claim.contents[:1])


def _labelled(text: str, paragraph: Paragraph, quoted: Quoted, claims: Sequence[Attribution]) -> Voice | None:
    """Ana Ruiz: "…": a name and a colon before the marks, no verb among them."""
    before = text[paragraph.start : quoted.start].rstrip("\"“”„«»'’‘` ")
    label = before[:-1].rstrip()
    plain = 0 < len(label.split()) <= _LABEL_WORDS and not any(c in label for c in '.,:;?!"“”')
    if not before.endswith(":") or not plain or not label[:1].isupper() or not label.split()[-1][:1].isupper():
        return None
    source = next((c.source for c in claims if c.source and c.source.text == label), None)
    chain = next((c.chain for c in claims if c.source and c.source.text == label), None)
    report = claims[0].cue.report if claims else ""
    span = source or Span(report, paragraph.start, paragraph.start + len(label), label)
    return Voice(span, chain, None, None, 0.8) if span.report else None


def _first(claim: Attribution) -> int:
    return min(claim.cue.start, claim.source.start if claim.source else claim.cue.start)


def _voice(claim: Attribution, score: float) -> Voice:
    return Voice(claim.source, claim.chain, claim, claim.medium, score * min(1.0, claim.score + 0.2))


def _follows(text: str, quoted: Quoted, claim: Attribution) -> bool:
    """ "…," X said: nothing but marks between; after a full stop only a word in lower case or a mark goes on."""
    first = _first(claim)
    if first < quoted.end or text[quoted.end : first].strip(_MARKS):
        return False
    if claim.source is not None and text[max(claim.source.end, claim.cue.end) :][:2].lstrip().startswith(":"):
        return False
    ended = text[quoted.start : quoted.end].rstrip().endswith(".")
    return not ended or text[first].islower()


def _leads(text: str, quoted: Quoted, claim: Attribution) -> bool:
    """X said: "…" · X said in a statement on Monday, "…" · posters reading "…": no full stop between."""
    last = max(claim.cue.end, claim.source.end if claim.source else 0)
    if last > quoted.start:
        return False
    between = text[last : quoted.start].strip("\"“”„«»'’‘` \n")
    if not between or between in (",", ":", "that", "that the", "it was", "the"):
        return True
    return between.endswith((":", ",")) and len(between.split()) <= 14 and not re.search(r"[.!?;]\s", between)


def _continued(
    text: str, story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution], before: Sequence[Spoken]
) -> Voice | None:
    """A quotation that goes on: after a "he said" in the middle, after a lost mark, or in a new paragraph left open."""
    if not before or before[-1].voice is None:
        return None
    last = before[-1]
    voice = last.voice
    if voice is None or (last.fragment and last.quoted.paragraph != quoted.paragraph):
        return None
    if not last.quoted.closed and quoted.paragraph - last.quoted.paragraph <= 1:
        return _again(voice, 0.95)
    if quoted.paragraph != last.quoted.paragraph:
        return None
    between = text[last.quoted.end : quoted.start]
    others = [
        c for c in claims if last.quoted.end <= c.cue.start < quoted.start and c.cue != (voice.cue and voice.cue.cue)
    ]
    if any(c.chain != voice.chain or c.chain is None for c in others):
        return None
    if len(re.findall(r"[.!?]\s", between)) <= 1 and not last.fragment:
        return _again(voice, 0.9)
    return None


def _sole(story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution]) -> Voice | None:
    """The only one who speaks in the paragraph, if the marks stand before his words."""
    paragraph = story[quoted.paragraph]
    outside = [c for c in claims if quoted.end <= c.cue.start < paragraph.end]
    if not outside or any(paragraph.start <= c.cue.start < quoted.start for c in claims):
        return None
    sources = {c.chain or (c.source.text if c.source else "") for c in outside}
    return _voice(outside[0], 0.7) if len(sources) == 1 else None


def _preceded(story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution]) -> Voice | None:
    """X said as much in an interview. "…": whoever alone has spoken in the paragraph so far goes on."""
    paragraph = story[quoted.paragraph]
    earlier = [c for c in claims if paragraph.start <= c.cue.start < quoted.start]
    if not earlier or any(quoted.end <= c.cue.start < paragraph.end for c in claims):
        return None
    sources = {c.chain or (c.source.text if c.source else "") for c in earlier}
    return _voice(earlier[-1], 0.75) if len(sources) == 1 else None


def _again(voice: Voice, factor: float) -> Voice:
    return Voice(voice.source, voice.chain, voice.cue, voice.medium, voice.score * factor)


def _signed(text: str, story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution]) -> Voice | None:
    """A paragraph that only quotes, after one that ends in a colon: "The minister also said:"."""
    paragraph = story[quoted.paragraph]
    if quoted.paragraph == 0 or text[paragraph.start : quoted.start].strip(_MARKS):
        return None
    above = story[quoted.paragraph - 1]
    if not text[above.start : above.end].rstrip().endswith(":"):
        return None
    inside = [c for c in claims if above.start <= c.cue.start < above.end]
    return _voice(max(inside, key=lambda c: c.cue.start), 0.9) if inside else None


def _carried_over(
    text: str, story: Sequence[Paragraph], quoted: Quoted, claims: Sequence[Attribution], before: Sequence[Spoken]
) -> Voice | None:
    """A paragraph that only quotes, without a cue: whoever spoke in the one above, if that ended with his words."""
    paragraph = story[quoted.paragraph]
    if quoted.paragraph == 0 or text[paragraph.start : quoted.start].strip(_MARKS):
        return None
    if text[quoted.end : paragraph.end].strip(_MARKS):
        return None
    above = story[quoted.paragraph - 1]
    inside = [c for c in claims if above.start <= c.cue.start < above.end]
    if not inside:
        return None
    last = max(inside, key=lambda c: c.cue.start)
    alone = len({c.chain or (c.source.text if c.source else "") for c in inside}) == 1
    return _voice(last, 0.75 if alone else 0.55)
