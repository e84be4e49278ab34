"""Applying an input to a State. Pure; trusts ``check``; returns the new State and the records made."""

from __future__ import annotations

from collections.abc import Iterable

from game.payoff import Environment
from game.rules.actions import Action
from game.rules.chance import Chance, Draw
from game.rules.consults import answer_by_rules
from game.rules.control import BotSeated, Control, EndNow, Extend, Inject, Pause, SeatTaken, Timeout
from game.rules.deeds import do, visibility
from game.rules.game import Game
from game.rules.news import happen
from game.rules.phases import acting_side, advance, end_game, end_turn, opening_draws, talks_end
from game.rules.play import Play
from game.rules.records import CHANCE, CONTROL, EVERYONE, NOBODY, Record
from game.rules.state import Ending, Phase, SideState, State
from game.rules.votes import cast


def start(
    game: Game,
    excluded: frozenset[str] = frozenset(),
    staffed: frozenset[str] = frozenset(),
    bots: tuple[tuple[str, str], ...] = (),
) -> State:
    """A new table, waiting for the mandates to be drawn. ``bots``: (seat, bot name)."""
    scenario = game.scenario
    sides = tuple(
        SideState(
            side,
            "",
            scenario.dynamics.capital.start,
            tuple(audience.start for audience in scenario.audiences_by_side[side]),
        )
        for side in scenario.side_ids
    )
    return State(
        round=0,
        phase=Phase.SETUP,
        step=0,
        sides=(sides[0], sides[1]),
        offers=(None, None),
        deals=(),
        in_force=scenario.status_quo,
        environment=Environment(),
        temperature=scenario.dynamics.temperature.start,
        flags=frozenset(),
        scheduled=(),
        happened=(),
        asks=(),
        queue=opening_draws(game),
        suspended=0,
        consults=(),
        revealed=(),
        scores=(),
        closes=(),
        excluded=excluded,
        staffed=staffed,
        bots=bots,
        paused=False,
        seq=0,
        signed_this_round=False,
        post_settlement=(),
        ending=None,
    )


def pending_chance(state: State) -> tuple[tuple[Chance, float], ...]:
    """The outcomes of the next draw the table owes, with probabilities; empty when none is owed."""
    return state.queue[0].chances() if state.queue else ()


def apply(game: Game, state: State, actor: str, body: Action | Chance | Control) -> tuple[State, tuple[Record, ...]]:
    """Take one input that ``check`` allows (or a draw, or a control) and run on to the next decision or draw."""
    if isinstance(body, Chance):
        return apply_draws(game, state, (body,))
    play = Play(game, state)
    if isinstance(body, (Timeout, Pause, Extend, Inject, SeatTaken, BotSeated, EndNow)):
        _take_control(play, body)
    else:
        visible_to, numbered = visibility(game, actor, body)
        play.record(actor, body, visible_to, numbered)
        do(play, actor, body)
    advance(play)
    return play.outcome()


def apply_draws(game: Game, state: State, chances: Iterable[Chance]) -> tuple[State, tuple[Record, ...]]:
    """Take the outcomes of the first draws that are owed, as one after the other, and run on."""
    play = Play(game, state)
    for chance in chances:
        _take_chance(play, chance)
    advance(play)
    return play.outcome()


def _take_chance(play: Play, chance: Chance) -> None:
    play.update(queue=play.state.queue[1:])
    play.record(CHANCE, chance, _seen_by(chance))
    match chance.draw:
        case Draw.MANDATE:
            mandate = play.game.scenario.mandates_by_side[chance.subject][chance.outcome]
            play.update_side(chance.subject, mandate=mandate.id)
        case Draw.EVENT:
            if chance.outcome:
                happen(play, play.game.scenario.events_by_id[chance.subject])
        case Draw.CONSULT:
            answer_by_rules(play, chance.outcome)
        case Draw.VOTE:
            number, side = chance.subject.split(":", 1)
            cast(play, int(number), side, bool(chance.outcome))
        case Draw.TALKS_END:
            if chance.outcome:
                talks_end(play)


def _seen_by(chance: Chance) -> str:
    match chance.draw:
        case Draw.MANDATE:
            return chance.subject
        case Draw.VOTE:
            return chance.subject.split(":", 1)[1]
        case Draw.TALKS_END:
            return EVERYONE
        case _:
            return NOBODY


def _take_control(play: Play, control: Control) -> None:
    play.record(CONTROL, control)
    state = play.state
    match control:
        case Timeout(side):
            if acting_side(play.game, state) == side:
                end_turn(play)
        case Pause(on):
            play.update(paused=on)
        case Extend():
            pass
        case Inject(event):
            happen(play, play.game.scenario.events_by_id[event])
        case SeatTaken(seat):
            play.update(staffed=state.staffed | {seat}, bots=tuple(b for b in state.bots if b[0] != seat))
        case BotSeated(seat, bot):
            others = tuple(b for b in state.bots if b[0] != seat)
            play.update(staffed=state.staffed - {seat}, bots=(*others, (seat, bot)))
        case EndNow():
            end_game(play, Ending.STOPPED)
