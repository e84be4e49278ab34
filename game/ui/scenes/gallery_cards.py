"""The cards of the gallery: a scenario to play, and one that cannot be played with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.core.messages import Translator
from game.scenario import Problem, render, text
from game.scenario.model import Scenario
from game.scenario.problems import hint
from game.ui.kit import Button, Card, Column, Flow, Icon, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.gallery_places import Own
from game.ui.scenes.names import difficulty
from game.ui.scenes.parts import bullets

__all__ = ["CardCalls", "broken_card", "scenario_card"]

PROBLEMS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class CardCalls:
    """What the cards tell the gallery."""

    play: Callable[[Scenario], object]
    bench: Callable[[Own], object]
    forget: Callable[[Own], object]


def broken_card(
    name: str, problems: Sequence[Problem], reason: str, own: Own | None, t: Translator, calls: CardCalls
) -> Widget:
    """A file that cannot be played: its problems, each with its place, and the way to mend them."""
    shown = [_told(problem, name, t) for problem in problems[:PROBLEMS_SHOWN]] or [reason]
    more = len(problems) - PROBLEMS_SHOWN
    if more > 0:
        shown.append(t.plural("and one more problem", "and {count} more problems", more))
    words = Paragraph(t("This scenario cannot be played. The others can."), "heading", "warn", grow=1)
    head = Row([Icon("triangle-alert", 18, "warn", tile="warn_tint"), words], gap=12, fold=False)
    parts: list[Widget] = [head, bullets(shown, style="small", width=820), *_own_ways(own, t, calls)]
    return Card(Column(parts, gap=10), title=Path(name).name, pad=20)


def _told(problem: Problem, name: str, t: Translator) -> str:
    """A problem by its line and in words: the card says which file it is, unless it lies in another that it extends."""
    if Path(problem.file).name != Path(name).name or not problem.line:
        return render(problem, t.language)
    advice = hint(problem, t.language)
    said = text(problem, t.language) + (f" ({advice})" if advice else "")
    return t("Line {line}, column {column}: {said}", line=problem.line, column=problem.column, said=said)


def scenario_card(scenario: Scenario, own: Own | None, t: Translator, calls: CardCalls) -> Widget:
    """A scenario: what it is about, how long it takes, what it teaches."""
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
    summary = Paragraph(scenario.summary.get(language), "body", width=600)
    left = Column([summary, facts, *_own_ways(own, t, calls)], gap=10, grow=3)
    teaches = [text.get(language) for text in scenario.teaches]
    right = Column([bullets(teaches, "graduation-cap", "small", "ink2", 300)], grow=2)
    choose = Button(
        t("Play"), lambda: calls.play(scenario), icon="play",
        name=t("Play: {title}", title=scenario.title.get(language)),
        key=f"play-{scenario.id}",
    )  # fmt: skip
    return Card(Row([left, right, choose], gap=24, align="start"), title=scenario.title.get(language), pad=20)


def _own_ways(own: Own | None, t: Translator, calls: CardCalls) -> list[Widget]:
    """Where a player's own file lies, and what else can be done with it."""
    if own is None:
        return []
    name = own.file.name
    ways: list[Widget] = [
        Button(
            t("Workbench"), lambda: calls.bench(own), icon="sliders-horizontal", compact=True,
            name=t("Open at the workbench: {name}", name=name), key=f"bench-{own.file}",
        ),
    ]  # fmt: skip
    if own.place is not None:
        label = t("Take off the list")
        tip = t("Only the list forgets it; the file stays where it is.")
        ways.append(
            Button(label, lambda: calls.forget(own), icon="x", kind="ghost", compact=True, tip=tip,
                   name=f"{label}: {name}", key=f"forget-{own.file}")
        )  # fmt: skip
    return [Paragraph(str(own.file), "small", "ink3", width=600), Row([*ways, Spacer()], gap=10)]


def _fact(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 14, "ink3"), Label(text, "small", "ink2")], gap=6, fold=False)
