"""The close of a round: idling, temperature, audiences that act, the position's score, and the chance of an end."""

from __future__ import annotations

from game.rules.chance import Draw
from game.rules.effects import apply_effects, move_support, move_temperature
from game.rules.meters import side_support, talks_end_chance
from game.rules.play import Play
from game.rules.pure import agreed, points_at
from game.rules.records import FactCode
from game.rules.settled import settled
from game.rules.state import Close, Ending, Query, RoundScore
from game.scenario.politics import Audience


def close_round(play: Play) -> None:
    """Everything that happens by itself at the close, up to the draw that may end the talks."""
    state = play.state
    idle = not state.signed_this_round
    play.update(suspended=max(0, state.suspended - 1))
    _decay(play, idle)
    _temper(play, idle)
    for side in play.game.scenario.side_ids:
        for place, audience in enumerate(play.game.scenario.audiences_by_side[side]):
            _audience(play, side, place, audience)
    _score(play)
    play.fact(FactCode.ROUND_CLOSED, round=state.round, idle=idle)


def _decay(play: Play, idle: bool) -> None:
    if not idle:
        return
    dynamics = play.game.scenario.dynamics
    for decay in dynamics.idle:
        factor = dynamics.improving_factor if play.side(decay.side).improved else 1.0
        move_support(play, decay.side, None, -decay.points * factor, "idle")


def _temper(play: Play, idle: bool) -> None:
    rules = play.game.scenario.dynamics.temperature
    if idle:
        move_temperature(play, rules.idle, "idle")
    if any(side.improved for side in play.state.sides):
        move_temperature(play, rules.improved, "improved")
    move_temperature(play, rules.drift * (rules.rest - play.state.temperature), "rest")


def _audience(play: Play, side: str, place: int, audience: Audience) -> None:
    """Warn when support is below the shown threshold; act a round later if it still is."""
    act, own = audience.act, play.side(side)
    if act is None or (act.once and audience.id in own.acted):
        return
    warned = dict(own.warned)
    if own.support[place] >= act.below:
        if audience.id in warned:
            play.update_side(side, warned=tuple(w for w in own.warned if w[0] != audience.id))
        return
    if audience.id not in warned:
        play.update_side(side, warned=(*own.warned, (audience.id, play.state.round)))
        play.fact(FactCode.AUDIENCE_WARNED, audience=audience.id)
    elif warned[audience.id] < play.state.round:
        play.update_side(
            side,
            acted=(*own.acted, audience.id),
            warned=tuple(w for w in own.warned if w[0] != audience.id),
        )
        play.fact(FactCode.AUDIENCE_ACTED, audience=audience.id)
        apply_effects(play, act.effects, side, f"audience:{audience.id}")


def _score(play: Play) -> None:
    game, state = play.game, play.state
    first, second = state.sides
    whole = agreed(game, state.deals)
    points = [
        points_at(game, index, state.environment, side.mandate, state.in_force, whole=whole)
        for index, side in enumerate(state.sides)
    ]
    row = RoundScore(
        state.round,
        (points[0], points[1]),
        (side_support(game, first), side_support(game, second)),
        state.temperature,
        talks_end_chance(game, state),
    )
    play.update(scores=(*state.scores, row), closes=(*state.closes, Close(state.environment, state.in_force)))


def natural_end(play: Play) -> Ending | None:
    """How the game ends at this close without any draw; None if it goes on."""
    if all(settled(play.game, play.state)):
        return Ending.SETTLED
    if play.state.round >= len(play.game.scenario.calendar.rounds):
        return Ending.LAST_ROUND
    return None


def end_query(play: Play) -> Query | None:
    """The draw that may end the talks; None when the chance is zero."""
    odds = talks_end_chance(play.game, play.state)
    return Query(Draw.TALKS_END, "", ((1, odds), (0, 1.0 - odds))) if odds > 0.0 else None
