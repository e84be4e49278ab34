"""What a class answered without names, in short: tickets as they were written, the questionnaire before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.net.room.tickets import TicketKind, ticket_form

__all__ = ["AnswerRow", "questionnaire_rows", "ticket_lines"]

Answer = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One statement or question. ``before`` and ``after`` are a mean of 1 to 5, or the share (0-1) that was right.

    None where nobody answered. ``quiz``: a question with a right answer.
    """

    text: str
    quiz: bool
    before: float | None
    after: float | None


def questionnaire_rows(
    before: Sequence[Answer], after: Sequence[Answer], right: Mapping[str, str], lang: str
) -> tuple[AnswerRow, ...]:
    """Every statement's mean and every question's share of right answers, before and after.

    The two groups need not be the same people: nobody can tell, so nothing is paired. ``right``: question to option.
    """
    found = []
    for question in ticket_form(TicketKind.BEFORE, lang).questions:
        if not question.options:
            continue
        quiz = question.key in right
        one, other = (_measure(question.key, answers, right.get(question.key)) for answers in (before, after))
        found.append(AnswerRow(question.text, quiz, one, other))
    return tuple(found)


def _measure(key: str, answers: Sequence[Answer], right: str | None) -> float | None:
    given = [answer[key] for answer in answers if key in answer]
    if not given:
        return None
    if right is not None:
        return sum(value == right for value in given) / len(given)
    return sum(float(value) for value in given) / len(given)


def ticket_lines(answers: Sequence[Answer], lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each question of the exit ticket with all that was answered, in alphabetical order: no ticket stays together."""
    return tuple(
        (question.text, tuple(sorted(answer[question.key] for answer in answers if answer.get(question.key))))
        for question in ticket_form(TicketKind.EXIT, lang).questions
    )
