"""Build the vendored fonts from the npm packages `inter-ui` and `@fontsource/source-serif-4`.

    npm pack inter-ui@4.1.1 && npm pack @fontsource/source-serif-4@5.3.1     (then unpack both)
    python assets/tools/build_fonts.py INTER_PACKAGE SERIF_PACKAGE

Needs fonttools and brotli. SDL_ttf cannot switch OpenType features on, so Inter's digits are replaced by its
tabular ones here. Source Serif 4 carries the Reserved Font Name "Source": what is changed must be renamed, and is
called "Table Serif".
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parent.parent
INTER_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
SERIF_WEIGHTS = {"Regular": 400, "SemiBold": 600}
SERIF_FAMILY = "Table Serif"
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "case"]
NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE = 0x202F, 0x00A0

WANTED = sorted(
    {
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *(0x02C6, 0x02DA, 0x02DC, 0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A),
        *(0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A),
        *(0x2044, 0x2070, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079, 0x207A, 0x207B, 0x2080, 0x2081, 0x2082),
        *(0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2194, 0x2195, 0x21B5, 0x21E5, 0x21E7, 0x2202, 0x2206),
        *(0x220F, 0x2211, 0x2212, 0x2215, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x2318, 0x2325),
        *(0x25A0, 0x25A1, 0x25B2, 0x25B6, 0x25BC, 0x25C0, 0x25C6, 0x25CA, 0x25CB, 0x25CF, 0x2713, 0x2715, 0x2717),
        *(0x03B1, 0x03B2, 0x03B3, 0x03B4, 0x03B5, 0x03B7, 0x03BB, 0x03BC, 0x03C0, 0x03C3, 0x03C4, 0x0394, 0x03A3),
    }
)


def bake_tabular_digits(font: TTFont) -> int:
    """Point 0-9 at the glyphs of the `tnum` feature; how many character-map entries were changed."""
    table = font["GSUB"].table
    swaps: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                swaps.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    changed = 0
    for characters in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if characters.cmap.get(code) in swaps:
                characters.cmap[code] = swaps[characters.cmap[code]]
                changed += 1
    return changed


def cut(font: TTFont) -> None:
    """Subset in place to WANTED, without hints (text is set at four times its size)."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=WANTED)
    cutter.subset(font)


def write(font: TTFont, target: Path) -> None:
    font.flavor = None
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    sys.stdout.write(f"{target.relative_to(ASSETS)}: {target.stat().st_size // 1024} KB\n")


def build_inter(package: Path) -> None:
    folder = ASSETS / "fonts" / "inter"
    folder.mkdir(parents=True, exist_ok=True)
    for weight in INTER_WEIGHTS:
        font = TTFont(package / "web" / f"Inter-{weight}.woff2")
        if bake_tabular_digits(font) == 0:
            raise SystemExit(f"Inter-{weight}: no tabular digits were found")
        cut(font)
        write(font, folder / f"Inter-{weight}.ttf")
    shutil.copyfile(package / "LICENSE.txt", folder / "LICENSE.txt")


def rename(font: TTFont, weight: str) -> None:
    """Replace every name that shows the reserved word to the user; the copyright line must stay as it is."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 1, 2, 3, 4, 5, 6, 13, 14)]
    changed = {1: f"{SERIF_FAMILY} {weight}", 2: "Regular", 3: f"4.004;TableSerif-{weight}"}
    changed |= {4: f"{SERIF_FAMILY} {weight}", 6: f"TableSerif-{weight}"}
    for identifier, value in changed.items():
        names.setName(value, identifier, 3, 1, 0x409)
        names.removeNames(nameID=identifier, platformID=1)


def build_serif(package: Path) -> None:
    folder = ASSETS / "fonts" / "source-serif-4"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for weight, number in SERIF_WEIGHTS.items():
            parts = []
            for script in ("latin", "latin-ext"):
                part = TTFont(package / "files" / f"source-serif-4-{script}-{number}-normal.woff2")
                part.flavor = None
                parts.append(str(Path(scratch) / f"{script}-{weight}.ttf"))
                part.save(parts[-1])
            font = Merger().merge(parts)
            space = font.getBestCmap()[NO_BREAK_SPACE]
            for characters in font["cmap"].tables:
                # The narrow no-break space of French numbers is absent from the web subset.
                characters.cmap.setdefault(NARROW_NO_BREAK_SPACE, space)
            cut(font)
            rename(font, weight)
            write(font, folder / f"TableSerif-{weight}.ttf")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE.txt")


if __name__ == "__main__":
    build_inter(Path(sys.argv[1]))
    build_serif(Path(sys.argv[2]))
