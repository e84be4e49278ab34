"""The scenarios: what each teaches and how long it takes; a broken one shows its problems and hurts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame
from pygame.event import Event

from game.scenario import Problem, ScenarioError, load
from game.scenario.loading import shipped_names
from game.scenario.model import Scenario
from game.ui.kit import Button, Card, Column, Icon, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.gallery_cards import CardCalls, broken_card, scenario_card
from game.ui.scenes.gallery_places import MOST_FILES, Own, add_place, crowded, drop_place, own_folder, own_scenarios
from game.ui.scenes.parts import over

__all__ = ["Entry", "GalleryScene"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as found: loaded, or with what is wrong with it (or, where it is no file of ours, with a ``reason``).

    ``own`` is set for one of the player's own.
    """

    name: str
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()
    own: Own | None = None
    reason: str = ""


def order(entry: Entry) -> tuple[bool, int, str]:
    """The player's own first; then the shortest; broken ones last."""
    return (entry.own is None, 10_000 if entry.scenario is None else entry.scenario.minutes, entry.name)


class GalleryScene(PageScene):
    """Reads the scenarios one by one in the background; each appears when it is read."""

    body_width = 980

    def __init__(self, desk: Desk, places: Sequence[str | Path] | None = None) -> None:
        super().__init__(desk)
        self.title = desk.t("Scenarios")
        self._given = tuple(places) if places is not None else None
        self.waiting: list[str | Path | Own] = []
        self.entries: list[Entry] = []
        self._wanted = True
        self._benched = False
        """Whether the player is at the workbench, from which files come back changed."""
        self._turn = 0
        self._list()

    def _list(self) -> None:
        """Begin anew with what there is to read now."""
        self._turn += 1
        self.entries = []
        self.crowded: tuple[tuple[Path, int], ...] = ()
        if self._given is not None:
            self.waiting = list(self._given)
        else:
            self.crowded = crowded(self.desk.folder)
            self.waiting = [*own_scenarios(self.desk.folder), *shipped_names()]

    def subtitle(self) -> str:
        return self.t("Choose what to negotiate.")

    def enter(self) -> None:
        self._next()

    def first_keys(self) -> tuple[str, ...]:
        return tuple(f"play-{entry.scenario.id}" for entry in self.entries if entry.scenario is not None)

    def leave(self) -> None:
        self._wanted = False

    def resume(self) -> None:
        if self._benched:
            self._benched = False
            self._again()

    def _again(self) -> None:
        self._list()
        self.rebuild()
        self._next()

    def _next(self) -> None:
        if not self.waiting or not self._wanted:
            return
        place = self.waiting.pop(0)
        turn = self._turn

        def failed(problem: BaseException) -> None:
            own = place if isinstance(place, Own) else None
            name = str(place.file if isinstance(place, Own) else place)
            self._read(turn, Entry(name, None, own=own, reason=str(problem) or type(problem).__name__))

        self.desk.work(lambda: _entry(place), lambda entry: self._read(turn, entry), failed)

    def _read(self, turn: int, entry: Entry) -> None:
        if self._wanted and turn == self._turn:
            self.entries = sorted([*self.entries, entry], key=order)
            self.rebuild()
            if self.ui.focus.current is None:
                self.focus_first()
            self._next()

    def body(self) -> Widget:
        calls = CardCalls(self._choose, self._bench, self._forget)
        own = [entry for entry in self.entries if entry.own is not None]
        rest = [entry for entry in self.entries if entry.own is None]
        parts: list[Widget] = []
        if own:
            parts.append(over(self.t("Your own")))
            parts += [self._card(entry, calls) for entry in own]
            parts += [self._not_all(*folder) for folder in self.crowded]
            parts.append(over(self.t("Shipped with the game")))
        parts += [self._card(entry, calls) for entry in rest]
        if self.waiting or not self.entries:
            icon = Icon("hourglass", 18, "ink2")
            words = Paragraph(self.t("Reading the scenarios…"), "body", "ink2", grow=1)
            parts.append(Card(Row([icon, words], gap=10, fold=False), pad=18))
        return Column(parts, gap=12)

    def _not_all(self, folder: Path, count: int) -> Widget:
        words = self.t(
            "{folder} holds {count} files, of which the first {most} by name are here. Add any other by its path.",
            folder=str(folder),
            count=count,
            most=MOST_FILES,
        )
        return Paragraph(words, "body", "ink2")

    def _card(self, entry: Entry, calls: CardCalls) -> Widget:
        if entry.scenario is None:
            return broken_card(entry.name, entry.problems, entry.reason, entry.own, self.t, calls)
        return scenario_card(entry.scenario, entry.own, self.t, calls)

    # -- the player's own

    def add(self, place: Path) -> None:
        """Take a file or a folder of the player's own into the gallery, for good."""
        t = self.t
        if not self._there(place):
            return
        try:
            added = add_place(self.desk.folder, place)
        except (OSError, ValueError, RuntimeError) as problem:
            why = getattr(problem, "strerror", None) or str(problem)
            self.desk.say(t("{place} could not be added: {why}.", place=str(place), why=why), "warn")
            return
        if not added:
            self.desk.say(t("{place} is in the gallery already.", place=place.name))
        self._given = None
        self._again()

    def _there(self, place: Path) -> bool:
        """Whether anything is at a path; said where nothing is."""
        try:
            found = place.expanduser().exists()
        except (OSError, ValueError, RuntimeError):
            found = False
        if not found:
            self.desk.say(self.t("{place}: there is no such file or folder.", place=str(place)), "warn")
        return found

    def _forget(self, own: Own) -> None:
        if own.place is None:
            return
        try:
            drop_place(self.desk.folder, own.place)
        except OSError as problem:
            self.desk.say(str(problem), "warn")
            return
        self._again()

    def _bench(self, own: Own) -> None:
        from game.ui.scenes.author import WorkbenchScene
        from game.ui.workbench.bench import Bench
        from game.ui.workbench.course import Start

        self._benched = True
        self.push(WorkbenchScene(self.desk, Bench(self.desk, own.file, Start())))

    def _ask(self) -> None:
        from game.ui.scenes.gallery_add import open_add

        open_add(self.ui, self.t, own_folder(self.desk.folder), self._there, self.add)

    def handle(self, event: Event) -> bool:
        if event.type == pygame.DROPFILE:
            self.add(Path(event.file))
            return True
        return super().handle(event)

    def _choose(self, scenario: Scenario) -> None:
        from game.ui.scenes.new_game import NewGameScene

        self.push(NewGameScene(self.desk, scenario))

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("Back"), self.back, icon="arrow-left"), Spacer(),
            Button(self.t("Add your own…"), self._ask, icon="folder-open", key="add"),
        ]  # fmt: skip


def _entry(place: str | Path | Own) -> Entry:
    """In the worker: read one scenario."""
    own = place if isinstance(place, Own) else None
    where = place.file if isinstance(place, Own) else place
    try:
        return Entry(str(where), load(where), own=own)
    except ScenarioError as error:
        return Entry(str(where), None, error.problems, own)
