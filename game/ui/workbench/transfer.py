"""Takes a game over into a changed scenario: its inputs, by ids, for as far as the new one allows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.rules.actions import (
    OPEN,
    Action,
    Advise,
    Alternative,
    Consult,
    Draft,
    Guess,
    Initial,
    Lot,
    Package,
    Pledge,
    Propose,
    Reason,
    Respond,
    Veto,
)
from game.rules.chance import Chance
from game.rules.records import Body, Fact, Record
from game.scenario.model import Scenario
from game.table.local import LocalTable

__all__ = ["Kept", "LostError", "Names", "inputs_of", "replay"]


class LostError(LookupError):
    """The new scenario has no such thing: ``name`` is its id."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of a game was taken over. ``whole``: every move. Else the first that was not, and why.

    Attributes:
        moves: inputs taken over.
        round: the round that the new table is in.
        lost: the id that is gone, where that was the reason; else the rules refuse the move now.
    """

    moves: int
    whole: bool
    round: int
    lost: str = ""


class Names:
    """Where the issues and options of one scenario stand in another, by their ids."""

    def __init__(self, old: Scenario, new: Scenario) -> None:
        self._old = old
        self._new = new
        self._issues = tuple(new.issue_index.get(issue.id, -1) for issue in old.issues)
        self._options = tuple(
            {} if place < 0 else {option.id: index for index, option in enumerate(new.issues[place].options)}
            for place in self._issues
        )

    def issue(self, index: int) -> int:
        """Raises LostError."""
        place = self._issues[index]
        if place < 0:
            raise LostError(self._old.issues[index].id)
        return place

    def option(self, issue: int, option: int) -> int:
        """Raises LostError."""
        self.issue(issue)
        name = self._old.issues[issue].options[option].id
        place = self._options[issue].get(name)
        if place is None:
            raise LostError(name)
        return place

    def package(self, package: Package) -> Package:
        """Raises LostError."""
        made = [OPEN] * len(self._new.issues)
        for issue, option in enumerate(package):
            if option != OPEN:
                made[self.issue(issue)] = self.option(issue, option)
        return tuple(made)

    def alternative(self, given: Alternative) -> Alternative:
        """Raises LostError."""
        lots = tuple(Lot(lot.name, tuple(sorted(self.issue(one) for one in lot.issues))) for lot in given.lots)
        return Alternative(self.package(given.package), lots)

    def action(self, given: Action) -> Action:
        """Raises LostError for one that speaks of an issue or option that is gone."""
        match given:
            case Propose(alternatives=offered):
                return replace(given, alternatives=tuple(self.alternative(one) for one in offered))
            case Draft(alternatives=offered):
                return Draft(tuple(self.alternative(one) for one in offered))
            case Respond(reasons=reasons):
                return replace(given, reasons=tuple(self._reason(one) for one in reasons))
            case Pledge(issue=issue, option=option):
                return Pledge(self.issue(issue), self.option(issue, option))
            case Initial(issue=issue, option=option):
                return Initial(self.issue(issue), self.option(issue, option))
            case Consult(issue=issue, against=against):
                return Consult(self.issue(issue), None if against is None else self.issue(against))
            case Advise(issue=issue) | Veto(issue=issue):
                return replace(given, issue=self.issue(issue))
            case Guess(ranking=ranking):
                return Guess(tuple(self.issue(one) for one in ranking))
            case _:
                return given

    def _reason(self, given: Reason) -> Reason:
        linked = None if given.linked_issue is None else self.issue(given.linked_issue)
        return replace(given, issue=self.issue(given.issue), linked_issue=linked)


def inputs_of(table: LocalTable) -> tuple[Record, ...]:
    """What seats and the clock have put in. Draws are left out: a table makes its own, from the same seed."""
    return tuple(record for record in table.records() if not isinstance(record.body, Fact | Chance))


def replay(inputs: Sequence[Record], old: Scenario, table: LocalTable) -> Kept:
    """Feed inputs of a game of ``old`` to a fresh table, up to the first that it does not take."""
    names = Names(old, table.scenario)
    for count, record in enumerate(inputs):
        lost = ""
        try:
            taken = not table.over and table.feed(record.actor, _translated(record.body, names))
        except LostError as error:
            taken, lost = False, error.name
        except (KeyError, ValueError):
            taken = False  # the seat, or the side that it speaks of, is gone
        if not taken:
            return Kept(count, False, table.view().round, lost)
        table.settle_chance()
    return Kept(len(inputs), True, table.view().round)


def _translated(body: Body, names: Names) -> Body:
    return names.action(body)  # type: ignore[arg-type]  # what is no action passes through
