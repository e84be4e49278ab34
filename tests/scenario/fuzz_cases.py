"""Broken scenario files by the thousand: each made from a seed, each put through the whole of ``check``.

``python tests/scenario/fuzz_cases.py --cases N [--seed S]`` prints what came of them as JSON. Case i depends on the
seed and i alone. A case is a valid scenario with values replaced, removed, renamed or exchanged; a valid file with
characters or lines cut, doubled, moved or overwritten; or YAML drawn from the words that scenarios are made of.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import yaml

from game.core.resources import scenarios_dir
from game.report.playable import check
from game.scenario import load, render

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "scenarios"
FILES = (DATA / "tiny.yaml", DATA / "tiny-steel.yaml", DATA / "count.yaml", scenarios_dir() / "tutorial.yaml")
ODDS = {"values": 0.5, "characters": 0.2, "lines": 0.15, "random": 0.15}
JUNK: tuple[Any, ...] = (
    None, True, "", "x", "self", "both", "25%", "-1", 0, -1, 1e308, float("1e-308"), 3.5, [], {}, [[]], {"a": 1},
    [None], {"": ""}, "steel", "canada", "status_quo", {"en": "a", "fr": "b"}, {"round": 99}, [{"temperature": 1}],
    "~", "*x", "2025-01-01", "9" * 400, "é" * 2000, {"all": [{"any": [{"not": {"flag": "x"}}]}]},
    [{"objective": {"of": "x"}}], "NaN", ".inf", "0x10", "1_000", "12:30", {"below": 0}, [[[[[]]]]], "\u2028", "{",
    "tiny", "washington-2025",
)  # fmt: skip
SIGNS = "[]{}:,-&*!|>'\"%@`#? \n\tax0\x00\x1bé\u2028"

Rng = np.random.Generator


def holders(data: Any) -> list[Any]:
    """Every mapping and list of the data that holds anything, itself first."""
    found = [data] if data else []
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, (dict, list)):
            found += holders(value)
    return found


def values(rng: Rng, data: Any) -> str:
    """One to four values replaced, removed, added, renamed or exchanged."""
    data = json.loads(data)
    for _ in range(rng.integers(1, 5)):
        places = holders(data)
        holder = places[rng.integers(len(places))]
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key, other = (keys[rng.integers(len(keys))] for _ in range(2))
        junk = JUNK[rng.integers(len(JUNK))]
        what = rng.integers(5)
        if what == 0:
            holder[key] = junk
        elif what == 1:
            del holder[key]
        elif what == 2 and isinstance(holder, dict):
            holder[str(rng.choice(["x", "note", "source", "estimate", "when", "is", "extends", "Ünknown"]))] = junk
        elif what == 3 and isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)
        else:
            holder[key], holder[other] = holder[other], holder[key]
        if not holders(data):
            break
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def characters(rng: Rng, text: str) -> str:
    """A few stretches of the text overwritten."""
    for _ in range(rng.integers(1, 6)):
        start = int(rng.integers(len(text)))
        end = min(len(text), start + int(rng.integers(13)))
        text = text[:start] + "".join(rng.choice(list(SIGNS), rng.integers(5))) + text[end:]
    return text


def lines(rng: Rng, text: str) -> str:
    """Lines cut, doubled, moved, indented or joined."""
    rows = text.split("\n")
    for _ in range(rng.integers(1, 6)):
        at, to = (int(rng.integers(len(rows))) for _ in range(2))
        what = rng.integers(5)
        if what == 0 and len(rows) > 1:
            del rows[at]
        elif what == 1:
            rows[to:to] = rows[at : at + int(rng.integers(1, 20))]
        elif what == 2:
            rows[at], rows[to] = rows[to], rows[at]
        elif what == 3:
            rows[at] = " " * int(rng.integers(1, 5)) + rows[at]
        else:
            rows[at] = rows[at].lstrip()
    return "\n".join(rows)


def random_yaml(rng: Rng, words: list[str]) -> str:
    """Nested mappings and lists of the words that scenarios are made of."""

    def node(depth: int) -> Any:
        kind = rng.integers(6)
        if depth > 6 or kind < 2:
            return words[rng.integers(len(words))] if rng.random() < 0.7 else JUNK[rng.integers(len(JUNK))]
        if kind == 2:
            return [node(depth + 1) for _ in range(rng.integers(4))]
        return {words[rng.integers(len(words))]: node(depth + 1) for _ in range(rng.integers(1, 6))}

    made = {words[rng.integers(len(words))]: node(1) for _ in range(rng.integers(1, 14))}
    if rng.random() < 0.5:
        made = {"format": 1, **made}
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False)


class Cases:
    """Makes case after case."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.texts = [file.read_text(encoding="utf-8") for file in FILES]
        self.data = [load(file).resolved for file in FILES]
        found = {word for text in self.texts for word in text.replace(":", " ").replace(",", " ").split()}
        self.words = sorted(word for word in found if word.isascii() and len(word) < 24)

    def make(self, number: int) -> tuple[str, str]:
        """(kind, text) of a case."""
        rng = np.random.default_rng(np.random.SeedSequence([self.seed, number]))
        kind = str(rng.choice(list(ODDS), p=list(ODDS.values())))
        which = int(rng.integers(len(FILES)))
        if kind == "values":
            return kind, values(rng, self.data[which])
        if kind == "characters":
            return kind, characters(rng, self.texts[which])
        if kind == "lines":
            return kind, lines(rng, self.texts[which])
        return kind, random_yaml(rng, self.words)


def _peak_megabytes() -> float:
    """The most memory this process has held. Linux counts its parent's in ``ru_maxrss``, so there it is asked apart."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(found.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def run(cases: int, seed: int) -> dict[str, Any]:
    """Check every case and say what came of them. Times are processor seconds, memory the whole run's peak in MB."""
    maker = Cases(seed)
    faults: list[dict[str, Any]] = []
    kinds, codes, outcomes = Counter[str](), Counter[str](), Counter[str]()
    slowest = (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        for number in range(cases):
            kind, text = maker.make(number)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            began = time.process_time()
            try:
                problems = check(path)
                for problem in problems:
                    assert render(problem) and render(problem, "fr")
                    assert problem.line >= 0 and problem.column >= 0
            except BaseException as error:
                faults.append(
                    {"case": number, "kind": kind, "error": repr(error), "trace": traceback.format_exc()[-600:]}
                )
                problems = ()
            slowest = max(slowest, (time.process_time() - began, number))
            kinds[kind] += 1
            codes.update({problem.code for problem in problems})
            refused = any(problem.is_error for problem in problems)
            outcomes["refused" if refused else "warned" if problems else "clean"] += 1
    return {
        "cases": cases, "seed": seed, "kinds": dict(kinds), "outcomes": dict(outcomes),
        "codes_met": len(codes), "faults": faults,
        "slowest_case": {"number": slowest[1], "processor_seconds": round(slowest[0], 3)},
        "peak_megabytes": round(_peak_megabytes(), 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2018)
    given = parser.parse_args()
    print(json.dumps(run(given.cases, given.seed), indent=2, ensure_ascii=False))  # noqa: T201 - a program's output


if __name__ == "__main__":
    main()
