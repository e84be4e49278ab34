"""Rewrite the list of files in `assets/ATTRIBUTION.toml` from the folders its sources name.

    python assets/tools/attribution.py

Sources are written by hand above the marker line; everything below it is made here. A file that belongs to no
source is an error: nothing is vendored without a licence.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
MARKER = "# ---- files, written by tools/attribution.py; do not edit below ----\n"


def vendored() -> list[Path]:
    """Every file under `assets/` that came from elsewhere, relative to it."""
    found = (path.relative_to(ASSETS) for path in ASSETS.rglob("*") if path.is_file())
    return sorted(path for path in found if len(path.parts) > 1 and path.parts[0] != "tools")


def main() -> None:
    target = ASSETS / "ATTRIBUTION.toml"
    head = target.read_text(encoding="utf-8").split(MARKER)[0]
    sources = tomllib.loads(head)["source"]
    lines = []
    for path in vendored():
        name = path.as_posix()
        owners = [source["id"] for source in sources if any(path.match(p) for p in source["files"])]
        if len(owners) != 1:
            raise SystemExit(f"{name}: belongs to {len(owners)} sources; give it exactly one in ATTRIBUTION.toml")
        digest = hashlib.sha256((ASSETS / path).read_bytes()).hexdigest()
        lines.append(f'[[file]]\npath = "{name}"\nsource = "{owners[0]}"\nsha256 = "{digest}"\n')
    target.write_text(head + MARKER + "\n" + "\n".join(lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(lines)} files\n")


if __name__ == "__main__":
    main()
