"""Which of the words around a trigger are its actor and its recipient."""

from collections.abc import Iterator

from ..encoder.findings import Analysis
from ..model.entity import EntityType
from ..model.event import PloverEvent, Role
from ..model.reading import Argument
from .arguments import Frame
from .cast import Cast
from .plover import EventClass, classify
from .trees import case_words, children, with_conjuncts
from .triggers import Candidate, words_of
from .whereabouts import at_side_of

_DEFAULT_TO = frozenset({"against", "upon"})
_AT_BUILDING = frozenset({"outside", "inside", "under", "beneath"})
_TOGETHER = frozenset({"along with", "together with", "along"})
_AIMED = frozenset(
    {PloverEvent.ACCUSE, PloverEvent.REJECT, PloverEvent.SUPPORT, PloverEvent.THREATEN, PloverEvent.SANCTION}
)


def find_roles(cast: Cast, event: Candidate, events: frozenset[int]) -> tuple[Argument, ...]:
    """Actors, recipients and other participants of one event; `events` are words that are events, not participants."""
    found: dict[int, Role] = {}
    for role, head in _each_by_name(cast, _roles(cast, event.frame, event.of)):
        if head != event.token and head not in events and not cast.time_at(head) and _is_somebody(cast, head):
            found.setdefault(head, Role.OTHER if _is_means(cast, event, head) else role)
    order = sorted(found, key=lambda head: (list(Role).index(found[head]), head))
    arguments = [cast.argument(found[head], head, events) for head in order]
    actors = {a.chain for a in arguments if a.role is Role.ACTOR and a.chain}
    return tuple(a for a in arguments if a.role is Role.ACTOR or a.chain not in actors)


def _each_by_name(cast: Cast, told: Iterator[tuple[Role, int]]) -> Iterator[tuple[Role, int]]:
    """With the people of whom a plural speaks, named beside it: "three guards, Ola Renn, Per Lind and Eva Holm"."""
    for role, head in told:
        named = [i for beside in _beside(cast.analysis, head) for i in with_conjuncts(cast.analysis, beside)]
        people = [i for i in named if _is_named_person(cast, i)]
        # "kidnapped farmer Ola Renn", where the tree takes the farmer for the head, is one person
        if not people or cast.chain_at(head) is not None or _is_of_many(cast.analysis, head):
            yield role, head
        yield from ((role, i) for i in people)


def _is_of_many(analysis: Analysis, head: int) -> bool:
    return analysis.tokens[head].xpos == "NNS" or analysis.tokens[head].lemma in ("couple", "pair", "family")


def _beside(analysis: Analysis, head: int) -> Iterator[int]:
    """What names those of whom a noun speaks."""
    if _is_of_many(analysis, head):
        yield from (*children(analysis, head, "appos"), *_included(analysis, head), *_predicates(analysis, head))
        return
    # "was among those killed"
    if analysis.tokens[head].text.lower() == "those" and case_words(analysis, head) == "among":
        yield from children(analysis, head, "nsubj")
    yield from (c for c in children(analysis, head, "appos") if c == head + 1)


def _predicates(analysis: Analysis, head: int) -> Iterator[int]:
    """ "The reporters killed were Ola Renn and Per Lind"."""
    token, above = analysis.tokens[head], analysis.tokens[head].head
    if token.relation in ("nsubj", "nsubj:pass") and above > head and children(analysis, above, "cop"):
        yield above


def _included(analysis: Analysis, head: int) -> Iterator[int]:
    """ "nine people, including councillor Mara Lind"."""
    for child in children(analysis, head, "nmod", "acl", "advcl", "obl"):
        if case_words(analysis, child) == "including":
            yield child
        if analysis.tokens[child].text.lower() == "including":
            yield from children(analysis, child, "obj")


def _is_named_person(cast: Cast, index: int) -> bool:
    chain = cast.chain_at(index)
    return chain is not None and chain.type is EntityType.PERSON and bool(chain.names)


