"""The exit ticket and the questionnaire as forms: what is asked and what is kept. No person, no time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.core.messages import Translator
from game.net.prose import prose
from game.net.room.people import clean_text
from game.net.room.sessions import Stage
from game.net.theatre.closing import exit_questions

__all__ = ["Answers", "Question", "TicketForm", "TicketKind", "answers_from", "ticket_form"]

_LONGEST = 600


class TicketKind(StrEnum):
    """What is answered without a name."""

    EXIT = "ticket"
    BEFORE = "before"
    AFTER = "after"

    @property
    def path(self) -> str:
        return f"/{self.value}"

    def open_in(self, stage: Stage) -> bool:
        """Until the debrief the first questionnaire, then the second; the ticket as soon as a table may be done."""
        if self is TicketKind.BEFORE:
            return stage in (Stage.LOBBY, Stage.BRIEF, Stage.PLAY)
        return stage is Stage.DEBRIEF or (self is TicketKind.EXIT and stage is Stage.PLAY)


@dataclass(frozen=True, slots=True)
class Question:
    """``options`` are (key, text); empty for one that is answered in words."""

    key: str
    text: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TicketForm:
    """A form's title, its explanation and its questions."""

    title: str
    intro: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered: question keys to text or option key."""

    given: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.given)

    def to_json(self) -> str:
        return json.dumps(dict(self.given), ensure_ascii=False)


def ticket_form(kind: TicketKind, lang: str) -> TicketForm:
    """The form in a language."""
    t = Translator(lang)
    if kind is TicketKind.EXIT:
        questions = tuple(Question(key, text) for key, text in exit_questions(t))
        return TicketForm(t("Exit ticket"), t("Kept without your name, your seat or the time."), questions)
    said = prose("questionnaire", lang)
    scale = tuple((str(number), word) for number, word in enumerate(said["scale"], start=1))
    statements = tuple(Question(one["key"], one["text"], scale) for one in said["statements"])
    quiz = tuple(
        Question(one["key"], one["text"], tuple((option["key"], option["text"]) for option in one["options"]))
        for one in said["questions"]
    )
    title = t("Questionnaire, before") if kind is TicketKind.BEFORE else t("Questionnaire, after")
    return TicketForm(title, said["intro"], (*statements, *quiz, Question("open", said["open"])))


def answers_from(form: Mapping[str, str], kind: TicketKind) -> Answers:
    """The answers in a posted form; anything that was not asked is left out."""
    given: list[tuple[str, str]] = []
    for question in ticket_form(kind, "en").questions:
        value = clean_text(form.get(question.key, "")[: 4 * _LONGEST], _LONGEST)
        if value and (not question.options or value in dict(question.options)):
            given.append((question.key, value))
    return Answers(tuple(given))
