"""Events of the record: each a fold over the mentions that linking judged to be one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from ..model.clusters import cluster_ids
from ..model.entity import Entity
from ..model.event import Event, EventLink, Participant, Plover, PloverEvent, Relation, Role, Status
from ..model.judgement import JudgementKind
from ..model.linked import Linked
from ..model.reading import EventMention, Reading
from ..model.report import Report
from ..model.span import Span
from ..model.values import Precision, When
from .courses import follow_courses
from .doers import aim_at_doers
from .sequence import answer_outcomes, follow_the_main, put_in_sequence, tell_history, without_impossible
from .whereabouts import Whereabouts, name_places, place_outcomes
from .wording import word_set

T = TypeVar("T", bound=str)

# Of two that are told of one event, the first in this order is what a reader takes away.
_STATUS = [
    Status.HAPPENED,
    Status.ONGOING,
    Status.PLANNED,
    Status.THREATENED,
    Status.DEMANDED,
    Status.POSSIBLE,
    Status.HYPOTHETICAL,
    Status.DENIED,
]
# A label that begins so is torn out of its sentence.
_OPENINGS = (
    "who ",
    "which ",
    "that ",
    "when ",
    "where ",
    "what ",
    "how ",
    "why ",
    "whether ",
    "it ",
    "they ",
    "he ",
    "she ",
    "we ",
    "i ",
    "you ",
    "some ",
    "to ",
    "his ",
    "her ",
    "its ",
    "their ",
    "my ",
    "our ",
    "them ",
)
# One that ends so leaves open whom it names.
_LEFT_OPEN = frozenset(
    ["him", "her", "them", "it", "me", "us", "you", "this", "that", "these", "those", "who", "which"]
)
_AUXILIARIES = frozenset(["was", "were", "is", "are", "had", "have", "has"])
_MOST_PARTICIPANTS = 12


def fold_events(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    linked: Linked,
    entity_id_of_chain: Mapping[str, str],
    entities: Sequence[Entity] = (),
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """The events "v1", "v2", … in canonical order (report digest, offset), and the event of each mention's id."""
    place = {r.id: n for n, r in enumerate(sorted(reports, key=lambda r: r.digest))}
    mentions = sorted(
        (e for reading in readings for e in reading.events),
        key=lambda e: (place.get(e.trigger.report, 0), e.trigger.start),
    )
    cluster_of = cluster_ids([m.id for m in mentions], linked.judgements, JudgementKind.EVENT)
    clusters: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        clusters[cluster_of[mention.id]].append(mention)
    ids = {cluster: f"v{n}" for n, cluster in enumerate(clusters, 1)}
    of_mention = {m.id: ids[cluster_of[m.id]] for m in mentions}
    where = Whereabouts(entities)
    events = [
        _fold_event(ids[cluster], members, linked, entity_id_of_chain, of_mention, where)
        for cluster, members in clusters.items()
    ]
    kinds = {ids[cluster]: _kind(members) for cluster, members in clusters.items()}
    last_days = {ids[c]: day for c, members in clusters.items() if (day := _last_day(members, linked)) is not None}
    told = tell_history(events, kinds, last_days)
    linked_events = answer_outcomes(without_impossible(aim_at_doers(told)))
    placed = place_outcomes(name_places(linked_events, kinds, where), kinds)
    return follow_courses(follow_the_main(put_in_sequence(placed, kinds), kinds), kinds), of_mention


def _last_day(members: Sequence[EventMention], linked: Linked) -> str | None:
    """The last day that any mention is dated to; None where one has no date."""
    ends = [linked.whens[m.id].end if m.id in linked.whens else None for m in members]
    return max(end[:10] for end in ends if end) if all(ends) else None


def _kind(members: Sequence[EventMention]) -> str | None:
    return _vote([(m.kind, m.score) for m in members if m.kind])


def _fold_event(
    identity: str,
    members: Sequence[EventMention],
    linked: Linked,
    entity_of: Mapping[str, str],
    of_mention: Mapping[str, str],
    where: Whereabouts,
) -> Event:
    return Event(
        id=identity,
        label=_label(members),
        plover=_plover(members),
        time=_time([linked.whens[m.id] for m in members if m.id in linked.whens]),
        place=where.choose([entity_of[m.place] for m in members if m.place and m.place in entity_of]),
        participants=_participants(members, entity_of),
        status=_status(members),
        background=all(m.background for m in members),
        mentions=tuple(m.trigger for m in members),
        links=_links(identity, members, of_mention),
    )


def _label(members: Sequence[EventMention]) -> str:
    """The label that names most of those who take part, by the word that most mentions use; of equals the surest."""
    used = Counter(m.lemma for m in members)
    most = max(used.values())

    def order(member: EventMention) -> tuple[object, ...]:
        torn, bare = _is_torn(member) or _lacks_subject(member), _is_bare(member)
        named = -_named_in_label(member)
        return (
            torn or bare,
            _is_counting(member),
            2 * used[member.lemma] < most,  # "shelled", as one of two sides calls what all the others call a strike
            named,
            torn,
            member.background,
            -used[member.lemma],
            -round(member.score, 1),
        )

    return min(members, key=lambda m: (order(m), len(m.label), m.label)).label


