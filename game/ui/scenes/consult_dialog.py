"""Consulting the other side: which of two issues matters more to it, or what it would take on one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.rules.actions import AnswerConsult, Candour, Consult
from game.rules.state import ConsultAsked
from game.ui.kit import Button, Column, Dropdown, Paragraph, Row, Segmented, TextEntry, Ui, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.parts import over

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["AnswerDialog", "ConsultDialog", "answer_text"]

MOST_WORDS = 500


def answer_text(consult: ConsultAsked, session: Session) -> str:
    """The answer to a consult of the player's, in a sentence."""
    t, wording = session.t, session.wording
    they = wording.side(session.other)
    if consult.words:
        return t("{side} answers: “{words}”", side=they, words=consult.words)
    if consult.refused:
        return t("{side} refuses to answer on {issue}.", side=they, issue=wording.issue(consult.issue))
    if consult.more is not None and consult.against is not None:
        less = consult.against if consult.more == consult.issue else consult.issue
        return t(
            "{side}: {more} matters more to us than {less}.",
            side=they,
            more=wording.issue(consult.more),
            less=wording.issue(less),
        )
    if consult.low is not None and consult.high is not None:
        return t(
            "{side}: between its best and worst option, {issue} is worth {low} to {high} points to us.",
            side=they, issue=wording.issue(consult.issue), low=wording.formats.points(consult.low),
            high=wording.formats.points(consult.high),
        )  # fmt: skip
    return t("{side} has told you the order of its priorities.", side=they)


class ConsultDialog:
    """Keeps the question while the dialogue is open."""

    def __init__(self, ui: Ui, session: Session, done: Callable[[Consult], object]) -> None:
        self.session = session
        self.done = done
        self.ask = Ask(ui)
        self.two = True
        self.issues = [issue for issue, settled in enumerate(session.view.settled) if not settled]
        self.first = 0
        self.second = min(1, len(self.issues) - 1)
        self.show()

    def show(self) -> None:
        """Build the dialogue anew."""
        t, wording = self.session.t, self.session.wording
        own = self.session.view.own
        left = own.consults_left if own else 0
        names = [wording.issue(issue) for issue in self.issues]
        kinds = Segmented(
            [t("Which matters more?"), t("What is one worth?")],
            0 if self.two else 1,
            self._kind,
            name=t("The question"),
        )
        fields: list[Widget] = [Dropdown(names, self.first, self._first, name=t("Issue"), key="first", grow=1)]
        if self.two and len(names) > 1:
            fields.append(Dropdown(names, self.second, self._second, name=t("Compared with"), key="second", grow=1))
        parts: list[Widget] = [
            Paragraph(
                t(
                    "The answer is true, within a margin, and the other side learns what you asked. "
                    "You have {count} left in this game.",
                    count=left,
                ),
                "body", "ink2",
            ),
            kinds, Row(fields, align="start"),
        ]  # fmt: skip
        past = [
            consult for consult in self.session.view.consults if consult.asker == self.session.side and consult.answered
        ]
        if past:
            parts.append(over(t("Answers so far")))
            parts += [Paragraph(answer_text(consult, self.session), "small", "ink2") for consult in past]
        able = left > 0 and (not self.two or self.first != self.second)
        actions = [
            Button(t("Close"), self.ask.close),
            Button(t("Ask"), self._ask, kind="primary", icon="message-square", enabled=able),
        ]
        self.ask.show(t("Consult the other side"), Column(parts, gap=14), actions, width=600)

    def _kind(self, index: int) -> None:
        self.two = index == 0
        self.show()

    def _first(self, index: int) -> None:
        self.first = index
        self.show()

    def _second(self, index: int) -> None:
        self.second = index
        self.show()

    def _ask(self) -> None:
        against = self.issues[self.second] if self.two and len(self.issues) > 1 else None
        action = Consult(self.issues[self.first], against)
        self.ask.close()
        self.done(action)


class AnswerDialog:
    """The other side asks; the player exchanges, answers in words, or refuses."""

    def __init__(
        self, ui: Ui, session: Session, consult: ConsultAsked, done: Callable[[AnswerConsult], object]
    ) -> None:
        self.session = session
        self.consult = consult
        self.done = done
        self.words = ""
        # It must be answered: Escape only puts it off until the next pause.
        self.ask = Ask(ui)
        self.show()

    def show(self) -> None:
        """Build the dialogue."""
        t, wording = self.session.t, self.session.wording
        they = wording.side(self.session.other)
        issue = wording.issue(self.consult.issue)
        if self.consult.against is None:
            question = t("{side} asks: what would it take on {issue}?", side=they, issue=issue)
        else:
            question = t(
                "{side} asks: does {issue} matter more to you than {other}?",
                side=they,
                issue=issue,
                other=wording.issue(self.consult.against),
            )
        entry = TextEntry(t("In your own words"), self.words, self._words, multiline=True, rows=2, width=500)
        parts: list[Widget] = [
            Paragraph(question, "title"),
            Paragraph(
                t(
                    "A certified exchange tells both sides the true order of each other's priorities. "
                    "Words are checked only in the debrief. A refusal is noticed."
                ),
                "body", "ink2",
            ),
            entry,
        ]  # fmt: skip
        actions = [
            Button(t("Refuse"), lambda: self._answer(AnswerConsult(Candour.REFUSE))),
            Button(t("Say it in words"), lambda: self._answer(AnswerConsult(Candour.WORDS, self.words.strip()))),
            Button(
                t("Exchange priorities"),
                lambda: self._answer(AnswerConsult(Candour.EXCHANGE)),
                kind="primary",
                icon="arrow-left-right",
                key="exchange",
            ),
        ]
        self.ask.show(t("A consultation"), Column(parts, gap=14), actions, width=620, focus=actions[-1])

    def _words(self, words: str) -> None:
        self.words = words[:MOST_WORDS]

    def _answer(self, answer: AnswerConsult) -> None:
        self.ask.close()
        self.done(answer)
