"""MUC-4: who did it, to whom and what, with what, in reports of attacks; GTT, trained on it, reaches 50.2.

Micro F1 over the strings of the roles, a message at a time: perpetrators, named victims, targets and weapons of all its
incidents. A string found is right if it shares its last word, or its head ("members of the front"), with one of an
entity's alternatives.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from recension.encoder import Encoder
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
MUTUAL = frozenset(
    {"clash", "fight", "fighting", "battle", "combat", "war", "skirmish", "violence", "offensive", "hostility"}
)
DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
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
    return _roles_of([e for e in events if is_attack(e)], chains, told)


def _roles_of(
    attacks: Sequence[EventMention], chains: Sequence[Chain], told: Sequence[Statement]
) -> dict[str, set[str]]:
    """One string for each thing or body that takes part, its fullest; bodies within a doer's words count, too."""
    by_id = {chain.id: chain for chain in chains}
    found: dict[str, dict[str, str]] = {role: {} for role in ("perpetrator", "victim", "target", "weapon")}
    for argument in (a for event in attacks for a in event.arguments):
        chain = by_id.get(argument.chain or "")
        role = role_of(argument, chain)
        if role:
            name = head_words(name_of(argument, chain))
            found[role].setdefault(argument.chain or name, name)
        if role == "perpetrator":
            found[role] |= _bodies_in(argument, chains)
    for event in attacks:
        found["weapon"] |= {word: word for word in event.label.lower().split() if word in WEAPONS}
    for statement in told:
        if statement.facet is Facet.RESPONSIBLE and isinstance(statement.value, Truth) and statement.value.value:
            chain = next((c for c in chains for m in c.mentions if m.span == statement.span), None)
            name = head_words(name_of(Argument(Role.ACTOR, None, statement.span), chain))
            found["perpetrator"].setdefault(chain.id if chain is not None else name, name)
    return {role: set(names.values()) for role, names in found.items()}


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
    # MUC's incidents are attacks on somebody: two armies that clash are none
    violent = violent and event.kind != "conflict-state" and event.lemma not in MUTUAL
    return violent and not event.background and event.status in (Status.HAPPENED, Status.ONGOING)


def role_of(argument: Argument, chain: Chain | None) -> str | None:
    """MUC's role of a participant: victims are persons by name, targets things and bodies."""
    if argument.span.text.lower().split()[-1] in WEAPONS:
        return "weapon"
    if argument.role is Role.ACTOR:
        return "perpetrator" if chain is not None and chain.type in DOERS else None
    if argument.role is not Role.RECIPIENT or chain is None:
        return None
    if chain.type in PEOPLE:
        return "victim" if chain.names else None
    return "target" if chain.type in (EntityType.FACILITY, EntityType.ORGANIZATION, EntityType.PLACE) else None


def head_words(text: str) -> str:
    """The phrase without its article and what hangs on it: "the guerrillas of the front" is "guerrillas"."""
    words = text.lower().split(" of ")[0].split(" in ")[0].split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an", "some") else words)
