"""Who is said to be responsible for a deed by words around it: "are behind the attack", "was the work of rebels"."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..model.event import PloverEvent, Status
from ..model.reading import EventMention
from ..model.span import Span
from .arguments import Construction, follow, parse_path
from .cast import Cast
from .status import find_status
from .trees import children

_HARM = frozenset({"death", "injury", "damage", "explosion", "fire", "crash"})


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody and the deed; `accuser` is the chain of who says so where the sentence names one."""

    deed: EventMention
    who: Span
    status: Status
    accuser: str | None
    said_at: Span


@dataclass(frozen=True, slots=True)
class _Row:
    who: tuple[Construction, ...]
    deed: tuple[Construction, ...]
    form: frozenset[str]
    by_subject: bool


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The rows of the table, by each of their words."""
    table = tomllib.loads(files(__package__).joinpath("responsible.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[_Row, ...]] = {}
    for told in table["row"]:
        who, deed = ([Construction(parse_path(path)) for path in told[side]] for side in ("who", "deed"))
        row = _Row(tuple(who), tuple(deed), frozenset(told.get("form", ())), told.get("by_subject", False))
        for word in dict.fromkeys(told["words"]):
            found[word] = (*found.get(word, ()), row)
    return found


def find_responsible(cast: Cast, events: Sequence[EventMention]) -> Iterator[Responsible]:
    """Everybody of whom the words say that they did one of the deeds, in text order."""
    deeds = {at: e for e in events if _is_harm(e) and (at := cast.analysis.at(e.trigger.start)) is not None}
    for token in cast.analysis.tokens if deeds else ():
        for row in _rows().get(token.lemma.lower(), ()):
            if not row.form or token.xpos in row.form:
                yield from _read(cast, deeds, token.index, row)


def _is_harm(event: EventMention) -> bool:
    return event.plover.event is PloverEvent.ASSAULT or event.kind in _HARM


def _read(cast: Cast, deeds: Mapping[int, EventMention], index: int, row: _Row) -> Iterator[Responsible]:
    analysis, token = cast.analysis, cast.analysis.tokens[index]
    done = [deeds[i] for path in row.deed for at in follow(analysis, index, path) for i in _named(cast, deeds, at)]
    if not done:
        return
    people = dict.fromkeys(i for path in row.who for i in follow(analysis, index, path) if _is_somebody(cast, i))
    said = token.head if token.relation == "case" else index
    status = find_status(analysis, cast.frame_at(said), None)
    chains = [cast.chain_at(i) for i in children(analysis, index, "nsubj")] if row.by_subject else []
    accuser = next((chain.id for chain in chains if chain is not None), None)
    for i in people:
        who = cast.argument_span(i, frozenset(deeds))
        yield from (
            Responsible(deed, who, status, accuser, cast.report.span(token.start, token.end))
            for deed in dict.fromkeys(done)
            if not deed.trigger.overlaps(who)
        )


def _named(cast: Cast, deeds: Mapping[int, EventMention], at: int) -> Iterator[int]:
    """The deed at a word, or below it: "guilty of thousands of murders", "responsible for carrying out the attack"."""
    yield from (i for i in (at, *children(cast.analysis, at, "obj", "nmod")) if i in deeds)


def _is_somebody(cast: Cast, index: int) -> bool:
    """ "No group is responsible" names nobody, nor does "who is responsible?"."""
    token = cast.analysis.tokens[index]
    if token.upos not in ("NOUN", "PROPN") and cast.name_of_pronoun(index) is None:
        return False
    words = {cast.analysis.tokens[c].text.lower() for c in children(cast.analysis, index, "det")}
    return cast.is_doer(index) and words.isdisjoint({"no", "any", "what", "which"})
