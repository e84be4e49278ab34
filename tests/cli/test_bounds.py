"""Every option that takes a number refuses another by place, value and what was expected, in both languages."""

from __future__ import annotations

import inspect
import typing
from dataclasses import dataclass

import pytest

from game.cli import bounds
from game.cli.app import app
from game.cli.bounds import NotInBoundsError

from .conftest import TINY, Command

NEEDED = {
    "scenario": TINY,
    "scene": "menu",
    "out": "never-written",
    "file": TINY,
    "bots": "fair,hard",
    "scenarios": TINY,
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """An option that takes a number, with the words that its command cannot do without."""

    command: str
    option: str
    parser: typing.Any
    kind: type

    @property
    def bounds(self) -> tuple[float, float]:
        with pytest.raises(NotInBoundsError) as refusal:
            self.parser("?")
        return refusal.value.least, refusal.value.most


def _numbered() -> list[Numbered]:
    found = []
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        hints = typing.get_type_hints(command.callback, include_extras=True)
        for parameter in inspect.signature(command.callback).parameters:
            base, *extras = typing.get_args(hints[parameter]) if hasattr(hints[parameter], "__metadata__") else (None,)
            kinds = {base, *typing.get_args(base)} & {int, float}
            if kinds:
                (info,) = extras
                option = info.param_decls[0] if info.param_decls else info.default
                shown = option if isinstance(option, str) else f"--{parameter.replace('_', '-')}"
                found.append(Numbered(name, shown, info.parser, kinds.pop()))
    return found


NUMBERED = _numbered()


def test_all_the_commands_that_take_numbers_are_found() -> None:
    assert {one.command for one in NUMBERED} == {
        "play", "shot", "analyse", "host", "author", "handouts", "simulate", "tournament",
    }  # fmt: skip
    assert {"--seed", "--games", "--jobs", "--tables", "--port", "--minutes", "--round", "--tries", "--scale"} == {
        one.option for one in NUMBERED
    }


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: f"{one.command}{one.option}")
def test_what_is_no_such_number_is_named_with_its_option_and_the_bounds(run: Command, one: Numbered) -> None:
    assert one.parser is not None and one.parser.__module__ == bounds.__name__, "made by whole() or real()"
    least, most = one.bounds
    lowest, highest = (str(least), str(most)) if one.kind is int else (f"{least:g}", f"{most:g}")
    kind, nombre = ("whole number", "nombre entier") if one.kind is int else ("number", "nombre")
    ran = run(one.command, one.option, "many", "--lang", "en")
    assert ran.status == 2 and not ran.out
    assert f"Invalid value for {one.option}: “many” is not a {kind} from {lowest} to {highest}" in ran.err
    ran = run("--lang", "fr", one.command, one.option, "1,5")
    assert ran.status == 2 and not ran.out
    place = f"Valeur non valide pour {one.option}\u00a0:"
    assert f"{place} «\u00a01,5\u00a0» n’est pas un {nombre} de {lowest} à {highest}" in ran.err


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: f"{one.command}{one.option}")
def test_other_ways_of_being_no_such_number(one: Numbered) -> None:
    least, most = one.bounds
    wrong = ["", " ", "--jobs", "nan", "inf", "1e1", "0x1", "1_0", "\u0663", "9" * 5000, str(least - 1), str(most + 1)]
    for given in [*wrong, "1.5"] if one.kind is int else wrong:
        with pytest.raises(NotInBoundsError) as refusal:
            one.parser(given)
        assert refusal.value.given == given and len(refusal.value.format_message()) < 200


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: f"{one.command}{one.option}")
def test_the_bounds_themselves_are_numbers(one: Numbered) -> None:
    for bound in one.bounds:
        read = one.parser(str(bound))
        assert read == bound and type(read) is one.kind
