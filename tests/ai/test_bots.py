"""Every bot that exists, held to the contract."""

from __future__ import annotations

from game.ai import BOTS, make_bot, names_for
from game.ai.scripted import SCRIPTED
from tests.ai.contract import TINY, BotContract, scenario_at


class TestHardliner(BotContract):
    name = "hardliner"


class TestConceder(BotContract):
    name = "conceder"


class TestBoulware(BotContract):
    name = "boulware"


class TestTitForTat(BotContract):
    name = "tit_for_tat"


class TestRandom(BotContract):
    name = "random"


class TestFair(BotContract):
    name = "fair"
    keeps_red_lines = True


class TestEasy(BotContract):
    name = "easy"
    keeps_red_lines = True


class TestHard(BotContract):
    name = "hard"
    keeps_red_lines = True


class TestExpert(BotContract):
    name = "expert"
    keeps_red_lines = True


class TestPersona(BotContract):
    name = "us-plain"
    keeps_red_lines = True
    scenarios = (TINY,)
    opponents = ("conceder", "random", "boulware", "fair")
    sides = (1,)

    def test_answers_news_with_a_reply(self) -> None:
        """The tiny scenario asks only the Canadian side."""
        assert not any(moment.shown.asks for moment in self.own_moments())


class TestEasyPersona(TestPersona):
    name = "easy:us-plain"


class TestHardPersona(TestPersona):
    name = "hard:us-plain"


class TestScriptedSector(BotContract):
    name = "script:sector"


class TestScriptedDeadline(BotContract):
    name = "script:deadline"


class TestScriptedRepeat(BotContract):
    name = "script:repeat"


class TestScriptedSplit(BotContract):
    name = "script:split"


class TestScriptedCherryPick(BotContract):
    name = "script:cherry_pick"


class TestScriptedThreaten(BotContract):
    name = "script:threaten"


def test_every_general_bot_has_a_contract() -> None:
    held = {kind.name for kind in _all_contracts()}
    assert set(BOTS) <= held


def _all_contracts() -> list[type[BotContract]]:
    kinds = list(BotContract.__subclasses__())
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    return kinds


def test_personas_are_listed_for_their_side_only() -> None:
    scenario = scenario_at(TINY)
    assert "us-plain" in names_for(scenario, "us-lead")
    assert "us-plain" not in names_for(scenario, "ca-lead")


def test_scripted_strategies_exist_but_are_not_offered_to_players() -> None:
    scenario = scenario_at(TINY)
    for name in SCRIPTED:
        assert make_bot(name, scenario, "ca-lead", 1).name == name
        assert name not in names_for(scenario, "ca-lead")
