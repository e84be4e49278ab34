"""The bars of play on the tables beside the flagship: fixed strategies against stated mixes of opponents.

``python -m tests.scenarios_shipped.strategies_shipped --seeds N`` prints the figures as JSON. They are those of
``tests.ai.strategies``. A table whose no-deal value is far from 0 makes ratios of scores mean little, so that the same
ratios are given over what never signing brings as well (``over_never``).
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from tests.ai.strategies import failures, figures, play_all
from tests.scenarios_shipped.shipped import SHIPPED

NAMES = tuple(shipped.name for shipped in SHIPPED)


def over_never(own: dict[str, Any]) -> dict[str, float]:
    """Deadline against linear and anything against the best, each less what never signing brings."""
    means, never = own["means"], own["means"]["script:stall"]

    def gain(name: str) -> float:
        return float(means[name] - never)

    best = max(gain(name) for name in means)
    return {
        "deadline_to_linear": round(gain("script:deadline") / gain("script:linear"), 4),
        "accept_to_best": round(gain("script:accept_anything") / best, 4),
    }


def measured(name: str, seeds: int, jobs: int = 1) -> dict[str, Any]:
    """One table's figures, with the bars that it misses."""
    document: dict[str, Any] = figures(play_all(name, seeds, jobs))
    for label in ("first", "second"):
        document[label]["over_never"] = over_never(document[label])
    document["missed"] = list(failures(document))
    return document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scenarios", default=",".join(NAMES))
    given = parser.parse_args()
    document = {name: measured(name, given.seeds, given.jobs) for name in given.scenarios.split(",")}
    print(json.dumps(document, indent=2))  # noqa: T201 - this is a program's output


if __name__ == "__main__":
    main()
