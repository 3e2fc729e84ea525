"""The map: where it happened, without tiles; how finely each place is known as a circle."""

from collections import Counter
from dataclasses import dataclass

from ..model.entity import Entity, GeoPrecision, Location
from .index import Index
from .outlines import Window, holds_point, land_path, load_lands, window_around
from .texts import one_line

WIDTH, HEIGHT = 760.0, 460.0
# How wide "somewhere there" is, in km; a country is shaded instead.
RADIUS_KM = {GeoPrecision.POINT: 1.0, GeoPrecision.CITY: 8.0, GeoPrecision.REGION: 80.0}
LEAST_DEGREES = 2.4
# How far from the middle of the incident a place may lie and still be drawn with it.
REACH_DEGREES = 9.0
MOST_PLACES = 60
LETTER = 7.4

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: the circle, and the label where there is room for it."""

    entity: str
    name: str
    words: str
    x: float
    y: float
    radius: float
    label: "Label | None"
    scene: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands, and which end of it."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name, in its middle."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the map; `named` where the reports name it."""

    path: str
    named: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list: what it is, how finely it is known, and the events there."""

    entity: str
    name: str
    precision: str
    country: str
    events: tuple[tuple[str, str], ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing and the list of all places."""

    shapes: tuple[Shape, ...]
    countries: tuple[Country, ...]
    spots: tuple[Spot, ...]
    scale_km: int
    scale_px: float
    places: tuple[Place, ...]


def map_of(index: Index) -> Map | None:
    """The map of the incident's region; None where no place is known."""
    located = [(e, e.location) for e in index.record.entities if e.location is not None]
    if not located:
        return None
    events = _events(index)
    weight = {e.id: len(e.mentions) + 4 * len(events.get(e.id, ())) for e, _ in located}
    ordered = sorted(located, key=lambda t: (-weight[t[0].id], len(t[0].id), t[0].id))[:MOST_PLACES]
    window = _window(ordered)
    taken: list[Box] = []
    spots = _spots(ordered, window, events, taken)
    drawn = {spot.entity for spot in spots}
    scale = next((km for km in (1000, 500, 200, 100, 50, 20, 10) if km * window.px_per_km < 160), 10)
    return Map(
        shapes=_shapes(ordered, window),
        countries=_countries(ordered, window, taken),
        spots=spots,
        scale_km=scale,
        scale_px=round(scale * window.px_per_km, 1),
        places=tuple(_place(e, at, events, e.id in drawn, index) for e, at in ordered),
    )


def _events(index: Index) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for event in index.record.events:
        if event.place:
            found.setdefault(event.place, []).append((event.id, index.label(event.id)))
    return found


def _window(ordered: list[tuple[Entity, Location]]) -> Window:
    """Around the place spoken of most and what lies near it; countries alone are drawn around their middles."""
    fine = [at for _, at in ordered if _is_spot(at)]
    centre = (fine or [at for _, at in ordered])[0]
    near = [
        (at.lon, at.lat)
        for at in fine or [centre]
        if abs(at.lon - centre.lon) < REACH_DEGREES and abs(at.lat - centre.lat) < REACH_DEGREES
    ]
    return window_around(near, WIDTH, HEIGHT, LEAST_DEGREES if fine else 14.0)


def _is_spot(at: Location) -> bool:
    """Whether a circle can say where it is: no country can, nor a region over several ("the Middle East")."""
    return at.precision is not GeoPrecision.COUNTRY and (
        at.precision is not GeoPrecision.REGION or at.country is not None
    )


def _shapes(ordered: list[tuple[Entity, Location]], window: Window) -> tuple[Shape, ...]:
    countries = [at for _, at in ordered if at.precision is GeoPrecision.COUNTRY]
    shapes = []
    for land in load_lands():
        path = land_path(land, window)
        if path:
            shapes.append(Shape(path, any(holds_point(land, at.lon, at.lat) for at in countries)))
    return tuple(shapes)


def _countries(ordered: list[tuple[Entity, Location]], window: Window, taken: list[Box]) -> tuple[Country, ...]:
    """Names of the countries on the map that the reports name, each middle once, where no other name stands."""
    found: dict[tuple[float, float], Country] = {}
    for entity, at in ordered:
        if at.precision is GeoPrecision.COUNTRY and window.holds(at.lon, at.lat):
            x, y = window.place(at.lon, at.lat)
            name = one_line(entity.name, 34)
            if (x, y) not in found and (row := _free_row(x, y, 10.5 * len(name), taken)):
                found[x, y] = Country(name, x, row)
    return tuple(found.values())


def _free_row(x: float, y: float, length: float, taken: list[Box]) -> float | None:
    """How high a name around x can stand without covering another; None where it would be cut off."""
    for dy in (0.0, 30.0, -30.0, 60.0, -60.0, 90.0):
        box = (x - length / 2, y + dy - 14, x + length / 2, y + dy + 4)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return round(y + dy, 1)
    return None


def _spots(
    ordered: list[tuple[Entity, Location]],
    window: Window,
    events: dict[str, list[tuple[str, str]]],
    taken: list[Box],
) -> tuple[Spot, ...]:
    spots = []
    at_point: Counter[tuple[float, float]] = Counter()
    for entity, at in ordered:
        if not window.holds(at.lon, at.lat) or not _is_spot(at):
            continue
        x, y = window.place(at.lon, at.lat)
        radius = max(RADIUS_KM[at.precision] * window.px_per_km, 5.0)
        name = one_line(entity.name, 34)
        label = _room(x, y, LETTER * len(name), at_point[x, y], taken)
        at_point[x, y] += 1
        taken.append((x - 5, y - 5, x + 5, y + 5))
        words = f"{name}, known to the {at.precision.value}"
        spots.append(Spot(entity.id, name, words, x, y, round(radius, 1), label, entity.id in events))
    return tuple(spots)


def _room(x: float, y: float, length: float, before: int, taken: list[Box]) -> Label | None:
    """A place for the label that covers no other: right or left of the point, above or below."""
    lefts = ((x + 9, "start"), (x - 9, "end"))
    for dy in (4.0, -9.0, 17.0, -22.0, 30.0)[min(before, 3) :]:
        for at, anchor in lefts:
            left = at if anchor == "start" else at - length
            box = (left, y + dy - 12, left + length, y + dy + 3)
            inside = left >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                return Label(round(at, 1), round(y + dy, 1), anchor)
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _place(entity: Entity, at: Location, events: dict[str, list[tuple[str, str]]], drawn: bool, index: Index) -> Place:
    found = tuple(events.get(entity.id, ())[:8])
    return Place(entity.id, index.label(entity.id), at.precision.value, at.country or "", found, drawn)
