"""The side's measures: what each does, what it costs, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.lang.refusals import say_refusal
from game.rules.actions import Action, SnapBack, UseMeasure, Withdraw
from game.rules.view import MeasureStatus
from game.ui.kit import Button, Column, Icon, Label, Paragraph, Row, Rule, Ui, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.effects import effects_text

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["MeasureState", "open_measures"]


@dataclass(frozen=True, slots=True)
class MeasureState:
    """What the button of a measure says, whether it can be pressed, and what is to be known about it."""

    label: str
    able: bool
    note: str = ""


def open_measures(
    ui: Ui, session: Session, done: Callable[[Action], object], state: Callable[[str], MeasureState] | None = None
) -> Ask:
    """Show the measures; ``done`` takes the one that is used. ``state`` says what else bears on using one, by id."""
    t, view, wording = session.t, session.view, session.wording
    ask = Ask(ui)

    def use(action: Action) -> None:
        ask.close()
        done(action)

    parts: list[Widget] = []
    for deal in (action.deal for action in session.legal() if isinstance(action, SnapBack)):
        label = t("Take back your concessions in deal {deal}", deal=deal)
        parts += [Button(label, partial(use, SnapBack(deal)), icon="undo-2"), Rule()]
    if any(isinstance(action, Withdraw) for action in session.legal()):
        parts += [Button(t("Take your offer off the table"), lambda: use(Withdraw()), icon="undo-2"), Rule()]
    own = view.own
    able = [status for status in own.measures if status.refusal is None] if own else []
    rest = [status for status in own.measures if status.refusal is not None] if own else []
    for status in [*able, *rest]:
        parts += [_measure(status, session, use, state(status.measure) if state else None), Rule()]
    capital = wording.formats.plain(own.capital) if own else "0"
    head = Row(
        [
            Icon("coins", 16, "ink2"),
            Paragraph(
                t(
                    "You have {capital} political capital. Measures a turn: {most}.",
                    capital=capital,
                    most=session.scenario.rules.measures_per_turn,
                ),
                "body",
                "ink2",
                grow=1,
            ),
        ],
        gap=8,
        fold=False,
    )
    ask.show(t("Measures"), Column([head, Rule(), *parts[:-1]], gap=12), [Button(t("Close"), ask.close)], width=700)
    return ask


def _measure(
    status: MeasureStatus, session: Session, use: Callable[[Action], object], state: MeasureState | None
) -> Widget:
    t, wording = session.t, session.wording
    state = state or MeasureState(t("Use"), status.refusal is None)
    measure = session.scenario.measures_by_id[status.measure]
    words: list[Widget] = [Paragraph(wording.text(measure.label), "heading", width=440)]
    words.append(Paragraph(wording.text(measure.text), "body", "ink2", width=440))
    level = measure.levels[status.used] if status.used < measure.uses else ()
    moves = effects_text(level, session)
    if moves:
        words.append(Paragraph(moves, "small", width=440))
    small = [
        t("cost {cost}", cost=wording.formats.plain(status.cost)),
        t("used {used} of {uses}", used=status.used, uses=status.uses),
    ]
    seat = session.scenario.seats_by_id.get(measure.seat)
    if seat is not None and not seat.lead:
        small.append(seat.holder if seat.holder and not session.offices_only else wording.text(seat.office))
    words.append(Paragraph(" · ".join(small), "small", "ink3", width=440))
    if measure.breach:
        words.append(
            Row(
                [
                    Icon("triangle-alert", 14, "warn"),
                    Paragraph(
                        t("Breaks ratified terms: costs support, and the other side may take back its concessions."),
                        "small",
                        "warn",
                        grow=1,
                    ),
                ],
                gap=6,
                fold=False,
            )
        )
    why = say_refusal(status.refusal, wording) if status.refusal is not None else state.note
    if why:
        parts: list[Widget] = [Icon("lock", 14, "ink3"), Paragraph(why, "small_strong", "ink2", grow=1)]
        words.append(Row(parts, gap=6, fold=False))
    text = Column(words, gap=3, grow=1)
    label = wording.formats.plain(status.cost)
    button = Button(
        state.label, lambda: use(UseMeasure(status.measure)), enabled=state.able, key=status.measure,
        name=t("{action}: {what}", action=state.label, what=wording.text(measure.label)),
    )  # fmt: skip
    cost = Row([Icon("coins", 15, "ink2"), Label(label, "number")], gap=6, fold=False)
    return Row([text, cost, button], gap=14, fold=False)
