"""A tournament's figures in words: the same for the terminal and the page."""

from __future__ import annotations

from collections.abc import Mapping

from game.ai.exploit import PREFIX, PRESSURE, Ploy, read_ploy
from game.core.messages import Translator, mark
from game.lang import Formats
from game.scenario.politics import Tone
from game.table.tournament.exploit import Exploit
from game.table.tournament.plan import Plan
from game.table.tournament.standings import Standings
from game.table.tournament.statistics import Estimate

__all__ = [
    "FINALISTS",
    "exploit_lines",
    "finalists",
    "interval",
    "named_best",
    "ploy_sentences",
    "shown_name",
    "standings_lines",
    "summary",
    "verdict",
]

MARGIN = 5.0  # points below its own earnings that no script should exceed

FINALISTS = mark("The finalists, in the trial that chose the best of them:")

SCRIPTS: Mapping[str, str] = {
    "script:sector": mark("Offers lots, gives way evenly, and is conciliatory in public."),
    "script:cusma": mark("Uses measures for the pact and for other markets, and gives way late."),
    "script:hold": mark("Retaliates, is firm in public, and never goes below 70% of its best package."),
    "script:linear": mark("Gives way evenly."),
    "script:us_hawk": mark("Escalates, is firm in public, and never goes below 65% of its best package."),
    "script:us_dealmaker": mark("Offers lots, gives way to 80% of a fair share, and is conciliatory in public."),
    "script:stall": mark("Offers nothing and signs nothing."),
    "script:accept_anything": mark("Offers nothing and signs whatever beats no deal."),
    "script:deadline": mark("Repeats one demand until the last two rounds, then signs whatever beats no deal."),
    "script:repeat": mark("Repeats one demand for ever, 80% of its best package."),
    "script:fixed_share": mark("Asks for 60% of its best package, first and last."),
    "script:split": mark("Splits every difference."),
    "script:cherry_pick": mark("Signs each lot that it likes, and a whole only at 70% of its best package."),
    "script:snipe": mark("Asks for the most until the last round, then signs whatever beats no deal."),
    "script:threaten": mark("Threatens in every round, and gives way from 90% to 70% of its best package."),
}
"""What each fixed script does."""

_TONES: Mapping[Tone, str] = {
    Tone.CONCILIATORY: mark("Is conciliatory in public, every turn."),
    Tone.FIRM: mark("Is firm in public, every turn."),
    Tone.THREATENING: mark("Threatens in public, every turn."),
}
_PRESSURE = (
    "",
    mark("Uses measures that please at home or calm the room."),
    mark("Uses measures against the other side."),
    mark("Uses every measure against the other side, and those that please at home."),
)


def interval(value: Estimate, formats: Formats, t: Translator, *, signed: bool = False) -> str:
    """``52.3 (50.1 to 54.5)``; the mean alone where there is no interval."""
    mean = formats.number(value.mean, 1, signed=signed)
    if value.low is None or value.high is None:
        return mean
    low, high = (formats.number(edge, 1, signed=signed) for edge in (value.low, value.high))
    return t("{mean} ({low} to {high})", mean=mean, low=low, high=high)


def standings_lines(plan: Plan, found: Standings, t: Translator) -> list[str]:
    """The figures to read, one fact a line."""
    formats = Formats(t.locale)
    lines = [summary(plan, found, t)]
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
    for pair in found.differences:
        score = interval(pair.score, formats, t, signed=True)
        lines.append("- " + t("{bot} over {rival}: {score}", bot=pair.bot, rival=pair.rival, score=score))
    return lines


def summary(plan: Plan, found: Standings, t: Translator) -> str:
    """How much was played."""
    formats = Formats(t.locale)
    return t.plural(
        "Games: {games}. Bots: {bots}. Tables: {tables}. Each bot met each, itself included, once in both seats at "
        "every table.",
        "Games: {games}. Bots: {bots}. Tables: {tables}. Each bot met each, itself included, {each} times in both "
        "seats at every table.",
        plan.games,
        games=formats.number(found.games),
        bots=len(plan.bots),
        tables=len(plan.tables),
        each=formats.number(plan.games),
    )


def exploit_lines(found: Exploit, t: Translator) -> list[str]:
    """What the search found, one fact a line."""
    lines = [verdict(found, t), named_best(found, t)]
    lines += [f"- {sentence}" for sentence in ploy_sentences(found.best.name, t)]
    return [*lines, t(FINALISTS), *(f"- {line}" for line in finalists(found, t))]


def named_best(found: Exploit, t: Translator) -> str:
    return t("The best strategy: {name}.", name=shown_name(found.best.name))


def finalists(found: Exploit, t: Translator) -> list[str]:
    """The finalists with what they earned in the second trial, which chose the best of them."""
    formats = Formats(t.locale)
    return [
        t("{name}: {score}", name=shown_name(candidate.name), score=interval(candidate.earned, formats, t))
        for candidate in found.finalists
    ]


def verdict(found: Exploit, t: Translator) -> str:
    """What the best strategy earns against the bot, and what the bot earns against itself."""
    formats = Formats(t.locale)
    return t(
        "Of {count} scripted strategies the best earns {best} points against {bot} in fresh games; {bot} earns {own} "
        "against itself in them. The difference is {over}.",
        count=formats.number(len(found.tried)),
        best=interval(found.best.earned, formats, t),
        bot=found.bot,
        own=interval(found.own, formats, t),
        over=interval(found.over, formats, t, signed=True),
    )


def shown_name(name: str) -> str:
    """A script's name; a ploy's without the prefix that tells it from a bot."""
    return name.removeprefix(PREFIX)


def ploy_sentences(name: str, t: Translator) -> list[str]:
    """What a strategy does, in sentences; none for one that is not known."""
    if not name.startswith(PREFIX):
        return [t(SCRIPTS[name])] if name in SCRIPTS else []
    ploy, percent = read_ploy(name), Formats(t.locale).percent
    found = [
        t("Asks {opening} of its best package at first and {closing} in the end.", opening=percent(ploy.opening),
          closing=percent(ploy.closing)),
        _pace(ploy, t),
        t("Signs at {share} of what it asks.", share=percent(ploy.accept)),
    ]  # fmt: skip
    if ploy.repeat > 0.0:
        found.append(t("Says the same for {share} of the calendar before it moves.", share=percent(ploy.repeat)))
    if ploy.stall > 0.0:
        found.append(t("Offers nothing for the first {share} of the calendar.", share=percent(ploy.stall)))
    if ploy.deaf > 0.0:
        found.append(t("Signs nothing for the first {share} of the calendar.", share=percent(ploy.deaf)))
    if ploy.snipe:
        found.append(t("Signs anything better than no deal in the last round."))
    if ploy.pick is not None:
        found.append(t("Signs single lots from {share} of its best package.", share=percent(ploy.pick)))
    if ploy.lots:
        found.append(t("Offers lots."))
    if ploy.decline:
        found.append(t("Declines whatever it does not sign."))
    if ploy.pretend is not None:
        found.append(t("Offers what another mandate of its side would like best."))
    if ploy.tone in _TONES:
        found.append(t(_TONES[ploy.tone]))
    if ploy.tags:
        found.append(t(_PRESSURE[PRESSURE.index(ploy.tags)]))
    return found


def _pace(ploy: Ploy, t: Translator) -> str:
    if ploy.bend < 0.7:
        return t("Gives way late.")
    return t("Gives way early.") if ploy.bend > 1.4 else t("Gives way evenly.")
