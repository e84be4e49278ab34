"""What every bot keeps to. A bot's test inherits ``BotContract`` and names the bot; nothing else need be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from game.ai import Bot, NothingToDecideError, TraceRule, UnknownBot, make_bot
from game.rules.actions import OPEN, Action, EndTurn, Hold, Package, Propose, Reply, Respond
from game.rules.apply import apply, start
from game.rules.check import check
from game.rules.game import Game, game_for
from game.rules.legal import legal
from game.rules.offers import lot_package
from game.rules.phases import waiting_for
from game.rules.records import CHANCE, EVERYONE, Record
from game.rules.state import Phase, State
from game.rules.view import View, Viewer, ViewerKind
from game.rules.views import view
from game.scenario import load
from game.scenario.model import Scenario
from game.table.chance import draw_outcome
from game.table.match import bot_seed, game_seed, play_match, seat_bots

ROOT = Path(__file__).resolve().parents[2]
TINY = str(ROOT / "tests" / "data" / "scenarios" / "tiny.yaml")
PURE = str(Path(__file__).with_name("pure.yaml"))
TUTORIAL = "tutorial"
FLAGSHIP = "washington-2025"


@cache
def scenario_at(name: str) -> Scenario:
    return load(name)


@dataclass(frozen=True)
class Moment:
    """One decision: the whole state, which only the test sees, and what the bot got and gave."""

    game: Game
    state: State
    seat: str
    shown: View
    choices: tuple[Action, ...]
    action: Action
    bot: Bot


def visible(records: list[Record], side: str, seat: str) -> tuple[Record, ...]:
    return tuple(r for r in records if r.visible_to in (EVERYONE, side, f"seat:{seat}"))


def moments(scenario: Scenario, names: dict[str, str], seed: int) -> Iterator[Moment]:
    """Every decision of a game, one by one, straight on the rules."""
    game = game_for(scenario)
    bots = seat_bots(scenario, names, seed)
    state = start(game, bots=tuple((bot.seat, bot.name) for bot in bots.values()))
    log: list[Record] = []
    for _ in range(2_000):
        if state.phase is Phase.ENDED:
            return
        if state.queue:
            state, records = apply(game, state, CHANCE, draw_outcome(seed, state.round, state.queue[0]))
        else:
            side = scenario.seats_by_id[waiting_for(game, state)[0]].side
            bot = bots[side]
            shown = view_of(game, state, bot.seat, log)
            choices = legal(game, state, bot.seat)
            action = bot.decide(shown, choices)
            yield Moment(game, state, bot.seat, shown, choices, action, bot)
            state, records = apply(game, state, bot.seat, action)
        log.extend(records)
    raise AssertionError("the game does not end")


def view_of(game: Game, state: State, seat: str, log: list[Record]) -> View:
    side = game.scenario.seats_by_id[seat].side
    bare = view(game, state, Viewer(ViewerKind.SEAT, seat))
    return replace(bare, history=visible(log, side, seat))


def packages_named(moment: Moment) -> list[Package]:
    """Packages the bot offers or signs at this moment."""
    match moment.action:
        case Propose(alternatives):
            return [alternative.package for alternative in alternatives]
        case Respond(sign=True, alternative=place, lots=lots):
            other = 1 - moment.game.index(moment.shown.side)
            offer = moment.state.offers[other]
            assert offer is not None
            return [lot_package(offer.alternatives[place], lots)]
        case _:
            return []


class BotContract:
    """Subclass it, set ``name``, and set ``keeps_red_lines`` for bots that promise to."""

    name: str
    keeps_red_lines = False
    scenarios: tuple[str, ...] = (TINY, PURE, TUTORIAL)
    opponents: tuple[str, ...] = ("conceder", "random")
    sides: tuple[int, ...] = (0, 1)

    def games(self) -> Iterator[tuple[Scenario, str, Iterator[Moment]]]:
        """Whole games from every side the bot plays: (scenario, the bot's side, decisions)."""
        for where in self.scenarios:
            scenario = scenario_at(where)
            for side in self.sides:
                mine, theirs = scenario.side_ids[side], scenario.side_ids[1 - side]
                for number, opponent in enumerate(self.opponents):
                    names = {mine: self.name, theirs: opponent}
                    yield scenario, mine, moments(scenario, names, game_seed(11, number))

    def own_moments(self) -> Iterator[Moment]:
        for _, side, played in self.games():
            yield from (moment for moment in played if moment.shown.side == side)

    def test_plays_legal_games_to_the_end_from_its_sides(self) -> None:
        finished = 0
        for _, side, played in self.games():
            own = 0
            for moment in played:
                assert check(moment.game, moment.state, moment.seat, moment.action) is None, moment.action
                own += moment.shown.side == side
            assert own > 0
            finished += 1
        assert finished == len(self.scenarios) * len(self.sides) * len(self.opponents)

    def test_answers_news_with_a_reply(self) -> None:
        asked = [m for m in self.own_moments() if m.shown.asks and m.shown.phase is Phase.NEWS]
        assert asked
        for moment in asked:
            assert isinstance(moment.action, Reply)

    def test_a_bot_seated_now_decides_as_the_one_seated_from_the_start(self) -> None:
        """Purity: nothing but view, legal and seed matters, so a resume in the middle changes nothing."""
        seen = 0
        for moment in self.own_moments():
            seed = moment.bot._seed if hasattr(moment.bot, "_seed") else 0
            fresh = make_bot(self.name, moment.game.scenario, moment.seat, seed)
            assert fresh.decide(moment.shown, moment.choices) == moment.action
            assert moment.bot.decide(moment.shown, moment.choices) == moment.action
            seen += 1
        assert seen > 20

    def test_hidden_information_never_matters(self) -> None:
        """States that differ only in what is hidden give the same decision."""
        changed = 0
        for moment in self.own_moments():
            game, state = moment.game, moment.state
            if moment.shown.other_mandate is not None or moment.shown.other_priorities is not None:
                continue
            other = 1 - game.index(moment.shown.side)
            for twin in _twins(game, state, other):
                shown = view(game, twin, Viewer(ViewerKind.SEAT, moment.seat))
                action = moment.bot.decide(replace(shown, history=moment.shown.history), legal(game, twin, moment.seat))
                assert action == moment.action
                changed += 1
        assert changed > 20

    def test_ends_its_turn_after_its_table_move_if_it_says_so(self) -> None:
        for _, side, played in self.games():
            before: Moment | None = None
            for moment in played:
                if before is not None and before.shown.side == side and before.bot.ends_after_table:
                    same_turn = moment.shown.side == side and moment.shown.phase is Phase.TURNS
                    same_turn &= moment.state.step == before.state.step and moment.state.round == before.state.round
                    if same_turn and isinstance(before.action, (Propose, Hold)):
                        assert isinstance(moment.action, EndTurn)
                before = moment

    def test_keeps_a_trace_of_every_decision(self) -> None:
        for moment in self.own_moments():
            fresh = make_bot(self.name, moment.game.scenario, moment.seat, 5)
            action = fresh.decide(moment.shown, moment.choices)
            assert fresh.trace
            assert fresh.trace[-1].round == moment.shown.round
            assert fresh.trace[-1].action == action
            assert isinstance(fresh.trace[-1].rule, TraceRule)

    def test_never_crosses_its_red_lines(self) -> None:
        if not self.keeps_red_lines:
            pytest.skip("this bot does not promise to")
        named = 0
        for moment in self.own_moments():
            scenario = moment.game.scenario
            red = {
                (scenario.issue_index[line.issue], scenario.issues[scenario.issue_index[line.issue]].option_index(o))
                for line in scenario.side(moment.shown.side).red_lines
                for o in line.options
            }
            for package in packages_named(moment):
                assert not red & {(i, o) for i, o in enumerate(package) if o != OPEN}
                named += 1
        assert named > 5

    def test_says_that_there_is_nothing_to_decide(self) -> None:
        moment = next(m for m in self.own_moments() if m.shown.phase is Phase.TURNS)
        idle = replace(moment.shown, acting_side="", to_move=())
        with pytest.raises(NothingToDecideError, match=moment.seat):
            make_bot(self.name, moment.game.scenario, moment.seat, 1).decide(idle, ())

    def test_the_seed_is_all_its_randomness(self) -> None:
        scenario = scenario_at(self.scenarios[0])
        game = game_for(scenario)
        mine, theirs = scenario.side_ids[self.sides[0]], scenario.side_ids[1 - self.sides[0]]
        names = {mine: self.name, theirs: "conceder"}
        first, second = (play_match(game, seat_bots(scenario, names, 3), 3, keep_records=True) for _ in range(2))
        assert first == second

    def test_unknown_names_are_refused_with_those_that_exist(self) -> None:
        scenario = scenario_at(self.scenarios[0])
        seat = scenario.leads[scenario.side_ids[self.sides[0]]]
        for name in ("harder", "nobody", "", f"{self.name}-plus", f"harder:{self.name}", "hard:nobody"):
            with pytest.raises(UnknownBot) as refusal:
                make_bot(name, scenario, seat, bot_seed(1, seat))
            assert "fair" in str(refusal.value)
            assert repr(name) in str(refusal.value)


def _twins(game: Game, state: State, other: int) -> Iterator[State]:
    """States that differ from ``state`` in the other side's mandate, capital, guesses or drafts only."""
    theirs = state.sides[other]
    mandates = [m.id for m in game.scenario.mandates_by_side[theirs.id] if m.id != theirs.mandate]
    changes: list[dict[str, object]] = [{"capital": theirs.capital + 1.5, "guesses": ((1, (0,)),)}]
    changes.extend({"mandate": mandate} for mandate in mandates[:1])
    for change in changes:
        sides = list(state.sides)
        sides[other] = replace(theirs, **change)  # type: ignore[arg-type]
        yield replace(state, sides=(sides[0], sides[1]))
