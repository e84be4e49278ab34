"""Playing a tournament's games, in this process or on workers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from game.ai.known import public_scenario
from game.rules.game import Game, game_for
from game.scenario.model import Scenario
from game.table.executors import Hands, outcomes
from game.table.match import bot_seed, game_seed, play_match, without_post_settlement
from game.table.simulation import ONE_AT_A_TIME, scenario_of
from game.table.tournament.distance import ended, replayed
from game.table.tournament.plan import Key, Piece, Plan, Table
from game.table.tournament.rows import GameRow
from game.table.tournament.seats import seat_bot

__all__ = ["play_piece", "play_row", "played", "refuse_unknown"]


def play_row(scenario: Scenario, names: tuple[str, str], seed: int, number: int, table: str) -> GameRow:
    """One game, with its distances. ``seed`` is the table's."""
    bare = without_post_settlement(scenario)
    game: Game = game_for(public_scenario(bare))
    own = game_seed(seed, number)
    bots = {
        side: seat_bot(name, bare, bare.leads[side], bot_seed(own, bare.leads[side]))
        for side, name in zip(bare.side_ids, names, strict=True)
    }
    result = play_match(game, bots, own, keep_records=True)
    end = ended(game, replayed(game, result.records, tuple((bot.seat, bot.name) for bot in bots.values())))
    first, second = result.sheets
    return GameRow(
        table=table,
        bots=names,
        number=number,
        ending=result.ending.value,
        rounds=result.rounds,
        agreed=result.agreed,
        signatures=len(result.deals),
        decisions=result.decisions,
        mandates=result.mandates,
        scores=result.scores,
        gains=(first.final_points - first.no_deal_points, second.final_points - second.no_deal_points),
        final=end.final,
        nash=end.nash,
        to_frontier=end.to_frontier,
    )


def play_piece(piece: Piece) -> tuple[GameRow, ...]:
    """All that a worker does."""
    with ONE_AT_A_TIME:
        scenario = scenario_of(piece.resolved)
        return tuple(play_row(scenario, piece.bots, piece.seed, number, piece.table) for number in piece.numbers)


def refuse_unknown(bots: Sequence[str], tables: Sequence[Table]) -> None:
    """Raise UnknownBot for a bot that cannot take both seats of every table, before anything is played."""
    for table in tables:
        scenario = scenario_of(table.resolved)
        for seat in scenario.leads.values():
            for name in bots:
                seat_bot(name, scenario, seat, 0)


def played(plan: Plan, known: Collection[Key], hands: Hands) -> Iterator[tuple[GameRow, ...]]:
    """The games that are not ``known``, a few at a time, as they are finished.

    Raises:
        ClusterMissingError, ClusterUnreachableError, NoWorkersError, WorkersLostError: as `executors.outcomes`.
    """
    for _, rows in outcomes(play_piece, plan.pieces(known), hands):
        yield rows
