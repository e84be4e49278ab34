"""Where a consequence comes from: whose doing, in which round, on which issues."""

from __future__ import annotations

from collections import defaultdict

from game.lang import Wording
from game.rules.actions import Pledge, Reply, Statement, UseMeasure
from game.rules.records import Fact, FactCode, Record
from game.rules.view import View

__all__ = ["audience_trace", "cause_text", "traced"]

LEAST = 0.05
SHOWN = 3


def cause_text(cause: str, number: int, view: View, wording: Wording, *, dated: bool = False) -> str:
    """A cause with its doer and, for a deal, its issues; ``number`` is the round it worked in, told when ``dated``."""
    t, kind, name = wording.t, cause.partition(":")[0], cause.partition(":")[2]
    if kind == "deal" and name.isdigit():
        deal = next((one for one in view.deals if one.number == int(name)), None)
        if deal is not None:
            issues = wording.formats.listing([wording.issue(issue) for issue, _ in deal.terms[:SHOWN]])
            return t("deal {number} of round {round}: {issues}", number=deal.number, round=deal.round, issues=issues)
    text = wording.cause(cause)
    if kind == "reply":
        text = t("Reply: {event}", event=text)
    doer = _doer(kind, name, number, view)
    if not doer or not view.side:
        return t("{cause} (round {round})", cause=text, round=number) if dated else text
    if doer == view.side:
        said = t("{cause} (yours, round {round})", cause=text, round=number)
        return said if dated else t("{cause} (yours)", cause=text)
    said = t("{cause} (theirs, round {round})", cause=text, round=number)
    return said if dated else t("{cause} (theirs)", cause=text)


def _doer(kind: str, name: str, number: int, view: View) -> str:
    """The side that did it, "" when nobody or both did."""
    sides = {
        view.known.scenario.seats_by_id[record.actor].side
        for record in view.history
        if record.round == number and record.actor in view.known.scenario.seats_by_id and _is(record, kind, name)
    }
    return next(iter(sides)) if len(sides) == 1 else ""


def _is(record: Record, kind: str, name: str) -> bool:
    match record.body:
        case Statement(tone=tone):
            return kind == "statement" and name in ("", tone.value)
        case UseMeasure(measure=measure):
            return kind == "measure" and name == measure
        case Reply(event=event):
            return kind == "reply" and name.partition(":")[0] in ("", event)
        case Pledge():
            return kind == "pledge"
        case _:
            return False


def audience_trace(view: View, audience: str, upto: int) -> list[tuple[str, int, float]]:
    """(cause, round, change) of an audience's support until a round, the largest losses first."""
    scenario = view.known.scenario
    side = next((side for side, own in scenario.audiences_by_side.items() if any(a.id == audience for a in own)), "")
    found: dict[tuple[str, int], float] = defaultdict(float)
    for record in view.history:
        fact = record.body
        if not isinstance(fact, Fact) or fact.code is not FactCode.SUPPORT_MOVED or record.round > upto:
            continue
        whom = fact.arg("audience")
        if whom == audience or (not whom and fact.arg("side") == side):
            found[str(fact.arg("cause")), record.round] += float(fact.arg("delta"))  # type: ignore[arg-type]
    losses = [(cause, number, delta) for (cause, number), delta in found.items() if delta <= -LEAST]
    return sorted(losses, key=lambda entry: (entry[2], entry[1]))


def traced(view: View, audience: str, upto: int, wording: Wording) -> str:
    """A sentence that says where an audience's anger comes from; "" when nothing is known of it."""
    losses = audience_trace(view, audience, upto)[:SHOWN]
    said = [
        wording.t(
            "{cause}: {delta}", cause=cause_text(cause, number, view, wording, dated=True),
            delta=wording.formats.points(delta, signed=True),
        )
        for cause, number, delta in losses
    ]  # fmt: skip
    return wording.t("It comes from: {causes}.", causes="; ".join(said)) if said else ""
