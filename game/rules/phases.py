"""The course of a game: what happens by itself between two decisions."""

from __future__ import annotations

from game.rules.chance import Draw
from game.rules.closing import close_round, end_query, natural_end
from game.rules.effects import apply_effects
from game.rules.game import Game
from game.rules.news import open_round
from game.rules.play import Play
from game.rules.post_settlement import open_post_settlement, resolve_post_settlement
from game.rules.records import FactCode
from game.rules.settled import settled
from game.rules.state import Ending, Phase, Query, State, TurnDone
from game.rules.votes import next_pending, open_vote, ratify_without_vote

_FIRST, _SECOND, _LAST_RESPONSE = 0, 1, 2


def turn_order(game: Game, round_number: int) -> tuple[str, str]:
    """Who opens the round and who follows; the opener alternates."""
    return game.turn_orders[round_number % 2]


def acting_side(game: Game, state: State) -> str:
    """The side at turn; "" outside turns."""
    if state.phase is not Phase.TURNS:
        return ""
    opener, follower = turn_order(game, state.round)
    return follower if state.step == _SECOND else opener


def waiting_for(game: Game, state: State) -> tuple[str, ...]:
    """Seats that may act now: those asked, the acting side's seats, or both sides after a deal."""
    if state.ending is not None and state.phase is Phase.ENDED:
        return ()
    if state.queue:
        return ()
    if state.phase is Phase.NEWS:
        return tuple(dict.fromkeys(seat for _, seat in state.asks))
    if state.phase is Phase.TURNS:
        return game.seats_of[acting_side(game, state)]
    if state.phase is Phase.POST_SETTLEMENT:
        return tuple(game.scenario.leads[side.id] for side in state.sides if side.post_settle is None)
    return ()


def opening_draws(game: Game) -> tuple[Query, ...]:
    """The mandates, one draw a side."""
    return tuple(
        Query(
            Draw.MANDATE,
            side,
            tuple((i, m.probability) for i, m in enumerate(game.scenario.mandates_by_side[side])),
        )
        for side in game.scenario.side_ids
    )


def advance(play: Play) -> None:
    """Run the game on until somebody must decide, the table must draw, or it is over."""
    while not play.state.queue and play.state.phase is not Phase.ENDED:
        if not _step(play):
            return


def _step(play: Play) -> bool:
    """One automatic transition; False when a decision is awaited."""
    match play.state.phase:
        case Phase.SETUP:
            play.update(phase=Phase.NEWS, round=1)
            open_round(play)
        case Phase.NEWS:
            if play.state.asks:
                return False
            play.update(phase=Phase.TURNS, step=_FIRST)
            _begin_turn(play)
        case Phase.TURNS:
            if play.state.step <= _SECOND or _may_respond_last(play):
                return False
            play.update(phase=Phase.RATIFICATION, step=0)
        case Phase.RATIFICATION:
            _ratification(play)
        case Phase.CLOSE:
            _close(play)
        case Phase.POST_SETTLEMENT:
            if any(side.post_settle is None for side in play.state.sides):
                return False
            resolve_post_settlement(play)
            _finish(play)
        case Phase.ENDED:
            return False
    return True


def _begin_turn(play: Play) -> None:
    play.update_side(acting_side(play.game, play.state), turn=TurnDone())


def end_turn(play: Play) -> None:
    """The acting side has finished its turn (or its last response)."""
    play.update(step=play.state.step + 1)
    if play.state.step <= _LAST_RESPONSE:
        _begin_turn(play)


def _may_respond_last(play: Play) -> bool:
    """After the last turn the opener may still respond once to what stands."""
    state, game = play.state, play.game
    if state.step > _LAST_RESPONSE or state.suspended > 0 or all(settled(game, state)):
        return False
    opener, follower = turn_order(game, state.round)
    turn = play.side(opener).turn
    return state.offers[game.index(follower)] is not None and not turn.responded


def _ratification(play: Play) -> None:
    deal = next_pending(play)
    if deal is None:
        play.update(phase=Phase.CLOSE, step=0)
    elif play.game.scenario.ratification is None:
        ratify_without_vote(play, deal)
    else:
        open_vote(play, deal)


def _close(play: Play) -> None:
    if play.state.step == 0:
        close_round(play)
        ending = natural_end(play)
        if ending is not None:
            end_game(play, ending)
            return
        query = end_query(play)
        play.update(step=1)
        if query is not None:
            play.update(queue=(query,))
            return
    play.update(round=play.state.round + 1, phase=Phase.NEWS, step=0)
    open_round(play)


def talks_end(play: Play) -> None:
    """The draw ended the talks: nothing further can be agreed; what is ratified stays."""
    play.fact(FactCode.TALKS_ENDED)
    apply_effects(play, play.game.scenario.dynamics.breakdown.effects, "", "talks_end")
    end_game(play, Ending.TALKS_ENDED)


def end_game(play: Play, ending: Ending) -> None:
    """Note how it ended; a deal may be followed by the post-settlement step."""
    play.update(ending=ending, offers=(None, None), asks=(), queue=())
    if not open_post_settlement(play):
        _finish(play)


def _finish(play: Play) -> None:
    play.update(phase=Phase.ENDED)
    ending = play.state.ending
    play.fact(FactCode.GAME_OVER, ending=ending.value if ending else "")
