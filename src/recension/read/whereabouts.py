"""Where an event happened: the places that hang on its trigger or on what stands around it, the likeliest first."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ..encoder.findings import Analysis
from ..model.entity import EntityType
from ..model.event import PloverEvent, Role
from ..model.reading import Argument, Chain
from .cast import Cast
from .plover import classify
from .trees import case_words, children
from .triggers import Candidate, words_of

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "off",
        "within",
        "behind",
        "beneath",
        "beside",
        "throughout",
        "next to",
        "outside of",
        "inside of",
        "south of",
        "north of",
    }
)
# These bring in a place only beside the trigger: "men from the coast were held", "returned to the port and sank".
_LOOSE = frozenset({"from", "on", "over", "into", "through", "to", "along", "above", "around"})
_WARD = 6  # tokens: how far behind a hospital the words go on to say where it is
_GOAL = frozenset({"to", "into"})
_CLIMB = 3
_OBLIQUE = ("obl", "nmod", "obl:unmarked", "nmod:unmarked")
_INNER = (*_OBLIQUE, "obl:agent", "obj")
# Of these a building or town as object is where it happened: "stormed the embassy", "visited the site".
_AT_ITS_OBJECT = frozenset({PloverEvent.ASSAULT, PloverEvent.PROTEST, PloverEvent.COERCE})
_AT_ITS_OBJECT_TOO = frozenset({"visit", "damage", "fire"})
# Beside a building, whatever was taken for its name: "outside the Ministry", "in front of the Court".
_AT_WALLS = frozenset({"outside", "inside", "in front of", "outside of", "inside of"})
# A place may rise up, burn or be flooded.
_OF_PLACES = frozenset({"riot", "fire", "storm", "explosion", "collapse"})
HARM = frozenset({"death", "injury"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT})
_BY_BODIES = frozenset({PloverEvent.COERCE, PloverEvent.SANCTION, PloverEvent.ACCUSE, PloverEvent.REQUEST})
# What is said of a deed, and what is agreed or asked because of it, is said elsewhere.
_TALK = frozenset(
    {
        PloverEvent.ACCUSE,
        PloverEvent.REJECT,
        PloverEvent.SUPPORT,
        PloverEvent.CONSULT,
        PloverEvent.REQUEST,
        PloverEvent.AGREE,
        PloverEvent.THREATEN,
        PloverEvent.SANCTION,
    }
)
# What somebody is arrested or blamed for happened elsewhere: "arrested over the raid in Bern".
_ABOUT = frozenset({"over", "for", "about", "after", "following", "before", "since", "despite", "because of", "amid"})
_LATER = frozenset({"after", "before", "since", "until", "following"})
_MEANWHILE = frozenset({"while", "when", "as"})


@dataclass(frozen=True, slots=True)
class _Local:
    """A word that says where, by the preposition before it."""

    preposition: str
    head: int
    chain: Chain


def find_place(cast: Cast, event: Candidate, arguments: Sequence[Argument]) -> str | None:
    """The chain of the place where it happened; one with a name before "a wooded area" of the same clause."""
    actors = {a.chain for a in arguments if a.role is Role.ACTOR}
    for group in _groups(cast, event):
        fit = [p for p in group if not (p.chain.id in actors and p.preposition in _LOOSE)]
        if fit:
            around = [cast.named_around(p.chain.id) for p in fit]
            named = [place for place in around if cast.has_name(place)]
            place = (named or around)[0]
            # "an attack on the depot in Oman" was at the depot
            finer = _place_of_object(cast, event, actors) if cast.is_country(place) else None
            return place if finer is None or cast.is_country(finer) else finer
    return _place_of_object(cast, event, actors) or _place_of_body(cast, event) or _place_itself(cast, event)


def _place_itself(cast: Cast, event: Candidate) -> str | None:
    """ "The valley rose up", "the village burned": a place that does or bears it is where it was."""
    if event.of is None or event.of.kind not in _OF_PLACES:
        return None
    chains = (cast.chain_at(i) for i in event.frame.subjects if cast.is_place(i))
    return next((c.id for c in chains if c is not None), None)


def _place_of_body(cast: Cast, event: Candidate) -> str | None:
    """ "A court in Bern jailed him", "police in Leith arrested two": such act where they are."""
    if event.of is None or event.of.event not in _BY_BODIES:
        return None
    bodies = [i for i in event.frame.subjects if cast.analysis.tokens[i].lemma.lower() in words_of("local_bodies")]
    return next((p.chain.id for i in bodies for p in _beside(cast, i) if p.preposition in ("in", "at")), None)


def _place_of_object(cast: Cast, event: Candidate, actors: set[str | None]) -> str | None:
    frame, of = event.frame, event.of
    moves = cast.analysis.tokens[event.token].lemma.lower() in words_of("passages")
    if of is None or not (of.event in _AT_ITS_OBJECT or of.name in _AT_ITS_OBJECT_TOO or moves):
        return None
    objects = [h for i in frame.objects for h in _held_by(cast.analysis, i)]
    heads = [*objects, *(i for p, i in frame.obliques if p in of.to), *frame.modifiers]
    chains = (cast.chain_at(i) for i in heads if cast.is_place(i) and not _is_no_place(cast.analysis, i))
    return next((c.id for c in chains if c is not None and c.id not in actors), None)


def _held_by(analysis: Analysis, index: int) -> list[int]:
    """The object, or what is seized with it: "took control of the port"."""
    if analysis.tokens[index].lemma.lower() not in words_of("holds"):
        return [index]
    return [c for c in children(analysis, index, "nmod") if case_words(analysis, c) in ("of", "over")]


def _groups(cast: Cast, event: Candidate) -> Iterator[list[_Local]]:
    """The places that are told with the trigger, then those below it, beside it and above it."""
    analysis, frame = cast.analysis, event.frame
    is_harm = event.of is not None and event.of.kind in HARM
    carriers = [frame.trigger] if frame.light is None else [frame.trigger, frame.light]
    told_by = analysis.tokens[analysis.tokens[frame.trigger].head]
    if analysis.tokens[frame.trigger].relation == "nsubj" and told_by.lemma.lower() in words_of("happen"):
        carriers.append(told_by.index)  # "the explosion occurred on the first floor"
    beside = [p for at in carriers for p in _beside(cast, at, _LOOSE)]
    beside += [p for at in frame.objects for p in _beside(cast, at, _GOAL)]  # "sent troops to the border"
    around = _without_hospitals(cast, beside, is_harm=is_harm)
    beside += [p for place in around if not place.chain.names for p in _beside(cast, place.head)]
    inner = [p for at in carriers for p in _inside(cast, at)]
    yield _without_hospitals(cast, [*beside, *inner], is_harm=is_harm)
    yield [p for at in _clauses_below(analysis, frame.trigger) for p in _beside(cast, at)]
    for at in _above(cast, event):
        yield _without_hospitals(cast, [*_beside(cast, at), *_inside(cast, at)], is_harm=True)


def _without_hospitals(cast: Cast, places: list[_Local], *, is_harm: bool) -> list[_Local]:
    """Without where the hurt were taken: "taken to a hospital in the city" tells nothing of where they were hurt."""
    medical = words_of("medical")
    told = [p.head for p in places if cast.is_called(p.chain.id, medical) and (is_harm or p.preposition in _GOAL)]
    return [p for p in places if not any(at <= p.head < at + _WARD for at in told)]


def _beside(cast: Cast, index: int, too: Set[str] = frozenset()) -> list[_Local]:
    """The places right below a word, those behind a plain "in" or "at" before those behind a preposition of `too`."""
    found = []
    for child in children(cast.analysis, index, *_OBLIQUE, "advcl"):
        preposition, at = _preposition(cast.analysis, child), at_side_of(cast.analysis, child)
        chain = cast.chain_at(at)
        if chain is None or preposition not in _LOCATIVE | too or _is_no_place(cast.analysis, at):
            continue
        in_front = at != child and cast.analysis.tokens[child].lemma.lower() == "front"
        at_walls = (preposition in _AT_WALLS or in_front) and chain.type in _BODIES
        if cast.is_place(at) or at_walls:
            found.append(_Local(preposition, at, chain))
    return sorted(found, key=lambda p: (p.preposition in _LOOSE, p.head))


def _preposition(analysis: Analysis, index: int) -> str:
    """What introduces a phrase; "sank off the coast": the tree may take it for the verb's particle.

    "After a raid at a depot": the tree may hang both on the depot, where the nearer counts.
    """
    words = case_words(analysis, index)
    words = words if words in _LOCATIVE else words.split()[-1] if words else ""
    if words:
        return words
    first = analysis.subtree(index)[0]
    before = analysis.tokens[first - 1] if first else None
    if before is None or before.relation != "compound:prt" or before.head != analysis.tokens[index].head:
        return words
    return before.text.lower()


def _is_no_place(analysis: Analysis, index: int) -> bool:
    """ "Scratched on the left side", "rolled into the van's way": a side or way of what is no place."""
    token, lemma = analysis.tokens[index], analysis.tokens[index].lemma.lower()
    if token.upos == "PROPN":
        return False  # "Kirl Way" is a place
    is_bare = lemma in words_of("bare_no_places") and not children(
        analysis, index, "det", "amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "acl:relcl"
    )
    return lemma in words_of("no_places") or is_bare


def at_side_of(analysis: Analysis, index: int) -> int:
    """ "in front of the embassy": the place is what the side is of."""
    if analysis.tokens[index].lemma.lower() not in words_of("sides"):
        return index
    return next((c for c in children(analysis, index, "nmod") if case_words(analysis, c) == "of"), index)


def _inside(cast: Cast, index: int) -> list[_Local]:
    """ "an attack on a vessel in the gulf", "was seized by pirates off the coast": what the phrases beside it tell."""
    below = children(cast.analysis, index, *_INNER)
    # "held the owner and two of his aides near the port"
    below += [c for at in children(cast.analysis, index, "obj") for c in children(cast.analysis, at, "conj")]
    below += [c for at in below if cast.analysis.tokens[at].upos == "NUM" for c in children(cast.analysis, at, "nmod")]
    # "an uprising at a prison in Bern": of a building that is told of once no chain is made
    heads = [c for c in below if not (cast.is_place(c) and cast.chain_at(c)) and not cast.time_at(c)]
    heads = [c for c in heads if case_words(cast.analysis, c) not in _ABOUT and _is_tied(cast.analysis, c)]
    return [place for head in heads for place in _beside(cast, head)]


def _is_tied(analysis: Analysis, index: int) -> bool:
    """Whether a noun is no mere tie: "charged in connection with the raid in Bern"."""
    return analysis.tokens[index].lemma.lower() not in words_of("tying")


def _clauses_below(analysis: Analysis, index: int) -> Iterator[int]:
    """ "the fire that broke out in the port", "died while climbing near the lake"."""
    for child in children(analysis, index, "acl:relcl"):
        if analysis.tokens[child].lemma.lower() in words_of("happen"):
            yield child
    for child in children(analysis, index, "advcl"):
        if _lead(analysis, child) in _MEANWHILE:
            yield child


def _lead(analysis: Analysis, index: int) -> str:
    """What introduces a clause: "while", "when"."""
    first = [c for c in children(analysis, index, "mark", "advmod") if c < index]
    return analysis.tokens[first[0]].text.lower() if first else ""


def _above(cast: Cast, event: Candidate) -> Iterator[int]:
    """The words up the clause, as long as what they tell happened at the same place.

    "Flown to Bern with injuries": whoever comes with them came by them elsewhere.
    """
    analysis, at = cast.analysis, event.token
    if event.of is not None and event.of.kind in HARM and case_words(analysis, at) == "with":
        return
    is_deed = event.of is None or event.of.event not in _TALK
    for _ in range(_CLIMB):
        token = analysis.tokens[at]
        above = token.head
        is_other_clause = token.relation in ("ccomp", "parataxis") or _lead(analysis, at) in _LATER
        if token.is_root or is_other_clause or (is_deed and _is_talk(cast, above)):
            return
        yield above
        if token.relation in ("acl", "acl:relcl"):
            return  # "men who fought in the war were held in the port": the noun alone is shared
        at = above


def _is_talk(cast: Cast, index: int) -> bool:
    """Whether the word says or decides something about the event: "the attack was condemned in the capital"."""
    fit = classify(cast.analysis, cast.frame_at(index))
    return fit is not None and (fit.of.event in _TALK or fit.of.kind == "announcement")
