"""The scenarios: what each teaches and how long it takes; a broken one shows its problems and hurts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.scenario import ScenarioError, load
from game.scenario.loading import shipped_names
from game.scenario.model import Scenario
from game.scenario.problems import render
from game.ui.kit import Button, Card, Column, Flow, Icon, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.names import difficulty
from game.ui.scenes.parts import bullets

__all__ = ["Entry", "GalleryScene"]

PROBLEMS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as found: loaded, or with what is wrong with it."""

    name: str
    scenario: Scenario | None
    problems: tuple[str, ...] = ()


def order(entry: Entry) -> tuple[int, str]:
    """The shortest first; broken ones last."""
    return (10_000, entry.name) if entry.scenario is None else (entry.scenario.minutes, entry.name)


class GalleryScene(PageScene):
    """Reads the scenarios one by one in the background; each appears when it is read."""

    body_width = 980

    def __init__(self, desk: Desk, places: tuple[str | Path, ...] | None = None) -> None:
        super().__init__(desk)
        self.title = desk.t("Scenarios")
        own = sorted((desk.folder / "scenarios").glob("*.yaml")) if places is None else []
        self.waiting: list[str | Path] = list(places) if places is not None else [*shipped_names(), *own]
        self.entries: list[Entry] = []
        self._wanted = True

    def subtitle(self) -> str:
        return self.t("Choose what to negotiate.")

    def enter(self) -> None:
        self._next()

    def first_keys(self) -> tuple[str, ...]:
        return tuple(f"play-{entry.scenario.id}" for entry in self.entries if entry.scenario is not None)

    def leave(self) -> None:
        self._wanted = False

    def _next(self) -> None:
        if not self.waiting or not self._wanted:
            return
        place = self.waiting.pop(0)
        language = self.t.language

        def read() -> Entry:
            try:
                return Entry(str(place), load(place))
            except ScenarioError as error:
                return Entry(str(place), None, tuple(render(problem, language) for problem in error.problems))
            except OSError as error:
                return Entry(str(place), None, (str(error),))

        self.desk.work(read, self._read, lambda problem: self._read(Entry(str(place), None, (str(problem),))))

    def _read(self, entry: Entry) -> None:
        if self._wanted:
            self.entries = sorted([*self.entries, entry], key=order)
            self.rebuild()
            if self.ui.focus.current is None:
                self.focus_first()
            self._next()

    def body(self) -> Widget:
        parts: list[Widget] = [self._card(entry) for entry in self.entries]
        if self.waiting or not self.entries:
            parts.append(
                Card(
                    Row(
                        [
                            Icon("hourglass", 18, "ink2"),
                            Paragraph(self.t("Reading the scenarios…"), "body", "ink2", grow=1),
                        ],
                        gap=10,
                        fold=False,
                    ),
                    pad=18,
                )
            )
        return Column(parts, gap=12)

    def _card(self, entry: Entry) -> Widget:
        t = self.t
        if entry.scenario is None:
            shown = list(entry.problems[:PROBLEMS_SHOWN])
            more = len(entry.problems) - len(shown)
            if more > 0:
                shown.append(t.plural("and one more problem", "and {count} more problems", more))
            head = Row(
                [
                    Icon("triangle-alert", 18, "warn", tile="warn_tint"),
                    Paragraph(t("This scenario cannot be played. The others can."), "heading", "warn", grow=1),
                ],
                gap=12,
                fold=False,
            )
            return Card(
                Column([head, bullets(shown, style="small", width=820)], gap=10), title=Path(entry.name).name, pad=20
            )
        scenario = entry.scenario
        language = t.language
        facts = Flow(
            [
                _fact("clock", t("{minutes} minutes", minutes=scenario.minutes)),
                _fact("layers", difficulty(scenario.difficulty, t)),
                _fact("list", t.plural("one issue", "{count} issues", len(scenario.issues))),
                _fact("calendar", t.plural("one round", "{count} rounds", len(scenario.calendar.rounds))),
            ],
            gap=18,
        )
        teaches = [text.get(language) for text in scenario.teaches]
        left = Column([Paragraph(scenario.summary.get(language), "body", width=600), facts], gap=10, grow=3)
        right = Column([bullets(teaches, "graduation-cap", "small", "ink2", 300)], grow=2)
        choose = Button(
            t("Play"), lambda: self._choose(scenario), icon="play",
            name=t("Play: {title}", title=scenario.title.get(language)),
            key=f"play-{scenario.id}",
        )  # fmt: skip
        return Card(Row([left, right, choose], gap=24, align="start"), title=scenario.title.get(language), pad=20)

    def _choose(self, scenario: Scenario) -> None:
        from game.ui.scenes.new_game import NewGameScene

        self.push(NewGameScene(self.desk, scenario))

    def actions(self) -> list[Widget]:
        return [Button(self.t("Back"), self.back, icon="arrow-left"), Spacer()]


def _fact(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 14, "ink3"), Label(text, "small", "ink2")], gap=6, fold=False)
