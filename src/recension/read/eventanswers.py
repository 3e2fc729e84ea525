"""What answers what was just told: a denial of the charge, a call to free who was seized, a shot at those who march."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..encoder.findings import Analysis
from ..model.event import REAL, Relation, Role
from ..model.reading import Argument, EventMention
from .cast import Cast
from .eventlinks import TokenLink, event_at
from .linkcues import link_words
from .trees import case_words, children, is_passive
from .triggers import Candidate

_SENTENCES_BACK = 2
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def find_answers(
    cast: Cast, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention], links: Sequence[TokenLink]
) -> tuple[TokenLink, ...]:
    """Links from an event to the one that it made somebody answer, where `links` have none between the two."""
    linked = {frozenset((k.source, k.target)) for k in links}
    found: dict[frozenset[int], TokenLink] = {}
    for index in sorted(events):
        for link in _answers(cast, index, events, mentions):
            pair = frozenset((link.source, link.target))
            if len(pair) == 2 and pair not in linked:
                found.setdefault(pair, link)
    return tuple(found.values())


def aim_denials(
    cast: Cast, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention], answers: Sequence[TokenLink]
) -> dict[int, EventMention]:
    """The mentions; "rejected the claim", which names nobody, is aimed at whoever has just said what is rejected."""
    aimed = dict(mentions)
    for link in answers:
        told, denial = mentions[link.source], mentions[link.target]
        if not (_is_of(events[link.target], "denials") and told.said_by) or _is_aimed(denial):
            continue
        said = (m.span for c in cast.chains if c.id == told.said_by[-1] for m in c.mentions)
        span = max((s for s in said if s.end <= denial.trigger.start), default=None)
        if span is not None:
            claimant = Argument(Role.RECIPIENT, told.said_by[-1], span)
            aimed[link.target] = replace(denial, arguments=(*denial.arguments, claimant))
    return aimed


def _is_aimed(denial: EventMention) -> bool:
    """Whether it names somebody, and not only "that version"."""
    words = (a.span.text.lower().split() for a in denial.arguments if a.role is Role.RECIPIENT)
    return any(phrase and phrase[-1] not in link_words("answers", "charges") for phrase in words)


def _answers(
    cast: Cast, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> Iterator[TokenLink]:
    yield from _to_its_object(cast.analysis, index, events)
    yield from _to_those_at_it(cast, index, events, mentions)
    yield from _pending(cast.analysis, index, events)
    first = None
    if _is_of(events[index], "denials"):
        first = _charge(cast.analysis, index, events, mentions)
    elif _is_of(events[index], "pleas") and events[index].means & link_words("answers", "freedom"):
        near = _before(cast.analysis, index, events, "seizures")
        first = next((i for i in near if mentions[i].status in REAL), None)
    if first is not None:
        yield TokenLink(first, index, Relation.CAUSE, (index, index + 1))
    elif _is_of(events[index], "denials"):
        claimed = _claimed(cast.analysis, index, events, mentions)
        if claimed is not None:
            yield TokenLink(claimed, index, Relation.BEFORE, (index, index + 1))


def _claimed(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> int | None:
    """ "A waiter set the fire, the hotel said. The guild rejected the accusation": what another has just said."""
    objects = [
        o for o in events[index].frame.objects if analysis.tokens[o].lemma.lower() in link_words("answers", "charges")
    ]
    if not any(analysis.tokens[c].text.lower() in _DEFINITE for o in objects for c in children(analysis, o, "det")):
        return None
    here, denier = analysis.tokens[index].sentence, _parts(mentions[index], Role.ACTOR)
    first = analysis.sentences[max(0, here - _SENTENCES_BACK)].first
    said = [i for i in events if first <= i < analysis.sentences[here].first and mentions[i].cue]
    said = [i for i in said if mentions[i].status in REAL and not denier & set(mentions[i].said_by)]
    return min(said, key=lambda i: (-analysis.tokens[i].sentence, len(analysis.path_to_root(i)), i), default=None)


def _to_its_object(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "Rejected the demand", "denied accusations", "claimed the attack", "claimed responsibility for the attack"."""
    frame, words = events[index].frame, (index, index + 1)
    if _is_of(events[index], "denials") or _is_of(events[index], "concessions"):
        said = [o for o in frame.objects if o in events and _is_of(events[o], "said")]
        yield from (TokenLink(o, index, Relation.CAUSE, words) for o in said)
    elif _is_of(events[index], "claims") and events[index].means & link_words("answers", "credit"):
        heads = [c for o in (index, *frame.objects) for c in children(analysis, o, "nmod", "obl")]
        done = [h for h in heads if h in events and case_words(analysis, h) == "for"]
        yield from (TokenLink(h, index, Relation.BEFORE, words) for h in done)


