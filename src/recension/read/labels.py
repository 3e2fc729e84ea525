"""A short label for an event, made of the report's own words."""

from ..encoder.findings import Analysis
from .arguments import Frame
from .cast import Cast
from .trees import children, phrase

_MOST_CHARS = 90
_VERB_PARTS = ("aux", "aux:pass", "compound:prt", "advmod")
_KEPT_ADVERBS = frozenset({"not", "n't", "never", "down", "up", "off", "out", "over", "away", "back"})


def find_label(cast: Cast, frame: Frame) -> str:
    """The label: a noun's own phrase, or a verb with its subject and object."""
    text = _of_noun(cast, frame) if frame.is_noun else _of_verb(cast, frame)
    if len(text) > _MOST_CHARS:
        text = text[:_MOST_CHARS].rsplit(" ", 1)[0] + " …"
    return text


def _of_noun(cast: Cast, frame: Frame) -> str:
    analysis = cast.analysis
    first, last = phrase(analysis, frame.trigger)
    while first < frame.trigger and analysis.tokens[first].upos in ("DET", "PUNCT"):
        first += 1
    owner = cast.name_of_pronoun(first) if first < frame.trigger else None
    if owner:
        return f"{owner}’s {_words(analysis, first + 1, last)}"
    return _words(analysis, first, last)


def _of_verb(cast: Cast, frame: Frame) -> str:
    analysis = cast.analysis
    parts = [frame.trigger, *(c for c in children(analysis, frame.trigger, *_VERB_PARTS) if _is_kept(analysis, c))]
    verb = " ".join(analysis.tokens[i].text for i in sorted(parts))
    passive = any(analysis.tokens[i].relation == "aux:pass" for i in parts)
    front = frame.objects[:1] if passive or not frame.subjects else frame.subjects[:1]
    back = () if passive or front == frame.objects[:1] else frame.objects[:1]
    pieces = [_phrase(cast, i) for i in front] + [verb] + [_phrase(cast, i) for i in back]
    if not back and frame.obliques:
        preposition, head = frame.obliques[0]
        pieces.append(f"{preposition} {_phrase(cast, head)}")
    return " ".join(pieces)


def _is_kept(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return token.relation != "advmod" or token.lemma.lower() in _KEPT_ADVERBS


def _phrase(cast: Cast, index: int) -> str:
    """The words of a phrase; of a pronoun the name of whom it stands for."""
    return cast.name_of_pronoun(index) or _words(cast.analysis, *phrase(cast.analysis, index))


def _words(analysis: Analysis, first: int, last: int) -> str:
    start, end = analysis.offsets(first, last)
    return " ".join(analysis.text[start:end].split())
