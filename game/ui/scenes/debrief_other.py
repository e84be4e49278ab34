"""The other side: its mandate, what was guessed of it, why it moved, and what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from game.report.debrief import GuessMade
from game.report.sentences import belief_sentence, consult_sentence, thought_sentences
from game.report.thoughts import Thought, last_belief
from game.ui.kit import Card, Column, Fold, Grid, Icon, Label, Paragraph, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import Split, columns, words_card
from game.ui.scenes.parts import over

__all__ = ["other_page"]

_TOP = 3


def other_page(shown: Shown, thoughts: Sequence[Thought] | None) -> Widget:
    """``thoughts`` None: they are still being worked out."""

    def left() -> list[Widget | None]:
        return [_mandate(shown, shown.other), _guesses(shown), _consults(shown)]

    def right() -> list[Widget | None]:
        return [_belief(shown, thoughts), *_reasons(shown, thoughts)]

    return Fold(
        lambda: Split([columns(left()), columns(right())], (1, 1)),
        lambda: columns([*left(), *right()]),
        grow=1,
    )


def _mandate(shown: Shown, side: str) -> Widget:
    wording, t = shown.wording, shown.wording.t
    scenario, found = shown.found.scenario, shown.found
    place = scenario.side_ids.index(side)
    drawn = next(mandate for mandate in scenario.mandates if mandate.id == found.mandates[place])
    rows: list[list[Widget | None]] = [
        [
            Paragraph(wording.objective(name), "body", width=360),
            Label(wording.formats.percent(weight), "number", align="right"),
        ]
        for name, weight in sorted(drawn.weights, key=lambda pair: -pair[1])
    ]
    top = [wording.issue(issue) for issue in found.priorities[place][:_TOP]]
    parts: list[Widget] = []
    if wording.text(drawn.brief):
        parts.append(Paragraph(wording.text(drawn.brief), "quote", width=560))
    parts += [
        over(t("What its points were made of")),
        Grid(rows, columns=(1, 0), gap=16, row_gap=4),
        over(t("What mattered most to it")),
        Paragraph(wording.formats.listing(top), "strong", width=560),
    ]
    title = t("{side} wanted: {mandate}", side=wording.side(side), mandate=wording.text(drawn.label))
    return Card(Column(parts, gap=8), title=title, pad=18, gap=10)


def _guesses(shown: Shown) -> Widget | None:
    """What each side thought of the other, against the truth."""
    if not shown.found.guesses:
        return None
    parts = [_guess(guess, shown) for guess in shown.found.guesses]
    t = shown.wording.t
    own = [guess for guess in shown.found.guesses if guess.side == shown.side]
    if own:
        last = own[-1]
        most = min(_TOP, len(last.truth))
        title = t("You named {hits} of their first {most}", hits=last.hits, most=most)
    else:
        title = t("You made no guess")
    return Card(
        Column(parts, gap=14), title=title, subtitle=t("What each side thought the other wanted most"), pad=18, gap=10
    )


def _guess(guess: GuessMade, shown: Shown) -> Widget:
    wording, t = shown.wording, shown.wording.t
    most = min(_TOP, len(guess.truth))
    truth = set(guess.truth[:most])
    rows: list[list[Widget | None]] = []
    for position in range(most):
        named = guess.ranking[position] if position < len(guess.ranking) else None
        right = named in truth
        rows.append(
            [
                Icon(
                    "check" if right else "x", 14, "ok" if right else "warn", name=t("right") if right else t("wrong")
                ),
                Paragraph("–" if named is None else wording.issue(named), "body", width=240),
                Paragraph(wording.issue(guess.truth[position]), "body", "ink2", width=240),
            ]
        )
    who = t("You, round {round}", round=guess.round)
    if guess.side != shown.side:
        who = t("{side}, round {round}", side=wording.side(guess.side), round=guess.round)
    head: list[Widget | None] = [None, over(who), over(t("The truth"))]
    return Grid([head, *rows], columns=(0, 1, 1), gap=12, row_gap=4)


def _consults(shown: Shown) -> Widget | None:
    if not shown.view.consults:
        return None
    lines = [consult_sentence(one, shown.found, shown.wording) for one in shown.view.consults]
    return words_card(shown.wording.t("What was asked"), lines, icon="message-square")


def _belief(shown: Shown, thoughts: Sequence[Thought] | None) -> Widget | None:
    """What each bot thought of the other mandate in the end."""
    told, t = tuple(thoughts or ()), shown.wording.t
    said = [
        belief_sentence(side, last_belief(told, side), shown.found, shown.wording)
        for side in shown.found.scenario.side_ids
    ]
    lines = [sentence for sentence in said if sentence]
    return words_card(t("What they believed of you"), lines, icon="eye") if lines else None


def _reasons(shown: Shown, thoughts: Sequence[Thought] | None) -> list[Widget | None]:
    """Why each bot moved as it did."""
    wording, t = shown.wording, shown.wording.t
    if thoughts is None:
        return [words_card(t("Why they moved"), (), empty=t("Their reasons are being worked out…"))]
    cards: list[Widget | None] = []
    for side in (shown.other, shown.side):
        lines = thought_sentences(thoughts, side, wording)
        if lines:
            note = t("In its points against no deal")
            cards.append(words_card(t("{side}: why it moved", side=wording.side(side)), lines, note=note, icon="cpu"))
    return cards
