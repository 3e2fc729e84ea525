"""Outlines of countries from the package's own table, cut to a window and put on a drawing."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import cos, radians

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """A country: its name and its rings, in degrees (longitude, latitude)."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of the world that a drawing shows, in degrees, and the drawing's width and height."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def place(self, lon: float, lat: float) -> Point:
        """Where a place lies on the drawing: plate carrée, true to shape at the window's middle."""
        x = (lon - self.west) / (self.east - self.west) * self.width
        y = (self.north - lat) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the place is on the drawing."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def px_per_km(self) -> float:
        """How many pixels a kilometre takes."""
        return self.height / ((self.north - self.south) * 111.2)


@cache
def load_lands() -> tuple[Land, ...]:
    """All countries of the table."""
    table = json.loads(resources.files(__package__).joinpath("outlines.json").read_text(encoding="utf-8"))
    arcs = [_points(arc, table["scale"]) for arc in table["arcs"]]
    return tuple(Land(land["name"], tuple(_ring(r, arcs) for r in land["rings"])) for land in table["lands"])


def window_around(points: list[Point], width: float, height: float, least_degrees: float) -> Window:
    """A window that holds the points (longitude, latitude) with room around them, in the drawing's proportion."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    flat = max(cos(radians(middle_lat)), 0.2)
    tall = max((max(lats) - min(lats)) * 1.5, least_degrees)
    # A degree of longitude is shorter than one of latitude by the cosine.
    wide = max((max(lons) - min(lons)) * 1.5, tall / flat * width / height)
    tall = min(wide * flat * height / width, 170)
    wide = tall / flat * width / height
    south = max(min(middle_lat - tall / 2, 88 - tall), -88)
    return Window(middle_lon - wide / 2, south, middle_lon + wide / 2, south + tall, width, height)


def land_path(land: Land, window: Window) -> str:
    """The country's outline as an SVG path, cut to the window; "" where it lies outside."""
    paths = []
    for ring in land.rings:
        cut = _cut(ring, window)
        points = [window.place(*p) for p in cut]
        whole = [(round(x), round(y)) for x, y in points]
        thin = [p for n, p in enumerate(whole) if n == 0 or p != whole[n - 1]]
        if len(thin) > 2:
            paths.append("M" + " ".join(f"{x},{y}" for x, y in thin) + "z")
    return "".join(paths)


def holds_point(land: Land, lon: float, lat: float) -> bool:
    """Whether the place lies in the country, by counting the borders to its east."""
    inside = False
    for ring in land.rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def _points(arc: list[int], scale: int) -> list[Point]:
    x, y = arc[0], arc[1]
    points = [(x / scale, y / scale)]
    for dx, dy in zip(arc[2::2], arc[3::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return points


def _ring(indices: list[int], arcs: list[list[Point]]) -> Ring:
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _cut(ring: Ring, window: Window) -> list[Point]:
    """Sutherland and Hodgman: the ring within the window and a margin, so that cut edges are not seen."""
    margin = (window.east - window.west) * 0.03
    sides = (
        (0, 1, window.west - margin),
        (0, -1, -window.east - margin),
        (1, 1, window.south - margin),
        (1, -1, -window.north - margin),
    )
    points = list(ring)
    for axis, sign, limit in sides:
        if not points:
            break
        points = _cut_side(points, axis, sign, limit)
    return points


def _cut_side(points: list[Point], axis: int, sign: int, limit: float) -> list[Point]:
    kept = []
    for a, b in zip(points[-1:] + points[:-1], points, strict=True):
        a_depth, b_depth = sign * a[axis] - limit, sign * b[axis] - limit
        if (a_depth >= 0) != (b_depth >= 0):
            share = a_depth / (a_depth - b_depth)
            kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if b_depth >= 0:
            kept.append(b)
    return kept
