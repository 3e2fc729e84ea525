"""Links that lie in how a sentence strings its verbs: "raided the farm, abducting ten", "shot the guard and fled"."""

from collections.abc import Iterator, Mapping, Sequence

from ..encoder.findings import Analysis
from ..model.event import REAL, PloverEvent, Relation
from ..model.reading import EventMention
from .eventlinks import TokenLink
from .linkcues import link_words
from .trees import case_words, children
from .triggers import Candidate, words_of
from .whereabouts import HARM

_DEEDS = frozenset({PloverEvent.ASSAULT, PloverEvent.COERCE})


def find_series(
    analysis: Analysis,
    events: Mapping[int, Candidate],
    mentions: Mapping[int, EventMention],
    links: Sequence[TokenLink],
) -> tuple[TokenLink, ...]:
    """Links between verbs of one sentence where `links` have none between the two, in text order."""
    linked = {frozenset((k.source, k.target)) for k in links}
    real = {i: c for i, c in events.items() if not c.frame.is_noun and mentions[i].status in REAL}
    found = (k for i in sorted(real) for k in (*_results(analysis, i, real), *_next(analysis, i, real, mentions)))
    return tuple(k for k in found if frozenset((k.source, k.target)) not in linked)


def _results(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "Attacked a mill, wounding two and abducting a clerk": the wounds came of it, the abduction is a part."""
    deed = _deed_above(analysis, index)
    of = events[index].of
    above = events[deed].of if deed is not None and deed in events else None
    if deed is None or of is None or above is None or above.kind in HARM or of.name == above.name:
        return
    if of.kind in HARM:
        yield TokenLink(deed, index, Relation.CAUSE, (index, index + 1))
    elif of.event in _DEEDS and above.event is PloverEvent.ASSAULT:
        yield TokenLink(index, deed, Relation.PART_OF, (index, index + 1))


def _deed_above(analysis: Analysis, index: int) -> int | None:
    """The verb that a participle behind it tells the result of."""
    token = analysis.tokens[index]
    while token.xpos == "VBG" and token.relation == "conj" and analysis.tokens[token.head].xpos == "VBG":
        token = analysis.tokens[token.head]
    is_result = (
        token.relation in ("advcl", "conj") and token.index > token.head and not case_words(analysis, token.index)
    )
    return token.head if token.xpos == "VBG" and is_result else None


def _next(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> Iterator[TokenLink]:
    """ "Was arrested and charged", "were freed on Thursday and flown home on Friday": told second, it came second."""
    token = analysis.tokens[index]
    first = token.head
    if token.relation != "conj" or first not in events or events[first].of is None or token.xpos == "VBG":
        return
    one, two = mentions[first], mentions[index]
    each_dated = bool(one.times and two.times) and one.times != two.times
    of = events[index].of
    follows = of is not None and of is not events[first].of and of.name in link_words("follow_ups", "classes")
    subjects = children(analysis, index, "nsubj", "nsubj:pass")
    later = any(analysis.tokens[c].text.lower() in words_of("later_on") for c in children(analysis, index, "advmod"))
    if one.background == two.background and (each_dated or ((follows or later) and not subjects)):
        yield TokenLink(first, index, Relation.BEFORE, (index, index + 1))
