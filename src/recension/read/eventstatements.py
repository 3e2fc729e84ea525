"""What events say as statements: when, where, who, to whom, whether it happened, who is responsible, and why."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..encoder.findings import Analysis
from ..model.entity import MentionKind
from ..model.event import PloverEvent, Relation, Role, Status
from ..model.reading import Chain, EventMention, local_id
from ..model.report import Report
from ..model.span import Span
from ..model.statement import Facet, Mood, Statement
from ..model.times import CalendarTime, Shift, TimeMention
from ..model.values import Precision, Truth, Value, When, Who, Words
from .cast import Cast, spoken_of
from .credit import Attributions
from .responsibility import Responsible, find_responsible
from .trees import children
from .wordforms import with_known_lemmas

_FACETS = {Role.ACTOR: Facet.ACTOR, Role.RECIPIENT: Facet.RECIPIENT}
_MOODS = {
    Status.DENIED: Mood.DENIED,
    Status.POSSIBLE: Mood.POSSIBLE,
    Status.HYPOTHETICAL: Mood.POSSIBLE,
    Status.PLANNED: Mood.PLANNED,
    Status.THREATENED: Mood.THREATENED,
    Status.DEMANDED: Mood.DEMANDED,
}
# Below this an event is trivia ("walked"); what is said of it would only fill the record.
_LEAST_SCORE = 0.4
_CLAIMS = frozenset({"claim"})
_DENIALS = frozenset({"deny", "reject", "disclaim"})


def find_event_statements(
    report: Report,
    analysis: Analysis,
    chains: Sequence[Chain],
    times: Sequence[TimeMention],
    events: Sequence[EventMention],
    attributions: Attributions,
) -> tuple[Statement, ...]:
    """The statements that the events of a report give, in text order of the events."""
    timed = {t.id: t for t in times}
    places = {c.id: c for c in chains}
    by_id = {e.id: e for e in events}
    deeds = _deeds(by_id)
    told = {e.id for e in events if e.score >= _LEAST_SCORE and e.kind is not None}
    found: list[Statement] = []
    around = defaultdict(list)
    for said in find_responsible(Cast(report, with_known_lemmas(analysis), chains, times), events):
        around[said.deed.id].append(said)
    for event in events:
        if event.id in told:
            if _is_plainly_told(analysis, event):
                truth = Truth(event.status is not Status.DENIED, event.trigger.text)
                found.append(_statement(report, event, Facet.HAPPENED, truth, event.trigger, "trigger"))
            found.extend(_of_event(report, event, timed, places))
            found.extend(_why(report, event, by_id))
            found.extend(_held(report, said, attributions) for said in around[event.id])
            found.extend(_responsible(report, analysis, event, deeds.get(event.id)))
    return _distinct(found)


def _of_event(
    report: Report, event: EventMention, times: Mapping[str, TimeMention], chains: Mapping[str, Chain]
) -> Iterator[Statement]:
    yield from _who(report, event, chains)
    for time in (times[t] for t in event.times if t in times):
        # "for ten minutes" and "these days" are no day to compare; the calendar itself is not known before linking
        if isinstance(time.expression, CalendarTime | Shift) and not time.bound:
            when = When(None, None, Precision.UNKNOWN, time.span.text)
            yield _statement(report, event, Facet.WHEN, when, time.span, "time of its clause")
    place = chains.get(event.place or "")
    if place is not None and place.names:
        nearest = _nearest(place, event.trigger)
        yield _statement(report, event, Facet.WHERE, Who(place.id, spoken_of(place) or nearest.text), nearest, "place")


def _nearest(chain: Chain, to: Span) -> Span:
    """The chain's mention that stands nearest, of two the earlier."""
    behind = bisect_left(chain.mentions, to.start, key=lambda m: m.span.start)
    around = chain.mentions[max(0, behind - 1) : behind + 1]
    return min((m.span for m in around), key=lambda s: (abs(s.start - to.start), s.start))


def _is_plainly_told(analysis: Analysis, event: EventMention) -> bool:
    """Whether a past or perfect verb says that it did or did not happen; a noun, an infinitive or a habit does not."""
    index = analysis.at(event.trigger.start)
    return (
        index is not None
        and analysis.tokens[index].upos == "VERB"
        and (event.tense == "PAST" or _is_perfect(analysis, index))
        and event.status in (Status.HAPPENED, Status.DENIED)
        and not event.background
        and any(a.chain for a in event.arguments)
    )


def _is_perfect(analysis: Analysis, index: int) -> bool:
    """ "Has confessed", "have never confessed"; "may have confessed" and "having confessed" are none."""
    auxiliaries = [analysis.tokens[c].text.lower() for c in children(analysis, index, "aux")]
    return (
        bool({"has", "have", "'ve", "’ve", "'s", "’s"} & set(auxiliaries[:1])) and analysis.tokens[index].xpos == "VBN"
    )


