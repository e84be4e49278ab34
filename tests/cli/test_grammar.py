"""What a line means: names in every form, both languages, and what is said to a line that means nothing."""

from __future__ import annotations

import pytest

from game.cli.text.commands import Act, Leave, Save, Show, UndoLast, What
from game.cli.text.grammar import parse
from game.cli.text.words import COMMANDS, CommandError
from game.lang import Wording
from game.rules import actions as a
from game.rules.view import View
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from game.table.local import LocalTable

STEEL, DAIRY, CEREMONY = 0, 1, 2
OPEN = a.OPEN


@pytest.fixture(scope="module")
def table(tiny: Scenario, quiet: int) -> LocalTable:
    return LocalTable.opened(tiny, quiet, {})


@pytest.fixture(scope="module")
def view(table: LocalTable) -> View:
    return table.view("ca-lead")


@pytest.fixture(scope="module")
def wording(tiny: Scenario) -> Wording:
    return Wording.of(tiny, "en")


def _offer(*alternatives: a.Alternative) -> Act:
    return Act(a.Propose(alternatives))


@pytest.mark.parametrize(
    "line",
    [
        "offer steel=1 ceremony=2 whole",
        "OFFER Steel=1 CEREMONY=2",
        "offer steel=half ceremony=joint",
        "offer steel=25 ceremony=2",
        "offer steel=25% ceremony=2",
        "offer steel = 25 ceremony = joint",
        "offer 1=1 3=2",
        "offer ste=ha cer=joi",
        "offre acier=25 annonce=2 entier",
        "proposer Acier=1 Annonce=joint",
        "  offer   steel=1,  ceremony=2 ",
    ],
)
def test_one_package_in_every_form(line: str, view: View, wording: Wording) -> None:
    assert parse(line, view, wording) == _offer(a.Alternative((1, OPEN, 2)))


def test_lots_and_alternatives(view: View, wording: Wording) -> None:
    lots = a.Alternative((1, 1, 2), (a.Lot("1", (STEEL, CEREMONY)), a.Lot("2", (DAIRY,))))
    assert parse("offer steel=1 ceremony=2 / dairy=1", view, wording) == _offer(lots)
    assert parse("offer steel=1 ceremony=2/dairy=1", view, wording) == _offer(lots)
    whole = a.Alternative((1, 1, 2))
    assert parse("offer steel=1 ceremony=2 / dairy=1 whole", view, wording) == _offer(whole)
    one, other = a.Alternative((1, OPEN, OPEN)), a.Alternative((OPEN, 2, OPEN))
    assert parse("offer steel=1 or dairy=2", view, wording) == _offer(one, other)
    assert parse("offre acier=1 ou dairy=2", view, wording) == _offer(one, other)
    assert parse("what offer steel=1 or dairy=2", view, wording) == What((one, other))
    assert parse("what steel=1", view, wording) == What((one,))


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("hold", Act(a.Hold())),
        ("Walk", Act(a.WalkAway())),
        ("end", Act(a.EndTurn())),
        ("fin", Act(a.EndTurn())),
        ("withdraw", Act(a.Withdraw())),
        ("undo", UndoLast()),
        ("quit", Leave()),
        ("save my game", Save("my game")),
        ("say firm", Act(a.Statement(Tone.FIRM))),
        ("say THREAT", Act(a.Statement(Tone.THREATENING))),
        ("dire menaçante", Act(a.Statement(Tone.THREATENING))),
        ("say con", Act(a.Statement(Tone.CONCILIATORY))),
        ("pledge steel 25", Act(a.Pledge(STEEL, 1))),
        ("pledge steel=25", Act(a.Pledge(STEEL, 1))),
        ("pledge dairy a larger share", Act(a.Pledge(DAIRY, 1))),
        ("use retaliate", Act(a.UseMeasure("retaliate"), "ca-trade")),
        ("use brief", Act(a.UseMeasure("ask-premiers"), "ca-lead")),
        ("use", Show("measures")),
        ("consult steel", Act(a.Consult(STEEL))),
        ("consult steel dairy", Act(a.Consult(STEEL, DAIRY))),
        ("guess dairy, steel, ceremony", Act(a.Guess((DAIRY, STEEL, CEREMONY)))),
        ("answer refuse", Act(a.AnswerConsult(a.Candour.REFUSE))),
        ("réponse échange", Act(a.AnswerConsult(a.Candour.EXCHANGE))),
        ("answer We like milk", Act(a.AnswerConsult(a.Candour.WORDS, "We like milk"))),
        ("sign", Act(a.Respond(True))),
        ("sign 1", Act(a.Respond(True))),
        ("decline", Act(a.Respond(False))),
        ("decline steel", Act(a.Respond(False, reasons=(a.Reason(STEEL, a.Direction.TOWARD_US),)))),
        ("snap 2", Act(a.SnapBack(2))),
        ("settle none", Act(a.PostSettle(()))),
        ("?", Show("help")),
        ("sheet steel", Show("sheet", "steel")),
        ("état", Show("status")),
    ],
)
def test_commands(line: str, command: object, view: View, wording: Wording) -> None:
    assert parse(line, view, wording) == command


