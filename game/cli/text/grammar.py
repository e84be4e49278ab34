"""One line to one command. Pure: reads the view, changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.cli.text.commands import Act, Command, Leave, Save, Show, UndoLast, What
from game.cli.text.names import issue_of, measure_of, number_of, option_of
from game.cli.text.words import COMMANDS, TONES, CommandError, did_you_mean, plain, whole_number
from game.lang import Wording
from game.rules import actions as a
from game.rules.view import View

__all__ = ["parse"]

_WHOLE = frozenset({"whole", "all", "entier", "entiere", "tout"})
_LOT = frozenset({"lot", "lots"})
_OR = re.compile(r"\s(?:or|ou)\s", re.IGNORECASE)
_REFUSE = frozenset({"refuse", "refuser", "refus", "no", "non"})
_EXCHANGE = frozenset({"exchange", "echange", "echanger"})
_NONE = frozenset({"none", "aucun", "aucune"})


def parse(line: str, view: View, wording: Wording) -> Command:
    """The command a line asks for.

    Raises:
        CommandError: with a message that says what was not understood and what was expected.
    """
    words = line.split()
    if not words:
        raise CommandError(wording.t("Type a command, or help."))
    word, rest = plain(words[0]), " ".join(words[1:])
    if "=" in word:
        # `steel=2 lumber=1` is plainly an offer that lacks its verb.
        hint = wording.t("To offer this, type: offer {line}", line=" ".join(words))
        raise CommandError(hint)
    name = COMMANDS.get(word)
    if name is None:
        hint = did_you_mean(words[0], _shown_commands(wording), wording.t)
        raise CommandError(
            wording.t("There is no command “{got}”.", got=words[0])
            + (hint or " " + wording.t("Type help for the list."))
        )
    return _PARSERS[name](rest, view, wording)


def _shown_commands(wording: Wording) -> list[str]:
    return [word for word, name in COMMANDS.items() if wording.t.language == "fr" or word == name]


def _alternatives(rest: str, wording: Wording) -> tuple[a.Alternative, ...]:
    joined = re.sub(r"\s*=\s*", "=", rest)
    parts = [part.strip() for part in _OR.split(f" {joined} ")]
    return tuple(_alternative(part, wording) for part in parts)


def _alternative(part: str, wording: Wording) -> a.Alternative:
    package = [a.OPEN] * len(wording.scenario.issues)
    lots: list[tuple[int, ...]] = []
    whole = False
    for piece in part.split("/"):
        named: list[int] = []
        for word in piece.replace(";", " ").split():
            if plain(word) in _WHOLE:
                whole = True
                continue
            issue, option = _term(word.rstrip(","), wording)
            if package[issue] != a.OPEN:
                raise CommandError(wording.t("{issue} is named twice.", issue=wording.issue(issue)))
            package[issue] = option
            named.append(issue)
        if named:
            lots.append(tuple(named))
    if not lots:
        example = wording.scenario.issues[0].id
        raise CommandError(wording.t("Name the terms, for instance: offer {issue}=1", issue=example))
    if whole or len(lots) == 1:
        return a.Alternative(tuple(package))
    return a.Alternative(tuple(package), tuple(a.Lot(str(number), lot) for number, lot in enumerate(lots, start=1)))


def _term(word: str, wording: Wording) -> tuple[int, int]:
    name, equals, value = word.partition("=")
    issue = issue_of(name, wording) if name else -1
    if not equals or not value or issue < 0:
        raise CommandError(wording.t("Write a term as issue=option: “{got}” is not one.", got=word))
    return issue, option_of(issue, value, wording)


def _offer(rest: str, view: View, wording: Wording) -> Command:
    return Act(a.Propose(_alternatives(rest, wording)))


def _what(rest: str, view: View, wording: Wording) -> Command:
    words = rest.split()
    if not words:
        raise CommandError(wording.t("Ask about an offer: what offer {issue}=1", issue=wording.scenario.issues[0].id))
    name = COMMANDS.get(plain(words[0]))
    if name == "sign":
        return What(_sign_action(words[1:], view, wording))
    return What(_alternatives(" ".join(words[1:]) if name == "offer" else rest, wording))


def _sign(rest: str, view: View, wording: Wording) -> Command:
    return Act(_sign_action(rest.split(), view, wording))


def _sign_action(words: list[str], view: View, wording: Wording) -> a.Respond:
    plain_words = [plain(word).rstrip(",") for word in re.split(r"[\s,]+", " ".join(words)) if word]
    at = next((index for index, word in enumerate(plain_words) if word in _LOT), len(plain_words))
    before, after = [word for word in plain_words[:at] if word not in _WHOLE], plain_words[at + 1 :]
    if len(before) > 1:
        raise CommandError(wording.t("Type: sign 1, or: sign 1 lot 2"))
    standing = _standing(view)
    most = len(standing) if standing else 1
    alternative = number_of(before[0], most, wording) if before else 0
    if at == len(plain_words):
        return a.Respond(sign=True, alternative=alternative)
    lots = standing[alternative].lots if standing else ()
    if not after:
        raise CommandError(wording.t("Which lot? Type: sign 1 lot 2"))
    if not lots:
        raise CommandError(wording.t("This alternative is offered whole: sign all of it or none."))
    numbers = tuple(dict.fromkeys(number_of(word, len(lots), wording) for word in after if word not in ("and", "et")))
    return a.Respond(sign=True, alternative=alternative, lots=numbers)


def _standing(view: View) -> tuple[a.Alternative, ...]:
    """Alternatives of the other side's standing offer."""
    other = next((offer for offer in view.offers if offer is not None and offer.side != view.side), None)
    return () if other is None else other.alternatives


