"""One negotiation, reproducibly."""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from negmas.sao import SAOMechanism

from bench.generator import Drawn
from bench.players import maker
from bench.published import is_given


@dataclass(frozen=True, slots=True)
class Result:
    """Utilities in the order of the seats; the reserve where there was no agreement."""

    utilities: tuple[float, float]
    agreed: bool
    steps: int
    trouble: str = ""


def negotiate(drawn: Drawn, first: str, second: str, seed: int) -> Result:
    """``first`` opens. The generators that negotiators draw from are seeded by (seed, domain, names)."""
    key = crc32(f"{first}|{second}".encode())
    sequence = np.random.SeedSequence([seed, drawn.number, key]).generate_state(2)
    random.seed(int(sequence[0]))
    np.random.seed(int(sequence[1]))
    ufuns = drawn.ufuns()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mechanism = SAOMechanism(
            outcome_space=ufuns[0].outcome_space, n_steps=drawn.steps, ignore_negotiator_exceptions=True
        )
        for name, ufun, other in zip((first, second), ufuns, reversed(ufuns), strict=True):
            made = maker(name)
            mechanism.add(made(private_info={"opponent_ufun": other}) if is_given(name) else made(), ufun=ufun)
        mechanism.run()
    state = mechanism.state
    outcome = state.agreement
    got = tuple(drawn.worth(side, outcome, float(state.relative_time)) for side in (0, 1))
    trouble = state.error_details.strip().splitlines()[-1] if state.has_error and state.error_details else ""
    return Result((got[0], got[1]), outcome is not None, int(state.step), trouble)
