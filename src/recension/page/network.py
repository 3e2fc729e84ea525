"""Who acted on whom: a small signed network, drawn in a ring."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import cos, pi, sin

from ..model.event import Event, Role, Status
from .index import Index
from .texts import one_line
from .who import ACTORS
from .words import COOPERATION, NEUTRAL

WIDTH = 720
RADIUS_X = 190
MOST_NODES = 12
MOST_LABELS = 6
TOLD = (Status.HAPPENED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who acts or is acted on."""

    entity: str
    label: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one did to another, by conflict or cooperation, with the events."""

    path: str
    sign: str
    width: float
    actor: str
    recipient: str
    count: int
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in a ring and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int


def network_of(index: Index) -> Network | None:
    """The network; None where nobody named acted on anybody named."""
    deeds = _deeds(index)
    weight: Counter[str] = Counter()
    for (actor, recipient, _), events in deeds.items():
        weight[actor] += len(events)
        weight[recipient] += len(events)
    chosen = [e for e, _ in sorted(weight.items(), key=lambda t: (-t[1], len(t[0]), t[0]))[:MOST_NODES]]
    kept = {key: events for key, events in deeds.items() if key[0] in chosen and key[1] in chosen}
    ring = _ring([e for e in chosen if any(e in key[:2] for key in kept)], kept)
    if not ring:
        return None
    nodes = {entity: _node(entity, n, len(ring), index) for n, entity in enumerate(ring)}
    edges = tuple(_edge(nodes[a], nodes[r], sign, events, index) for (a, r, sign), events in kept.items())
    return Network(tuple(nodes.values()), edges, 2 * _radius_y(len(ring)) + 100)


Deeds = dict[tuple[str, str, str], list[Event]]


def _deeds(index: Index) -> Deeds:
    """Events told as having happened, by who did them to whom, and their sign."""
    found: Deeds = defaultdict(list)
    for event in index.record.events:
        if event.plover.event is None or event.plover.event in NEUTRAL or event.status not in TOLD:
            continue
        sign = "cooperation" if event.plover.event in COOPERATION else "conflict"
        for actor in _taking(event, Role.ACTOR, index):
            for recipient in _taking(event, Role.RECIPIENT, index):
                if actor != recipient:
                    found[actor, recipient, sign].append(event)
    return found


def _taking(event: Event, role: Role, index: Index) -> list[str]:
    named = (p.entity for p in event.participants if p.role is role and p.entity in index.entities)
    kept = (e for e in named if e and index.entities[e].aliases and index.entities[e].type in ACTORS)
    return list(dict.fromkeys(kept))


def _ring(chosen: list[str], deeds: Deeds) -> list[str]:
    """Those who have to do with each other side by side: each place goes to whom most binds to the last one."""
    left = list(chosen)
    ring: list[str] = []
    while left:
        last = ring[-1] if ring else None
        nearest = max(left, key=lambda e: sum(len(v) for k, v in deeds.items() if {e, last} == set(k[:2])))
        left.remove(nearest)
        ring.append(nearest)
    return ring


def _radius_y(count: int) -> int:
    """A few stand close, many further apart."""
    return min(150, 30 + 20 * count)


def _node(entity: str, place: int, count: int, index: Index) -> Node:
    angle = 2 * pi * place / count - pi / 2
    x, y = WIDTH / 2 + RADIUS_X * cos(angle), _radius_y(count) * (1 + sin(angle)) + 50
    side = "start" if cos(angle) > 0.2 else "end" if cos(angle) < -0.2 else "middle"
    text_x = x + 11 * cos(angle)
    text_y = y + 4 + 16 * sin(angle)
    label = one_line(index.label(entity), 22)
    return Node(entity, label, round(x, 1), round(y, 1), round(text_x, 1), round(text_y, 1), side)


def _edge(a: Node, b: Node, sign: str, events: list[Event], index: Index) -> Edge:
    """Bent to the right of its way, so that what comes back does not cover it; conflict further than cooperation."""
    dx, dy = b.x - a.x, b.y - a.y
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    bend = 26 if sign == "conflict" else 12
    mx, my = (a.x + b.x) / 2 - dy / length * bend, (a.y + b.y) / 2 + dx / length * bend
    end_x, end_y = b.x - dx / length * 9, b.y - dy / length * 9
    path = f"M{a.x:g} {a.y:g}Q{mx:.1f} {my:.1f} {end_x:.1f} {end_y:.1f}"
    labels = tuple((e.id, index.label(e.id)) for e in events[:MOST_LABELS])
    width = min(1 + 0.6 * len(events), 5)
    return Edge(path, sign, width, index.label(a.entity), index.label(b.entity), len(events), labels)
