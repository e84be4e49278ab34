"""The foot of the table: the statement, the measures and consults, and the table moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.lang.labels import TONES
from game.rules.actions import Consult, Respond, Statement, UseMeasure, WalkAway
from game.rules.refusal import Refusal
from game.scenario.model import Rule
from game.scenario.politics import Tone
from game.ui.kit import (
    Button,
    Canvas,
    Column,
    Dropdown,
    Flow,
    Inset,
    Label,
    Paragraph,
    Row,
    Segment,
    Segmented,
    Spacer,
    Widget,
)
from game.ui.scenes.coached import coach_button, has_coach
from game.ui.scenes.effects import effects_text
from game.ui.scenes.parts import over

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["FootCalls", "foot", "statement_effects", "tone_choice", "tone_dropdown", "turn_moves"]

ICONS = {Tone.CONCILIATORY: "feather", Tone.NEUTRAL: "scale", Tone.FIRM: "shield", Tone.THREATENING: "flame"}


@dataclass(frozen=True, slots=True)
class FootCalls:
    """What the buttons do."""

    tone: Callable[[Tone], object]
    measures: Callable[[], object]
    consult: Callable[[], object]
    undo: Callable[[], object]
    walk: Callable[[], object]
    decline: Callable[[], object]
    sign: Callable[[], object]
    propose: Callable[[], object]
    end: Callable[[], object]
    coach: Callable[[], object]


def statement_effects(session: Session, tone: Tone) -> str:
    """What a statement moves, in a few words."""
    statement = next((one for one in session.scenario.dynamics.statements if one.tone is tone), None)
    return (effects_text(statement.effects, session) if statement else "") or session.t("Moves nothing")


@dataclass(frozen=True, slots=True)
class FootState:
    """What the foot depends on beside the table itself."""

    tone: Tone
    refusal: str
    """Why the draft cannot be proposed, or ""."""
    filled: str
    """Which action is the filled one: propose, sign or end."""
    narrow: bool


def foot(session: Session, state: FootState, calls: FootCalls, alternatives: Widget | None = None) -> Widget:
    """Build the foot for a turn of the player's; ``alternatives`` go here where the sheet has no room for them."""
    extras = _extras(session, calls, state.narrow)
    moves = turn_moves(session, state.refusal, state.filled, calls.decline, calls.sign, calls.end, calls.propose)
    done = session.view.own.turn.statement if session.view.own else False
    said = done or session.view.step >= 2
    if state.narrow:
        first: list[Widget] = [tone_dropdown(session, state.tone, calls.tone, not said)]
        if alternatives is not None:
            first.append(alternatives)
        tools = Flow([*first, *extras], gap=8)
        return Inset(Column([tools, Flow(moves, gap=8, align="end")], gap=8), (16, 8, 16, 10), fill="card")
    left = tone_choice(session, state.tone, calls.tone, not said)
    right = Column(
        [
            Row(
                [
                    _caption(session),
                    Spacer(),
                    *extras,
                ],
                gap=8,
                fold=False,
            ),
            Row([Spacer(), *moves], gap=8, fold=False),
        ],
        gap=8,
    )
    right.grow = 1
    return Inset(Row([left, right], gap=20, align="end", fold=True), (16, 10, 16, 14), fill="card")


def _caption(session: Session) -> Widget:
    t, view = session.t, session.view
    if view.suspended:
        return over(t("Talks are suspended this round: no table moves."), "warn")
    return over(t("Last response")) if view.step >= 2 else Spacer(width=0, grow=0)


class Stances(Segmented):
    """The statements on one line; the icons go before a label would have to break."""

    def _plain(self) -> int:
        return max(self.ui.text.width(one.label, "strong") + self.theme.px(20) for one in self.segments)

    def _min_width(self) -> int:
        return self._plain() * self.count

    def columns(self, width: int) -> int:
        return self.count

    def draw(self, canvas: Canvas) -> None:
        whole = self.segments
        if self.rect.w < self._cell() * self.count:
            self.segments = [Segment(one.label) for one in whole]
        try:
            super().draw(canvas)
        finally:
            self.segments = whole


def _tone_head(session: Session, tone: Tone) -> Widget:
    return Row(
        [
            over(session.t("Public statement")),
            Spacer(height=30),
            Label(statement_effects(session, tone), "small", "ink2", key="tone-effects"),
        ],
        gap=12,
        fold=False,
    )


def _labels(session: Session) -> list[tuple[Tone, str]]:
    known = {one.tone: session.wording.text(one.label) for one in session.scenario.dynamics.statements}
    return [(tone, known.get(tone) or session.t(TONES[tone]).capitalize()) for tone in Tone]


def _tones(session: Session, tone: Tone, chosen: Callable[[Tone], object], able: bool) -> Widget:
    labels = _labels(session)
    return Stances(
        [Segment(label, ICONS[one]) for one, label in labels], [one for one, _ in labels].index(tone),
        lambda index: chosen(labels[index][0]), name=session.t("Public statement"), key="tone", enabled=able,
    )  # fmt: skip


