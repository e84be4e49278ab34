"""Why a bot moved as it did: its traces, found again by deciding every move of the finished game anew."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai import Trace, make_bot
from game.report.debrief import NotOverError
from game.rules.actions import Action
from game.rules.records import Fact
from game.rules.view import Viewer, ViewerKind
from game.table.local import HUMAN, LocalTable

__all__ = ["Thought", "last_belief", "thoughts"]


@dataclass(frozen=True, slots=True)
class Thought:
    """One move of a bot and the trace behind it. Values of the trace are points for its side against no deal."""

    seq: int
    round: int
    side: str
    action: Action
    trace: Trace


def thoughts(table: LocalTable) -> tuple[Thought, ...]:
    """The traces of every move a bot made at a finished table, in order.

    Bots are pure functions of what they may see and their seed, so the log is enough to find them. A move that the
    bot would not make again (an old save under a newer engine) is left out rather than explained wrongly.

    Raises:
        NotOverError: the game is not over; a running game's reasons are secret.
    """
    if not table.over:
        raise NotOverError("the reasons of a bot are told after the game")
    scenario, header = table.scenario, table.journal.header
    bots = {
        scenario.leads[side]: make_bot(name, scenario, scenario.leads[side], table.seed)
        for side, name in table.players.items()
        if name != HUMAN
    }
    again = LocalTable(scenario, table.seed, table.players, excluded=frozenset(header.excluded))
    found: list[Thought] = []
    for record in table.view_as(Viewer(ViewerKind.DEBRIEF)).history:
        if isinstance(record.body, Fact):
            continue
        bot = bots.get(record.actor)
        if bot is not None:
            decided = bot.decide(again.view(record.actor), again.legal(record.actor))
            if decided == record.body and bot.trace:
                side = scenario.seats_by_id[record.actor].side
                found.append(Thought(record.seq, record.round, side, decided, bot.trace[-1]))
        if not again.feed(record.actor, record.body):
            break
    return tuple(found)


def last_belief(found: tuple[Thought, ...], side: str) -> tuple[tuple[str, float], ...]:
    """The odds that the bot of ``side`` gave the other side's mandates at the end, the likeliest first."""
    for thought in reversed(found):
        if thought.side == side and thought.trace.believed:
            return tuple(sorted(thought.trace.believed, key=lambda pair: -pair[1]))
    return ()