def _decline(rest: str, view: View, wording: Wording) -> Command:
    words = [word for word in re.split(r"[\s,]+", rest) if word]
    reasons = tuple(a.Reason(issue_of(word, wording), a.Direction.TOWARD_US) for word in dict.fromkeys(words))
    return Act(a.Respond(sign=False, reasons=reasons))


def _say(rest: str, view: View, wording: Wording) -> Command:
    word = plain(rest)
    tone = TONES.get(word) or next(
        (tone for name, tone in TONES.items() if len(word) > 1 and name.startswith(word)), None
    )
    if tone is None:
        tones = [tone.value for tone in dict.fromkeys(TONES.values())]
        if wording.t.language == "fr":
            tones = ["conciliante", "neutre", "ferme", "menaçante"]
        hint = did_you_mean(rest, tones, wording.t) if rest else ""
        raise CommandError(wording.t("Say it in one of these tones: {tones}.", tones=", ".join(tones)) + hint)
    return Act(a.Statement(tone))


def _pledge(rest: str, view: View, wording: Wording) -> Command:
    words = rest.replace("=", " ").split(maxsplit=1)
    if len(words) != 2:
        raise CommandError(
            wording.t(
                "Name an issue and the worst option you would sign: pledge {issue} 1",
                issue=wording.scenario.issues[0].id,
            )
        )
    issue = issue_of(words[0], wording)
    return Act(a.Pledge(issue, option_of(issue, words[1], wording)))


def _use(rest: str, view: View, wording: Wording) -> Command:
    if not rest:
        return Show("measures")
    measure = measure_of(rest, view.side, wording)
    return Act(a.UseMeasure(measure), wording.scenario.measures_by_id[measure].seat)


def _consult(rest: str, view: View, wording: Wording) -> Command:
    words = [word for word in re.split(r"[\s,]+", rest) if word and plain(word) not in ("or", "ou", "and", "et")]
    if not 1 <= len(words) <= 2:
        raise CommandError(wording.t("Consult on one issue, or on two to learn which matters more."))
    issues = [issue_of(word, wording) for word in words]
    if len(set(issues)) < len(issues):
        raise CommandError(wording.t("{issue} is named twice.", issue=wording.issue(issues[0])))
    return Act(a.Consult(issues[0], issues[1] if len(issues) == 2 else None))


