"""Ratification at the end of the round of signature, deal by deal in order of signing."""

from __future__ import annotations

from dataclasses import replace

from game.rules.actions import OPEN
from game.rules.chance import Draw
from game.rules.effects import apply_effects, move_support
from game.rules.game import overlay
from game.rules.paths import path_of
from game.rules.play import Play
from game.rules.ratification import audience_shifts, pass_chance, standing
from game.rules.records import FactCode
from game.rules.settled import committed, in_force
from game.rules.state import Deal, DealStatus, Query


def next_pending(play: Play) -> Deal | None:
    """The pending deal signed first."""
    return next((deal for deal in play.state.deals if deal.status is DealStatus.PENDING), None)


def open_vote(play: Play, deal: Deal) -> None:
    """Ask the table to draw both sides' votes on a deal."""
    before = committed(play.game, play.state)
    after = overlay(before, _lot(play, deal))
    environment = path_of(play.game, play.state)
    queries = []
    for side in play.state.sides:
        measured = standing(play.game, side.id, side.support, environment, before, after)
        odds = pass_chance(play.game, measured.margin)
        queries.append(Query(Draw.VOTE, f"{deal.number}:{side.id}", ((1, odds), (0, 1.0 - odds))))
    play.update(queue=(*play.state.queue, *queries))


def cast(play: Play, number: int, side: str, passed: bool) -> None:
    """Note one side's vote; once both are in, the deal is ratified or void."""
    deal = next(d for d in play.state.deals if d.number == number)
    deal = replace(deal, votes=(*deal.votes, (side, passed)))
    _put(play, deal)
    play.fact(FactCode.VOTE_RESULT, visible_to=side, deal=number, passed=passed)
    if len(deal.votes) == len(play.state.sides):
        _ratify(play, deal) if all(vote for _, vote in deal.votes) else _void(play, deal)


def ratify_without_vote(play: Play, deal: Deal) -> None:
    """A scenario without ratification: what is signed is in force."""
    _ratify(play, deal)


def _ratify(play: Play, deal: Deal) -> None:
    game = play.game
    before = committed(game, play.state)
    after = overlay(before, _lot(play, deal))
    environment = path_of(game, play.state)
    _put(play, replace(deal, status=DealStatus.RATIFIED, decided_round=play.state.round, in_force=deal.terms))
    play.update(in_force=in_force(game, play.state))
    play.fact(FactCode.DEAL_RATIFIED, deal=deal.number)
    for side in game.scenario.side_ids:
        audiences = game.scenario.audiences_by_side[side]
        shifts = audience_shifts(game, side, environment, before, after)
        for audience, shift in zip(audiences, shifts, strict=True):
            if abs(shift) > 1e-9:
                move_support(play, side, audience.id, shift, f"deal:{deal.number}")
    rules = game.scenario.ratification
    if rules is not None:
        apply_effects(play, rules.on_pass, deal.proposer, f"deal:{deal.number}")


def _void(play: Play, deal: Deal) -> None:
    _put(play, replace(deal, status=DealStatus.FAILED, decided_round=play.state.round))
    play.fact(FactCode.DEAL_FAILED, deal=deal.number)
    rules = play.game.scenario.ratification
    if rules is not None:
        apply_effects(play, rules.on_fail, deal.proposer, f"deal:{deal.number}")


def _put(play: Play, deal: Deal) -> None:
    play.update(deals=tuple(deal if known.number == deal.number else known for known in play.state.deals))


def _lot(play: Play, deal: Deal) -> tuple[int, ...]:
    package = [OPEN] * len(play.game.scenario.issues)
    for issue, option in deal.terms:
        package[issue] = option
    return tuple(package)
