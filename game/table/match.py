"""Games without a table: bots against bots, straight on the rules, with the table's own random streams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

import numpy as np

from game.ai import Bot, make_bot
from game.ai.known import public_scenario
from game.rules.actions import Action, EndTurn, Hold, Propose
from game.rules.apply import apply, start
from game.rules.check import check, measure_refusals
from game.rules.game import Game, game_for
from game.rules.legal import MeasureRefusals, legal
from game.rules.phases import waiting_for
from game.rules.records import CHANCE, EVERYONE, Record
from game.rules.refusal import Refusal
from game.rules.score import score_sheet
from game.rules.state import Deal, DealStatus, Ending, Phase, State
from game.rules.view import ScoreSheet, View
from game.rules.views import BotViews
from game.scenario.model import Rule, Scenario
from game.table.chance import draw_outcome

MOST_DECISIONS = 5_000


class RefusedError(RuntimeError):
    """A bot submitted what the rules refuse: a fault of the bot."""

    def __init__(self, bot: str, seat: str, action: Action, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"bot '{bot}' in seat '{seat}' submitted {action!r}, refused: {refusal!r}")


class EndlessError(RuntimeError):
    """A game did not come to an end: a fault of a bot that never finishes its turn."""


@dataclass(frozen=True, slots=True)
class MatchResult:
    """One finished game. ``sheets`` are in the order of the sides; ``records`` only when asked for."""

    seed: int
    ending: Ending
    rounds: int
    mandates: tuple[str, str]
    sheets: tuple[ScoreSheet, ScoreSheet]
    deals: tuple[Deal, ...]
    decisions: int
    records: tuple[Record, ...] = ()

    @property
    def scores(self) -> tuple[float, float]:
        return self.sheets[0].score, self.sheets[1].score

    @property
    def agreed(self) -> bool:
        """Whether any deal was ratified."""
        return any(deal.status not in (DealStatus.PENDING, DealStatus.FAILED) for deal in self.deals)

    @property
    def first_signature(self) -> int | None:
        """Round of the first signature."""
        return min((deal.round for deal in self.deals), default=None)

    @property
    def failed_votes(self) -> int:
        return sum(deal.status is DealStatus.FAILED for deal in self.deals)


def game_seed(seed: int, number: int) -> int:
    """The seed of game ``number`` of a series."""
    return int(np.random.SeedSequence([seed, number]).generate_state(1, np.uint64)[0] >> np.uint64(1))


def bot_seed(seed: int, seat: str) -> int:
    """A bot's seed in a game: derived one way, so that no bot can foresee the table's draws."""
    state = np.random.SeedSequence([seed, crc32(b"bot"), crc32(seat.encode())]).generate_state(1, np.uint64)
    return int(state[0] >> np.uint64(1))


@lru_cache(maxsize=16)
def without_post_settlement(scenario: Scenario) -> Scenario:
    """The scenario without the blind step after the game, which never enters the score."""
    since = tuple((rule, first) for rule, first in scenario.rules.since if rule is not Rule.POST_SETTLEMENT)
    return replace(scenario, rules=replace(scenario.rules, since=since))


def seat_bots(scenario: Scenario, names: Mapping[str, str], seed: int) -> dict[str, Bot]:
    """One bot per side, in its lead seat, by bot name."""
    return {side: make_bot(names[side], scenario, seat, bot_seed(seed, seat)) for side, seat in scenario.leads.items()}


def play_match(
    game: Game,
    bots: Mapping[str, Bot],
    seed: int,
    *,
    mandates: tuple[int, int] | None = None,
    keep_records: bool = False,
) -> MatchResult:
    """Play one game to its end.

    Args:
        bots: one per side id, seated in the side's lead seat.
        mandates: indices of the sides' mandates instead of drawn ones, for paired comparisons.
        keep_records: return the whole log.

    Raises:
        RefusedError: a bot submitted what the rules refuse.
        EndlessError: the bots never finish.
    """
    scenario = game.scenario
    state = start(game, bots=tuple((bot.seat, bot.name) for bot in bots.values()))
    log: list[Record] = []
    visible: dict[str, list[Record]] = {side: [] for side in scenario.side_ids}
    mine = {side: (EVERYONE, side, f"seat:{bot.seat}") for side, bot in bots.items()}
    views = {side: BotViews(game, bot.seat) for side, bot in bots.items()}
    decisions = 0
    while state.phase is not Phase.ENDED:
        if state.queue:
            query = state.queue[0]
            chance = draw_outcome(seed, state.round, query)
            if mandates is not None and state.phase is Phase.SETUP:
                chance = replace(chance, outcome=mandates[scenario.side_ids.index(query.subject)])
            state, records = apply(game, state, CHANCE, chance)
        else:
            decisions += 1
            if decisions > MOST_DECISIONS:
                raise EndlessError(f"no end after {MOST_DECISIONS} decisions")
            side = scenario.seats_by_id[waiting_for(game, state)[0]].side
            bot = bots[side]
            refusals = measure_refusals(game, state, bot.seat, side)
            shown = views[side].view(state, tuple(visible[side]), refusals)
            action = decide(game, state, bot, shown, refusals)
            state, records = apply(game, state, bot.seat, action)
            if bot.ends_after_table and isinstance(action, (Propose, Hold)) and state.phase is Phase.TURNS:
                state, more = apply(game, state, bot.seat, EndTurn())
                records = (*records, *more)
        for record in records:
            for side, seen in visible.items():
                if record.visible_to in mine[side]:
                    seen.append(record)
        if keep_records:
            log.extend(records)
    return _result(game, state, seed, decisions, tuple(log))


def decide(game: Game, state: State, bot: Bot, shown: View, refusals: MeasureRefusals | None = None) -> Action:
    """Ask a bot for its move; what it composes itself is checked, what it picks from ``legal`` was."""
    choices = legal(game, state, bot.seat, refusals)
    action = bot.decide(shown, choices)
    if not any(action is choice for choice in choices):
        refusal = check(game, state, bot.seat, action)
        if refusal is not None:
            raise RefusedError(bot.name, bot.seat, action, refusal)
    return action


def _result(game: Game, state: State, seed: int, decisions: int, log: tuple[Record, ...]) -> MatchResult:
    first, second = (score_sheet(game, state, side) for side in game.scenario.side_ids)
    ending = state.ending or Ending.STOPPED
    mandates = (state.sides[0].mandate, state.sides[1].mandate)
    return MatchResult(seed, ending, state.round, mandates, (first, second), state.deals, decisions, log)


def play_named(
    scenario: Scenario, names: Mapping[str, str], seed: int, mandates: tuple[int, int] | None = None
) -> MatchResult:
    """One game between bots by name, without the step after the game and without seats' scorecards.

    The rules run on the public part of the scenario, which is all they need for a score, so that they and the bots
    share one set of compiled tables.
    """
    bare = without_post_settlement(scenario)
    return play_match(game_for(public_scenario(bare)), seat_bots(bare, names, seed), seed, mandates=mandates)
