"""The news so far, what is announced, and the log of the table."""

from __future__ import annotations

from collections.abc import Callable

from game.lang import Wording, render_record
from game.rules.actions import Reply
from game.rules.chance import Chance
from game.rules.records import Fact as RecordedFact
from game.rules.records import FactCode
from game.rules.view import Upcoming
from game.ui.kit import Button, Column, Paragraph, Rule, Tab, Tabs, Ui, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.parts import over
from game.ui.session import Session

__all__ = ["coming", "open_news_log"]

QUIET = frozenset(
    {FactCode.SUPPORT_MOVED, FactCode.TEMPERATURE_MOVED, FactCode.CAPITAL_MOVED, FactCode.ASKED, FactCode.ROUND_BEGAN}
)


def coming(event: Upcoming, wording: Wording) -> str:
    """An announced event with its round or its odds."""
    t, headline = wording.t, wording.event(event.event)
    if event.chance >= 1:
        return t("Round {round}: {event}", round=event.round, event=headline)
    chance = wording.formats.percent(event.chance)
    if event.last is not None and event.last > event.round:
        return t(
            "Rounds {first} to {last}, {chance} each: {event}",
            first=event.round,
            last=event.last,
            chance=chance,
            event=headline,
        )
    return t("Round {round}, {chance}: {event}", round=event.round, chance=chance, event=headline)


def open_news_log(ui: Ui, session: Session, codex: Callable[[], object]) -> Ask:
    """Open the news over the table; ``codex`` opens the codex in its place."""
    t = session.t
    ask = Ask(ui)
    tabs = Tabs(
        [
            Tab(t("News"), lambda: _news(session), "newspaper"),
            Tab(t("To come"), lambda: _to_come(session), "calendar"),
            Tab(t("Log"), lambda: _log(session), "history"),
        ],
        name=t("News"),
    )

    def look_up() -> None:
        ask.close()
        codex()

    actions = [
        Button(t("Codex"), look_up, icon="book-open", key="codex"),
        Button(t("Close"), ask.close, kind="primary"),
    ]
    ask.show(t("News and log"), tabs, actions, width=760)
    return ask


def _news(session: Session) -> Widget:
    view, wording = session.view, session.wording
    parts: list[Widget] = []
    for number in range(view.round, 0, -1):
        told = [event for event, when in view.happened if when == number]
        if told:
            parts.append(over(session.t("Round {number}", number=number)))
        for name in told:
            event = session.scenario.events_by_id[name]
            parts += [
                Paragraph(wording.text(event.headline), "heading", width=680),
                Paragraph(wording.text(event.text), "body", "ink2", width=680),
            ]
        if told:
            parts.append(Rule())
    return Column(parts[:-1] or [Paragraph(session.t("No news yet."), "body", "ink2")], gap=8)


def _to_come(session: Session) -> Widget:
    lines = [coming(event, session.wording) for event in session.view.upcoming]
    return Column(
        [Paragraph(line, "body", width=680) for line in lines]
        or [Paragraph(session.t("Nothing is announced."), "body", "ink2")],
        gap=8,
    )


def _log(session: Session) -> Widget:
    parts: list[Widget] = []
    wording, number = session.wording, 0
    for record in session.view.history:
        body = record.body
        if isinstance(body, (Chance, Reply)) or (isinstance(body, RecordedFact) and body.code in QUIET):
            continue
        line = render_record(record, wording)
        if not line:
            continue
        if record.round != number:
            number = record.round
            parts.append(over(session.t("Round {number}", number=number)))
        parts.append(Paragraph(line, "small", width=680))
    return Column(parts or [Paragraph(session.t("Nothing has happened yet."), "body", "ink2")], gap=6)
