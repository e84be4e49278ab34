"""Copy the icons and flags in use from the npm packages `lucide-static` and `flag-icons`.

    npm pack lucide-static@1.62.0 && npm pack flag-icons@7.5.0     (then unpack both)
    python assets/tools/build_icons.py LUCIDE_PACKAGE FLAGS_PACKAGE

Icons are copied unchanged but for white space. SDL's SVG reader knows no markers, so the stars of the U.S. flag,
which the package draws as one marker on a path, are written out one by one.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
ICONS = (Path(__file__).parent / "icons.txt").read_text(encoding="utf-8").split()
FLAGS = ("ca", "us")
NUMBER = re.compile(r"-?\d*\.?\d+")


def copy_icons(package: Path) -> None:
    folder = ASSETS / "icons" / "lucide"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for name in ICONS:
        text = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (folder / f"{name}.svg").write_text(re.sub(r"\s+", " ", text).strip() + "\n", encoding="utf-8", newline="\n")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE.txt")


def path_points(data: str) -> list[tuple[float, float]]:
    """Vertices of an SVG path made of m, h, l, H and L only (enough for the marker path of the flag)."""
    points: list[tuple[float, float]] = []
    x = y = 0.0
    for command, body in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", data):
        values = [float(value) for value in NUMBER.findall(body)]
        if command in "hH":
            for value in values:
                x = x + value if command == "h" else value
                points.append((x, y))
        elif command in "mlL":
            for dx, dy in zip(values[::2], values[1::2], strict=True):
                x, y = (dx, dy) if command == "L" else (x + dx, y + dy)
                points.append((x, y))
        elif command not in "zZ":
            raise ValueError(f"path command {command!r} is not handled")
    return points


def expand_markers(svg: str) -> str:
    """Replace `<marker>` plus the path that carries it by one star path per vertex (first and last excepted)."""
    marker = re.search(r"<marker.*?</marker>", svg, re.S)
    if marker is None:
        return svg
    star = re.search(r'fill="(?P<fill>[^"]+)" d="m(?P<d>[^"]+)"', marker.group())
    carrier = re.search(r'<path fill="none" marker-mid="[^"]+" d="(?P<d>[^"]+)"/>', svg)
    if star is None or carrier is None:
        raise ValueError("the flag is drawn in a way this script does not know")
    offset_x, offset_y, rest = re.match(r"(\d+) (\d+) (.*)", star["d"]).groups()  # type: ignore[union-attr]
    marks = path_points(carrier["d"])[1:]
    if len(marks) == 51:
        marks.pop()
    outline = "".join(f"M{x + float(offset_x):g} {y + float(offset_y):g} {star_body(rest)}" for x, y in marks)
    replacement = f'<path fill="{star["fill"]}" d="{outline}"/>'
    return svg.replace(marker.group(), "").replace(carrier.group(), replacement)


def star_body(rest: str) -> str:
    """The star's segments in relative form, so that one string serves at every vertex."""
    x, y, parts = 14.0, 0.0, []
    nominal = [(14.0 + 9, 27.0), (0.0, 10.0), (28.0, 10.0), (5.0, 27.0)]
    if rest != "9 27L0 10h28L5 27z":
        raise ValueError(f"unexpected star {rest!r}")
    for to_x, to_y in nominal:
        parts.append(f"l{to_x - x:g} {to_y - y:g}")
        x, y = to_x, to_y
    return "".join(parts) + "z"


def copy_flags(package: Path) -> None:
    folder = ASSETS / "flags" / "flag-icons"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FLAGS:
        svg = (package / "flags" / "4x3" / f"{name}.svg").read_text(encoding="utf-8")
        (folder / f"{name}.svg").write_text(expand_markers(svg), encoding="utf-8", newline="\n")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE.txt")


if __name__ == "__main__":
    copy_icons(Path(sys.argv[1]))
    copy_flags(Path(sys.argv[2]))
