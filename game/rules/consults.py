"""Consults: what matters more to the other side, and what an issue is worth to it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.payoff import PayoffModel
from game.rules.actions import AnswerConsult, Candour, Package
from game.rules.chance import Draw
from game.rules.effects import apply_effects, reveal
from game.rules.game import Game
from game.rules.paths import path_of
from game.rules.play import Play
from game.rules.records import FactCode
from game.rules.settled import expected
from game.rules.state import ConsultAsked, Query, State
from game.scenario.vocabulary import Revealed

OFFSETS = 9
"""Equally likely positions of the truth inside the band."""


def issue_swings(model: PayoffModel, side: int) -> tuple[float, ...]:
    """Points between an issue's best and worst option for a side, the other issues as they stand."""
    return _spans(model.score(_one_by_one(model.status_quo, model.dims))[:, side], model.dims)


def true_swings(game: Game, state: State, side: str) -> tuple[float, ...]:
    """The ``issue_swings`` of a side on the no-deal path, without making a model for the few packages they take."""
    packages = _one_by_one(expected(game, state), game.scenario.dims)
    weights = game.compiler.weights(state.sides[game.index(side)].mandate)
    return _spans(game.compiler.points(path_of(game, state), weights, packages), game.scenario.dims)


def _one_by_one(base: Package, dims: Sequence[int]) -> list[Package]:
    """``base`` with every option of every issue in turn."""
    return [(*base[:issue], option, *base[issue + 1 :]) for issue, size in enumerate(dims) for option in range(size)]


def _spans(points: NDArray[np.float64], dims: Sequence[int]) -> tuple[float, ...]:
    """Largest minus smallest of the points of each issue's options."""
    bounds = itertools.pairwise([0, *itertools.accumulate(dims)])
    return tuple(float(points[a:b].max() - points[a:b].min()) for a, b in bounds)


def priorities(game: Game, state: State, side: str) -> tuple[int, ...]:
    """Issue indices by swing for a side, largest first: the true ordering that a certified exchange reveals."""
    swings = true_swings(game, state, side)
    return tuple(sorted(range(len(swings)), key=lambda issue: (-swings[issue], issue)))


def pending_consult(state: State, answerer: str) -> ConsultAsked | None:
    """The consult that this side has still to answer."""
    return next((c for c in state.consults if c.asker != answerer and not c.answered), None)


def ask_consult(play: Play, asker: str, issue: int, against: int | None) -> None:
    """Put a consult; for a side led by a bot the rules answer, truthfully, within a drawn band."""
    game = play.game
    other = game.scenario.other(asker)
    play.update_side(asker, consults=play.side(asker).consults + 1)
    play.update(consults=(*play.state.consults, ConsultAsked(asker, play.state.round, issue, against)))
    play.fact(FactCode.CONSULT_ASKED, side=asker, issue=issue, against=against)
    apply_effects(play, game.scenario.dynamics.consult.asked, asker, "consult")
    if any(seat == game.scenario.leads[other] for seat, _ in play.state.bots):
        odds = 1.0 / OFFSETS
        outcomes = tuple((offset, odds) for offset in range(OFFSETS))
        play.update(queue=(*play.state.queue, Query(Draw.CONSULT, f"{asker}:{len(play.state.consults)}", outcomes)))


def answer_by_rules(play: Play, offset: int) -> None:
    """A truthful band around the issue's swing: the truth lies inside, at one of nine drawn places."""
    game = play.game
    consult = play.state.consults[-1]
    other = game.scenario.other(consult.asker)
    swings = true_swings(game, play.state, other)
    width = game.scenario.dynamics.consult.noise * max(swings)
    centre = swings[consult.issue] + width * (2.0 * offset / (OFFSETS - 1) - 1.0)
    more = None
    if consult.against is not None:
        more = max((consult.issue, consult.against), key=lambda issue: (swings[issue], -issue))
        answered = replace(consult, answered=True, more=more)
    else:
        answered = replace(consult, answered=True, low=max(0.0, centre - width), high=centre + width)
    _close(play, answered)


def answer_by_side(play: Play, side: str, answer: AnswerConsult) -> None:
    """A human side's answer: a certified exchange of orderings, its own words, or a refusal."""
    consult = pending_consult(play.state, side)
    if consult is None:
        return
    if answer.candour is Candour.EXCHANGE:
        reveal(play, consult.asker, side, Revealed.PRIORITIES.value)
        reveal(play, side, consult.asker, Revealed.PRIORITIES.value)
    if answer.candour is Candour.REFUSE:
        apply_effects(play, play.game.scenario.dynamics.consult.refused, side, "consult")
    _close(
        play,
        replace(consult, answered=True, refused=answer.candour is Candour.REFUSE, words=answer.words),
    )


def _close(play: Play, answered: ConsultAsked) -> None:
    asked = play.state.consults
    position = next(i for i, c in enumerate(asked) if c.asker == answered.asker and not c.answered)
    play.update(consults=(*asked[:position], answered, *asked[position + 1 :]))
    play.fact(
        FactCode.CONSULT_ANSWERED,
        visible_to=answered.asker,
        side=play.game.scenario.other(answered.asker),
        issue=answered.issue,
        against=answered.against,
        low=answered.low,
        high=answered.high,
        more=answered.more,
    )
