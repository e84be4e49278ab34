"""Odds of the other side's minds, by Bayes' rule, from what it did.

An offer is read as the proposer's choice among packages: worth much to itself, and wasting little of what it could have
had, or given, at no cost to the other. Each offer is valued as things stood when it was made. The proposer does not
know this side's mandate, so what it means to give is judged by the declared odds. Refusals, signatures and pledges
count too; statements that cost nothing do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.ai.amounts import Floats
from game.ai.belief import band_evidence, comparison_evidence
from game.ai.board import issue_swings, still_open
from game.ai.memory import Memory, PastOffer
from game.ai.menu import Situation, Valuer
from game.ai.pool import Ground, Pool
from game.ai.skill.minds import AVERAGE, Minds
from game.rules.actions import Package
from game.rules.view import View

WASTE_SD = 2.5  # points that a sensible proposer wastes, of its own or of the other side's
REACH_SD = 30.0  # points below its best at which an offer still makes sense
FADE = 0.9  # each later offer counts this much of the one before: early offers say more
SLIP = 0.05  # chance that an offer is made for reasons unknown
REFUSAL_SD, SIGN_SD = 4.0, 3.0  # points; softness of "it would have signed that" and of "it signed that"
MOST_OFFERS = 8  # offers valued: the first and the latest
OUT_OF_REACH = -1e9


@dataclass(frozen=True, eq=False)
class Witness:
    """What beliefs are drawn from."""

    ground: Ground
    valuer: Valuer  # values minds, without a persona's reluctance
    minds: Minds
    view: View
    memory: Memory
    now: Situation
    pool: Pool


def mind_odds(seen: Witness) -> tuple[float, ...]:
    """Odds (P,) of the minds after everything the other side did."""
    other = seen.ground.known.other
    if seen.view.other_mandate is not None:
        true = seen.ground.mandates[other].index(seen.view.other_mandate)
        prior = np.array(
            [odds * (place == true) for odds, place in zip(seen.minds.odds, seen.minds.mandate, strict=True)]
        )
        return _normal(prior)
    logs = np.log(np.array(seen.minds.odds))
    logs += _from_offers(seen) + _from_signatures(seen) + _from_pledges(seen)
    logs -= logs.max()
    return _from_consults(seen, _normal(np.exp(logs)))


def _normal(weights: Floats) -> tuple[float, ...]:
    return tuple(float(weight) for weight in weights / weights.sum())


def _softly(fit: Floats) -> Floats:
    """Log likelihood (P,) of fits that are logs themselves, with a chance that the move says nothing."""
    logs: Floats = np.log((1.0 - SLIP) * np.exp(fit - fit.max()) + SLIP)
    return logs


def _from_offers(seen: Witness) -> Floats:
    other = seen.ground.known.other
    total = np.zeros(len(seen.minds.odds))
    weight, told = 1.0, set[Package]()
    asked: dict[int, Floats] = {}
    offers = seen.memory.offers[other]
    if len(offers) > MOST_OFFERS:
        offers = [*offers[:2], *offers[2 - MOST_OFFERS :]]
    for offer in offers:
        rows = [row for row in _rows(offer, seen.now) if row not in told]
        if not rows:
            continue
        told.update(rows)
        then = at_round(seen, offer.round)
        pool = seen.valuer.menu(seen.pool, then)
        bid = seen.valuer.packages(np.array(rows, dtype=np.int64), then)
        best = int(bid.own.argmax())
        asked[offer.round] = bid.theirs[best]
        total += weight * _softly(_fit(pool.own, pool.theirs, float(bid.own[best]), bid.theirs[best]))
        weight *= FADE
    return total + _from_refusals(seen, asked)


def _rows(offer: PastOffer, now: Situation) -> list[Package]:
    found = [still_open(alternative, now) for alternative in offer.alternatives]
    return list(dict.fromkeys(row for row in found if row is not None))


def _fit(own: Floats, theirs: Floats, given: float, kept: Floats) -> Floats:
    """Log fit (P,) of an offer that gives this side ``given`` and leaves the proposer ``kept`` (P,).

    ``own`` (B,) and ``theirs`` (B, P) are what the pool offered instead.
    """
    as_good = own >= given - 1e-9
    reach = np.where(as_good[:, None], theirs, OUT_OF_REACH).max(axis=0)
    lost = np.maximum(np.where(reach > OUT_OF_REACH, reach, kept) - kept, 0.0)
    could = np.where(theirs >= kept - 1e-9, own[:, None], OUT_OF_REACH).max(axis=0)
    spared = np.maximum(np.where(could > OUT_OF_REACH, could, given) - given, 0.0)
    short = np.maximum(theirs.max(axis=0) - kept, 0.0)
    fit: Floats = -0.5 * ((lost / WASTE_SD) ** 2 + (spared / WASTE_SD) ** 2 + (short / REACH_SD) ** 2)
    return fit


def at_round(seen: Witness, number: int) -> Situation:
    """How things stood in an earlier round: support on its way from the opening day to now, more score still open."""
    scenario, now = seen.ground.known.scenario, seen.now
    gone = (number - 1) / (seen.view.round - 1) if seen.view.round > 1 else 1.0
    supports = tuple(
        tuple(start.start + (level - start.start) * gone for start, level in zip(audiences, levels, strict=True))
        for audiences, levels in zip(
            (scenario.audiences_by_side[side] for side in scenario.side_ids), now.supports, strict=True
        )
    )
    calendar = scenario.calendar
    share = calendar.after + sum(calendar.weights[max(number, 1) - 1 :])
    return replace(now, supports=(supports[0], supports[1]), share=share, mandate=AVERAGE)


def _from_refusals(seen: Witness, asked: dict[int, Floats]) -> Floats:
    """It would have signed an offer of this side that was worth more to it than what it asked for in that round."""
    total = np.zeros(len(seen.minds.odds))
    for offer in seen.memory.offers[seen.ground.known.side][-3:]:
        rows = _rows(offer, seen.now)
        if not rows or offer.round not in asked:
            continue
        worth = seen.valuer.packages(np.array(rows, dtype=np.int64), at_round(seen, offer.round)).theirs.max(axis=0)
        total += _softly(-np.logaddexp(0.0, (worth - asked[offer.round]) / REFUSAL_SD))
    return total


def _from_signatures(seen: Witness) -> Floats:
    """Nobody signs what makes it worse off."""
    total = np.zeros(len(seen.minds.odds))
    scenario = seen.ground.known.scenario
    signed = [deal for deal in seen.view.deals if deal.signer == seen.ground.known.other_id]
    if not signed:
        return total
    rows = []
    for deal in signed:
        terms = dict(deal.terms)
        rows.append(tuple(terms.get(issue, -1) for issue in range(len(scenario.issues))))
    clear = replace(seen.now, standing=scenario.status_quo, settled=(False,) * len(scenario.issues))
    for gains in seen.valuer.their_gains(np.array(rows, dtype=np.int64), clear):
        total += _softly(-np.logaddexp(0.0, -gains / SIGN_SD))
    return total


def _from_pledges(seen: Witness) -> Floats:
    """A pledge costs something to break: it is made on an issue that matters."""
    pledges = seen.view.sides[seen.ground.known.other].pledges
    if not pledges:
        return np.zeros(len(seen.minds.odds))
    swings = issue_swings(seen.ground, seen.valuer, seen.now)
    share = swings / np.maximum(swings.sum(axis=1, keepdims=True), 1e-9)
    total = np.zeros(len(share))
    for pledge in pledges:
        total += _softly(np.log(np.maximum(share[:, pledge.issue], 1e-3)))
    return total


def _from_consults(seen: Witness, odds: tuple[float, ...]) -> tuple[float, ...]:
    asker = seen.ground.known.side_id
    heard = [one for one in seen.view.consults if one.asker == asker and one.answered and not one.refused]
    if not heard:
        return odds
    swings = issue_swings(seen.ground, seen.valuer, seen.now)
    known: Sequence[float] = odds
    for one in heard:
        if one.more is not None and one.against is not None:
            known = comparison_evidence(known, swings, one.issue, one.against, one.more)
        elif one.low is not None and one.high is not None:
            known = band_evidence(known, swings, one.issue, one.low, one.high)
    return tuple(known)
