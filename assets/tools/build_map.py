"""Build `maps/outlines/regions.json`: provinces, territories and states as light outlines for charts.

    npm pack us-atlas@3.0.1     (then unpack it)
    python assets/tools/build_map.py US_ATLAS_PACKAGE PROVINCES

PROVINCES is Natural Earth's "admin 1, states and provinces" layer (1:10m, public domain) for Canada: GeoJSON, or a
JSON list of [name, rings], a ring being a list of [longitude, latitude].

Both are put through one Albers equal-area conic projection (parallels 20 and 60, origin 96 W, 40 N, on the sphere)
and scaled to WIDTH units across, x to the right, y down. Alaska and Hawaii are set as insets. Borders are cut at the
points where three regions meet and each piece is simplified once, so neighbours still fit.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
from collections import defaultdict
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
WIDTH = 2000
TOLERANCE = 2.6
SMALLEST_ISLAND = 60.0

Point = tuple[float, float]
Ring = list[Point]

PROVINCES = {
    "Alberta": "CA-AB", "British Columbia": "CA-BC", "Manitoba": "CA-MB", "New Brunswick": "CA-NB",
    "Newfoundland and Labrador": "CA-NL", "Nova Scotia": "CA-NS", "Northwest Territories": "CA-NT",
    "Nunavut": "CA-NU", "Ontario": "CA-ON", "Prince Edward Island": "CA-PE", "Québec": "CA-QC",
    "Saskatchewan": "CA-SK", "Yukon": "CA-YT",
}  # fmt: skip
STATE_CODES = (
    "01:AL 02:AK 04:AZ 05:AR 06:CA 08:CO 09:CT 10:DE 11:DC 12:FL 13:GA 15:HI 16:ID 17:IL 18:IN 19:IA "
    "20:KS 21:KY 22:LA 23:ME 24:MD 25:MA 26:MI 27:MN 28:MS 29:MO 30:MT 31:NE 32:NV 33:NH 34:NJ 35:NM "
    "36:NY 37:NC 38:ND 39:OH 40:OK 41:OR 42:PA 44:RI 45:SC 46:SD 47:TN 48:TX 49:UT 50:VT 51:VA 53:WA "
    "54:WV 55:WI 56:WY "
)
STATES = {pair[:2]: pair[3:] for pair in STATE_CODES.split()}


def albers(point: Point) -> Point:
    """Equal-area conic on the unit sphere (Snyder, Map Projections - A Working Manual, equations 14-1 to 14-6)."""
    south, north, origin = math.radians(20), math.radians(60), math.radians(40)
    n = (math.sin(south) + math.sin(north)) / 2
    c = math.cos(south) ** 2 + 2 * n * math.sin(south)
    # Alaska's outer islands lie beyond the date line.
    longitude = point[0] - 360 if point[0] > 0 else point[0]
    theta = n * math.radians(longitude + 96)
    rho = math.sqrt(c - 2 * n * math.sin(math.radians(point[1]))) / n
    rho0 = math.sqrt(c - 2 * n * math.sin(origin)) / n
    return rho * math.sin(theta), -(rho0 - rho * math.cos(theta))


def read_states(package: Path) -> dict[str, tuple[str, list[Ring]]]:
    """Decode the TopoJSON of the states (delta-coded, quantised arcs)."""
    topology = json.loads((package / "states-10m.json").read_text(encoding="utf-8"))
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * scale_x + move_x, 5), round(y * scale_y + move_y, 5)))
        arcs.append(points)
    found = {}
    for shape in topology["objects"]["states"]["geometries"]:
        if shape["id"] not in STATES:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = []
        for polygon in polygons:
            ring: Ring = []
            for index in polygon[0]:
                piece = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring.extend(piece[1:] if ring else piece)
            rings.append(ring[:-1])
        found["US-" + STATES[shape["id"]]] = (shape["properties"]["name"], rings)
    return found


def read_provinces(path: Path) -> dict[str, tuple[str, list[Ring]]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data, dict):
        pairs = []
        for feature in data["features"]:
            shape = feature["geometry"]
            polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            pairs.append([feature["properties"]["name"], [polygon[0] for polygon in polygons]])
        data = pairs
    found = {}
    for name, rings in data:
        if name in PROVINCES:
            points = [[(x, y) for x, y in ring] for ring in rings]
            found[PROVINCES[name]] = (name, [ring[:-1] if ring[0] == ring[-1] else ring for ring in points])
    return found


def area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def douglas_peucker(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)
    worst, at = 0.0, 0
    for index, (x, y) in enumerate(line[1:-1], 1):
        cross = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax))
        distance = cross / length if length else math.hypot(x - ax, y - ay)
        if distance > worst:
            worst, at = distance, index
    if worst <= tolerance:
        return [line[0], line[-1]]
    return douglas_peucker(line[: at + 1], tolerance)[:-1] + douglas_peucker(line[at:], tolerance)


def simplify(regions: dict[str, list[Ring]], tolerance: float) -> dict[str, list[Ring]]:
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in regions.values():
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                neighbours[a].add(b)
                neighbours[b].add(a)
    return {
        code: [simplify_ring(ring, neighbours, tolerance) for ring in rings] for code, rings in regions.items()
    }


def simplify_ring(ring: Ring, neighbours: dict[Point, set[Point]], tolerance: float) -> Ring:
    cuts = [index for index, point in enumerate(ring) if len(neighbours[point]) > 2]
    if len(cuts) < 2:
        start = cuts[0] if cuts else min(range(len(ring)), key=lambda i: ring[i])
        far = max(range(len(ring)), key=lambda i: math.dist(ring[i], ring[start]))
        cuts = sorted({start, far})
    result: Ring = []
    for index, cut in enumerate(cuts):
        following = cuts[(index + 1) % len(cuts)]
        line = ring[cut : following + 1] if following > cut else ring[cut:] + ring[: following + 1]
        # One direction for both neighbours, or each would keep other points.
        forward = line[0] <= line[-1]
        thin = douglas_peucker(line if forward else line[::-1], tolerance)
        result.extend((thin if forward else thin[::-1])[:-1])
    return result


def fit(rings: list[Ring], box: tuple[float, float, float, float]) -> list[Ring]:
    """Scale rings into a box (left, top, width, height), keeping their shape."""
    xs, ys = [p[0] for r in rings for p in r], [p[1] for r in rings for p in r]
    factor = min(box[2] / (max(xs) - min(xs)), box[3] / (max(ys) - min(ys)))
    return [[(box[0] + (x - min(xs)) * factor, box[1] + (y - min(ys)) * factor) for x, y in r] for r in rings]


def thin_out(rings: list[Ring]) -> list[Ring]:
    """Drop specks, always keeping the largest ring."""
    ordered = sorted(rings, key=lambda ring: -abs(area(ring)))
    return [ring for index, ring in enumerate(ordered) if index == 0 or abs(area(ring)) >= SMALLEST_ISLAND]


def centre(ring: Ring) -> Point:
    """Centroid of a simple polygon."""
    total, x, y = area(ring), 0.0, 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return x / (6 * total), y / (6 * total)


def main(package: Path, provinces: Path) -> None:
    source = read_provinces(provinces) | read_states(package)
    projected = {code: [[albers(p) for p in ring] for ring in rings] for code, (_, rings) in source.items()}
    mainland = {code: rings for code, rings in projected.items() if code not in ("US-AK", "US-HI")}
    xs = [p[0] for rings in mainland.values() for r in rings for p in r]
    ys = [p[1] for rings in mainland.values() for r in rings for p in r]
    factor = WIDTH / (max(xs) - min(xs))
    height = round((max(ys) - min(ys)) * factor)
    placed = {
        code: [[((x - min(xs)) * factor, (y - min(ys)) * factor) for x, y in r] for r in rings]
        for code, rings in mainland.items()
    }
    alaska = sorted(projected["US-AK"], key=lambda r: -abs(area(r)))[:12]
    hawaii = sorted(projected["US-HI"], key=lambda r: -abs(area(r)))[:6]
    placed["US-AK"] = fit(alaska, (0, height * 0.87, WIDTH * 0.13, height * 0.13))
    placed["US-HI"] = fit(hawaii, (WIDTH * 0.16, height * 0.93, WIDTH * 0.09, height * 0.07))
    regions = {}
    for code, rings in sorted(simplify(placed, TOLERANCE).items()):
        kept = thin_out([ring for ring in rings if len(ring) > 2])
        label = centre(kept[0])
        regions[code] = {
            "name": source[code][0],
            "label": [round(label[0]), round(label[1])],
            "rings": [[value for x, y in ring for value in (round(x), round(y))] for ring in kept],
        }
    folder = ASSETS / "maps" / "outlines"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(
        f'"{code}":{json.dumps(region, ensure_ascii=False, separators=(",", ":"))}'
        for code, region in regions.items()
    )
    text = f'{{"width":{WIDTH},"height":{height},"regions":{{\n{lines}\n}}}}\n'
    (folder / "regions.json").write_text(text, encoding="utf-8", newline="\n")
    shutil.copyfile(next(package.glob("LICENSE*")), folder / "LICENSE-us-atlas.txt")
    sys.stdout.write(f"{len(regions)} regions, {len(text) // 1024} KB, {WIDTH} x {height}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