def _who(report: Report, event: EventMention, chains: Mapping[str, Chain]) -> Iterator[Statement]:
    """Actors and recipients that are somebody: those whom a name speaks of."""
    for argument in event.arguments:
        facet, chain = _FACETS.get(argument.role), chains.get(argument.chain or "")
        name = spoken_of(chain) if chain is not None and chain.names else None
        if facet is not None and chain is not None and name is not None:
            is_pronoun = any(m.span == argument.span and m.kind is MentionKind.PRONOUN for m in chain.mentions)
            text = name if is_pronoun else argument.span.text
            yield _statement(report, event, facet, Who(chain.id, text), argument.span, "argument")


def _why(report: Report, event: EventMention, by_id: Mapping[str, EventMention]) -> Iterator[Statement]:
    """A link that says cause gives its effect a statement of the cause."""
    for link in event.links:
        effect = by_id.get(link.event)
        if link.relation is Relation.CAUSE and effect is not None and effect.score >= _LEAST_SCORE:
            yield _statement(report, effect, Facet.CAUSE, Words(event.label), event.trigger, "stated cause")


def _responsible(
    report: Report, analysis: Analysis, event: EventMention, deed: EventMention | None
) -> Iterator[Statement]:
    """ "blamed the militia for the attack", "claimed responsibility for the attack", "denied responsibility"."""
    if event.plover.event is PloverEvent.ACCUSE and event.plover.mode == "allege" and deed is not None:
        for argument in event.arguments:
            if argument.role is Role.RECIPIENT:
                accuser = tuple(a.chain for a in event.arguments if a.role is Role.ACTOR and a.chain)
                yield _blame(report, deed, argument.span, True, accuser or event.said_by)
        return
    # "has not claimed responsibility" neither takes nor denies it
    if (
        event.lemma not in _CLAIMS | _DENIALS
        or event.status is Status.DENIED
        or not _speaks_of_responsibility(analysis, event)
    ):
        return
    for argument in event.arguments:
        if argument.role is Role.ACTOR:
            said_by = (argument.chain,) if argument.chain else event.said_by
            yield _blame(report, deed or event, argument.span, event.lemma in _CLAIMS, said_by)


def _deeds(by_id: Mapping[str, EventMention]) -> dict[str, EventMention]:
    """What each accusation is about: the first event that is linked to it as its cause."""
    found: dict[str, EventMention] = {}
    for event in by_id.values():
        for link in event.links:
            if link.relation is Relation.CAUSE:
                found.setdefault(link.event, event)
    return found


def _speaks_of_responsibility(analysis: Analysis, event: EventMention) -> bool:
    index = analysis.at(event.trigger.start)
    if index is None:
        return False
    heads = [c for c in analysis.children[index] if analysis.tokens[c].relation in ("obj", "nsubj:pass")]
    return any(analysis.tokens[c].lemma.lower() in ("responsibility", "involvement", "role", "credit") for c in heads)


def _held(report: Report, said: Responsible, attributions: Attributions) -> Statement:
    """Somebody whom words around the deed hold responsible for it."""
    credit = attributions.covering(said.said_at.start, said.said_at.end)
    said_by = (said.accuser,) if said.accuser else credit.said_by if credit else ()
    made = _blame(report, said.deed, said.who, said.status is not Status.DENIED, said_by)
    return replace(made, mood=_MOODS.get(said.status, made.mood))


def _blame(report: Report, deed: EventMention, who: Span, truth: bool, said_by: tuple[str, ...]) -> Statement:
    made = _statement(report, deed, Facet.RESPONSIBLE, Truth(truth, who.text), who, "responsibility")
    mood = Mood.STATED if truth else Mood.DENIED
    return Statement(
        id=made.id, report=made.report, span=who, about=deed.id, facet=made.facet, value=made.value, said_by=said_by,
        mood=mood, method=made.method, score=made.score, cue=deed.cue,
    )  # fmt: skip


def _statement(report: Report, event: EventMention, facet: Facet, value: Value, span: Span, method: str) -> Statement:
    mood = Mood.BACKGROUND if event.background else _MOODS.get(event.status, Mood.STATED)
    return Statement(
        id=f"{local_id(report, 's', span.start, span.end)}:{facet}:{event.trigger.start}",
        report=report.id,
        span=span,
        about=event.id,
        facet=facet,
        value=value,
        said_by=event.said_by,
        mood=mood,
        method=method,
        score=event.score,
        cue=event.cue,
    )


def _distinct(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple({s.id: s for s in statements}.values())
