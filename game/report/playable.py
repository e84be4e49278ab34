"""Checks that need the payoff engine: options nobody would choose, issues that move nobody, tables without a zone.

They run on scenarios without errors only, and all their findings are warnings: such a scenario can be played.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.payoff import PayoffModel, compiler_for
from game.payoff.blocks import BLOCK_LIMIT, components
from game.payoff.errors import PayoffError
from game.scenario.loading import examine
from game.scenario.model import Scenario
from game.scenario.nodes import Loc, Node, locate
from game.scenario.problems import Problem, ordered, problem
from game.scenario.schema.shape import dotted
from game.scenario.table import Mandate
from game.scenario.vocabulary import CapitalEffect

__all__ = ["check", "playable"]

Table = NDArray[np.int64]
_PAIRS = 64  # pairs of mandates whose frontiers are looked at; far more than a scenario has
_TRIED = 200  # packages of a frontier that are tried on other pairs


def check(where: str | Path) -> tuple[Problem, ...]:
    """Every error and warning of a scenario, those of play included; never raises for what the file holds."""
    examined = examine(where, canonical=False)
    if examined.scenario is None or examined.root is None:
        return examined.problems
    return ordered((*examined.problems, *playable(examined.scenario, examined.root)))


def playable(scenario: Scenario, root: Node) -> tuple[Problem, ...]:
    """What is odd about playing the scenario. ``root`` tells where its parts stand."""
    finder = _Finder(scenario, root)
    try:
        return tuple(finder.all())
    except PayoffError as error:
        return (finder.at("not-compiled", ("issues",), reason=str(error)),)


@dataclass(frozen=True)
class _Finder:
    scenario: Scenario
    root: Node

    def at(self, code: str, loc: Loc, **arguments: object) -> Problem:
        mark, _ = locate(self.root, loc, key=True)
        return problem(code, mark, path=dotted(loc), arguments=arguments)

    def all(self) -> Iterator[Problem]:
        models = self._models()
        tables = self._tables(models)
        for number in range(len(self.scenario.issues)):
            yield from self._issue(number, tables[number])
        yield from self._zone(models)
        yield from self._measures()

    def _model(self, first: str, second: str) -> PayoffModel:
        compiler = compiler_for(self.scenario)
        pair = (compiler.weights(first), compiler.weights(second))
        return compiler.model(compiler.opening_path(), pair, None)

    def _sides(self) -> list[tuple[Mandate, ...]]:
        return [self.scenario.mandates_by_side[side] for side in self.scenario.side_ids]

    def _models(self) -> list[PayoffModel]:
        """As few models as hold every mandate: the sides' first, their second and so on, the last one kept on."""
        sides = self._sides()
        rows = range(max(len(mandates) for mandates in sides))
        return [self._model(*(mandates[min(row, len(mandates) - 1)].id for mandates in sides)) for row in rows]

    def _tables(self, models: list[PayoffModel]) -> list[tuple[list[Table], list[Table]]]:
        """Per issue and side, for every mandate the units (options, contexts) of the issue's block."""
        sides = self._sides()
        found: list[tuple[list[Table], list[Table]]] = [([], []) for _ in self.scenario.issues]
        for row, model in enumerate(models):
            for block in model.blocks:
                for side in (0, 1):
                    if row >= len(sides[side]):
                        continue
                    cells = block.rows[side].reshape(block.shape)
                    for axis, issue in enumerate(block.issues):
                        found[issue][side].append(np.moveaxis(cells, axis, 0).reshape(block.shape[axis], -1))
        return found

    def _issue(self, number: int, tables: tuple[list[Table], list[Table]]) -> Iterator[Problem]:
        issue = self.scenario.issues[number]
        both = [table for side in tables for table in side]
        if not any((table != table[:1]).any() for table in both) and not any(option.shifts for option in issue.options):
            yield self.at("idle-issue", ("issues", issue.id), got=issue.id)
            return
        for place, option in enumerate(issue.options):
            if option.anchor or place == issue.status_quo:
                continue  # an opening demand, and what happens without a deal, stay however bad they are
            for other, better in enumerate(issue.options):
                if other != place and all((table[place] < table[other]).all() for table in both):
                    loc: Loc = ("issues", issue.id, "options", option.id)
                    yield self.at("dominated-option", loc, got=option.id, other=better.id)
                    break

    def _zone(self, models: list[PayoffModel]) -> Iterator[Problem]:
        first, second = self._sides()
        pairs = [
            (row, column)
            for row, one in enumerate(first)
            for column, other in enumerate(second)
            if one.probability and other.probability
        ]
        # A side's points do not depend on the other's mandate. So a few good packages of the models at hand are
        # tried on every pair, and only a pair that none of them suits is folded for itself.
        tried = np.concatenate([model.frontier(_TRIED).packages for model in models])
        gains = [model.score_units(tried) - model.no_deal for model in models]
        shared = self._compile_together(models)
        for row, column in pairs[:_PAIRS]:
            if shared and _suits(gains[row][:, 0], gains[column][:, 1]):
                continue
            one, other = first[row], second[column]
            model = self._model(one.id, other.id)
            best = model.frontier().units - model.no_deal
            if not _suits(best[:, 0], best[:, 1]):
                yield self.at("empty-zone", ("mandates", one.id), first=one.id, second=other.id)

    def _compile_together(self, models: list[PayoffModel]) -> bool:
        """Whether no pair of mandates can link issues into too large a table, as all of them linked at once do not."""
        dims = self.scenario.dims
        groups = components(range(len(dims)), (block.issues for model in models for block in model.blocks))
        return all(prod(dims[issue] for issue in group) <= BLOCK_LIMIT for group in groups)

    def _measures(self) -> Iterator[Problem]:
        capital = self.scenario.dynamics.capital
        most = min(capital.cap, capital.start + capital.per_round * len(self.scenario.calendar.rounds))
        if _raises_capital(self.scenario):
            return
        for measure in self.scenario.measures:
            if most < measure.cost <= capital.cap:
                loc: Loc = ("measures", measure.id, "cost")
                yield self.at("measure-out-of-reach", loc, cost=f"{measure.cost:g}", most=f"{most:g}")


def _suits(first: Table, second: Table) -> bool:
    """Whether some package, given by its gains (packages,) to both sides, harms neither and is good for one."""
    return bool(((first >= 0) & (second >= 0) & ((first > 0) | (second > 0))).any())


def _raises_capital(scenario: Scenario) -> bool:
    """Whether news or replies may add capital, so that what a side can pay in the end is not known."""
    lists = [event.effects for event in scenario.events]
    lists += [reply.effects for event in scenario.events for ask in event.asks for reply in ask.replies]
    lists += [effects for measure in scenario.measures for effects in measure.levels]
    lists += [statement.effects for statement in scenario.dynamics.statements]
    if scenario.ratification is not None:
        lists += [scenario.ratification.on_pass, scenario.ratification.on_fail]
    return any(isinstance(effect, CapitalEffect) and effect.delta > 0 for effects in lists for effect in effects)
