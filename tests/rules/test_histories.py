"""Every history of a two-issue, one-round table, counted by the rules and by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from game.rules.actions import Action, Alternative, EndTurn, Hold, Propose, Respond
from game.rules.apply import apply, pending_chance, start
from game.rules.chance import Chance
from game.rules.check import check
from game.rules.game import Game, game_for
from game.rules.phases import acting_side
from game.rules.state import Phase, State
from game.scenario import load

OFFERS = tuple(
    Propose((Alternative((first, second)),))
    for first in (-1, 0, 1)
    for second in (-1, 0, 1)
    if (first, second) != (-1, -1)
)


@pytest.fixture(scope="module")
def count() -> Game:
    return game_for(load("tests/data/scenarios/count.yaml"))


def inputs(game: Game, state: State) -> Iterator[tuple[str, Action | Chance]]:
    """Every input of the small game: offers, signing, holding and ending turns."""
    if pending_chance(state):
        yield from (("chance", chance) for chance, odds in pending_chance(state) if odds > 0)
        return
    lead = game.scenario.leads[acting_side(game, state)]
    for action in (*OFFERS, Respond(True), Respond(False), Hold(), EndTurn()):
        if check(game, state, lead, action) is None:
            yield lead, action


def histories(game: Game, state: State) -> Counter[str]:
    if state.phase is Phase.ENDED:
        return Counter({"signed" if state.deals else "open": 1})
    total: Counter[str] = Counter()
    for actor, body in inputs(game, state):
        total += histories(game, apply(game, state, actor, body)[0])
    return total


def test_the_rules_allow_exactly_the_histories_of_the_game_tree(count: Game) -> None:
    # Opener A: end, hold then end, or one of 8 offers then end.
    # Follower B without an offer before it: the same 10 turns; if it offers, A may sign, decline or end once more.
    # B before an offer may, in any order, respond (sign or decline) at most once and make one table move.
    counted = histories(count, start(count))
    assert counted == Counter(expected())


def expected() -> dict[str, int]:
    """The same tree, written as a formula over what each side has in front of it."""
    last = {"signed": 1, "open": 2}  # sign; or decline, or end
    silent = {"signed": 0, "open": 2 + 8 * last["open"]}  # end; hold, end; or one of 8 offers, then A's last response
    silent["signed"] = 8 * last["signed"]
    total = {"signed": 2 * silent["signed"], "open": 2 * silent["open"]}  # A ended or held
    for package in ((a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (-1, -1)):
        left = [x for x, y in zip((0, 1), package, strict=True) if y == -1]
        offers_left = 3 ** len(left) - 1
        total["open"] += _before_offer(offers_left, last)["open"]
        total["signed"] += _before_offer(offers_left, last)["signed"]
    return total


def _before_offer(offers_left: int, last: dict[str, int]) -> dict[str, int]:
    """B's turns when A's offer stands; ``offers_left``: offers over the issues it would leave open."""
    # Not responding: end, hold+end, or an offer that A answers last.
    # Declining: alone or before a table move; or after holding or offering.
    # Signing: alone, before a hold or an offer over what is left, after a hold, or after an offer (8 of them).
    no = {"signed": 8 * last["signed"], "open": 2 + 8 * last["open"]}
    decline = {"signed": 2 * 8 * last["signed"], "open": 1 + 2 + 2 * 8 * last["open"]}
    # All of these end signed: A's last response adds to a deal that stands; no response is owed if nothing is open.
    answers = 3
    sign = 1 + 2 + offers_left * answers + _offer_then_sign(offers_left, answers)
    return {"signed": no["signed"] + decline["signed"] + sign, "open": no["open"] + decline["open"]}


def _offer_then_sign(offers_left: int, answers: int) -> int:
    """B offers first and then signs A's offer: B's offer lapses unless it names only issues left open."""
    return 8 - offers_left + offers_left * answers
