"""Everything about one row: its options and what each would bring, lots, and the pledge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.lang.labels import DELIVERERS
from game.rules.actions import Alternative, Pledge
from game.scenario.model import Rule
from game.scenario.table import Deliverer
from game.ui.kit import (
    Button,
    Column,
    Flow,
    Icon,
    Label,
    Paragraph,
    Pressable,
    Row,
    Segmented,
    Spacer,
    Ui,
    Widget,
)
from game.ui.scenes.ask import Ask
from game.ui.scenes.draft import LOT_NAMES, Sketch
from game.ui.scenes.measured import LEAST_CHANGE, brief_amount, gain_text
from game.ui.scenes.parts import chance_text, over, side_colour
from game.ui.scenes.sheet import line_effects, red_owners, their_option, their_red_lines

if TYPE_CHECKING:
    from game.rules.view import Preview
    from game.ui.session import Session

__all__ = ["IssueCalls", "open_issue"]

MONEY = 2
"""Objectives named in the line of the whole draft."""


@dataclass(frozen=True, slots=True)
class IssueCalls:
    """What the dialogue tells its scene."""

    choose: Callable[[int, int], object]
    assign: Callable[[int, int], object]
    pledge: Callable[[Pledge], object]


def open_issue(ui: Ui, session: Session, sketch: Sketch, issue: int, calls: IssueCalls, able: bool) -> Ask:
    """Show the row; ``able``: whether the draft may be changed now."""
    t, view, wording = session.t, session.view, session.wording
    known = session.scenario.issues[issue]
    ask = Ask(ui)

    def choose(option: int) -> None:
        ask.close()
        calls.choose(issue, option)

    parts: list[Widget] = [Paragraph(wording.text(known.summary), "body", "ink2", width=640)]
    chosen = sketch.package[issue]
    options = [_option(session, sketch, issue, option, chosen, choose, able) for option in range(len(known.options))]
    parts.append(Column(options, gap=8))
    if able and chosen >= 0:
        parts.append(Button(t("Leave it out of the offer"), lambda: choose(-1), icon="minus", kind="ghost"))
    rules, number = session.scenario.rules, view.round
    if able and chosen >= 0 and rules.has(Rule.LOTS, number):
        names = [t("None"), *LOT_NAMES]
        parts += [
            over(t("Lot")),
            Segmented(names, sketch.lots[issue] + 1, lambda index: calls.assign(issue, index - 1), name=t("Lot")),
            Paragraph(
                t("Rows in one lot are signed together or not at all. With no lots, the offer is whole."),
                "small",
                "ink2",
            ),
        ]
    pledges = [action for action in session.legal() if isinstance(action, Pledge) and action.issue == issue]
    actions = [Button(t("Close"), ask.close, kind="primary")]
    if pledges and chosen >= 0 and any(action.option == chosen for action in pledges):
        label = t("Pledge: nothing worse than this")

        def pledge() -> None:
            ask.close()
            calls.pledge(Pledge(issue, chosen))

        parts.append(
            Paragraph(
                t("A pledge is public: they will believe you, and backing down costs support and points."),
                "small",
                "ink2",
            )
        )
        actions.insert(0, Button(label, pledge, icon="megaphone"))
    ask.show(wording.text(known.title), Column(parts, gap=12), actions, width=720)
    return ask


def _option(
    session: Session, sketch: Sketch, issue: int, option: int, chosen: int, choose: Callable[[int], None], able: bool
) -> Widget:
    t, view, wording = session.t, session.view, session.wording
    known = session.scenario.issues[issue].options[option]
    label = wording.text(known.label)
    marks = _marks(session, issue, option, chosen)
    head = (
        Row([Paragraph(label, "strong", width=380), Spacer(), Flow(marks, gap=10)], gap=12)
        if marks
        else Paragraph(label, "strong", width=560)
    )
    words: list[Widget] = [head]
    if known.detail is not None and wording.text(known.detail):
        words.append(Paragraph(wording.text(known.detail), "small", "ink2", width=560))
    if not view.settled[issue]:
        package = tuple(option if place == issue else one for place, one in enumerate(sketch.package))
        preview = session.preview((Alternative(package),))
        effects = line_effects(preview, issue, wording)
        if effects:
            words.append(Paragraph(effects, "small_strong", width=600))
        if not _stands(sketch, issue):
            words.append(_what_if(preview, session))
    delivered = [t(DELIVERERS[who]) for who in known.delivered_by if who is not Deliverer.EXECUTIVE]
    if delivered:
        words.append(Paragraph(t("Needs {who}", who=wording.formats.listing(delivered)), "small", "ink3", width=560))
    if known.subject_to is not None:
        words.append(
            Paragraph(t("Subject to: {what}", what=wording.text(known.subject_to)), "small", "ink3", width=560)
        )
    return Pressable(
        Column(words, gap=2), lambda: choose(option), name=label, border=True, selected=option == chosen,
        enabled=able and not view.settled[issue], key=f"option-{option}",
    )  # fmt: skip


def _stands(sketch: Sketch, issue: int) -> bool:
    """Whether the option alone is all the draft would name: then the row says everything."""
    return all(one < 0 for place, one in enumerate(sketch.package) if place != issue)


def _what_if(preview: Preview, session: Session) -> Widget:
    """The whole draft with this option in it: the money, and the votes at both homes."""
    t, wording = session.t, session.wording
    moved = [(name, value) for name, value in preview.amounts if abs(value) > LEAST_CHANGE]
    facts = [brief_amount(name, value, wording) for name, value in moved[:MONEY]]
    line = t("Whole draft: {amounts}", amounts=" · ".join([*facts, gain_text(preview, wording)]))
    odds = [
        t("vote, {home}: {chance}", home=wording.side(one.side), chance=chance_text(one, wording.formats))
        for one in (preview.own_gauge, preview.other_gauge)
        if one is not None
    ]
    return Paragraph(" · ".join([line, *odds]), "small", "ink2", width=640)


def _marks(session: Session, issue: int, option: int, chosen: int) -> list[Widget]:
    t, view = session.t, session.view
    scenario = session.scenario
    ours, theirs = side_colour(scenario, session.side), side_colour(scenario, session.other)
    marks: list[Widget] = []
    if option == chosen:
        marks.append(
            Row([Icon("circle-check", 13, ours), Label(t("your draft"), "small_strong", ours)], gap=5, fold=False)
        )
    if their_option(view, issue) == option:
        marks.append(
            Row(
                [Icon("message-square", 13, theirs), Label(t("their offer"), "small_strong", theirs)], gap=5, fold=False
            )
        )
    if scenario.issues[issue].status_quo == option:
        marks.append(Row([Icon("clock", 13, "ink2"), Label(t("today"), "small_strong", "ink2")], gap=5, fold=False))
    own = red_owners(view, session.wording).get(issue, {}).get(option)
    if own is not None:
        marks.append(_lock(t("Red line: {owner}", owner=own), ours))
    if option in their_red_lines(view).get(issue, frozenset()):
        marks.append(_lock(t("Red line: {owner}", owner=session.wording.side(session.other)), theirs))
    return marks


def _lock(text: str, colour: str) -> Widget:
    return Row([Icon("lock", 13, colour), Label(text, "small_strong", colour)], gap=5, fold=False)