def test_signing_lots_of_the_standing_offer(tiny: Scenario, quiet: int, wording: Wording) -> None:
    table = LocalTable.opened(tiny, quiet, {})
    lots = a.Alternative((1, 1, OPEN), (a.Lot("1", (STEEL,)), a.Lot("2", (DAIRY,))))
    lead = next(seat for seat in table.seats_to_move() if seat == "ca-lead")
    assert not hasattr(table.submit(lead, a.Propose((lots,))), "code")
    view = table.view("us-lead")
    assert parse("sign 1 lot 2", view, wording) == Act(a.Respond(True, 0, (1,)))
    assert parse("sign 1 lots 1 and 2", view, wording) == Act(a.Respond(True, 0, (0, 1)))
    assert parse("signer lots 1, 2", view, wording) == Act(a.Respond(True, 0, (0, 1)))
    with pytest.raises(CommandError, match="1 to 2"):
        parse("sign 1 lot 3", view, wording)
    with pytest.raises(CommandError, match="1 to 1"):
        parse("sign 2", view, wording)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ofer steel=1", "Did you mean offer"),
        ("offer stel=1", "Did you mean steel"),
        ("offer lumber=1", "Issues: steel, dairy, ceremony"),
        ("offer steel=haf", "Did you mean half"),
        ("offer steel=7", "0 50% stays; 1 25%; 2 No duty"),
        ("offer steel=1 steel=2", "named twice"),
        ("offer", "offer steel=1"),
        ("offer steel", "issue=option"),
        ("offer =2", "issue=option"),
        ("offer steel=", "issue=option"),
        ("offer 9=1", "1 to 3"),
        ("offer /", "offer steel=1"),
        ("steel=1 dairy=2", "offer steel=1 dairy=2"),
        ("say loudly", "conciliatory, neutral, firm, threatening"),
        ("say", "conciliatory"),
        ("pledge steel", "pledge steel 1"),
        ("use widen", "Measures: retaliate, ask-premiers"),
        ("consult", "one issue"),
        ("consult steel steel", "named twice"),
        ("reply 1", "Nothing waits"),
        ("guess steel", "three"),
        ("snap x", "snap 1"),
        ("sign x", "not a number"),
        ("sign 1 2", "sign 1 lot 2"),
        ("sign 1 lot", "Which lot"),
        ("settle", "settle 1 2"),
        ("answer", "answer exchange"),
        ("what", "what offer"),
        ("xyzzy", "Type help"),
    ],
)
def test_what_is_not_understood_is_answered(line: str, said: str, view: View, wording: Wording) -> None:
    with pytest.raises(CommandError) as refused:
        parse(line, view, wording)
    assert said in str(refused.value)


def test_no_line_breaks_the_parser(view: View, wording: Wording) -> None:
    """Every command with every kind of rest either means something or is answered."""
    rests = ("", "1", "0", "-1", "99999999999", "=", "a=b=c", "/", "or", "é\u0000\u200f", "%", "steel", "²", "١")
    for word in COMMANDS:
        for rest in rests:
            try:
                parse(f"{word} {rest}", view, wording)
            except CommandError as refused:
                assert str(refused)


def test_a_number_that_is_no_index_is_a_rate(view: View, wording: Wording) -> None:
    assert parse("offer steel=50", view, wording) == _offer(a.Alternative((0, OPEN, OPEN)))
    assert parse("offer steel=0%", view, wording) == _offer(a.Alternative((2, OPEN, OPEN)))
    assert parse("offer steel=0", view, wording) == _offer(a.Alternative((0, OPEN, OPEN)))
