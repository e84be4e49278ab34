"""The text game: reads a command, does it, tells what came of it, until the game is over or the input ends."""

from __future__ import annotations

from pathlib import Path

from game.cli.errors import InputRefusedError
from game.cli.places import save_named
from game.cli.progress import progress
from game.cli.text.coach import coach_lines
from game.cli.text.commands import Act, Command, Leave, Save, Show, UndoLast, What
from game.cli.text.console import Console
from game.cli.text.debrief import debrief_lines
from game.cli.text.grammar import parse
from game.cli.text.home import brief_lines, codex_lines, help_lines, title_lines
from game.cli.text.log import by_round, news_lines, round_begun, told
from game.cli.text.preview import preview_lines
from game.cli.text.sheet import sheet_lines
from game.cli.text.status import asked_lines, measures_lines, round_line, status_lines, upcoming_lines
from game.cli.text.words import CommandError
from game.core.messages import Translator
from game.core.os_words import why as reason
from game.lang import Wording
from game.lang.refusals import say_refusal
from game.report.debrief import debrief
from game.report.thoughts import thoughts
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import Phase
from game.rules.view import View, Viewer, ViewerKind
from game.table.local import HUMAN, LocalTable

__all__ = ["TextGame"]

DONE, STOPPED = 0, 1
LAST_RESPONSE = 2  # the step of a round in which the opener may still answer