def _is_somebody(cast: Cast, head: int) -> bool:
    """A pronoun that nobody is known for names nobody, "himself" nobody else; media and measures take no part."""
    token = cast.analysis.tokens[head]
    nobody = words_of("media") | words_of("measures") | words_of("nobody")
    if token.text.lower().endswith(("self", "selves")) or token.lemma.lower() in nobody:
        return False
    return token.upos not in ("PRON", "DET", "ADV", "VERB", "AUX") or cast.chain_at(head) is not None


def _is_means(cast: Cast, event: Candidate, head: int) -> bool:
    """Whether it is what the event is done with: "gas" of "fired tear gas", and not the guards or the house hit."""
    lemma = cast.analysis.tokens[head].lemma.lower()
    # "detonated a bomb": of a bombing every bomb is a means, whatever pattern of the tables fits
    is_bombing = event.of is not None and event.of.name == "bombing"
    near = {cast.analysis.tokens[c].lemma.lower() for c in children(cast.analysis, head, "compound", "amod")}
    is_bomb = is_bombing and (lemma in words_of("instruments") or not near.isdisjoint(event.means))  # "dynamite sticks"
    return (
        (lemma in event.means or is_bomb)
        and head in (*event.frame.objects, *event.frame.subjects, *(i for _, i in event.frame.obliques))
        and not (cast.is_doer(head) or cast.is_place(head) or lemma in words_of("crewed"))
    )


def _roles(cast: Cast, frame: Frame, of: EventClass | None) -> Iterator[tuple[Role, int]]:
    subject, goal = (of.subject, of.object) if of else (Role.ACTOR, Role.RECIPIENT)
    yield from ((subject, i) for i in frame.subjects)
    yield from ((Role.RECIPIENT, i) for i in _owners_of_objects(cast, frame, of))
    yield from ((goal, i) for i in frame.objects)
    if of is not None and of.kind == "death":
        yield from ((Role.RECIPIENT, i) for i in _whose_life(cast.analysis, frame))
    if frame.is_noun:
        yield from _noun_roles(cast, frame, of)
    else:
        yield from ((Role.RECIPIENT, i) for i in frame.between)
    yield from _oblique_roles(cast, frame, of)


def _whose_life(analysis: Analysis, frame: Frame) -> Iterator[int]:
    """ "claimed the life of a guard", "took her life"."""
    for life in (i for i in frame.objects if analysis.tokens[i].lemma.lower() == "life"):
        below = [*children(analysis, life, "nmod", "nmod:poss"), *children(analysis, frame.trigger, "obl")]
        for child in below:
            if analysis.tokens[child].relation == "nmod:poss" or case_words(analysis, child) == "of":
                yield from with_conjuncts(analysis, child)


def _owners_of_objects(cast: Cast, frame: Frame, of: EventClass | None) -> Iterator[int]:
    """ "rejected the ministry's offer" is aimed at the ministry."""
    if frame.is_noun or of is None or of.event not in _AIMED:
        return
    for head in frame.objects:
        if not cast.is_doer(head) and not _is_borne_by_its_owner(cast, head):
            yield from (c for c in children(cast.analysis, head, "nmod:poss", "amod", "compound") if cast.is_doer(c))


def _is_borne_by_its_owner(cast: Cast, head: int) -> bool:
    """ "blamed the governor's murder on the gang": nobody blames the governor."""
    fit = classify(cast.analysis, cast.frame_at(head))
    return fit is not None and fit.of.owner is Role.RECIPIENT


def _noun_roles(cast: Cast, frame: Frame, of: EventClass | None) -> Iterator[tuple[Role, int]]:
    owner, inner = (of.owner, of.of) if of else (Role.ACTOR, Role.RECIPIENT)
    yield from ((owner, i) for i in frame.owners if not cast.time_at(i))
    yield from ((inner, i) for i in frame.of)
    for number, head in enumerate(frame.between):
        # "talks between the ministry and the union": PLOVER asks for one on each side
        yield (Role.RECIPIENT if number else Role.ACTOR), head
    for head in frame.modifiers:
        if cast.is_person_name(head):
            # "the Marten Vale Day shooting", "the Vale arrest": a person's name in front never does it
            yield (owner if owner is Role.RECIPIENT else Role.OTHER), head
        elif cast.is_doer(head) or _is_state(cast, head):
            yield owner, head
        elif cast.is_place(head) and of is not None and of.event is PloverEvent.ASSAULT:
            yield Role.RECIPIENT, head  # "the embassy attack"
        elif owner is Role.OTHER:
            yield owner, head  # "plane crash"


