"""Builds the outlines that the page draws its map of: every country's coast and borders, simplified.

    npm pack world-atlas@2 && tar xf world-atlas-2.*.tgz
    python gazetteer/outlines.py package/countries-50m.json

Source: Natural Earth 1:50m (public domain), as the npm package world-atlas 2 (ISC) carries it in TopoJSON.

Output: `src/recension/page/outlines.json`. `arcs` are lines in steps of 1/`scale` degree, [x, y, dx, dy, dx, dy, …];
`lands` are countries with their rings, each a list of arcs, where ~i is arc i backwards. A border is held once, so that
neighbours still fit after simplifying.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/recension/page/outlines.json"
SCALE = 50
# Degrees: about two pixels where a map 700 px wide shows twelve degrees.
TOLERANCE = 0.03
SMALLEST_RING = 0.02  # square degrees of its box; smaller islands are left out, but a country's largest stays

Point = tuple[float, float]


def main(source: Path) -> None:
    """Reads the TopoJSON and writes the outlines."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [simplify(arc) for arc in decode(topology)]
    lands = [
        {"name": shape["properties"]["name"], "rings": rings}
        for shape in topology["objects"]["countries"]["geometries"]
        if (rings := large_rings(shape, arcs))
    ]
    kept = sorted({index(a) for land in lands for ring in land["rings"] for a in ring})
    place = {old: new for new, old in enumerate(kept)}
    for land in lands:
        land["rings"] = [[place[a] if a >= 0 else ~place[~a] for a in ring] for ring in land["rings"]]
    outlines = {
        "source": "Natural Earth 1:50m, public domain; by way of world-atlas 2",
        "scale": SCALE,
        "arcs": [steps(arcs[old]) for old in kept],
        "lands": sorted(lands, key=lambda land: land["name"]),
    }
    TARGET.write_text(json.dumps(outlines, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def decode(topology: dict) -> list[list[Point]]:
    """The arcs in degrees; TopoJSON holds steps on a grid."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)
    return arcs


def simplify(arc: list[Point]) -> list[Point]:
    """Douglas and Peucker: the ends, and every point further than the tolerance from the line that leaves it out."""
    keep = {0, len(arc) - 1}
    # A closed arc has no line between its ends: its middle stays too.
    todo = [(0, len(arc) // 2), (len(arc) // 2, len(arc) - 1)] if arc[0] == arc[-1] else [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        keep |= {first, last}
        between = range(first + 1, last)
        far = max(between, key=lambda i: distance(arc[i], arc[first], arc[last]), default=None)
        if far is not None and distance(arc[far], arc[first], arc[last]) > TOLERANCE:
            todo += [(first, far), (far, last)]
    return [arc[i] for i in sorted(keep)]


def distance(point: Point, a: Point, b: Point) -> float:
    """How far a point lies from the line through a and b."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
    return abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length


def large_rings(shape: dict, arcs: list[list[Point]]) -> list[list[int]]:
    """The rings worth drawing; at least the largest."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [ring for polygon in polygons for ring in polygon]
    sizes = [box_size([p for a in ring for p in arcs[index(a)]]) for ring in rings]
    return [ring for ring, size in zip(rings, sizes, strict=True) if size >= min(SMALLEST_RING, max(sizes))]


def box_size(points: list[Point]) -> float:
    """The area of the box around the points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def index(arc: int) -> int:
    """The arc's place, also where it is named backwards."""
    return arc if arc >= 0 else ~arc


def steps(arc: list[Point]) -> list[int]:
    """The arc as whole steps from point to point, those of no length left out but for the last."""
    grid = [(round(x * SCALE), round(y * SCALE)) for x, y in arc]
    out = list(grid[0])
    for (ax, ay), (bx, by) in pairwise(grid):
        if (ax, ay) != (bx, by):
            out += [bx - ax, by - ay]
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]))
