"""Conditions that can never hold, as far as constants tell: windows, meters past their ends, flags nobody sets."""

from __future__ import annotations

from game.scenario.checks import effects as check_effects
from game.scenario.checks.contradictions import contradiction
from game.scenario.checks.findings import Findings
from game.scenario.nodes import Loc
from game.scenario.schema.vocabulary import Comparison, ConditionBlock

Window = tuple[int, int]


def check(found: Findings) -> None:
    """Warn of each condition, or part of one, that cannot come true."""
    setters: dict[tuple[str, bool], set[Loc]] = {}
    for place in check_effects.places(found):
        for effect in place.effects:
            if effect.flag is not None:
                setters.setdefault((effect.flag.name, effect.flag.value), set()).add(place.loc[:2])
    flags = set(setters)
    for condition, loc, _ in check_effects.conditions(found):
        before = len(found.problems)
        _look(found, condition, loc, flags)
        if len(found.problems) == before and (reason := contradiction(found, condition)):
            found.add("never-true", loc, key=True, reason=reason)
    for event_id, event in found.block.events.items():
        if event.when is None or event.triggered_only:
            continue
        for flag in _wanted(event.when):
            # An event whose condition waits for what only the event itself brings about.
            if setters.get((flag, True)) == {("events", event_id)}:
                reason = f"only its own effects set the flag {flag}"
                found.add("event-unreachable", ("events", event_id, "when"), key=True, got=event_id, reason=reason)
        first = event.scheduled or event.first or 1
        last = event.scheduled or event.last or found.rounds
        window = _window(event.when, found.rounds)
        if first <= last and window[0] <= window[1] and (window[0] > last or window[1] < first):
            reason = "its window and its condition name different rounds"
            found.add("event-unreachable", ("events", event_id, "when"), key=True, got=event_id, reason=reason)


def _wanted(condition: ConditionBlock) -> set[str]:
    """Flags without which the condition surely fails."""
    if condition.all is not None:
        return set().union(*(_wanted(part) for part in condition.all))
    return {condition.flag.name} if condition.flag is not None and condition.flag.value else set()


def _look(found: Findings, condition: ConditionBlock, loc: Loc, flags: set[tuple[str, bool]]) -> None:
    for word, parts in (("all", condition.all), ("any", condition.any)):
        for number, part in enumerate(parts or ()):
            _look(found, part, (*loc, word, number), flags)
    capital = found.block.dynamics.capital.cap
    ends = (
        ("support", condition.support, 100.0),
        ("temperature", condition.temperature, 100.0),
        ("talks_end", condition.talks_end, found.block.dynamics.breakdown.most),
        ("capital", condition.capital, capital),
    )
    for word, compared, most in ends:
        if compared is not None and not _within(compared, most):
            found.add("never-true", (*loc, word), key=True, reason=f"the meter runs from 0 to {most:g}")
    if condition.round is not None:
        window = condition.round
        if window.last is not None and window.last < window.first:
            found.add("window-order", (*loc, "round"), key=True, first=window.first, last=window.last)
        elif window.first > found.rounds:
            found.add("never-true", (*loc, "round"), key=True, reason=f"the last round is {found.rounds}")
    if condition.flag is not None and condition.flag.value and (condition.flag.name, True) not in flags:
        found.add("flag-never-set", (*loc, "flag"), key=True, got=condition.flag.name)
    if condition.used is not None:
        measure = found.block.measures.get(condition.used.measure)
        if measure is not None and condition.used.times > len(measure.levels):
            reason = f"the measure has {len(measure.levels)} levels"
            found.add("never-true", (*loc, "used"), key=True, reason=reason)
    if condition.all is not None:
        first, last = _window(condition, found.rounds)
        single = all(_window(part, found.rounds)[0] <= _window(part, found.rounds)[1] for part in condition.all)
        if first > last and single:
            found.add("never-true", (*loc, "all"), key=True, reason="its rounds do not overlap")


def _within(compared: Comparison, most: float) -> bool:
    """Whether some value from 0 to ``most`` satisfies the comparison."""
    if compared.below is not None:
        return compared.below > 0
    if compared.at_most is not None:
        return compared.at_most >= 0
    if compared.above is not None:
        return compared.above < most
    return compared.at_least is None or compared.at_least <= most


def _window(condition: ConditionBlock, rounds: int) -> Window:
    """The rounds outside which a condition surely fails; empty (first after last) where it always does."""
    if condition.round is not None:
        last = condition.round.last
        return max(1, condition.round.first), rounds if last is None else min(last, rounds)
    if condition.all is not None:
        windows = [_window(part, rounds) for part in condition.all]
        return max(first for first, _ in windows), min(last for _, last in windows)
    if condition.any is not None:
        windows = [_window(part, rounds) for part in condition.any]
        return min(first for first, _ in windows), max(last for _, last in windows)
    return 1, rounds
