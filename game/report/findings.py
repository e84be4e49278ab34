"""What a balance analysis finds amiss, as sentences. The bars are those every shipped scenario is held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.lang import Wording
from game.report.balance import Balance, PairFigures

__all__ = ["findings"]

ZONE_LIKELIEST = (0.05, 0.40)
ZONE_WEIGHTED = 0.40
ZONE_EVERY = (0.01, 0.75)
BOTH_HAPPY = 60.0
BEST_WORSE = (30.0, 45.0)
LOGROLL_ANY = 8.0
LOGROLL_NASH = 5.0
SAME_NASH = 0.80
SMALLEST_SWING = 2.0
LARGEST_SHARE = 0.40
_FEW_PAIRS = 4  # with fewer pairs of mandates "the same choice in most of them" says nothing


def findings(balance: Balance, wording: Wording) -> list[str]:
    """One sentence for every bar the scenario misses, in the wording's language; empty when it misses none."""
    return [
        *_zone(balance, wording),
        *_conflict(balance, wording),
        *_variety(balance, wording),
        *_weight(balance, wording),
    ]


def _named(pair: PairFigures, wording: Wording) -> str:
    return wording.t(
        "{first} against {second}", first=wording.mandate(pair.mandates[0]), second=wording.mandate(pair.mandates[1])
    )


def _zone(balance: Balance, wording: Wording) -> Iterator[str]:
    t, percent = wording.t, wording.formats.percent
    share = balance.zone.share
    if not ZONE_LIKELIEST[0] <= share <= ZONE_LIKELIEST[1]:
        yield t(
            "For the likeliest mandates the zone holds {share} of the packages; {low} to {high} is wanted.",
            share=percent(share, 1),
            low=percent(ZONE_LIKELIEST[0]),
            high=percent(ZONE_LIKELIEST[1]),
        )
    weighted = sum(pair.zone * pair.probability for pair in balance.pairs)
    if weighted > ZONE_WEIGHTED:
        yield t(
            "Weighted by mandate odds the zone holds {share} of the packages; at most {high} is wanted.",
            share=percent(weighted, 1),
            high=percent(ZONE_WEIGHTED),
        )
    for pair in balance.pairs:
        if not ZONE_EVERY[0] <= pair.zone <= ZONE_EVERY[1]:
            yield t(
                "For {pair} the zone holds {share} of the packages; {low} to {high} is wanted.",
                pair=_named(pair, wording),
                share=percent(pair.zone, 1),
                low=percent(ZONE_EVERY[0]),
                high=percent(ZONE_EVERY[1]),
            )


def _conflict(balance: Balance, wording: Wording) -> Iterator[str]:
    t, points = wording.t, wording.formats.points
    for pair in balance.pairs:
        if pair.best_worse >= BOTH_HAPPY:
            yield t(
                "For {pair} a package gives both sides {value} points: too little conflict (below {bar} is wanted).",
                pair=_named(pair, wording),
                value=points(pair.best_worse),
                bar=points(BOTH_HAPPY),
            )
        if pair.mandates == balance.mandates and not BEST_WORSE[0] <= pair.best_worse <= BEST_WORSE[1]:
            yield t(
                "The best package for the worse-off side gives it {value} points; {low} to {high} is wanted.",
                value=points(pair.best_worse),
                low=points(BEST_WORSE[0]),
                high=points(BEST_WORSE[1]),
            )
        if pair.over_middle < LOGROLL_ANY:
            yield t(
                "For {pair} no package beats the middle by more than {value} points for both; {bar} is wanted.",
                pair=_named(pair, wording),
                value=points(pair.over_middle),
                bar=points(LOGROLL_ANY),
            )
        likeliest = pair.mandates == balance.mandates
        if likeliest and pair.nash_over_middle is not None and pair.nash_over_middle < LOGROLL_NASH:
            yield t(
                "The Nash package beats the middle of everything by {value} points for both; {bar} is wanted.",
                value=points(pair.nash_over_middle),
                bar=points(LOGROLL_NASH),
            )


def _variety(balance: Balance, wording: Wording) -> Iterator[str]:
    t = wording.t
    for number, issue in enumerate(balance.scenario.issues):
        for index, option in enumerate(issue.options):
            if option.anchor or index == issue.status_quo:
                continue
            if not any(pair.used and index in pair.used[number] for pair in balance.pairs):
                yield t(
                    "{issue}, “{option}”: never on the frontier inside the zone.",
                    issue=wording.issue(number),
                    option=wording.option(number, index),
                )
    packages = [pair.nash for pair in balance.pairs if pair.nash is not None]
    if len(packages) < _FEW_PAIRS:
        return
    for number in range(len(balance.scenario.issues)):
        chosen, count = Counter(package[number] for package in packages).most_common(1)[0]
        if count / len(packages) > SAME_NASH:
            yield t(
                "{issue}, “{option}”: the Nash choice in {share} of the mandate pairs; at most {bar} is wanted.",
                issue=wording.issue(number),
                option=wording.option(number, chosen),
                share=wording.formats.percent(count / len(packages)),
                bar=wording.formats.percent(SAME_NASH),
            )


def _weight(balance: Balance, wording: Wording) -> Iterator[str]:
    t, points = wording.t, wording.formats.points
    for number, swing in enumerate(balance.swings):
        if max(swing) < SMALLEST_SWING:
            yield t(
                "{issue} moves neither side by {bar} points (at most {value}).",
                issue=wording.issue(number),
                bar=points(SMALLEST_SWING),
                value=points(max(swing)),
            )
        for place, side in enumerate(balance.scenario.side_ids):
            share = swing[place] / balance.ranges[place] if balance.ranges[place] > 0 else 0.0
            if share > LARGEST_SHARE:
                yield t(
                    "{issue} carries {share} of the range of {side}; at most {bar} is wanted.",
                    issue=wording.issue(number),
                    share=wording.formats.percent(share),
                    side=wording.side(side),
                    bar=wording.formats.percent(LARGEST_SHARE),
                )
