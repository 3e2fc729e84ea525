"""When the words of a sentence say that its events happened: the times of each, and which of them were at one time."""

from collections.abc import Iterator, Mapping, Sequence

from ..encoder.findings import Analysis, Token
from ..model.event import PloverEvent, Relation
from ..model.times import CalendarTime, Direction, TimeMention
from .cast import Cast
from .eventlinks import TokenLink, event_at
from .saidtimes import speaking_beside
from .trees import case_words, children, is_passive, is_relative
from .triggers import Candidate, words_of

_CLIMB = 1  # what stands further up is as often another event: five read .5 less of ECB+ with found triggers
_PROCLAIMING = frozenset({"declare", "proclaim", "designate"})
_DAY_WORDS = 12  # "a day of prayer and mourning"
_DEEDS = frozenset({PloverEvent.ASSAULT, PloverEvent.COERCE})
_MEANWHILE = frozenset({"when", "as", "while"})
_AT_ONCE = _MEANWHILE | {"in", "during"}
_LATER = frozenset({"after", "before", "since", "following", "later"})


def date_by_words(cast: Cast, events: Mapping[int, Candidate]) -> dict[int, tuple[TimeMention, ...]]:
    """The times of each event: those that hang below its trigger, or below the light verb that carries it."""
    carried = {c.frame.light: i for i, c in events.items() if c.frame.light is not None}
    found: dict[int, list[TimeMention]] = {i: [] for i in events}
    for time in cast.times:
        event = _proclaimed(cast, time, events) or _dated_event(cast, time, events, carried)
        if event is not None:
            found[event].append(time)
    return {i: tuple(times) for i, times in found.items()}


def _dated_event(
    cast: Cast, time: TimeMention, events: Mapping[int, Candidate], carried: Mapping[int, int]
) -> int | None:
    analysis = cast.analysis
    first, last = analysis.at(time.span.start), analysis.at(time.span.end - 1)
    if first is None or last is None:
        return None
    inside = range(first, last + 1)
    heads = [i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].is_root] or [first]
    if time.said:
        beside = speaking_beside(analysis, first, heads[0])
        above = analysis.tokens[heads[0]].head if beside is None else beside
        return above if above in events and _is_act(events[above]) else None
    # "met him at the palace on Thursday evening": the tree may hang either word on the verb
    found = (_event_above(cast, time, at, events, carried) for at in heads)
    return next((event for event in found if event is not None), None)


def _event_above(
    cast: Cast, time: TimeMention, at: int, events: Mapping[int, Candidate], carried: Mapping[int, int]
) -> int | None:
    """The event that a word of a time hangs on."""
    analysis = cast.analysis
    # "on Friday, two days after the fire": the second hangs on the first
    climb = _CLIMB + (not analysis.tokens[at].is_root and cast.time_at(analysis.tokens[at].head) is not None)
    for above in analysis.path_to_root(at)[climb - _CLIMB : climb]:
        if any(c > at for c in children(analysis, above, "mark", *(("case",) if time.anchor else ()))):
            # "31 were missing on Monday after a ferry sank", "two days after the fire": not its own
            above = analysis.tokens[above].head
        told = [c for c in children(analysis, above, "ccomp") if c in events and c < at]
        if above not in events and told:
            return told[0]  # "guards fired on them, it said, a day after a barracks was hit"
        if above in events:
            clause = _closing_clause(analysis, above, time)
            return above if clause is None else clause if clause in events else None
        if above in carried:
            return carried[above]
        subjects = [c for c in children(analysis, above, "nsubj") if c in events]
        if subjects and analysis.tokens[above].lemma.lower() in words_of("lasting"):
            return subjects[0]  # "the shooting began at dawn"
        told = [c for c in children(analysis, above, "obj") if c in events and c < at]
        if told and _tells_of_then(time):
            return told[0]  # "the group counted nine raids in March"
        if analysis.tokens[above].relation in ("acl:relcl", "ccomp", "parataxis"):
            return None
    return None


