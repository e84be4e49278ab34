"""Where the package's data lies: `assets/` and `scenarios/`.

In a checkout, an editable install or an unpacked source archive both are beside the `game` package; in a wheel they
are inside it, under `game/_data/`. No other module works out these paths.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["ResourcesMissingError", "assets_dir", "find", "scenarios_dir"]

PACKAGE = Path(__file__).resolve().parent.parent


class ResourcesMissingError(FileNotFoundError):
    """A data folder is in none of the places where an installation keeps it; `places` are those looked at."""

    def __init__(self, name: str, places: tuple[Path, ...]) -> None:
        self.name = name
        self.places = places
        looked = "; ".join(str(place) for place in places)
        super().__init__(f"the game's data folder '{name}' was not found (looked in {looked}); reinstall the game")


def find(name: str, package: Path = PACKAGE) -> Path:
    """The data folder `name` of the `game` package at `package`.

    A wheel's copy is looked for first: beside an installed package, `assets/` may belong to somebody else.

    Raises:
        ResourcesMissingError: when neither place holds such a folder.
    """
    places = (package / "_data" / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ResourcesMissingError(name, places)


def assets_dir() -> Path:
    """The folder of fonts, icons, flags and maps. Raises ResourcesMissingError."""
    return find("assets")


def scenarios_dir() -> Path:
    """The folder of shipped scenarios. Raises ResourcesMissingError."""
    return find("scenarios")
