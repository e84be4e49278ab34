"""Published competition agents, where their packages are installed beside NegMAS; none of them is part of this one.

Names: ``genius:SAGA`` (negmas-genius-agents: ANAC 2010-2019 rebuilt in Python), ``negolog:AgentGG`` (negmas-negolog),
``anl2026:Badiron`` and ``anl2024:AntiAgent+`` (anl-agents: those of the Automated Negotiation League as submitted).
A plus gives an agent the other side's utility function, without which those of 2024 do not run; nobody else gets it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module, util
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

GIVEN = "+"
MODULES = {"genius": "negmas_genius_agents", "negolog": "negmas_negolog"}
PACKAGES = ("negmas-genius-agents", "negmas-negolog", "anl-agents")


def is_published(name: str) -> bool:
    return name.split(":")[0] in (*MODULES, "anl2024", "anl2026")


def is_given(name: str) -> bool:
    """Whether it is told the other side's utility function."""
    return name.endswith(GIVEN)


def published(name: str) -> Callable[..., Any]:
    """The class of an agent. Raises KeyError for an unknown one, ImportError where its package or needs are missing."""
    source, own = name.rstrip(GIVEN).split(":")
    path = f"{MODULES[source]}.{own}" if source in MODULES else _league(source)[own]
    module, _, last = path.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), last)
    return found


@lru_cache(maxsize=4)
def _league(source: str) -> dict[str, str]:
    """Class paths of a year's agents by name, read from the package's own lists.

    Packages that import every team are entered without running them: single teams need libraries that others do not.
    """
    spec = util.find_spec("anl_agents") if "anl_agents" not in sys.modules else sys.modules["anl_agents"].__spec__
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("anl-agents is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    for package in ("anl_agents", "anl_agents.anl2024", "anl_agents.anl2026"):
        if package not in sys.modules:
            module = ModuleType(package)
            module.__spec__ = ModuleSpec(package, None, is_package=True)
            module.__path__ = [str(folder.joinpath(*package.split(".")[1:]))]
            module.__spec__.submodule_search_locations = module.__path__
            sys.modules[package] = module
    if source == "anl2026":
        paths = re.findall(r'"class_path": "([^"]+)"', (folder / "registry.py").read_text())
    else:
        lines = re.findall(r"from (anl_agents\.anl2024\S+) import (\w+)", (folder / "agents.py").read_text())
        paths = [f"{module}.{name}" for module, name in lines]
    return {path.rpartition(".")[2]: path for path in paths}