def _tells_of_then(time: TimeMention) -> bool:
    """Whether a time is of what is told, not of the telling: a month or year, where telling has a day."""
    expression = time.expression
    months = isinstance(expression, CalendarTime) and (expression.month is not None or expression.year is not None)
    return months and getattr(expression, "day", None) is None and time.outlook is Direction.PAST


def _closing_clause(analysis: Analysis, verb: int, time: TimeMention) -> int | None:
    """ "Olm, who met the dockers on Monday, urged calm": what closes a relative clause is of its verb."""
    if time.span.end > analysis.tokens[verb].start or not analysis.text[time.span.end :].startswith(","):
        return None
    subjects = children(analysis, verb, "nsubj", "nsubj:pass")
    clauses = [c for s in subjects for c in children(analysis, s, "acl:relcl")]
    return next((c for c in reversed(clauses) if analysis.tokens[c].end < time.span.start), None)


def _proclaimed(cast: Cast, time: TimeMention, events: Mapping[int, Candidate]) -> int | None:
    """ "Proclaimed Sunday a holiday", "Sunday was declared …": the holiday is on Sunday."""
    tokens = cast.analysis.tokens
    first, last = cast.analysis.at(time.span.start), cast.analysis.at(time.span.end - 1)
    if time.outlook is not Direction.FUTURE or first is None or last is None:
        return None
    near = (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 4])
    if not any(t.lemma.lower() in _PROCLAIMING for t in near):
        return None
    behind = (t.index for t in tokens[last + 1 : last + _DAY_WORDS] if t.sentence == tokens[first].sentence)
    return next((i for i in behind if i in events and events[i].frame.is_noun), None)


def _is_act(event: Candidate) -> bool:
    """Whether what somebody says does something: "denied on Friday that …"."""
    return event.of is not None and event.of.event is not None


def find_alongside(
    analysis: Analysis, events: Mapping[int, Candidate], links: Sequence[TokenLink]
) -> dict[int, tuple[int, ...]]:
    """Of each event those of its sentence that the words put at one time with it."""
    found: dict[int, list[int]] = {i: [] for i in events}
    results = {k.target: k.source for k in links if _is_at_once(analysis, k)}
    for index in sorted(events):
        for other in (*_at_one_time(analysis, index, events), results.get(index, index)):
            if (
                other in events
                and other != index
                and _is_past_perfect(analysis, index) == _is_past_perfect(analysis, other)
            ):
                found[index].append(other)
                found[other].append(index)
    return {i: tuple(dict.fromkeys(others)) for i, others in found.items()}


def _is_at_once(analysis: Analysis, link: TokenLink) -> bool:
    """Whether a sentence tells harm that comes at once: "was killed when guards opened fire"."""
    one, two = sorted((link.source, link.target))
    words = {token.text.lower() for token in analysis.tokens[one : two + 1]}
    said = analysis.tokens[link.words[0]].text.lower() in _AT_ONCE or link.words[0] == link.target
    near = analysis.tokens[one].sentence == analysis.tokens[two].sentence and two not in children(analysis, one, "conj")
    return link.relation is Relation.CAUSE and near and said and words.isdisjoint(_LATER)