def _answer(rest: str, view: View, wording: Wording) -> Command:
    word = plain(rest)
    if not word:
        raise CommandError(wording.t("Answer with: answer exchange, answer refuse, or your own words."))
    if word in _REFUSE:
        return Act(a.AnswerConsult(a.Candour.REFUSE))
    if word in _EXCHANGE:
        return Act(a.AnswerConsult(a.Candour.EXCHANGE))
    return Act(a.AnswerConsult(a.Candour.WORDS, rest))


def _reply(rest: str, view: View, wording: Wording) -> Command:
    if not view.asks:
        raise CommandError(wording.t("Nothing waits for your reply."))
    event, seat = view.asks[0]
    ask = next(ask for ask in wording.scenario.events_by_id[event].asks if ask.seat == seat)
    ids = {plain(reply.id): number for number, reply in enumerate(ask.replies)}
    chosen = ids.get(plain(rest))
    if chosen is None:
        chosen = number_of(rest, len(ask.replies), wording)
    return Act(a.Reply(event, ask.replies[chosen].id), seat)


def _guess(rest: str, view: View, wording: Wording) -> Command:
    words = [word for word in re.split(r"[\s,]+", rest) if word]
    if len(words) < min(3, len(wording.scenario.issues)):
        raise CommandError(wording.t("Name at least three different issues, the most important first."))
    return Act(a.Guess(tuple(issue_of(word, wording) for word in words)))


def _snap(rest: str, view: View, wording: Wording) -> Command:
    breached = [deal.number for deal in view.deals if deal.breached_by not in (None, view.side)]
    if not rest and len(breached) == 1:
        return Act(a.SnapBack(breached[0]))
    number = whole_number(rest)
    if number is None:
        raise CommandError(wording.t("Name the deal by its number: snap 1"))
    return Act(a.SnapBack(number))


def _settle(rest: str, view: View, wording: Wording) -> Command:
    words = [plain(word) for word in re.split(r"[\s,]+", rest) if word]
    if not words:
        raise CommandError(wording.t("Name the packages you would accept, or none: settle 1 2, settle none"))
    if words[0] in _NONE:
        return Act(a.PostSettle(()))
    most = max(1, len(view.post_settlement))
    return Act(a.PostSettle(tuple(dict.fromkeys(number_of(word, most, wording) for word in words))))


def _save(rest: str, view: View, wording: Wording) -> Command:
    return Save(rest)


def _action(action: a.Action) -> Callable[[str, View, Wording], Command]:
    def parsed(rest: str, view: View, wording: Wording) -> Command:
        return Act(action)

    return parsed


def _show(topic: str) -> Callable[[str, View, Wording], Command]:
    def parsed(rest: str, view: View, wording: Wording) -> Command:
        return Show(topic, rest)

    return parsed


def _plain_command(command: Command) -> Callable[[str, View, Wording], Command]:
    def parsed(rest: str, view: View, wording: Wording) -> Command:
        return command

    return parsed


_PARSERS: Mapping[str, Callable[[str, View, Wording], Command]] = MappingProxyType(
    {
        "offer": _offer,
        "sign": _sign,
        "decline": _decline,
        "withdraw": _action(a.Withdraw()),
        "say": _say,
        "pledge": _pledge,
        "use": _use,
        "consult": _consult,
        "answer": _answer,
        "reply": _reply,
        "guess": _guess,
        "hold": _action(a.Hold()),
        "walk": _action(a.WalkAway()),
        "end": _action(a.EndTurn()),
        "undo": _plain_command(UndoLast()),
        "snap": _snap,
        "settle": _settle,
        "save": _save,
        "quit": _plain_command(Leave()),
        "brief": _show("brief"),
        "sheet": _show("sheet"),
        "news": _show("news"),
        "status": _show("status"),
        "what": _what,
        "measures": _show("measures"),
        "coach": _show("coach"),
        "codex": _show("codex"),
        "help": _show("help"),
    }
)
