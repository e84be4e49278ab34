"""The opening of a round: what becomes due, what may happen, who is asked."""

from __future__ import annotations

from game.rules.chance import Draw
from game.rules.conditions import holds
from game.rules.effects import apply_effects, move_capital
from game.rules.game import Game
from game.rules.play import Play
from game.rules.records import FactCode
from game.rules.settled import in_force
from game.rules.state import Query, State, TurnDone
from game.scenario.model import Rule
from game.scenario.politics import Event


def open_round(play: Play) -> None:
    """Start the news of the current round: income, terms that come into force, certain events, draws for the rest."""
    game, scenario = play.game, play.game.scenario
    play.fact(FactCode.ROUND_BEGAN, round=play.state.round)
    for side in scenario.side_ids:
        play.update_side(side, turn=TurnDone(), improved=False)
        if play.state.round > 1:
            move_capital(play, side, scenario.dynamics.capital.per_round, "round")
    play.update(in_force=in_force(game, play.state), signed_this_round=False)
    queries: list[Query] = []
    due = game.events_due[play.state.round]
    for event in scenario.events:
        # An event of this very round may schedule a later one in the list for now.
        if event.id not in due and not _scheduled(play.state, event):
            continue
        odds = odds_now(game, play.state, event)
        if odds >= 1.0:
            happen(play, event)
        elif odds > 0.0:
            queries.append(Query(Draw.EVENT, event.id, ((1, odds), (0, 1.0 - odds))))
    play.update(queue=(*play.state.queue, *queries))


def _scheduled(state: State, event: Event) -> bool:
    return bool(state.scheduled) and (event.id, state.round) in state.scheduled


def odds_now(game: Game, state: State, event: Event) -> float:
    """Chance (0-1) that an event happens at this round's news."""
    if event.id in state.excluded:
        return 0.0
    if event.once:
        for known, _ in state.happened:
            if known == event.id:
                return 0.0
    if _scheduled(state, event):
        return 1.0
    due = event.id in game.events_due[state.round]
    return event.chance if due and holds(game, state, event.when) else 0.0


def happen(play: Play, event: Event) -> None:
    """An event happens now: its effects, then its questions."""
    state = play.state
    play.update(happened=(*state.happened, (event.id, state.round)))
    play.fact(FactCode.EVENT_HAPPENED, event=event.id)
    apply_effects(play, event.effects, "", f"event:{event.id}")
    for ask in event.asks:
        side = play.game.scenario.seats_by_id[ask.seat].side
        if play.game.has(Rule.REPLIES, state.round):
            play.update(asks=(*play.state.asks, (event.id, ask.seat)))
            play.fact(FactCode.ASKED, event=event.id, seat=ask.seat)
        else:
            apply_effects(play, ask.replies[-1].effects, side, f"reply:{event.id}")