def tone_choice(session: Session, tone: Tone, chosen: Callable[[Tone], object], able: bool) -> Widget:
    """The statements side by side, with what the chosen one moves over them."""
    return Column([_tone_head(session, tone), _tones(session, tone, chosen, able)], gap=8)


def tone_dropdown(session: Session, tone: Tone, chosen: Callable[[Tone], object], able: bool) -> Widget:
    """The statements where there is no room for all."""
    labels = _labels(session)
    return Dropdown(
        [session.t("Statement: {tone}", tone=label) for _, label in labels], [one for one, _ in labels].index(tone),
        lambda index: chosen(labels[index][0]), name=session.t("Public statement"), show_label=False, key="tone",
        enabled=able,
    )  # fmt: skip


def _extras(session: Session, calls: FootCalls, narrow: bool) -> list[Widget]:
    t, legal, view = session.t, session.legal(), session.view
    rules = session.scenario.rules
    found: list[Widget] = []
    last = view.step >= 2
    if rules.has(Rule.MEASURES, view.round) and not last:
        able = any(isinstance(action, UseMeasure) for action in legal)
        found.append(
            Button(
                t("Measures"),
                calls.measures,
                icon="sliders-horizontal",
                shortcut="M",
                compact=True,
                kind="secondary" if able else "ghost",
            )
        )
    if rules.has(Rule.CONSULT, view.round) and not last:
        able = any(isinstance(action, Consult) for action in legal)
        found.append(
            Button(
                t("Consult"),
                calls.consult,
                icon="message-square",
                shortcut="C",
                compact=True,
                kind="secondary" if able else "ghost",
            )
        )
    if has_coach(session):
        found.append(coach_button(t, calls.coach, t("What the coach would do at your seat, and why"), bare=narrow))
    found.append(
        Button(
            "",
            calls.undo,
            icon="undo-2",
            shortcut="U",
            compact=True,
            enabled=session.can_undo,
            name=t("Undo"),
            tip=t("Take back the last step of this turn"),
        )
    )
    walk = any(isinstance(action, WalkAway) for action in legal)
    found.append(
        Button(
            "" if narrow else t("Walk away"),
            calls.walk,
            icon="log-out",
            shortcut="W",
            compact=True,
            kind="danger",
            enabled=walk,
            name=t("Walk away"),
            tip=t("End the talks for good"),
        )
    )
    return found


def turn_moves(
    session: Session, refusal: str, filled: str, decline_it: Callable[[], object], sign_it: Callable[[], object],
    end_it: Callable[[], object], propose_it: Callable[[], object],
) -> list[Widget]:  # fmt: skip
    """The table moves; ``refusal`` says why the draft cannot be proposed, ``filled`` which button is the filled one."""
    t, legal = session.t, session.legal()
    found: list[Widget] = []
    if session.view.offers[1 - session.index] is not None:
        decline = any(isinstance(action, Respond) and not action.sign for action in legal)
        sign = any(isinstance(action, Respond) and action.sign for action in legal)
        found.append(Button(t("Decline…"), decline_it, icon="x", shortcut="D", enabled=decline, key="decline"))
        found.append(
            Button(
                t("Sign…"),
                sign_it,
                icon="signature",
                shortcut="S",
                enabled=sign,
                key="sign",
                kind="primary" if filled == "sign" else "secondary",
            )
        )
    found.append(
        Button(
            t("End turn"),
            end_it,
            icon="skip-forward",
            shortcut="E",
            kind="primary" if filled == "end" else "secondary",
            key="end",
        )
    )
    if session.view.step < 2:
        able = not refusal
        found.append(
            Button(
                t("Propose package"),
                propose_it,
                icon="send",
                shortcut="P",
                enabled=able,
                tip=refusal,
                kind="primary" if filled == "propose" else "secondary",
                key="propose",
            )
        )
    return found


def waiting(session: Session) -> Widget:
    """The foot while the other side is at work."""
    they = session.wording.side(session.other)
    text = session.t("{side} is thinking…", side=they)
    return Inset(Row([Spacer(), Paragraph(text, "heading", "ink2"), Spacer()]), (16, 30, 16, 30), fill="card")


def said(session: Session, tone: Tone) -> Statement | None:
    """The statement still to be made at the end of the turn; none for neutral, or when one was made."""
    own = session.view.own
    if tone is Tone.NEUTRAL or own is None or own.turn.statement or session.view.step >= 2:
        return None
    return Statement(tone)


def why_not(session: Session, refusals: tuple[Refusal, ...]) -> str:
    """The first refusal in words, or ""."""
    from game.lang.refusals import say_refusal

    return say_refusal(refusals[0], session.wording) if refusals else ""
