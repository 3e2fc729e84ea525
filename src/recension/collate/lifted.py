"""An order to stop that one says still stood, and another that it had been lifted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from recension.model.comparison import Verdict
from recension.model.span import Span
from recension.model.statement import Facet
from recension.model.values import Truth

from .material import Material
from .matters import clauses_of, is_answer, shown_words
from .rivals import Clash, Side
from .sayings import Told

STOPPED = (
    r"(?:stopped|halted|suspended|closed|shut|sealed|banned|evacuated|grounded|to (?:stop|close|shut|halt|suspend))"
)
STOOD = re.compile(
    rf"\b(?:(?:had|have|has) ordered (?!police|officers|troops|soldiers)[^,;.“”\"\n]{{2,60}}? {STOPPED}"
    r"|(?:had|have|has) been (?:sealed|closed|shut|suspended|banned|off limits|off-limits|condemned)(?: \w+)? since"
    r"|(?:order|ban|suspension|closure) (?:was|is|remained|remains) (?:still )?in (?:force|effect))\b"
)
LIFTED = re.compile(
    r"\b[Tt]he (?:order|ban|suspension|closure|prohibition|stop|seal)\b[^,;.\n]{0,20}?"
    r"(?:was|were|had been|has been) (?:lifted|withdrawn|revoked|rescinded|cancelled|canceled|overturned|annulled)\b"
)
# "The paper that he showed is for another pit": who says so holds that it was not lifted.
OTHER_PAPER = re.compile(
    r"\b(?:document|paper|letter|permit|certificate|decision|ruling|licen[cs]e)\b[^;.“”\"\n]{0,60}?"
    r"(?:refers|refer|referred|relates|related|applies|applied|concerns|concerned|was|is) (?:to |for )?"
    r"(?:a different|another)\b"
)
# A paper is answered so many sentences behind the claim at most.
REACH = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What one voice says of the order, and in which sentence."""

    span: Span
    sentence: int
    voice: str
    said_by: tuple[str, ...]


def find_lifted_orders(told: Sequence[Told], material: Material) -> Iterator[Clash]:
    """All that say that it stood beside all that say that it was lifted, if other voices do."""
    lifted = [x for t in told for x in _find(LIFTED, t, material)]
    stood = [x for t in told for x in _find(STOOD, t, material)]
    stood += [x for t in told for x in _find(OTHER_PAPER, t, material) if _answers(x, lifted)]
    pairs = [(a, b) for a, b in product(stood, lifted) if a.voice != b.voice]
    about = next((e for pair in pairs for x in pair if (e := material.event_at(x.span))), None)
    if about:
        yes, no = ({x.span: x for x in side} for side in zip(*pairs, strict=True))
        sides = (
            *(Side(x.span, about, Truth(True, x.span.text), x.said_by) for x in yes.values()),
            *(Side(x.span, about, Truth(False, x.span.text), x.said_by) for x in no.values()),
        )
        reason = f"whether the order still stood: “{pairs[0][0].span.text}”, but “{pairs[0][1].span.text}”"
        yield Clash(sides, Facet.HAPPENED, Verdict.CONTRADICT, reason)


def _find(pattern: re.Pattern[str], told: Told, material: Material) -> Iterator[Standing]:
    for at, sentence in enumerate(told.sentences):
        for found in pattern.finditer(told.report.text, sentence.start, sentence.end):
            if not is_answer(told.report.text[sentence.start : found.end()]):
                continue
            whole = next((c for c in clauses_of(sentence, told) if c.start <= found.end() - 1 < c.end), sentence)
            saying = told.saying_at(found.end() - 1)
            speaker = saying.speaker if saying else None
            span = shown_words(whole, saying, told.report)
            yield Standing(span, at, speaker or material.origin(told.report.id), (speaker,) if speaker else ())


def _answers(paper: Standing, lifted: Sequence[Standing]) -> bool:
    return any(
        x.span.report == paper.span.report and 0 <= paper.sentence - x.sentence <= REACH and x.voice != paper.voice
        for x in lifted
    )
