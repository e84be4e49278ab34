"""A delegation inside itself: ministers judge a draft by their own scorecards, and a lead heeds their initials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.ai.known import Known
from game.payoff import Weights, compiler_for
from game.rules.actions import OPEN, Advise, Alternative, Initial, Package, Propose
from game.rules.control import BotSeated, SeatTaken
from game.rules.records import CONTROL
from game.rules.view import View
from game.scenario.model import Rule, Scenario

MIDDLE = 0.5  # share of an issue's range on its scorecard that a minister wants by default
FIRM, YIELDING = 0.3, 0.5  # how far full rigidity raises that bar, and how far full softness lowers it
UNDECIDED = 0.1  # shares this near the bar are no reason to speak up


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row of a draft is on a seat's own scorecard: ``share`` (0-1) of the issue's range there, and the ``bar``
    that the seat holds it to, by its persona's rigidity and by who is known to be softer on what."""

    seat: str
    issue: int
    option: int
    share: float
    bar: float

    @property
    def sign(self) -> int:
        """+1 for, -1 against, 0 for no opinion."""
        if abs(self.share - self.bar) < UNDECIDED:
            return 0
        return 1 if self.share > self.bar else -1


def verdicts(scenario: Scenario, seat: str, standing: Package, package: Package) -> tuple[Verdict, ...]:
    """A seat's view of every row of a package that changes something, on the opening path, the rest as it stands.

    ``scenario`` must hold the seat's scorecard: its own side's redacted copy does. Empty for a seat without one.
    """
    spec = scenario.seats_by_id[seat]
    changed = [issue for issue, option in enumerate(package) if option not in (OPEN, standing[issue])]
    if not spec.scorecard or not changed:
        return ()
    compiler = compiler_for(scenario)
    weights: Weights = compiler.scorecard(seat)
    found = []
    for issue in changed:
        rows = [(*standing[:issue], option, *standing[issue + 1 :]) for option in range(scenario.dims[issue])]
        points = compiler.points(compiler.opening_path(), weights, rows)
        least, most = float(points.min()), float(points.max())
        if most - least > 1e-9:
            share = (float(points[package[issue]]) - least) / (most - least)
            found.append(Verdict(seat, issue, package[issue], share, _bar(scenario, seat, issue)))
    return tuple(found)


def _bar(scenario: Scenario, seat: str, issue: int) -> float:
    name = scenario.issues[issue].id
    rigid = soft = 0.0
    for persona in scenario.personas:
        if persona.seat == seat:
            rigid = max(rigid, dict(persona.rigidity).get(name, 0.0))
        soft = max([soft, *(by for who, on, by in persona.soft if (who, on) == (seat, name))])
    return MIDDLE + FIRM * rigid - YIELDING * soft


def counsel(view: View) -> tuple[Advise | Initial, ...]:
    """What a portfolio seat's bot says of the draft on its delegation's table, and what it initials of its own rows.

    Advice already given and initials already there are not repeated; empty for a lead, or without a draft.
    """
    own, seat, scenario = view.own, view.viewer.seat, view.known.scenario
    if own is None or seat is None or scenario.seats_by_id[seat].lead or not own.draft:
        return ()
    given = {(issue, verdict) for who, issue, verdict in own.advice if who == seat}
    initialled = set(own.initials)
    owned = {scenario.issue_index[issue] for issue in scenario.seats_by_id[seat].owns}
    wanted = scenario.rules.has(Rule.INITIALS, view.round)
    said: list[Advise | Initial] = []
    for verdict in verdicts(scenario, seat, view.in_force, own.draft[0].package):
        if verdict.sign and (verdict.issue, verdict.sign) not in given:
            said.append(Advise(verdict.issue, verdict.sign))
        agrees = wanted and verdict.issue in owned and verdict.sign >= 0
        if agrees and (verdict.issue, verdict.option) not in initialled:
            said.append(Initial(verdict.issue, verdict.option))
    return tuple(said)


def missing(known: Known, view: View, package: Package) -> tuple[int, ...]:
    """Rows of a package that want the initial of a person in the delegation and do not have it.

    A seat counts as a person's once the log says so, or once it has initialled anything.
    """
    own = view.own
    if own is None or not known.scenario.rules.has(Rule.INITIALS, view.round):
        return ()
    owners = _owners(known)
    staffed = _taken(view) | {owners[issue] for issue, _ in own.initials if issue in owners}
    given = set(own.initials)
    return tuple(
        issue
        for issue, option in enumerate(package)
        if option != OPEN and owners.get(issue) in staffed and (issue, option) not in given
    )


def heeding(known: Known, view: View, bid: Propose) -> Propose | None:
    """The bid without the rows that a colleague has not initialled; None when nothing is left of it."""
    kept = []
    for alternative in bid.alternatives:
        left_out = missing(known, view, alternative.package)
        if not left_out:
            kept.append(alternative)
            continue
        package = tuple(OPEN if issue in left_out else option for issue, option in enumerate(alternative.package))
        if any(option != OPEN for option in package):
            kept.append(_without(alternative, package, left_out))
    unique = tuple(dict.fromkeys(kept))
    if unique == bid.alternatives:
        return bid
    return replace(bid, alternatives=unique) if unique else None


def _without(alternative: Alternative, package: Package, left_out: Iterable[int]) -> Alternative:
    lots = tuple(
        replace(lot, issues=issues)
        for lot in alternative.lots
        if (issues := tuple(issue for issue in lot.issues if issue not in left_out))
    )
    return Alternative(package, lots if len(lots) > 1 else ())


def _owners(known: Known) -> dict[int, str]:
    scenario = known.scenario
    return {
        scenario.issue_index[issue]: seat.id
        for seat in scenario.seats
        if seat.side == known.side_id and not seat.lead
        for issue in seat.owns
    }


def _taken(view: View) -> set[str]:
    taken: set[str] = set()
    for record in view.history:
        if record.actor != CONTROL:
            continue
        match record.body:
            case SeatTaken(seat=seat):
                taken.add(seat)
            case BotSeated(seat=seat):
                taken.discard(seat)
            case _:
                pass
    return taken