def _to_those_at_it(
    cast: Cast, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> Iterator[TokenLink]:
    """ "Fired on crowds protesting", "freed the men seized in the raid": what they were at had begun before."""
    if not (_is_of(events[index], "dealings") and mentions[index].status in REAL):
        return
    frame = events[index].frame
    people = (*frame.objects, *(h for p, h in frame.obliques if p in ("at", "on", "against", "into")))
    # "fired tear gas to push back the crowd that had blocked the road"
    aims = children(cast.analysis, index, "advcl", "xcomp")
    people += tuple(o for a in aims if case_words(cast.analysis, a) == "to" for o in children(cast.analysis, a, "obj"))
    # "nine of the men arrested"
    for head in (*people, *(c for h in people for c in children(cast.analysis, h, "nmod"))):
        if not cast.is_doer(head):
            continue
        for other in children(cast.analysis, head, "acl", "acl:relcl"):
            if other in events and events[other].of and _had_begun(cast.analysis, other):
                yield TokenLink(other, index, Relation.BEFORE, (other, other + 1))


def _had_begun(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    auxiliaries = {analysis.tokens[c].text.lower() for c in children(analysis, index, "aux")}
    if token.relation == "acl":
        return token.xpos == "VBG" or is_passive(analysis, index)
    return "had" in auxiliaries or (token.xpos == "VBG" and bool(auxiliaries & {"was", "were"}))


def _pending(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[TokenLink]:
    """ "Suspended pending the outcome of the inquiry"."""
    for clause in children(analysis, index, "advcl"):
        if analysis.tokens[clause].text.lower() == "pending":
            # the tree hangs what is awaited below either verb
            awaited = (c for at in (clause, index) for c in children(analysis, at, "obl", "obj") if c > clause)
            for other in (event_at(analysis, c, events) for c in awaited):
                if other is not None:
                    yield TokenLink(other, index, Relation.CAUSE, (clause, clause + 1))


def _charge(
    analysis: Analysis, index: int, events: Mapping[int, Candidate], mentions: Mapping[int, EventMention]
) -> int | None:
    """The nearest charge that a denial answers: one against who denies, or the one that "the charge" stands for."""
    frame = events[index].frame
    # "a charge the group denies"
    above = (analysis.tokens[index].head,) if analysis.tokens[index].relation == "acl:relcl" else ()
    objects = {analysis.tokens[o].lemma.lower() for o in (*frame.objects, *above)}
    charges, guilt = link_words("answers", "charges"), link_words("answers", "guilt")
    if not objects & (charges | guilt) and not children(analysis, index, "ccomp"):
        return None
    denier, nearest = _parts(mentions[index], Role.ACTOR), None
    for charge in _before(analysis, index, events, "accusations"):
        accused, accuser = (_parts(mentions[charge], role) for role in (Role.RECIPIENT, Role.ACTOR))
        if charge in frame.objects or denier & accuser or mentions[charge].status not in REAL:
            continue
        if denier & accused:
            return charge
        nearest = nearest or charge
    return nearest if objects & charges else None


def _before(analysis: Analysis, index: int, events: Mapping[int, Candidate], section: str) -> list[int]:
    """The events of the wanted kinds told right before, the nearest first."""
    here = analysis.tokens[index].sentence
    first = analysis.sentences[max(0, here - _SENTENCES_BACK)].first
    return [i for i in sorted(events, reverse=True) if first <= i < index and _is_of(events[i], section)]


def _parts(mention: EventMention, role: Role) -> set[str]:
    """Who takes part, as chains and as words."""
    told = [a for a in mention.arguments if a.role is role]
    return {a.chain for a in told if a.chain} | {a.span.text.lower() for a in told}


def _is_of(event: Candidate, section: str) -> bool:
    return event.of is not None and bool({event.of.name, str(event.of.event)} & link_words("answers", section))
