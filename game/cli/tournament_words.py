"""A tournament's figures and flaws in words, for people."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.messages import Translator, mark
from game.lang.formats import Formats
from game.table.tournament.plan import Plan
from game.table.tournament.results_file import Flaw, ResultsError
from game.table.tournament.standings import Standings
from game.table.tournament.statistics import Estimate

__all__ = ["flaw_said", "standings_lines"]

_FLAWS: Mapping[Flaw, str] = {
    Flaw.NO_HEADER: mark("{path}: not the results of a tournament; its first line is {got}"),
    Flaw.OTHER: mark("{path}:{line}: the results of another tournament; there stands {got}, expected {expected}"),
    Flaw.TOO_LARGE: mark("{path}:{line}: more than this tournament holds: {got}, expected {expected}"),
    Flaw.DAMAGED: mark("{path}:{line}: damaged: {got}; expected {expected}. Delete the line to play its game again"),
    Flaw.TWICE: mark("{path}:{line}: this game stands there already: {got}. Delete the line"),
    Flaw.EXISTS: mark("{path} exists already; go on with it by --resume, or name another file"),
}


def flaw_said(error: ResultsError, t: Translator) -> str:
    """What is wrong with a results file: the place, what stands there and what should."""
    return t(_FLAWS[error.flaw], path=error.path, line=error.line, got=error.got, expected=error.expected)


def standings_lines(plan: Plan, found: Standings, t: Translator) -> list[str]:
    """The figures to read, one fact a line."""
    formats = Formats(t.locale)
    lines = [
        t(
            "{games} games: {bots} bots at {tables} tables, each pair {each} times in both seats.",
            games=formats.number(found.games),
            bots=len(plan.bots),
            tables=len(plan.tables),
            each=plan.games,
        )
    ]
    for place, own in enumerate(found.ranked, start=1):
        nash = "–" if own.to_nash is None else formats.number(own.to_nash.mean, 1)
        lines.append(
            t(
                "{place}. {bot}: {score} points; agreements {agreed}; {nash} from the Nash point, {frontier} from the "
                "frontier.",
                place=place,
                bot=own.bot,
                score=interval(own.score, formats, t),
                agreed=formats.percent(own.agreements.mean),
                nash=nash,
                frontier=formats.number(own.to_frontier.mean, 1),
            )
        )
    if found.differences:
        lines.append(t("Paired differences, same seat, game and opponent (95% intervals):"))
        lines += [
            t("{bot} over {rival}: {score}", bot=pair.bot, rival=pair.rival, score=interval(pair.score, formats, t))
            for pair in found.differences
        ]
    return lines


def interval(value: Estimate, formats: Formats, t: Translator) -> str:
    """``52.3 (50.1 to 54.5)``; the mean alone where there is no interval."""
    mean = formats.number(value.mean, 1)
    if value.low is None or value.high is None:
        return mean
    return t(
        "{mean} ({low} to {high})",
        mean=mean,
        low=formats.number(value.low, 1),
        high=formats.number(value.high, 1),
    )
