"""Issues, options and measures by what a player types: number, id, title, rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.cli.text.words import CommandError, choose, did_you_mean, plain, whole_number
from game.lang import Wording

__all__ = ["issue_of", "measure_of", "number_of", "option_of"]

_RATE = re.compile(r"^[-+]?\d+(?:[.,]\d+)?\s*%?$")


def _names(called: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Every name in plain form, also with its spaces joined, and every longer word that only one thing is called by."""
    names: dict[str, int] = {}
    words: dict[str, set[int]] = {}
    for index, known in enumerate(called):
        for name in known:
            bare = plain(name)
            names.setdefault(bare, index)
            names.setdefault(bare.replace(" ", "_"), index)
            for word in re.findall(r"\w{4,}", bare):
                words.setdefault(word, set()).add(index)
    for word, found in words.items():
        if len(found) == 1:
            names.setdefault(word, next(iter(found)))
    return names


def issue_of(word: str, wording: Wording) -> int:
    """Index of the issue named by id, title (either language), unmistakable beginning, or number on the sheet.

    Raises:
        CommandError: nothing on the sheet is called so.
    """
    issues = wording.scenario.issues
    if word.isdecimal():
        number = whole_number(word)
        if number is not None and 1 <= number <= len(issues):
            return number - 1
        raise CommandError(
            wording.t("The sheet has issues 1 to {most}; there is no number {got}.", most=len(issues), got=word)
        )
    names = _names([(issue.id, issue.title.en, issue.title.fr) for issue in issues])
    found = choose(word, names)
    if found is None:
        known = [issue.id for issue in issues]
        hint = did_you_mean(word, [*known, *(wording.text(issue.title) for issue in issues)], wording.t)
        text = wording.t("There is no issue “{got}”.", got=word) + hint
        raise CommandError(text if hint else text + " " + wording.t("Issues: {known}.", known=", ".join(known)))
    return found


def option_of(issue: int, word: str, wording: Wording) -> int:
    """Index of an option of ``issue`` by its number as listed (from 0), its id, its label or its rate.

    A number that is no option's number is taken for a rate; one followed by ``%`` always is.

    Raises:
        CommandError: no option, or several, answer to the word.
    """
    options = wording.scenario.issues[issue].options
    number = whole_number(word)
    if number is not None and number < len(options):
        return number
    if _RATE.match(word):
        rate = float(word.rstrip("% ").replace(",", "."))
        at_rate = [index for index, option in enumerate(options) if option.rate == rate]
        if len(at_rate) == 1:
            return at_rate[0]
        if at_rate:
            several = ", ".join(f"{index} {wording.option(issue, index)}" for index in at_rate)
            raise CommandError(
                wording.t(
                    "Several options of {issue} have that rate: {several}.", issue=wording.issue(issue), several=several
                )
            )
    names = _names([(option.id, option.label.en, option.label.fr) for option in options])
    found = choose(word, names)
    if found is not None:
        return found
    listed = "; ".join(f"{index} {wording.option(issue, index)}" for index in range(len(options)))
    text = wording.t("{issue} has no option “{got}”.", issue=wording.issue(issue), got=word)
    hint = did_you_mean(word, [option.id for option in options], wording.t)
    raise CommandError(f"{text}{hint} " + wording.t("Its options: {listed}.", listed=listed))


def measure_of(word: str, side: str, wording: Wording) -> str:
    """Id of a measure of ``side`` by id, label or unmistakable beginning.

    Raises:
        CommandError: the side has no such measure.
    """
    own = [measure for measure in wording.scenario.measures if measure.side == side]
    names = _names([(measure.id, measure.label.en, measure.label.fr) for measure in own])
    found = choose(word, names)
    if found is None:
        known = [measure.id for measure in own]
        hint = did_you_mean(word, known, wording.t)
        text = wording.t("There is no measure “{got}”.", got=word) + hint
        raise CommandError(text if hint else text + " " + wording.t("Measures: {known}.", known=", ".join(known)))
    return own[found].id


def number_of(word: str, most: int, wording: Wording) -> int:
    """A number from 1 to ``most``, as an index from 0.

    Raises:
        CommandError: not such a number.
    """
    number = whole_number(word)
    if number is None or not 1 <= number <= most:
        raise CommandError(wording.t("“{got}” is not a number from 1 to {most}.", got=word, most=most))
    return number - 1
