"""What a player knows beforehand: the brief, the mandate, the opponent, the codex, the help."""

from __future__ import annotations

from game.cli.text.words import CommandError, did_you_mean, plain
from game.core.messages import mark as _
from game.lang import Wording
from game.rules.view import View
from game.scenario.model import Rule

__all__ = ["brief_lines", "codex_lines", "help_lines", "title_lines"]

_HELP: tuple[tuple[Rule | None, str], ...] = (
    (None, _("sheet: the issues and their options. sheet {issue}: one of them in detail.")),
    (None, _("status: the meters, the offers and the deals. brief: your instructions. news: what has happened.")),
    (None, _("offer {issue}=1 whole: offer option 1 of this issue. Name as many issues as you like.")),
    (Rule.LOTS, _("offer {issue}=1 / {second}=1: two lots that may be signed apart.")),
    (Rule.ALTERNATIVES, _("offer {issue}=1 or {second}=1: two alternatives, of which one may be signed.")),
    (None, _("what offer {issue}=1: what an offer would bring you. what sign 1: what theirs would.")),
    (None, _("sign 1: sign the first alternative of their offer.")),
    (Rule.LOTS, _("sign 1 lot 2: sign only the second lot of it.")),
    (None, _("decline: refuse their offer. decline {issue}: say which issue must move. withdraw: take yours back.")),
    (None, _("say conciliatory, neutral, firm or threatening: make a public statement.")),
    (Rule.PLEDGES, _("pledge {issue} 1: promise in public to sign nothing worse than option 1.")),
    (Rule.MEASURES, _("measures: what you can do alone. use ID: do it.")),
    (Rule.CONSULT, _("consult {issue}: what would it take? consult {issue} {second}: which matters more to them?")),
    (Rule.CONSULT, _("answer exchange, answer refuse, or answer and your own words: when they consult you.")),
    (Rule.REPLIES, _("reply 1: answer the news that asks you.")),
    (Rule.GUESSES, _("guess {issue} {second} and one more: what matters most to them, in order.")),
    (Rule.BREACH, _("snap 1: take back your concessions in deal 1 after their breach.")),
    (Rule.POST_SETTLEMENT, _("settle 1 2, or settle none: which packages you would accept after the settlement.")),
    (None, _("hold: no table move. end: end your turn. walk: walk away, which ends the game.")),
    (None, _("undo: take back your last command. save NAME: save. quit: save and leave. codex: facts and terms.")),
    (None, _("coach: what an expert would do in your place, and why.")),
)


def title_lines(view: View, wording: Wording) -> list[str]:
    """Who plays what, and for how long."""
    scenario, t = wording.scenario, wording.t
    return [
        t("You play {side}, as {seat}.", side=wording.side(view.side), seat=wording.seat(scenario.leads[view.side])),
        t("Rounds: {count}. Type help for the commands.", count=len(scenario.calendar.rounds)),
    ]


def brief_lines(view: View, wording: Wording) -> list[str]:
    """The side's confidential brief, its mandate, red lines and arguments, and who sits opposite."""
    scenario, t = wording.scenario, wording.t
    side = scenario.side(view.side)
    lines = [t("Your brief."), wording.text(side.brief)]
    lines.extend(
        t("{seat}: {words}", seat=wording.seat(seat.id), words=wording.text(seat.brief))
        for seat in scenario.seats
        if seat.side == view.side and seat.brief.en
    )
    own = view.own
    mandate = next((known for known in scenario.mandates if own is not None and known.id == own.mandate), None)
    if mandate is not None:
        lines.append(
            t("Your mandate: {label}. {brief}", label=wording.text(mandate.label), brief=wording.text(mandate.brief))
        )
        for objective, weight in sorted(mandate.weights, key=lambda pair: -pair[1]):
            name = wording.objective(objective)
            lines.append(
                "- " + t("{objective}: decides {share}.", objective=name, share=wording.formats.percent(weight))
            )
    if side.red_lines:
        lines.append(t("Red lines."))
    for line in side.red_lines:
        options = wording.formats.listing([wording.option(line.issue, option) for option in line.options], either=True)
        issue = wording.issue(line.issue)
        lines.append("- " + t("{issue}, {options}: {text}", issue=issue, options=options, text=wording.text(line.text)))
    if side.arguments:
        lines.append(t("Your strongest arguments."))
    lines.extend("- " + wording.text(argument.text) for argument in side.arguments)
    other = scenario.other(view.side)
    lines.append(t("Across the table: {side}.", side=wording.side(other)))
    lines.extend("- " + wording.seat(seat.id) for seat in scenario.seats if seat.side == other)
    lines.extend(
        "- " + t("{seat}: {words}", seat=wording.seat(persona.seat), words=wording.text(persona.description))
        for persona in scenario.personas
        if persona.side == other
    )
    return lines


def codex_lines(rest: str, wording: Wording) -> list[str]:
    """The codex' titles, or one entry with its sources.

    Raises:
        CommandError: no entry is called so.
    """
    scenario, t = wording.scenario, wording.t
    entries = scenario.codex
    if not entries:
        return [t("This scenario has no codex.")]
    if not rest:
        listed = [t("{name}: {value}", name=entry.id, value=wording.text(entry.title)) for entry in entries]
        return [t("Type codex and a name to read an entry."), *listed]
    wanted = plain(rest)
    for entry in entries:
        if wanted in (plain(entry.id), plain(entry.title.en), plain(entry.title.fr)):
            sources = {source.id: source for source in scenario.sources}
            cited = [sources[name] for name in entry.sources if name in sources]
            lines = [f"{wording.text(entry.title)}. {wording.text(entry.text)}"]
            for source in cited:
                date = wording.formats.date(source.date)
                lines.append(
                    t("Source: {publisher}, {date}: {title}", publisher=source.publisher, date=date, title=source.title)
                )
            return lines
    hint = did_you_mean(rest, [entry.id for entry in entries], t)
    raise CommandError(t("The codex has no entry “{got}”.", got=rest) + hint)


def help_lines(view: View, wording: Wording) -> list[str]:
    """The commands of the rules in play this round, with this scenario's issues as examples."""
    issues = wording.scenario.issues
    first, second = issues[0].id, issues[min(1, len(issues) - 1)].id
    known = [text for rule, text in _HELP if rule is None or wording.scenario.rules.has(rule, view.round)]
    lines = [wording.t(text).format(issue=first, second=second) for text in known]
    lines.append(wording.t("An option is named by its number, its id or its rate. Capitals do not matter."))
    return lines
