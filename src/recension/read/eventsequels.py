"""Links that a report leaves to its reader: the dead of the blast just told of, the arrest that follows it."""

from collections.abc import Iterator, Mapping, Sequence

from ..encoder.findings import Analysis
from ..model.event import REAL, Relation
from ..model.reading import EventMention
from .eventlinks import TokenLink
from .linkcues import link_words
from .plover import EventClass
from .trees import children, is_passive
from .triggers import Candidate

_SENTENCES_BACK = 2
_WORDS_BACK, _WORDS_ON = 200, 100  # a bound for texts without a full stop
_LEAST_SCORE = 0.4


def find_sequels(
    analysis: Analysis,
    events: Mapping[int, Candidate],
    mentions: Mapping[int, EventMention],
    links: Sequence[TokenLink],
) -> tuple[TokenLink, ...]:
    """Links between neighbours that no word states, for events that no word links to a cause, in text order."""
    explained = {k.target for k in links if k.relation is Relation.CAUSE} | {
        k.source for k in links if k.relation is not Relation.CAUSE
    }
    linked = {frozenset((k.source, k.target)) for k in links}
    found: list[TokenLink] = []
    for index in sorted(events):
        if (
            index not in explained
            and _is_real(mentions[index])
            and not _tells_its_own(analysis, events[index], mentions[index])
        ):
            found.extend(
                k for k in _sequel(analysis, index, events, mentions) if frozenset((k.source, k.target)) not in linked
            )
    return tuple(found)


def _tells_its_own(analysis: Analysis, event: Candidate, mention: EventMention) -> bool:
    """Whether its words place it elsewhere: "jets had killed 25 on Sunday" is no outcome of the march before."""
    had = any(analysis.tokens[c].text.lower() == "had" for c in children(analysis, event.token, "aux"))
    return (
        had
        or bool(mention.times)
        or bool(event.frame.subjects and not is_passive(analysis, event.token) and _kills(event))
    )


def _kills(event: Candidate) -> bool:
    return event.of is not None and event.of.name == "killing"


def _sequel(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> Iterator[TokenLink]:
    of = events[index].of
    words = (index, index + 1)
    if _is_among(of, "parts"):
        whole = _neighbour(analysis, index, events, mentions, "wholes")
        if whole is not None:
            yield TokenLink(index, whole, Relation.PART_OF, words)
        return
    relation = Relation.CAUSE if _is_among(of, "outcomes") else Relation.BEFORE if _is_among(of, "sequels") else None
    if relation is not None:
        first = _neighbour(analysis, index, events, mentions, "happenings")
        if first is not None and not _is_next(analysis, first, index):
            yield TokenLink(first, index, relation, words)
            return
    yield from _told_later(analysis, index, events, mentions)


def _is_next(analysis: Analysis, other: int, index: int) -> bool:
    """ "They came to the house and were shot at": what stands second happened second."""
    return other in children(analysis, index, "conj")


def _told_later(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> Iterator[TokenLink]:
    """ "Guards fired back. He was later found dead": what is told right before it, came before it."""
    words = [c for c in children(analysis, index, "advmod") if analysis.tokens[c].text.lower() in link_words("later")]
    here = analysis.tokens[index].sentence
    first = analysis.sentences[max(0, here - 1)].first
    before = [
        i
        for i in range(max(first, index - _WORDS_BACK), index)
        if i in events and _is_real(mentions[i]) and events[i].of and not _is_among(events[i].of, "outcomes")
    ]
    if words and before and not mentions[index].times:
        yield TokenLink(before[-1], index, Relation.BEFORE, (words[0], words[0] + 1))


def _neighbour(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention], section: str
) -> int | None:
    """The nearest real event of the wanted kinds: in the same sentence, else in the two before it."""
    here = analysis.tokens[index].sentence
    near = [
        i
        for i in range(max(0, index - _WORDS_BACK), min(len(analysis.tokens), index + _WORDS_ON))
        if i in events
        and i != index
        and 0 <= here - analysis.tokens[i].sentence <= _SENTENCES_BACK
        and _is_among(events[i].of, section)
        and not _is_among(events[i].of, "outcomes")
        and _is_real(mentions[i])
    ]
    return min(near, key=lambda i: (here - analysis.tokens[i].sentence, abs(i - index), i), default=None)


def _is_real(mention: EventMention) -> bool:
    return mention.status in REAL and not mention.background and mention.score >= _LEAST_SCORE


def _is_among(of: EventClass | None, section: str) -> bool:
    among = link_words("implied", section)
    return of is not None and (of.name in among or (of.event is not None and of.event in among))
