"""Previews: what a draft would mean for one's own side, in money, jobs, support and the chance of ratification."""

from __future__ import annotations

import operator

from game.payoff import PayoffModel
from game.rules.actions import OPEN, Action, Alternative, Package, Propose, Respond, UseMeasure
from game.rules.check import check
from game.rules.game import Game, overlay
from game.rules.meters import weighted_support
from game.rules.offers import lot_package
from game.rules.paths import path_model, path_of
from game.rules.pure import reserved
from game.rules.ratification import audience_shifts, other_gauge, own_gauge, standing
from game.rules.refusal import Refusal
from game.rules.settled import expected, settled
from game.rules.state import State
from game.rules.view import IssueLine, Preview
from game.scenario.vocabulary import Revealed


def preview(
    game: Game, state: State, seat: str, draft: tuple[Alternative, ...] | Action, alternative: int = 0
) -> Preview:
    """What a draft offer's ``alternative`` (or a Propose, Respond or measure) would mean if it were in force.

    ``refusals`` say why it could not be submitted now; the figures are given all the same where they make sense.
    """
    side = game.scenario.seats_by_id[seat].side
    action: Action = Propose(draft) if isinstance(draft, tuple) else draft
    refusal = check(game, state, seat, action)
    named, package = _package(game, state, side, action, alternative)
    cost = game.scenario.measures_by_id[action.measure].cost if isinstance(action, UseMeasure) else 0.0
    return _measured(game, state, side, named, package, cost, (refusal,) if refusal else ())


def _package(game: Game, state: State, side: str, action: Action, alternative: int) -> tuple[tuple[bool, ...], Package]:
    """The complete package the action would lead to, and which issues it names; what stands when it is nonsense."""
    base = expected(game, state)
    nothing = (False,) * len(base)
    match action:
        case Propose(alternatives) if alternative < len(alternatives):
            package = alternatives[alternative].package
        case Respond(sign=True):
            offer = state.offers[1 - game.index(side)]
            if offer is None or not 0 <= action.alternative < len(offer.alternatives):
                return nothing, base
            chosen = offer.alternatives[action.alternative]
            if any(not 0 <= lot < len(chosen.lots) for lot in action.lots):
                return nothing, base
            package = lot_package(chosen, action.lots)
        case _:
            return nothing, base
    if len(package) != len(base) or any(
        not OPEN <= option < size for option, size in zip(package, game.scenario.dims, strict=True)
    ):
        return nothing, base
    return tuple(option != OPEN for option in package), overlay(base, package)


def _or(points: float, given: float | None) -> float:
    return points if given is None else given


def _measured(
    game: Game,
    state: State,
    side: str,
    named: tuple[bool, ...],
    package: Package,
    cost: float,
    refusals: tuple[Refusal, ...],
) -> Preview:
    index = game.index(side)
    base = expected(game, state)
    model, environment = path_model(game, state), path_of(game, state)
    before, after = (float(value) for value in model.score([base, package])[:, index])
    old, new = game.compiler.amounts(environment, base), game.compiler.amounts(environment, package)
    own = state.sides[index]
    other = state.sides[1 - index]
    measured = standing(game, side, own.support, environment, base, package)
    theirs = standing(game, other.id, other.support, environment, base, package)
    done = settled(game, state)
    fresh = game.scenario.pure and not all(done)
    if fresh:
        # Nothing counts there until every issue is settled: the reservation value stands in, and rows that would
        # compare an option with the one in force have nothing to compare it with.
        whole = all(map(operator.or_, done, named))
        before = _or(before, reserved(game, index, whole=False))
        after = _or(after, reserved(game, index, whole=whole))
        old = dict.fromkeys(old, 0.0)
        new = new if whole else old
    decided = package != base and game.scenario.ratification is not None
    audiences = game.scenario.audiences_by_side[side]
    return Preview(
        points=after,
        no_deal=before,
        gain=after - before,
        amounts=tuple((o.id, new[o.id] - old[o.id]) for o in game.scenario.objectives_by_side[side]),
        rows=() if fresh else tuple(_row(game, state, side, model, base, package, i) for i in _changed(base, package)),
        jobs=_jobs(game, state, side, base, package),
        audiences=tuple((a.id, shift) for a, shift in zip(audiences, measured.shifts, strict=True)),
        own_gauge=own_gauge(game, side, measured) if decided else None,
        other_gauge=other_gauge(game, other.id, theirs) if decided else None,
        cost=cost,
        refusals=refusals,
        hint=_hint(game, state, side, base, package),
    )


def _changed(base: Package, package: Package) -> tuple[int, ...]:
    return tuple(i for i, (old, new) in enumerate(zip(base, package, strict=True)) if old != new)


def _row(
    game: Game, state: State, side: str, model: PayoffModel, base: Package, package: Package, issue: int
) -> IssueLine:
    """What one row adds, the rest of the draft as it is."""
    index, environment = game.index(side), path_of(game, state)
    reverted = (*package[:issue], base[issue], *package[issue + 1 :])
    points = model.score([reverted, package])[:, index]
    old, new = game.compiler.amounts(environment, reverted), game.compiler.amounts(environment, package)
    shifts = audience_shifts(game, side, environment, reverted, package)
    return IssueLine(
        issue,
        package[issue],
        float(points[1] - points[0]),
        tuple(
            (o.id, new[o.id] - old[o.id])
            for o in game.scenario.objectives_by_side[side]
            if abs(new[o.id] - old[o.id]) > 1e-12
        ),
        weighted_support(game, side, shifts) if shifts else 0.0,
    )


def _jobs(game: Game, state: State, side: str, base: Package, package: Package) -> tuple[tuple[str, float], ...]:
    """Long-run change in jobs (thousands) by province or state of the side's region, largest first."""
    region = game.scenario.side(side).region
    if region not in game.scenario.economy.regions:
        return ()
    index = game.scenario.economy.regions.index(region)
    totals: dict[str, float] = {}
    workforces = {s.id: s.economy.workforce for s in game.scenario.sectors if s.economy}
    for table in game.compiler.compiled(path_of(game, state)).sectors:
        change = float(table.jobs[table.cell(package), index] - table.jobs[table.cell(base), index])
        for workforce in workforces[table.sector]:
            if workforce.region == region:
                for share in workforce.shares:
                    totals[share.region] = totals.get(share.region, 0.0) + share.share * change
    return tuple(sorted(totals.items(), key=lambda item: (-abs(item[1]), item[0])))


def _hint(game: Game, state: State, side: str, base: Package, package: Package) -> tuple[float, float] | None:
    """After a consult: the band of the other side's gain over the mandates it may still have."""
    other = game.scenario.other(side)
    told = (side, other, Revealed.MANDATE.value) in state.revealed
    consulted = any(c.asker == side and c.answered and not c.refused for c in state.consults)
    if (not told and not consulted) or package == base:
        return None
    environment = path_of(game, state)
    old, new = game.compiler.amounts(environment, base), game.compiler.amounts(environment, package)
    mandates = (
        [state.sides[game.index(other)].mandate] if told else [m.id for m in game.scenario.mandates_by_side[other]]
    )
    gains = [
        sum(weight * (new[objective] - old[objective]) for objective, weight in game.compiler.weights(mandate))
        for mandate in mandates
    ]
    return min(gains), max(gains)