class TextGame:
    """One table played by one person (or several at one keyboard) through a console."""

    def __init__(self, table: LocalTable, console: Console, translator: Translator, save: Path | None) -> None:
        self.table = table
        self.console = console
        self.t = translator
        self.save = save
        self.sides = tuple(side for side, player in table.players.items() if player == HUMAN)
        self.heard = 0
        self.round = 0

    # -- the course of a game ------------------------------------------------------------------------------------

    def play(self) -> int:
        """Play to the end; the exit status: 0 when the game was finished or left, 1 when the input ended."""
        if not self.sides:
            raise InputRefusedError(self.t("Nobody at this table is played by a person."))
        self.console.say(title_lines(self._view(), self._wording()))
        return self.go_on()

    def go_on(self) -> int:
        """As `play`, for a table that is under way."""
        while True:
            try:
                with progress(self.t("The other side is thinking")):
                    self.table.run_bots()
            except KeyboardInterrupt:
                self.console.say(self._kept())
                raise
            self._tell()
            if self.table.over:
                return self._debrief()
            line = self.console.ask(self._prompt())
            if line is None:
                return self._stopped()
            if not line.strip():
                continue
            try:
                command = parse(line, self._view(), self._wording())
                if isinstance(command, Leave):
                    return self._left()
                self._do(command)
            except (CommandError, InputRefusedError) as error:
                self.console.say([str(error)])

    def read(self) -> int:
        """Tell a game that cannot be played on, from its beginning; its debrief when it is over."""
        wording = self._wording()
        self.console.say([*title_lines(self._view(), wording), *told(self._view().history, wording)])
        if self.table.over:
            return self._debrief()
        self.console.say(status_lines(self._view(), wording))
        return DONE

    def _side(self) -> str:
        """The side at the keyboard: the one that may act now, if a person plays it."""
        for seat in self.table.seats_to_move():
            side = self.table.scenario.seats_by_id[seat].side
            if side in self.sides:
                return side
        return self.sides[0] if self.sides else self.table.scenario.side_ids[0]

    def _seat(self) -> str:
        return self.table.scenario.leads[self._side()]

    def _view(self) -> View:
        return self.table.view(self._seat())

    def _wording(self) -> Wording:
        return Wording(self._view().known.scenario, self.t)

    def _prompt(self) -> str:
        view = self._view()
        if len(self.sides) > 1:
            return self.t("{side}, round {round}> ", side=self._wording().side(view.side), round=view.round)
        return self.t("Round {round}> ", round=view.round)

    # -- telling -------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        view, wording = self._view(), self._wording()
        records = view.history[self.heard :]
        self.heard = len(view.history)
        for part in by_round(records):
            began = round_begun(part[0])
            if began is not None:
                self.console.say(self._new_round(began, view, wording))
            self.console.say(told(part, wording))
        if not self.table.over and records:
            self.console.say(self._to_do(view, wording))

    def _new_round(self, number: int, view: View, wording: Wording) -> list[str]:
        lines = self._learnt(wording)
        self.round = number
        lines.append(round_line(number, wording))
        lines.extend(wording.text(line.text) for line in self.table.scenario.coaching if line.round == number)
        if number == view.round:
            lines.extend(upcoming_lines(view, wording))
        return lines

    def _learnt(self, wording: Wording) -> list[str]:
        """What the coaching of the round that is ending has taught."""
        return [
            self.t("You have learnt: {what}", what=wording.text(line.learnt))
            for line in self.table.scenario.coaching
            if line.round == self.round and line.learnt is not None
        ]

    def _to_do(self, view: View, wording: Wording) -> list[str]:
        asked = asked_lines(view, wording)
        if asked or view.phase is not Phase.TURNS:
            return asked
        own = view.own
        if own is not None and own.turn.table and (own.turn.responded or not any(view.offers)):
            return [self.t("Type end to end your turn.")]
        if view.step == LAST_RESPONSE:
            return [self.t("Last word of the round: sign, decline, or end.")]
        return []

    # -- doing ---------------------------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        match command:
            case Act(action=action, seat=seat):
                answer = self.table.submit(seat or self._seat(), action)
                if isinstance(answer, Refusal):
                    view, wording = self._view(), self._wording()
                    waiting = asked_lines(view, wording) if answer.code is RefusalCode.WRONG_PHASE else []
                    self.console.say([say_refusal(answer, wording), *waiting])
            case What():
                self._preview(command)
            case Show(topic=topic, rest=rest):
                self.console.say(self._shown(topic, rest))
            case Save(name=name):
                self._save(name)
            case UndoLast():
                if self.table.undo(self._seat()):
                    self.heard = len(self._view().history)
                    self.console.say([self.t("Taken back.")])
                else:
                    self.console.say([self.t("Nothing can be taken back: your turn is new, or something was drawn.")])
            case _:
                raise TypeError(f"no way to do {type(command).__name__}")

    def _preview(self, command: What) -> None:
        wording, seat = self._wording(), self._seat()
        alternatives = len(command.draft) if isinstance(command.draft, tuple) else 1
        for number in range(alternatives):
            if alternatives > 1:
                self.console.say([self.t("Alternative {number}.", number=number + 1)])
            self.console.say(preview_lines(self.table.preview(seat, command.draft, number), wording))

    def _shown(self, topic: str, rest: str) -> list[str]:
        view, wording = self._view(), self._wording()
        match topic:
            case "brief":
                return brief_lines(view, wording)
            case "sheet":
                return sheet_lines(rest, view, wording)
            case "news":
                return news_lines(view, wording)
            case "status":
                return [*status_lines(view, wording), *asked_lines(view, wording)]
            case "measures":
                return measures_lines(view, wording)
            case "coach":
                return self._coach(view, wording)
            case "codex":
                return codex_lines(rest, wording)
            case _:
                return help_lines(view, wording)

    def _coach(self, view: View, wording: Wording) -> list[str]:
        """Advice for the seat that has to act: a reply to the news may be another's than the lead's."""
        seat = next((s for s in self.table.seats_to_move() if s == self._seat()), None)
        seat = seat or next((s for _, s in view.asks), self._seat())
        if seat not in self.table.seats_to_move():
            return [self.t("There is nothing to decide now.")]
        return coach_lines(self.table.view(seat), self.table.legal(seat), self.table.scenario, wording)

    def _save(self, name: str) -> None:
        try:
            place = save_named(name, self.t)
            self.table.save(place)
        except OSError as error:
            why = reason(error, self.t)
            raise InputRefusedError(self.t("The game could not be saved: {why}.", why=why)) from error
        self.console.say([self.t("Saved: {place}", place=place)])

    # -- leaving -------------------------------------------------------------------------------------------------

    def _kept(self) -> list[str]:
        """Where the game is saved, or why it is not."""
        problem = self.table.journal.problem
        if self.save is None or problem is not None:
            why = reason(problem, self.t) if problem is not None else self.t("there is no folder for saves")
            return [self.t("The game could not be saved: {why}.", why=why)]
        return [
            self.t("Saved: {place}", place=self.save),
            self.t("Go on with: python -m game replay {place} --text", place=self.save),
        ]

    def _stopped(self) -> int:
        self.console.say([self.t("The input has ended."), *self._kept()])
        return STOPPED

    def _left(self) -> int:
        self.console.say(self._kept())
        return DONE

    def _debrief(self) -> int:
        scenario = self.table.scenario
        side = self.sides[0] if self.sides else scenario.side_ids[0]
        view = self.table.view_as(Viewer(ViewerKind.DEBRIEF, scenario.leads[side]))
        wording = Wording(scenario, self.t)
        self.console.say(self._learnt(wording))
        self.console.say(debrief_lines(debrief(view, scenario), side, wording, thoughts(self.table)))
        return DONE
