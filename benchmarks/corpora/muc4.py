"""MUC-4: who did it, to whom and what, with what, in reports of attacks; GTT, trained on it, reaches 50.2.

Micro F1 over the strings of the roles, a message at a time: perpetrators, named victims, targets and weapons of all its
incidents. A string found is right if it shares its last word, or its head ("members of the front"), with one of an
entity's alternatives.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from recension.encoder import Analysis, Encoder
from recension.model.entity import EntityType, MentionKind
from recension.model.event import PloverEvent, Role, Status
from recension.model.reading import Argument, Chain, EventMention
from recension.model.report import Part, PartKind, Report
from recension.model.statement import Facet, Statement
from recension.model.values import Truth
from recension.read.attributions import find_attributions
from recension.read.cast import spoken_of
from recension.read.chains import find_chains
from recension.read.events import find_event_statements, find_events
from recension.read.times import find_times

ROLES = {"PerpInd": "perpetrator", "PerpOrg": "perpetrator", "Victim": "victim", "Target": "target", "Weapon": "weapon"}
KINDS = frozenset({"death", "injury", "damage", "explosion"})
WEAPON_NAMES = (
    "bomb",
    "dynamite",
    "grenade",
    "explosive",
    "rifle",
    "mortar",
    "machinegun",
    "gun",
    "missile",
    "rocket",
    "pistol",
    "weapon",
    "mine",
)
WEAPONS = frozenset({*WEAPON_NAMES, *(f"{name}s" for name in WEAPON_NAMES)})
# Two armies that clash, or a state that invades another, are no incident of MUC's.
MUTUAL = frozenset(
    {
        *("clash", "fight", "fighting", "battle", "combat", "war", "skirmish", "violence", "offensive", "hostility"),
        *("invasion", "invade"),
    }
)
DELIBERATE = frozenset({"murder", "abduction", "attack", "shooting", "mob", "bombing", "death", "shelling"})
OF_PERSONS = frozenset({"death", "injury", "murder", "abduction", "torture", "beating", "sexual-violence"})
EXPLODING = frozenset({"bombing", "explosion"})
OF_THINGS = EXPLODING | {"attack", "mob", "airstrike", "shelling", "damage", "drone-strike", "suicide-attack"}
BLAME = frozenset({"accusation", "charge"})
THINGS = frozenset({"object", "abstract", "event", "place", "time", "substance", "plant", "animal"})
COUNTED = re.compile(
    r"^(?:(?:a|an|the|some|one|another|large|small|unknown|unidentified) ){0,4}"
    r"(?:groups?|number|total|hundreds|thousands|dozens|scores|band|gang|couple|majority|part) of "
)
# What follows a head: "guerrillas of the front", "people at his farm".
BEHIND_HEAD = re.compile(r" (?:of|in|at|on|from|with|near|for|to|by|aboard|outside|inside|along) ")
DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
BLAMED = DOERS | {EntityType.GOVERNMENT}
PEOPLE = frozenset({EntityType.PERSON})
BODIES = frozenset({EntityType.GROUP, EntityType.ORGANIZATION})


@dataclass
class Tally:
    """What was right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    by_role: dict[str, list[int]] = field(default_factory=dict)

    def add(self, role: str, found: set[str], wanted: list[list[str]]) -> None:
        """Counts one role of one message."""
        left = list(wanted)
        right = 0
        for text in sorted(found):
            hit = next((entity for entity in left if any(is_match(text, name) for name in entity)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        counts = self.by_role.setdefault(role, [0, 0, 0])
        for place, number in enumerate((right, len(found), len(wanted))):
            counts[place] += number
        self.right, self.found, self.wanted = self.right + right, self.found + len(found), self.wanted + len(wanted)


def run(data: Path, split: str, encoder: Encoder) -> dict[str, float]:
    """F1 in percent over all roles, and of each."""
    tally = Tally()
    for line in (data / split / "muc4.jsonl").read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        found = find_roles(message["text"], encoder)
        for role in ("perpetrator", "victim", "target", "weapon"):
            tally.add(role, found[role], list(_wanted(message, role)))
    figures = {"f1": f1(tally.right, tally.found, tally.wanted)}
    return figures | {role: f1(*counts) for role, counts in sorted(tally.by_role.items())}


def f1(right: int, found: int, wanted: int) -> float:
    """In percent."""
    return 200 * right / (found + wanted) if found + wanted else 0.0


def is_match(found: str, wanted: str) -> bool:
    """Whether two strings name one thing: the same last word, or the same head ("members of the front")."""
    mine = found.lower().split()
    ends = {words[-1].rstrip("s") for text in (wanted, head_words(wanted)) if (words := text.lower().split())}
    return bool(mine) and mine[-1].rstrip("s") in ends


def _wanted(message: dict[str, Any], role: str) -> Iterator[list[str]]:
    seen: set[str] = set()
    for template in message["templates"]:
        for slot, name in ROLES.items():
            for entity in template[slot] if name == role else ():
                names = [mention[0] for mention in entity]
                if not seen & set(names):
                    seen |= set(names)
                    yield names


def find_roles(text: str, encoder: Encoder) -> dict[str, set[str]]:
    """The strings of each role over the attacks that a text tells."""
    report = Report("m", sha256(text.encode()).hexdigest(), "m", text, parts=(Part(PartKind.BODY, 0, len(text)),))
    analysis = encoder.analyse(text)
    chains = find_chains(report, analysis, encoder.find_antecedents(analysis))
    times = find_times(report, analysis)
    attributions = find_attributions(report, analysis, chains)
    events = find_events(report, analysis, chains, times, attributions)
    told = find_event_statements(report, analysis, chains, times, events, attributions)
    return _Reader(analysis, chains).roles(events, told)


class _Reader:
    """One message: what its chains and the encoder's heads tell of who takes part."""

    def __init__(self, analysis: Analysis, chains: Sequence[Chain]) -> None:
        self._analysis, self._chains = analysis, chains
        self._by_id = {chain.id: chain for chain in chains}
        self._sorts = {head.token: head.label for head in analysis.heads}

    def roles(self, events: Sequence[EventMention], told: Sequence[Statement]) -> dict[str, set[str]]:
        """One string for each thing or body that takes part; those with one last word are one."""
        attacks = [event for event in events if is_attack(event)]
        found: dict[str, dict[str, str]] = {role: {} for role in ("perpetrator", "victim", "target", "weapon")}
        for event in attacks:
            for role, key, name in (*self._taking_part(event), *self._hit_at_place(event)):
                found[role].setdefault(key, name)
            found["weapon"] |= {word: word for word in event.label.lower().split() if word in WEAPONS}
        for key, name in self._blamed(events if attacks else (), told):
            found["perpetrator"].setdefault(key, name)
        return {role: _by_last_word(names.values()) for role, names in found.items()}

    def _taking_part(self, event: EventMention) -> Iterator[tuple[str, str, str]]:
        for argument in event.arguments:
            chain = self._by_id.get(argument.chain or "")
            role = role_of(event, argument, chain, self._sort_of(argument))
            if role:
                name = head_words(name_of(argument, chain))
                yield role, argument.chain or name, name
            if role == "perpetrator":
                yield from ((role, key, name) for key, name in _bodies_in(argument, self._chains).items())

    def _sort_of(self, argument: Argument) -> str | None:
        """The encoder's type of the word that heads the argument."""
        first, last = self._analysis.at(argument.span.start), self._analysis.at(argument.span.end - 1)
        if first is None or last is None:
            return None
        inside = range(first, last + 1)
        tokens = self._analysis.tokens
        return self._sorts.get(next((i for i in inside if tokens[i].head not in inside or tokens[i].is_root), first))

    def _hit_at_place(self, event: EventMention) -> Iterator[tuple[str, str, str]]:
        """ "a bomb exploded at the bank": the building is the target."""
        place = self._by_id.get(event.place or "")
        if event.kind in EXPLODING and place is not None and place.type is EntityType.FACILITY:
            near = min(place.mentions, key=lambda m: abs(m.span.start - event.trigger.start))
            yield "target", place.id, head_words(near.span.text)

    def _blamed(self, events: Sequence[EventMention], told: Sequence[Statement]) -> Iterator[tuple[str, str]]:
        """Those who are accused, charged or said to be responsible: MUC counts suspects, too."""
        blamed = [a for e in events if e.kind in BLAME and e.status is not Status.DENIED for a in e.arguments]
        for argument in blamed:
            chain = self._by_id.get(argument.chain or "")
            if argument.role is Role.RECIPIENT and chain is not None and chain.type in BLAMED:
                yield chain.id, head_words(name_of(argument, chain))
        for statement in told:
            if statement.facet is Facet.RESPONSIBLE and isinstance(statement.value, Truth) and statement.value.value:
                chain = next((c for c in self._chains for m in c.mentions if m.span == statement.span), None)
                name = head_words(name_of(Argument(Role.ACTOR, None, statement.span), chain))
                yield (chain.id if chain is not None else name), name


def _by_last_word(names: Iterable[str]) -> set[str]:
    """The longest of the names with one last word: "bomb" and "car bomb" are one thing."""
    found: dict[str, str] = {}
    for name in sorted(filter(str.split, names), key=lambda name: (-len(name), name)):
        found.setdefault(name.split()[-1].rstrip("s"), name)
    return set(found.values())


def _bodies_in(argument: Argument, chains: Sequence[Chain]) -> dict[str, str]:
    """ "members of the front": MUC asks for the front as well."""
    return {
        chain.id: head_words(mention.span.text)
        for chain in chains
        if chain.type in BODIES and chain.id != argument.chain
        for mention in chain.mentions[:50]
        if mention.span.overlaps(argument.span) and mention.kind is MentionKind.NAME
    }


def name_of(argument: Argument, chain: Chain | None) -> str:
    """The words; of a pronoun the name of whom it stands for."""
    pronoun = chain is not None and any(
        m.span == argument.span and m.kind is MentionKind.PRONOUN for m in chain.mentions
    )
    return (spoken_of(chain) if chain is not None and pronoun else None) or argument.span.text


def is_attack(event: EventMention) -> bool:
    """Whether it is an attack or its outcome that is told as done or under way."""
    violent = event.plover.event is PloverEvent.ASSAULT or event.kind in KINDS
    violent = violent and event.kind != "conflict-state" and event.lemma not in MUTUAL
    # "sent men to kill him" tells of no killing yet
    is_done = event.status in (Status.HAPPENED, Status.ONGOING) and event.tense != "INFINITIVE"
    return violent and is_done and not event.background


def role_of(event: EventMention, argument: Argument, chain: Chain | None, sort: str | None) -> str | None:
    """MUC's role of a participant: victims are persons by name, targets buildings, bodies and things.

    Args:
        event, argument, chain: who takes part in what, and the chain of the words.
        sort: the encoder's type of their head; lower-case names and things often have no chain.
    """
    if argument.span.text.lower().split()[-1] in WEAPONS:
        return "weapon"
    if argument.role is Role.ACTOR:
        is_doer = chain.type in DOERS if chain is not None else event.kind in DELIBERATE and sort not in THINGS
        return "perpetrator" if is_doer else None
    if argument.role is not Role.RECIPIENT:
        return None
    if chain is not None and chain.type in PEOPLE:
        return "victim" if chain.names else None
    return "target" if event.kind not in OF_PERSONS and _is_target(event, chain, sort) else None


def _is_target(event: EventMention, chain: Chain | None, sort: str | None) -> bool:
    if chain is None or chain.type is EntityType.OTHER:
        return event.kind in OF_THINGS and sort in ("object", "place")
    # a town is where an attack was; what is burned or blown up in it is a target
    is_place = chain.type is EntityType.PLACE and event.kind == "mob"
    return chain.type in (EntityType.FACILITY, EntityType.ORGANIZATION) or is_place


def head_words(text: str) -> str:
    """The phrase without its article and what hangs on it: "the guerrillas of the front" is "guerrillas"."""
    whole = COUNTED.sub("", text.lower())  # "a group of armed men" are men
    words = BEHIND_HEAD.split(whole, maxsplit=1)[0].split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an", "some") else words)
