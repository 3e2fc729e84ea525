"""A short label for an event, made of the report's own words."""

from ..encoder.findings import Analysis
from .arguments import Frame
from .trees import children, phrase

_MOST_CHARS = 90
_VERB_PARTS = ("aux", "aux:pass", "compound:prt", "advmod")
_KEPT_ADVERBS = frozenset({"not", "n't", "never", "down", "up", "off", "out", "over", "away", "back"})


def find_label(analysis: Analysis, frame: Frame) -> str:
    """The label: a noun's own phrase, or a verb with its subject and object."""
    text = _of_noun(analysis, frame) if frame.is_noun else _of_verb(analysis, frame)
    if len(text) > _MOST_CHARS:
        text = text[:_MOST_CHARS].rsplit(" ", 1)[0] + " …"
    return text


def _of_noun(analysis: Analysis, frame: Frame) -> str:
    first, last = phrase(analysis, frame.trigger)
    while first < frame.trigger and analysis.tokens[first].upos in ("DET", "PUNCT"):
        first += 1
    return _words(analysis, first, last)


def _of_verb(analysis: Analysis, frame: Frame) -> str:
    parts = [frame.trigger, *(c for c in children(analysis, frame.trigger, *_VERB_PARTS) if _is_kept(analysis, c))]
    verb = " ".join(analysis.tokens[i].text for i in sorted(parts))
    passive = any(analysis.tokens[i].relation == "aux:pass" for i in parts)
    front = frame.objects[:1] if passive or not frame.subjects else frame.subjects[:1]
    back = () if passive or front == frame.objects[:1] else frame.objects[:1]
    pieces = [_phrase(analysis, i) for i in front] + [verb] + [_phrase(analysis, i) for i in back]
    if not back and frame.obliques:
        preposition, head = frame.obliques[0]
        pieces.append(f"{preposition} {_phrase(analysis, head)}")
    return " ".join(pieces)


def _is_kept(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return token.relation != "advmod" or token.lemma.lower() in _KEPT_ADVERBS


def _phrase(analysis: Analysis, index: int) -> str:
    return _words(analysis, *phrase(analysis, index))


def _words(analysis: Analysis, first: int, last: int) -> str:
    start, end = analysis.offsets(first, last)
    return " ".join(analysis.text[start:end].split())
