"""A class that has finished: seven tables of one session, each with a story of its own, played by scripted people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from game.net.theatre.data import ClassTable
from game.rules import actions as a
from game.rules.control import EndNow
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from game.table.local import LocalTable

MARKUP = "<script>alert('1')</script>\"&"
SEED = 1  # draws the mandates "balanced" and "dealmaker", under which the stories' deals pass or fail as they say

# Rows: aluminum, lumber, border, energy, dairy.
_TRADED = (2, 1, 1, 3, 0)
_WASHINGTONS = (1, 1, 1, 3, 1)
_SPLIT = (1, 1, 1, 1, 1)
_GIVEN_AWAY = (0, 0, 0, 2, 0)
_GREEDY = (3, 3, 2, 0, 0)
_TOO_MUCH = (2, 1, 2, 3, 1)


@dataclass(frozen=True, slots=True)
class Story:
    """Who offers what in which round; the other side signs when ``signed`` names the offer's round."""

    offers: tuple[tuple[int, str, tuple[int, ...]], ...] = ()
    signed: int = 0
    walks: int = 0
    stopped: int = 0
    guess: tuple[int, ...] = (0, 1, 2, 3, 4)


STORIES = (
    Story(((1, "canada", _GREEDY), (2, "us", _GIVEN_AWAY), (3, "canada", _TRADED)), signed=3, guess=(3, 2, 4, 0, 1)),
    Story(((1, "us", _WASHINGTONS),), signed=1),
    Story(((1, "canada", _GREEDY), (2, "canada", _TOO_MUCH), (3, "us", _SPLIT)), signed=3, guess=(2, 0, 1, 3, 4)),
    Story(((1, "canada", _GREEDY), (2, "canada", _GREEDY))),
    Story(((2, "us", _GIVEN_AWAY),), signed=2, guess=(4, 3, 0, 1, 2)),
    Story(((1, "us", _GIVEN_AWAY),), walks=3),
    Story(((1, "canada", _TOO_MUCH),), signed=1, stopped=3, guess=(1, 3, 4, 0, 2)),
)
"""A late logroll, a quick deal, a split, nothing signed, a gift, a walk-away, and a deal that fails at home."""


def play(scenario: Scenario, story: Story, seed: int = SEED) -> LocalTable:
    """One table, played to its end by the story; untouched turns are ended."""
    table = LocalTable.opened(scenario, seed, {})
    while not table.over:
        seat = table.seats_to_move()[0]
        side = scenario.seats_by_id[seat].side
        lead = scenario.leads[side]
        view, legal = table.view(lead), table.legal(seat)
        if story.stopped and view.round >= story.stopped:
            table.control(EndNow())
            continue
        replies = [one for one in legal if isinstance(one, a.Reply)]
        if replies:
            table.submit(seat, replies[-1])
            continue
        if view.phase is Phase.POST_SETTLEMENT:
            table.submit(lead, a.PostSettle(()))
            continue
        if story.walks == view.round:
            table.submit(lead, a.WalkAway())
            continue
        if view.round in (1, 4):
            table.submit(lead, a.Guess(story.guess))
            table.submit(lead, a.Statement(Tone.FIRM if side == "us" else Tone.CONCILIATORY))
        for number, proposer, package in story.offers:
            if number != view.round:
                continue
            if proposer == side and view.step < 2 and not any(view.settled):
                table.submit(lead, a.Propose((a.Alternative(package),)))
            elif story.signed == number and proposer != side:
                answer = table.submit(lead, a.Respond(sign=True))
                assert not isinstance(answer, Refusal) or view.step < 2, answer
        table.submit(lead, a.EndTurn())
    return table


@cache
def finished_class(count: int = 7) -> tuple[Scenario, tuple[ClassTable, ...]]:
    """``count`` finished tables of the class preset, with students whose names are markup at one of them."""
    scenario = load("washington-2025-class")
    tables = []
    for number in range(count):
        table = play(scenario, STORIES[number % len(STORIES)])
        view = table.view_as(Viewer(ViewerKind.DEBRIEF, scenario.leads["canada"]))
        people = (("prime-minister", "Ada" if number else MARKUP), ("president", "Grace"))
        tables.append(ClassTable(f"Table {number + 1}", view, people, ("commerce",)))
    return scenario, tuple(tables)
