"""What effects move, in words."""

from game.core.messages import Translator
from game.scenario import load
from game.scenario.vocabulary import (
    CapitalEffect,
    FlagEffect,
    ObjectiveEffect,
    OptionIs,
    SupportEffect,
    SuspendEffect,
    TemperatureEffect,
)
from game.table.local import LocalTable
from game.ui.scenes.effects import effects_text
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY


def test_effects_in_words() -> None:
    session = Session(LocalTable.opened(load(TINY), 4, {"canada": "human", "us": "fair"}), Translator("en"))
    when = (OptionIs("steel", ("status_quo",)),)
    said = effects_text(
        (
            TemperatureEffect(6.0), SupportEffect("self", 3.0), SupportEffect("other", -1.0),
            SupportEffect("canada", -2.0, "unions"), CapitalEffect("us", -1.0), FlagEffect("calm"),
            ObjectiveEffect("canada", "ca_income", 1.0, when), ObjectiveEffect("canada", "ca_income", 0.5, when),
            ObjectiveEffect("us", "us_income", -2.0), SuspendEffect(2),
        ),
        session,
    )  # fmt: skip
    assert said.split(" · ") == [
        "Income +US$1.5 bn a year at most", "United States: Income −US$2.0 bn a year", "Temperature +6.0",
        "Home support +3.0", "Their support −1.0", "Unions −2.0", "Their capital −1.0", "Talks suspended for 2 rounds",
    ]  # fmt: skip
    assert effects_text((), session) == ""
