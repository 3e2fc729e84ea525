"""The dead and hurt of a report at the day and place of what killed and hurt them, wherever the text tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model.event import Relation
from .eventpairs import Known

_TIES = frozenset({Relation.CAUSE, Relation.PART_OF})


def tie_outcomes(outcomes: Sequence[Known], happened: Mapping[str, Known]) -> list[Known]:
    """ "Eleven died in that attack": they died when and where the attack was, unless their own words say otherwise.

    Args:
        outcomes: mentions of deaths and injuries.
        happened: the other mentions of the report, by id, with all that their events tell.
    """
    causes: dict[str, list[Known]] = {}
    for known in happened.values():
        for link in known.mention.links:
            if link.relation in _TIES:
                causes.setdefault(link.event, []).append(known)
    return [_tied(k, [*causes.get(k.mention.id, ()), *_told_by(k, happened)]) for k in outcomes]


def _told_by(outcome: Known, happened: Mapping[str, Known]) -> list[Known]:
    return [happened[k.event] for k in outcome.mention.links if k.relation in _TIES and k.event in happened]


def _tied(outcome: Known, causes: Sequence[Known]) -> Known:
    when = next((c.when for c in causes if c.dated_by_words), None)
    place = next((c for c in causes if c.place), None)
    if when is not None and not outcome.dated_by_words:
        outcome = replace(outcome, when=when)
    if place is not None and outcome.place is None:
        outcome = replace(outcome, place=place.place, places=place.places)
    return outcome
