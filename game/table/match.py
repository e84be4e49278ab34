"""Games without a table: bots against bots, straight on the rules, with the table's own random streams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from operator import is_
from zlib import crc32

from game.ai import Bot, draws_lots, make_bot
from game.ai.known import public_scenario
from game.rules.actions import Action, EndTurn, Hold, Propose
from game.rules.apply import apply, apply_draws, start
from game.rules.chance import Chance
from game.rules.check import check, measure_refusals
from game.rules.game import Game, game_for
from game.rules.legal import MeasureRefusals, legal
from game.rules.phases import waiting_for
from game.rules.records import EVERYONE, Record
from game.rules.refusal import Refusal
from game.rules.score import score_sheet
from game.rules.state import Deal, DealStatus, Ending, Phase, State
from game.rules.view import ScoreSheet, View
from game.rules.views import BotViews
from game.scenario.model import Rule, Scenario
from game.table.chance import draw_outcome, keyed_seed
from game.table.openings import Openings, Stretch

MOST_DECISIONS = 5_000
_BOT = crc32(b"bot")


class RefusedError(RuntimeError):
    """A bot submitted what the rules refuse: a fault of the bot."""

    def __init__(self, bot: str, seat: str, action: Action, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"bot '{bot}' in seat '{seat}' submitted {action!r}, refused: {refusal!r}")


class EndlessError(RuntimeError):
    """A game did not come to an end: a fault of a bot that never finishes its turn."""


@dataclass(frozen=True, slots=True)
class MatchResult:
    """One finished game. ``sheets`` are in the order of the sides, unexplained; ``records`` only when asked for."""

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
    return keyed_seed(seed, number)


def bot_seed(seed: int, seat: str) -> int:
    """A bot's seed in a game: derived one way, so that no bot can foresee the table's draws."""
    return keyed_seed(seed, _BOT, crc32(seat.encode()))


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
    openings: Openings | None = None,
) -> MatchResult:
    """Play one game to its end.

    Args:
        bots: one per side id, seated in the side's lead seat.
        mandates: indices of the sides' mandates instead of drawn ones, for paired comparisons.
        keep_records: return the whole log.
        openings: of earlier games of ``game`` between the same bots, none of which draws lots.

    Raises:
        RefusedError: a bot submitted what the rules refuse.
        EndlessError: the bots never finish.
    """
    sitting = _Sitting(game, bots)
    chances: tuple[Chance, ...] = ()
    drawn: tuple[int, ...] = ()
    while True:
        stretch = openings.recall(drawn) if openings is not None else None
        if stretch is not None:
            sitting.follow(stretch)
        else:
            stretch = sitting.play_on(chances)
            if openings is not None:
                openings.keep(drawn, stretch)
        state = sitting.state
        if state.phase is Phase.ENDED:
            return _result(game, state, seed, sitting.decisions, tuple(sitting.log) if keep_records else ())
        chances = tuple([draw_outcome(seed, state.round, query) for query in state.queue])
        if mandates is not None and state.phase is Phase.SETUP:
            chances = tuple([replace(known, outcome=mandates[game.index(known.subject)]) for known in chances])
        drawn += tuple([chance.outcome for chance in chances])


class _Sitting:
    """A game in progress, with what each side may read of its log."""

    def __init__(self, game: Game, bots: Mapping[str, Bot]) -> None:
        self._game, self._bots = game, bots
        self.state = start(game, bots=tuple((bot.seat, bot.name) for bot in bots.values()))
        self.log: list[Record] = []
        self.decisions = 0
        self._visible: dict[str, list[Record]] = {side: [] for side in bots}
        self._reads = {side: frozenset({EVERYONE, side, f"seat:{bot.seat}"}) for side, bot in bots.items()}
        self._views = {side: BotViews(game, bot.seat) for side, bot in bots.items()}

    def follow(self, stretch: Stretch) -> None:
        """Go where a stretch that was played before leads."""
        self.state = stretch.state
        self.decisions += stretch.decisions
        self._write(stretch.records)

    def play_on(self, chances: tuple[Chance, ...]) -> Stretch:
        """Take the draws that are owed, if any, and let the bots play up to the next."""
        decided, written = self.decisions, len(self.log)
        if chances:
            self.state, records = apply_draws(self._game, self.state, chances)
            self._write(records)
        while not self.state.queue and self.state.phase is not Phase.ENDED:
            self._decide()
        return Stretch(self.state, tuple(self.log[written:]), self.decisions - decided)

    def _decide(self) -> None:
        self.decisions += 1
        if self.decisions > MOST_DECISIONS:
            raise EndlessError(f"no end after {MOST_DECISIONS} decisions")
        game, state = self._game, self.state
        side = game.scenario.seats_by_id[waiting_for(game, state)[0]].side
        bot = self._bots[side]
        refusals = measure_refusals(game, state, bot.seat, side)
        shown = self._views[side].view(state, tuple(self._visible[side]), refusals)
        action = decide(game, state, bot, shown, refusals)
        self._apply(bot.seat, action)
        if bot.ends_after_table and isinstance(action, (Propose, Hold)) and self.state.phase is Phase.TURNS:
            self._apply(bot.seat, EndTurn())

    def _apply(self, actor: str, action: Action) -> None:
        self.state, records = apply(self._game, self.state, actor, action)
        self._write(records)

    def _write(self, records: tuple[Record, ...]) -> None:
        self.log.extend(records)
        for side, reads in self._reads.items():
            self._visible[side] += [record for record in records if record.visible_to in reads]


def decide(game: Game, state: State, bot: Bot, shown: View, refusals: MeasureRefusals | None = None) -> Action:
    """Ask a bot for its move; what it composes itself is checked, what it picks from ``legal`` was."""
    choices = legal(game, state, bot.seat, refusals)
    action = bot.decide(shown, choices)
    if not any(map(is_, choices, repeat(action))):
        refusal = check(game, state, bot.seat, action)
        if refusal is not None:
            raise RefusedError(bot.name, bot.seat, action, refusal)
    return action


def _result(game: Game, state: State, seed: int, decisions: int, log: tuple[Record, ...]) -> MatchResult:
    first, second = (score_sheet(game, state, side, explained=False) for side in game.scenario.side_ids)
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
    bots = seat_bots(bare, names, seed)
    openings = None if any(map(draws_lots, bots.values())) else openings_of(bare, tuple(names.items()))
    return play_match(game_for(public_scenario(bare)), bots, seed, mandates=mandates, openings=openings)


@lru_cache(maxsize=4)
def openings_of(scenario: Scenario, names: tuple[tuple[str, str], ...]) -> Openings:
    """The openings that bots by name (side id, name) have had in a scenario, shared by the games of one process."""
    return Openings()