def _at_one_time(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> Iterator[int]:
    """The events above or below that happened when this one did."""
    token, frame = analysis.tokens[index], events[index].frame
    above = analysis.tokens[token.head]
    if frame.is_noun and frame.light is None:
        if token.relation == "nsubj" and above.lemma.lower() in words_of("lasting"):
            yield above.index  # "the blaze broke out", "the strikes came"
        return
    if token.is_root:
        return
    lead = _lead(analysis, index)
    is_result = token.relation == "advcl" and token.xpos == "VBG" and index > token.head and not lead
    if is_result or (token.relation == "advcl" and lead in _MEANWHILE and token.xpos in ("VBD", "VBN", "VBG")):
        yield above.index  # "burst, flooding the town", "was shot as she left"
    elif token.relation == "conj" and _goes_on(analysis, index, events):
        told = event_at(analysis, above.index, events)  # "schools stayed shut on Monday and crowds marched"
        yield above.index if told is None else told
    elif token.relation == "acl" and token.xpos == "VBG" and _befalls(analysis, above, events):
        yield above.head  # "fired on crowds protesting in the square", "shot a man selling flowers"
    elif token.relation == "acl:relcl" and _is_by_agent(analysis, above) and _is_act(events[index]):
        yield above.head  # "was robbed by a clerk who wanted cash", "was shot by guards who accused him"
    elif token.relation == "acl:relcl" and above.index in events and _is_told_of_it(analysis, index):
        yield above.index  # "the fire that gutted it", "a blast in which ten died"


def _befalls(analysis: Analysis, noun: Token, events: Mapping[int, Candidate]) -> bool:
    """Whether the deed befalls those people: then and there they were at what the participle tells."""
    of = events[noun.head].of if noun.head in events else None
    return noun.relation in ("obj", "obl", "nsubj:pass") and of is not None and of.event in _DEEDS


def _is_by_agent(analysis: Analysis, noun: Token) -> bool:
    """Whether it is who did what a passive tells; the tree does not always say so."""
    return case_words(analysis, noun.index) == "by" and not noun.is_root and is_passive(analysis, noun.head)


def _goes_on(analysis: Analysis, index: int, events: Mapping[int, Candidate]) -> bool:
    """Whether a verb tells on of the same moment: not "was shot and died", though "it sank and ten died"."""
    token, of = analysis.tokens[index], events[index].of
    above = analysis.tokens[token.head]
    alike = (
        above.upos == "VERB"
        and token.upos == "VERB"
        and _tense(analysis, index) in (_tense(analysis, above.index), "VBG")
    )
    later = any(analysis.tokens[c].text.lower() in words_of("later_on") for c in children(analysis, index, "advmod"))
    died = of is not None and of.kind == "death" and not children(analysis, index, "nsubj", "nsubj:pass", "obj")
    return alike and not later and not died and not (of is not None and of.name in words_of("aftermath"))


def _tense(analysis: Analysis, index: int) -> str:
    """The tag of the verb; a participle that shares its auxiliary with the verb before has the tag of that."""
    tag = analysis.tokens[index].xpos
    helped = any(analysis.tokens[c].xpos == "VBD" for c in children(analysis, index, "aux", "aux:pass"))
    return "VBD" if helped else tag


def _is_told_of_it(analysis: Analysis, verb: int) -> bool:
    """Whether a relative clause has its noun as subject, or tells what happened in it."""
    if any(is_relative(analysis.tokens[c]) for c in children(analysis, verb, "nsubj")):
        return analysis.tokens[verb].xpos == "VBD"
    inside = (c for c in children(analysis, verb, "obl") if is_relative(analysis.tokens[c]))
    return any(case_words(analysis, c) in ("in", "during") for c in inside)


def _is_past_perfect(analysis: Analysis, index: int) -> bool:
    """ "Had crossed the river and burned a mill": the second verb shares the auxiliary of the first."""
    token = analysis.tokens[index]
    alone = not children(analysis, index, "aux", "aux:pass", "nsubj", "nsubj:pass")
    carrier = token.head if token.relation == "conj" and alone else index
    return any(analysis.tokens[c].text.lower() == "had" for c in children(analysis, carrier, "aux"))


def _lead(analysis: Analysis, index: int) -> str:
    """What introduces a clause: its conjunction or "when"; empty where nothing does."""
    words = case_words(analysis, index)
    if words:
        return words
    first = [c for c in children(analysis, index, "advmod") if c < index and analysis.tokens[c].xpos == "WRB"]
    return analysis.tokens[first[0]].text.lower() if first else ""
