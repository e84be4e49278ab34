"""The report's account of the bots: what each believed of the other side, and why it moved as it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.report.page_html import Child, el, listing
from game.report.sentences import belief_sentence, thought_sentences
from game.report.shown import Shown
from game.report.thoughts import Thought, last_belief

__all__ = ["reasons_parts"]


def reasons_parts(shown: Shown, thoughts: Sequence[Thought]) -> Iterator[Child]:
    """Beliefs and reasons of each bot, the other side's first; nothing where two people played."""
    wording = shown.wording
    t, told = wording.t, tuple(thoughts)
    beliefs = [
        belief_sentence(side, last_belief(told, side), shown.found, wording) for side in (shown.other, shown.side)
    ]
    if any(beliefs):
        yield el("h3", t("What they believed of you"))
        yield listing(sentence for sentence in beliefs if sentence)
    for side in (shown.other, shown.side):
        lines = thought_sentences(told, side, wording)
        if lines:
            yield el("h3", t("{side}: why it moved", side=wording.side(side)))
            yield el("p", t("In its points against no deal"), class_="note")
            yield listing(lines)