def _is_state(cast: Cast, head: int) -> bool:
    """Whether a modifier is a state by its abbreviation ("US airstrikes"): a city there says where."""
    text = cast.analysis.tokens[head].text
    letters = text.replace(".", "")
    return letters.isupper() and 2 <= len(letters) <= 4 and cast.is_name(head)


def _oblique_roles(cast: Cast, frame: Frame, of: EventClass | None) -> Iterator[tuple[Role, int]]:
    subject = of.subject if of else Role.ACTOR
    to = of.to if of else _DEFAULT_TO
    means = tuple(_means(cast, frame, of))
    obliques = [*frame.obliques, *_obliques_of_objects(cast.analysis, frame)]
    for preposition, head in obliques:
        if preposition == "by" and frame.is_noun:
            yield Role.ACTOR, head
        elif preposition in to and not _is_thing_of_time(cast, head) and head not in means:
            yield Role.RECIPIENT, head
        elif _is_bombed_at(cast, of, preposition, head):
            yield Role.RECIPIENT, at_side_of(cast.analysis, head)
        elif preposition in _TOGETHER and cast.is_doer(head) and (frame.objects or subject is Role.RECIPIENT):
            yield Role.RECIPIENT, head  # "was killed along with her driver"
    yield from ((Role.OTHER, head) for head in means)


def _is_bombed_at(cast: Cast, of: EventClass | None, preposition: str, head: int) -> bool:
    """ "a bomb went off outside the embassy", "in front of the ministry": it was aimed at what stood there."""
    side_of = at_side_of(cast.analysis, head)
    chain = cast.chain_at(side_of)
    is_building = chain is not None and chain.type in (EntityType.FACILITY, EntityType.GOVERNMENT)
    is_bombing = of is not None and of.name in ("bombing", "suicide-attack")
    return is_bombing and is_building and (preposition in _AT_BUILDING or side_of != head)


def _means(cast: Cast, frame: Frame, of: EventClass | None) -> Iterator[int]:
    """What an attack is done with: "with knives", "using a stolen lorry"."""
    if of is None or of.event is not PloverEvent.ASSAULT:
        return
    told = [head for preposition, head in frame.obliques if preposition == "with"]
    for at in (frame.trigger, *([frame.light] if frame.light is not None else [])):
        # "attacked the base using mortars", "used mortars to attack the base"
        above = [cast.analysis.tokens[at].head] if cast.analysis.tokens[at].xpos == "VB" else []
        for verb in (*children(cast.analysis, at, "advcl", "acl"), *above):
            if cast.analysis.tokens[verb].lemma.lower() == "use":
                told += children(cast.analysis, verb, "obj")
    for head in told:
        if not (cast.is_doer(head) or cast.is_place(head) or _is_thing_of_time(cast, head)):
            yield from with_conjuncts(cast.analysis, head)


def _obliques_of_objects(analysis: Analysis, frame: Frame) -> Iterator[tuple[str, int]]:
    """ "threatened retaliation against the port": what the object's own prepositions bring in."""
    for head in frame.objects if not frame.is_noun else ():
        for child in children(analysis, head, "nmod"):
            preposition = case_words(analysis, child)
            if preposition not in ("of", "in", "with", "from", "for"):
                yield from ((preposition, other) for other in with_conjuncts(analysis, child))


def _is_thing_of_time(cast: Cast, head: int) -> bool:
    """A time, found as one or not: "at 0500"."""
    return cast.time_at(head) is not None or cast.analysis.tokens[head].text.isdigit()
