"""Whole games through standard input."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from game.cli.text.session import TextGame
from game.core.messages import Translator
from game.scenario import load
from game.table.local import LocalTable

from .conftest import TINY, Command, Ran

_SCRIPT = (
    "guess dairy steel ceremony", "say conciliatory", "use 1", "offer steel=half dairy=share ceremony=oval",
    "sign 1", "end", "reply 1", "sign 1", "settle none", "end",
)  # fmt: skip


def _to_the_end(run: Command, *options: object, scenario: object = TINY, rounds: int = 3) -> Ran:
    """A player who says something every turn, takes what is on the table, and answers what is asked."""
    typed = "\n".join(_SCRIPT * (rounds * 3)) + "\n"
    return run("play", scenario, "--text", *options, typed=typed)


@pytest.mark.parametrize("side", ["canada", "us"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_game_reaches_the_debrief(run: Command, side: str, lang: str) -> None:
    ran = _to_the_end(run, "--side", side, "--seed", 7, "--lang", lang)
    assert ran.status == 0, ran.out + ran.err
    wanted = {
        "en": ("Debrief.", "Your score:", "Their mandate:", "What really happened.", "Nash point"),
        "fr": ("Bilan.", "Votre résultat", "Leur mandat", "Ce qui s’est vraiment passé.", "Point de Nash"),
    }
    for text in wanted[lang]:
        assert text in ran.out
    assert "…" not in ran.out


def test_the_same_seed_and_commands_give_the_same_game(run: Command) -> None:
    first, again = (_to_the_end(run, "--seed", 11, "--lang", "en") for _ in range(2))
    assert first.out == again.out
    assert _to_the_end(run, "--seed", 12, "--lang", "en").out != first.out


def test_output_is_plain_lines(run: Command) -> None:
    ran = run(
        "play",
        TINY,
        "--text",
        "--seed",
        7,
        "--lang",
        "en",
        typed="help\nsheet\nsheet dairy\nstatus\nbrief\nnews\nmeasures\ncodex cusma\nwhat offer steel=1\n",
    )
    assert "\x1b" not in ran.out
    assert not set("│┃┌└├─━═║╔") & set(ran.out)


def test_the_end_of_input_saves_and_names_the_save(run: Command, quiet: int, saves: Path) -> None:
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="offer steel=1 dairy=1\n")
    assert ran.status == 1
    (save,) = saves.glob("*.jsonl")
    assert str(save) in ran.out
    again = run("replay", save, "--text", "--lang", "en", typed="status\n")
    assert again.status == 1
    assert "Canada offers: Steel duty: 25%; Dairy access: A larger share (whole)." in again.out


def test_a_game_goes_on_from_its_save_as_if_it_had_not_stopped(run: Command, saves: Path) -> None:
    whole = _to_the_end(run, "--seed", 5, "--lang", "en")
    assert whole.status == 0
    for save in saves.glob("*.jsonl"):
        save.unlink()
    commands = list(_SCRIPT * 9)
    run("play", TINY, "--text", "--seed", 5, "--lang", "en", typed="\n".join(commands[:6]) + "\n")
    (save,) = saves.glob("*.jsonl")
    rest = run("replay", save, "--text", "--lang", "en", typed="\n".join(commands[6:]) + "\n")
    assert rest.status == 0
    assert rest.out[rest.out.index("Debrief.") :] == whole.out[whole.out.index("Debrief.") :]


def test_a_finished_game_is_told_again(run: Command, saves: Path) -> None:
    played = _to_the_end(run, "--seed", 7, "--lang", "en")
    (save,) = saves.glob("*.jsonl")
    told = run("replay", save, "--text", "--lang", "en")
    assert told.status == 0
    assert told.out[told.out.index("Debrief.") :] == played.out[played.out.index("Debrief.") :]


def test_quit_saves_and_is_no_failure(run: Command, quiet: int, saves: Path) -> None:
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="quit\n")
    assert ran.status == 0
    assert str(next(saves.glob("*.jsonl"))) in ran.out


def test_save_by_name_and_what_it_refuses(run: Command, quiet: int, saves: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("not a save", encoding="utf-8")
    here = tmp_path / "here.jsonl"
    lines = ("save first try", "save first try", f"save {precious}", "save", f"save {here}", "save ..")
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="\n".join(lines) + "\n")
    assert (saves / "first try.jsonl").is_file() and here.is_file()
    assert precious.read_text(encoding="utf-8") == "not a save"
    assert "is not a save" in ran.out and "Name the save" in ran.out and "cannot be the name" in ran.out
    assert ran.out.count("Saved: ") == 4  # twice by name, once by path, once at the end of input


def test_undo_takes_back_and_stops_where_something_was_drawn(run: Command, quiet: int) -> None:
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="say firm\nundo\nundo\nsay neutral\n")
    assert ran.out.count("Taken back.") == 1
    assert "Nothing can be taken back" in ran.out
    assert "You have already" not in ran.out


def test_a_refused_action_says_why(run: Command, quiet: int) -> None:
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="hold\nhold\nsign 1\nsnap 1\n")
    assert "You have already made your table move this turn." in ran.out
    assert "There is no standing offer to answer." in ran.out
    assert "There is no breach" in ran.out


def test_the_preview_changes_nothing(run: Command, quiet: int) -> None:
    ran = run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="what offer steel=25\nstatus\n")
    assert "Against no deal: +" in ran.out
    assert "Ratification, Canada:" in ran.out and "Ratification, United States:" in ran.out
    assert "No offer is on the table." in ran.out


def test_coaching_says_a_rule_and_then_what_was_learnt(run: Command) -> None:
    ran = _to_the_end(run, "--seed", 7, "--lang", "en")
    assert ran.out.index("Make an offer.") < ran.out.index("You have learnt: An offer names options.")


def test_a_consultation_by_the_other_side_can_be_answered(run: Command) -> None:
    ran = run("play", TINY, "--text", "--seed", 7, "--lang", "en", typed="answer exchange\n")
    assert "Nothing waits for your answer." in ran.out


@pytest.mark.parametrize("side", ["canada", "us"])
def test_the_flagship_can_be_played_to_its_end(run: Command, side: str) -> None:
    turn = ("reply 1", "say neutral", "what offer steel=1 dairy=1", "offer steel=1 energy=1 / lumber=1 dairy=1", "end")
    typed = "\n".join((*turn, "sign 1", "decline steel", "settle none", "end") * 24) + "\n"
    ran = run("play", "washington-2025", "--text", "--side", side, "--seed", 7, "--difficulty", "easy", "--lang", "en",
              typed=typed)  # fmt: skip
    assert ran.status == 0, ran.out[-2000:] + ran.err
    assert "Debrief." in ran.out and "What really happened." in ran.out
    assert "…" not in ran.out


def test_ctrl_c_while_the_other_side_thinks_says_where_the_game_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Listener:
        def ask(self, prompt: str) -> str | None:
            raise AssertionError("nobody is asked any more")

        def say(self, lines: Iterable[str]) -> None:
            said.extend(lines)

    def stopped(table: LocalTable, *_: object) -> None:
        raise KeyboardInterrupt

    save = tmp_path / "kept.jsonl"
    table = LocalTable.opened(load(str(TINY)), 5, {"canada": "human", "us": "fair"}, save_path=save)
    monkeypatch.setattr(LocalTable, "run_bots", stopped)
    with pytest.raises(KeyboardInterrupt):
        TextGame(table, Listener(), Translator("en"), save).go_on()
    assert said[0] == f"Saved: {save}" and f"replay {save}" in said[1]
