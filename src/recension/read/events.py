"""Events: every happening that a report tells, with who, whom, where, when, whether, and what it hangs by."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..encoder import event_vector, event_words
from ..encoder.findings import Analysis
from ..model.event import Plover, PloverEvent, Relation, Role, Status
from ..model.reading import Argument, Chain, EventMention, MentionLink, local_id
from ..model.report import Report
from ..model.times import TimeMention
from .cast import Cast
from .credit import Attributions
from .eventanswers import aim_denials, find_answers
from .eventlinks import TokenLink, find_links
from .eventpointers import Pointers
from .eventsequels import find_sequels
from .eventseries import find_series
from .eventstatements import find_event_statements
from .eventtimes import date_by_words, find_alongside
from .labels import find_label
from .plover import EventClass, find_context
from .roles import find_roles
from .status import find_status, is_background
from .trees import case_words, children
from .triggers import Candidate, code_of_encoder, find_triggers, words_of
from .whereabouts import HARM, find_place
from .wordforms import with_known_lemmas

__all__ = ["find_event_statements", "find_events"]

# PLOVER codes what is only promised of these as AGREE.
_PROMISED = frozenset(
    {
        PloverEvent.CONSULT,
        PloverEvent.SUPPORT,
        PloverEvent.COOPERATE,
        PloverEvent.AID,
        PloverEvent.RETREAT,
        PloverEvent.CONCEDE,
    }
)
# … and what is only announced of these as THREATEN.
_HOSTILE = frozenset({PloverEvent.COERCE, PloverEvent.SANCTION, PloverEvent.ASSAULT, PloverEvent.PROTEST})
_WORTH_OF_MOVES = 0.5
_ABOUT_EVENTS = frozenset({PloverEvent.ACCUSE, PloverEvent.REJECT, PloverEvent.SUPPORT, PloverEvent.THREATEN})


def find_events(
    report: Report,
    analysis: Analysis,
    chains: Sequence[Chain],
    times: Sequence[TimeMention],
    attributions: Attributions,
) -> tuple[EventMention, ...]:
    """The event mentions of a report, in text order."""
    analysis = with_known_lemmas(analysis)
    cast = Cast(report, analysis, chains, times)
    events = {c.token: c for c in find_triggers(cast)}
    dated = date_by_words(cast, events)
    mentions = {i: _mention(cast, events, i, dated[i], attributions) for i in events}
    mentions = _spread_background(analysis, mentions)
    links = find_links(analysis, events)
    mentions = _share(cast, events, mentions, links)
    links += find_series(analysis, events, mentions, links)
    answers = find_answers(cast, events, mentions, links)
    mentions = aim_denials(cast, events, mentions, answers)
    links += answers
    links += Pointers(analysis, events, mentions, links).find()
    links += find_sequels(analysis, events, mentions, links)
    own: dict[int, list[TokenLink]] = {i: [] for i in mentions}
    for link in links:
        own.setdefault(link.source, []).append(link)
    beside = find_alongside(analysis, events, links)
    mentions = _share_places(events, mentions, beside)
    mentions = {i: replace(m, alongside=tuple(mentions[o].id for o in beside[i])) for i, m in mentions.items()}
    return tuple(_with_links(report, analysis, i, mentions, own[i]) for i in sorted(mentions))


def _mention(
    cast: Cast, events: Mapping[int, Candidate], index: int, times: tuple[TimeMention, ...], attributions: Attributions
) -> EventMention:
    report, analysis, event = cast.report, cast.analysis, events[index]
    token = analysis.tokens[index]
    credit = attributions.covering(token.start, token.end)
    status = find_status(analysis, event.frame, event.trigger)
    arguments = find_roles(cast, event, frozenset(events))
    return EventMention(
        id=local_id(report, "e", token.start, token.end),
        trigger=report.span(token.start, token.end),
        lemma=token.lemma.lower(),
        label=find_label(cast, event.frame),
        plover=_plover(cast, event, status),
        arguments=arguments,
        times=tuple(t.id for t in times),
        place=find_place(cast, event, arguments),
        status=status,
        background=is_background(analysis, event.frame, tuple(t.span.text for t in times)),
        said_by=credit.said_by if credit else (),
        cue=credit.cue if credit else None,
        tense=_tense(analysis, event),
        score=event.score,
        vector=event_vector(analysis, index),
        kind=event.of.kind if event.of else None,
        words=event_words(analysis, index),
    )


def _spread_background(analysis: Analysis, mentions: Mapping[int, EventMention]) -> dict[int, EventMention]:
    """What hangs below an event of the past is past: "in 1959 three died when a tram hit a lorry"."""
    past = {i for i, m in mentions.items() if m.background}
    return {
        i: replace(m, background=True) if not m.times and past & set(analysis.path_to_root(i)) else m
        for i, m in mentions.items()
    }


def _plover(cast: Cast, event: Candidate, status: Status) -> Plover:
    analysis, of = cast.analysis, event.of
    code = of.event if of else code_of_encoder(event.trigger)
    if of is not None and of.name == "killing" and not any(cast.is_doer(i) for i in event.frame.subjects):
        code = None  # "ten people were killed": by whom, or by what, a link to its cause may still say
    if of is not None and _takes_somebody(cast, event, of):
        code = None
    if code is None:
        return Plover(None)
    if not event.frame.is_noun and event.frame.light is None:
        spoken = _spoken(code, status)
        if spoken is not code:
            return Plover(spoken, None, find_context(analysis, event.token, of))
    return Plover(code, of.mode if of else None, find_context(analysis, event.token, of))


def _takes_somebody(cast: Cast, event: Candidate, of: EventClass) -> bool:
    """Whether the class needs a person or body where a thing stands: "the update lets you", "released a report"."""
    if of.somebody == "object" and event.means:
        return False  # "released the prisoners": the table itself names whom
    heads = {"subject": event.frame.subjects, "object": event.frame.objects}.get(of.somebody, ())
    speaking = words_of("written") | words_of("crewed")
    if of.somebody == "subject" and any(cast.analysis.tokens[i].lemma.lower() in speaking for i in heads):
        return False
    return bool(heads) and all(cast.is_thing(i) for i in heads)


def _spoken(code: PloverEvent, status: Status) -> PloverEvent:
    """What a deed not done amounts to: "will visit" agrees, "will arrest" threatens, "refused to release" rejects."""
    if status in (Status.PLANNED, Status.THREATENED):
        return PloverEvent.AGREE if code in _PROMISED else PloverEvent.THREATEN if code in _HOSTILE else code
    if status is Status.DENIED and (code in _PROMISED or code is PloverEvent.AGREE):
        return PloverEvent.REJECT
    return code


def _tense(analysis: Analysis, event: Candidate) -> str | None:
    """The tense of the trigger or of the verb that carries it."""
    carrier = event.frame.light if event.frame.light is not None else event.token
    auxiliaries = children(analysis, carrier, "aux", "aux:pass")
    tags = {analysis.tokens[i].xpos for i in (carrier, *auxiliaries)} | _tags_of_use(analysis, carrier)
    if "VBD" in tags:
        return "PAST"
    if event.trigger is not None and event.trigger.tense != "NONE":
        return event.trigger.tense
    return "PRESENT" if tags & {"VBZ", "VBP"} else None


def _tags_of_use(analysis: Analysis, index: int) -> set[str]:
    """ "used mortars to attack the base": what is done with something is done when that is used."""
    token, above = analysis.tokens[index], analysis.tokens[analysis.tokens[index].head]
    is_use = token.xpos == "VB" and token.relation in ("xcomp", "advcl", "acl") and above.lemma.lower() == "use"
    return {above.xpos} if is_use else set()


def _share(
    cast: Cast, events: Mapping[int, Candidate], mentions: dict[int, EventMention], links: Sequence[TokenLink]
) -> dict[int, EventMention]:
    """What one event's words leave to another's: "the strikes killed ten", "condemned the group's attack"."""
    shared = dict(mentions)
    for link in links:
        one, two = shared[link.source], shared[link.target]
        if link.relation is Relation.CAUSE and two.kind in HARM:
            # "ten died when a bus overturned near the lake": they died there
            one, two = replace(one, place=one.place or two.place), replace(two, place=two.place or one.place)
            shared[link.source], shared[link.target] = one, two
        if link.relation not in (Relation.CAUSE, Relation.PART_OF) or _is_sequel(cast.analysis, link):
            continue
        frame = events[link.target].frame
        # "arrested for the murder", "blamed them for it": neither victims nor doers are shared with such
        is_harm = two.plover.event in (None, PloverEvent.ASSAULT)
        if is_harm and link.source in (*frame.subjects, *(h for _, h in frame.obliques)):
            shared[link.source], shared[link.target] = _pool(one, two)
    for index in shared:
        above = cast.analysis.tokens[index].head
        if shared[index].kind in HARM and above in shared and _is_told_along(cast.analysis, index, shared[above].kind):
            shared[above], shared[index] = _set_alike(shared[above], shared[index])
    for index, event in events.items():
        if event.of is not None and event.of.event in _ABOUT_EVENTS:
            shared[index] = _aimed_at_doer(shared, events, index)
    return shared


def _share_places(
    events: Mapping[int, Candidate], mentions: Mapping[int, EventMention], beside: Mapping[int, Sequence[int]]
) -> dict[int, EventMention]:
    """ "Overturned and burned in the hamlet", "fired on farmers marching in the town": at once, and there."""
    stays = {i for i, m in mentions.items() if _stays(events[i]) and m.status in (Status.HAPPENED, Status.ONGOING)}
    found = dict(mentions)
    for index in sorted(stays):
        places = {mentions[o].place for o in beside[index] if o in stays} - {None}
        if mentions[index].place is None and len(places) == 1:
            found[index] = replace(mentions[index], place=next(iter(places)))
    return found


def _stays(event: Candidate) -> bool:
    """Whether it is a deed or an accident, and nothing that is said, decided or travelled."""
    of = event.of
    return of is not None and (of.event in _HOSTILE or of.event is None) and of.worth > _WORTH_OF_MOVES


def _is_told_along(analysis: Analysis, index: int, kind: str | None) -> bool:
    """ "A bomb went off on Friday, killing nine", "nine were killed and 40 hurt near the port": one day and place."""
    token = analysis.tokens[index]
    result = (
        token.relation == "advcl" and token.xpos == "VBG" and index > token.head and not case_words(analysis, index)
    )
    return result or (token.relation == "conj" and kind in HARM)


def _is_sequel(analysis: Analysis, link: TokenLink) -> bool:
    """ "were killed on Monday after a ferry sank": the day is that of the finding, not of the sinking."""
    return analysis.tokens[link.words[0]].text.lower() in ("after", "following", "since", "before")


def _pool(cause: EventMention, effect: EventMention) -> tuple[EventMention, EventMention]:
    """A strike and the deaths in it share actor, victims, day and place, each where it has none of its own."""
    killers = tuple(a for a in cause.arguments if a.role is Role.ACTOR)
    victims = tuple(a for a in effect.arguments if a.role is Role.RECIPIENT)
    if not _has(effect, Role.ACTOR):
        effect = replace(effect, arguments=killers + effect.arguments)
    if not _has(cause, Role.RECIPIENT):
        cause = replace(cause, arguments=cause.arguments + victims)
    cause, effect = _set_alike(cause, effect)
    if effect.plover.event is None and cause.plover.event is PloverEvent.ASSAULT and effect.lemma in ("kill", "slay"):
        effect = replace(effect, plover=cause.plover)
    return cause, effect


def _set_alike(one: EventMention, two: EventMention) -> tuple[EventMention, EventMention]:
    """Both at the day and place of either, each where it has none of its own."""
    return (
        replace(one, times=one.times or two.times, place=one.place or two.place),
        replace(two, times=two.times or one.times, place=two.place or one.place),
    )


def _aimed_at_doer(mentions: Mapping[int, EventMention], events: Mapping[int, Candidate], index: int) -> EventMention:
    """ "condemned the group's attack" is aimed at the group."""
    mention, frame = mentions[index], events[index].frame
    if _has(mention, Role.RECIPIENT):
        return mention
    doers: list[Argument] = []
    for head in (*frame.objects, *frame.of, *(h for _, h in frame.obliques)):
        if head in mentions:
            doers += [replace(a, role=Role.RECIPIENT) for a in mentions[head].arguments if a.role is Role.ACTOR]
    return replace(mention, arguments=mention.arguments + tuple(dict.fromkeys(doers)))


def _has(mention: EventMention, role: Role) -> bool:
    return any(a.role is role for a in mention.arguments)


def _with_links(
    report: Report, analysis: Analysis, index: int, mentions: Mapping[int, EventMention], own: Sequence[TokenLink]
) -> EventMention:
    made = tuple(
        MentionLink(mentions[k.target].id, k.relation, (report.span(*analysis.offsets(*k.words)),)) for k in own
    )
    return replace(mentions[index], links=made)
