"""A hand on a table for scripted tests: named packages in, facts out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.rules.actions import OPEN, Action, Alternative, EndTurn, Lot, Package, Propose, Reply
from game.rules.apply import apply, pending_chance, start
from game.rules.chance import Chance, Draw
from game.rules.check import check
from game.rules.control import Control
from game.rules.game import Game
from game.rules.records import CHANCE, CONTROL, Fact, FactCode, Record
from game.rules.refusal import Refusal
from game.rules.state import Phase, State


@dataclass(eq=False)
class Hand:
    """Plays a game by name. Draws take the outcome named in ``luck`` (by draw), else the first possible one."""

    game: Game
    luck: dict[Draw, int] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset({"remark", "court"})
    staffed: frozenset[str] = frozenset()
    bots: tuple[tuple[str, str], ...] = ()
    log: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.luck = {Draw.TALKS_END: 0, **self.luck}
        self.state: State = start(self.game, self.excluded, self.staffed, self.bots)
        self._draw()

    def _take(self, actor: str, body: Action | Chance | Control) -> None:
        self.state, records = apply(self.game, self.state, actor, body)
        self.log.extend(records)

    def _draw(self) -> None:
        while pending_chance(self.state):
            options = [chance for chance, odds in pending_chance(self.state) if odds > 0]
            wanted = self.luck.get(options[0].draw)
            self._take(CHANCE, next((c for c in options if c.outcome == wanted), options[0]))

    def do(self, seat: str, *actions: Action) -> None:
        """Submit actions that must be allowed."""
        for action in actions:
            refusal = check(self.game, self.state, seat, action)
            assert refusal is None, f"{action}: {refusal}"
            self._take(seat, action)
            self._draw()

    def refusal(self, seat: str, action: Action) -> Refusal:
        """The refusal that an action must get."""
        refusal = check(self.game, self.state, seat, action)
        assert refusal is not None, f"{action} is allowed"
        return refusal

    def control(self, control: Control) -> None:
        self._take(CONTROL, control)
        self._draw()

    def lead(self) -> str:
        """The lead of the acting side."""
        from game.rules.phases import acting_side

        return self.game.scenario.leads[acting_side(self.game, self.state)]

    def end(self, turns: int = 1) -> None:
        for _ in range(turns):
            self.do(self.lead(), EndTurn())

    def end_round(self) -> None:
        """End every turn of the round, answering the news of the next one by letting it pass."""
        number = self.state.round
        while self.state.round == number and self.state.phase is Phase.TURNS:
            self.end()
        self.pass_news()

    def pass_news(self) -> None:
        while self.state.asks:
            event, seat = self.state.asks[0]
            ask = next(a for a in self.game.scenario.events_by_id[event].asks if a.seat == seat)
            self.do(seat, Reply(event, ask.replies[-1].id))

    def package(self, **options: str) -> Package:
        """A partial package by issue and option ids."""
        package = [OPEN] * len(self.game.scenario.issues)
        for issue, option in options.items():
            position = self.game.scenario.issue_index[issue]
            package[position] = self.game.scenario.issues[position].option_index(option)
        return tuple(package)

    def whole(self, **options: str) -> Propose:
        return Propose((Alternative(self.package(**options)),))

    def lots(self, *lots: dict[str, str]) -> Propose:
        """A separable offer, one lot per mapping."""
        merged: dict[str, str] = {}
        for lot in lots:
            merged |= lot
        index = self.game.scenario.issue_index
        named = tuple(Lot(f"lot {i + 1}", tuple(sorted(index[issue] for issue in lot))) for i, lot in enumerate(lots))
        return Propose((Alternative(self.package(**merged), named),))

    def facts(self, code: FactCode) -> list[Fact]:
        return [r.body for r in self.log if isinstance(r.body, Fact) and r.body.code is code]

    def set_side(self, side: str, **changes: object) -> None:
        """Put a side into a situation that would take long to play to."""
        sides = list(self.state.sides)
        index = self.game.index(side)
        sides[index] = replace(sides[index], **changes)  # type: ignore[arg-type]
        self.state = replace(self.state, sides=(sides[0], sides[1]))