def _is_torn(member: EventMention) -> bool:
    """Whether a label breaks off, has a clause in it, or ends in a word for somebody named elsewhere ("took him")."""
    words = member.label.lower().split()
    return member.label.endswith("…") or member.label.lower().startswith(_OPENINGS) or words[-1] in _LEFT_OPEN


def _lacks_subject(member: EventMention) -> bool:
    """Whether a label opens with its verb, as "wounding a clerk" does; "shooting of a clerk" names what it was."""
    first, *rest = member.label.lower().split()
    if first in _AUXILIARIES:
        return True
    is_past = first.endswith("ed") or first in word_set("past")
    is_trigger = first == member.trigger.text.lower().split()[0]
    return is_trigger and bool(rest) and (is_past or rest[0] not in word_set("behind_nouns"))


def _is_bare(member: EventMention) -> bool:
    """Whether a label is one word, or its subject a bare number: "31 were missing", "31 missing"."""
    words = member.label.split()
    return len(words) < 2 or (words[0].isdigit() and (len(words) == 2 or words[1] in _AUXILIARIES))


def _is_counting(member: EventMention) -> bool:
    """Whether a label counts: what the reports count stands in the comparisons, and may differ from it."""
    words = member.label.lower().split()
    numbers = (word_set("numbers") | word_set("other_numbers")) - {"one"}
    return any(word.replace(",", "").isdigit() or word in numbers for word in words)


def _named_in_label(member: EventMention) -> int:
    """How many participants the label names, two at most; one that is torn names none."""
    if _is_torn(member):
        return 0
    words = set(member.label.split())
    named = {a.span.text.split()[-1] for a in member.arguments} & words - {member.trigger.text}
    return min(len(named), 2)


def _plover(members: Sequence[EventMention]) -> Plover:
    event = _vote([(m.plover.event, m.score) for m in members if m.plover.event])
    if event is None:
        return Plover(None)
    agreeing = [m for m in members if m.plover.event is event]
    mode = _vote([(m.plover.mode, m.score) for m in agreeing if m.plover.mode])
    context = _vote([(m.plover.context, m.score) for m in agreeing if m.plover.context])
    return Plover(PloverEvent(event), mode, context)


def _vote(votes: Sequence[tuple[T, float]]) -> T | None:
    weight: dict[T, float] = defaultdict(float)
    for choice, score in votes:
        weight[choice] += score
    return max(sorted(weight), key=lambda c: round(weight[c], 6), default=None)


def _time(whens: Sequence[When]) -> When:
    """The finest time that the most mentions agree with; those whose own words date them count before inferred days."""
    stated = [w for w in whens if w.text and (w.start or w.end)] or [w for w in whens if w.start or w.end]
    if not stated:
        return When(None, None, Precision.UNKNOWN, "")
    # a day that five mentions give outweighs a minute that only one gives
    agreement = {w: sum(_meet(w, other) for other in stated) for w in stated}
    return min(stated, key=lambda w: (-agreement[w], w.precision.rank, w.start or "", w.end or "", w.text))


def _meet(one: When, two: When) -> bool:
    latest_start = max((one.start or "")[:10], (two.start or "")[:10])
    earliest_end = min((one.end or "9999")[:10], (two.end or "9999")[:10])
    return latest_start <= earliest_end


def _participants(members: Sequence[EventMention], entity_of: Mapping[str, str]) -> tuple[Participant, ...]:
    """Each participant once a role, in the order of how many mentions name it; the words of its first mention."""
    found: dict[tuple[Role, str], Participant] = {}
    count: Counter[tuple[Role, str]] = Counter()
    for member in members:
        for argument in member.arguments:
            entity = entity_of.get(argument.chain) if argument.chain else None
            key = (argument.role, entity or argument.span.text.lower())
            count[key] += 1
            found.setdefault(key, Participant(argument.role, entity, argument.span.text))
    order = sorted(found, key=lambda k: (list(Role).index(k[0]), -count[k], list(found).index(k)))
    return tuple(found[key] for key in order[:_MOST_PARTICIPANTS])


def _status(members: Sequence[EventMention]) -> Status:
    """ "Happened" outdoes what was planned or possible when another report told it; "ongoing" outdoes it by numbers."""
    surest = [m for m in members if m.score >= 0.3] or list(members)
    told = Counter(m.status for m in surest)
    # a noun is told as happened where nothing says more ("the investigation"); "is investigating" says that it goes on
    if told[Status.ONGOING] and told[Status.ONGOING] >= told[Status.HAPPENED]:
        return Status.ONGOING
    return min(told, key=_STATUS.index)


def _links(identity: str, members: Sequence[EventMention], of_mention: Mapping[str, str]) -> tuple[EventLink, ...]:
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for member in members:
        for link in member.links:
            other = of_mention.get(link.event)
            if other is not None and other != identity:
                found[other, link.relation].extend(link.spans)
    ordered = sorted(found, key=lambda key: (int(key[0][1:]), key[1]))
    return tuple(
        EventLink(event, Relation(relation), tuple(dict.fromkeys(found[event, relation])))
        for event, relation in ordered
    )
