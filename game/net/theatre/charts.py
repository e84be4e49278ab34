"""Pictures of a class beside its plane: gains over no deal, guesses, who split, first offers, concessions."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.net.theatre.data import ClassFigures, TableFigures
from game.net.theatre.svg import WIDTH, grid, key, spread, stage, wide_frame, words
from game.report.chart_words import best_offers
from game.report.page_html import Child, Markup, el
from game.report.page_svg import Frame, line, side_class
from game.report.page_svg import mark as sign

__all__ = ["curves_chart", "gains_chart", "guesses_chart", "openings_chart"]

_SHAPES = ("disc", "square")
_TOP = 3


def _styles(figures: ClassFigures) -> tuple[str, str]:
    first, second = (side_class(side.colour) for side in figures.scenario.sides)
    return first, second


def _sides_key(figures: ClassFigures, wording: Wording) -> Markup:
    styles = _styles(figures)
    return key(
        [
            (sign(_SHAPES[place], (14.0, 12.0), 17.0, styles[place]), wording.side(side))
            for place, side in enumerate(figures.scenario.side_ids)
        ]
    )


def gains_chart(figures: ClassFigures, chosen: Sequence[TableFigures], wording: Wording, name: str) -> Markup:
    """Per table a bar for each side: gain over no deal, in points. A bar to the left is a loss."""
    t, points = wording.t, wording.formats.points
    row = 66.0
    values = [value for one in chosen for value in one.gains] + [0.0]
    low, high = min(values), max(values)
    room = max(8.0, (high - low) * 0.12)
    frame = Frame((low, 0.0), (high + room, 1.0), 210.0, 0.0, WIDTH - 40.0, row)
    zero = frame.x(0.0)
    parts: list[Child] = [el("line", x1=zero, x2=zero, y1=0.0, y2=row * len(chosen), class_="zero")]
    said = []
    for number, one in enumerate(chosen):
        top = number * row
        parts.append(words(one.name, 0.0, top + row / 2 - 4, "name"))
        if not one.agreed:
            parts.append(words(t("nothing agreed"), zero + 12, top + row / 2 - 4, "label"))
            continue
        for place, (gain, style) in enumerate(zip(one.gains, _styles(figures), strict=True)):
            y = top + 4 + place * 28
            x, end = min(zero, frame.x(gain)), max(zero, frame.x(gain))
            parts.append(el("rect", x=x, y=y, width=max(2.0, end - x), height=24.0, class_=f"bar {style}"))
            text = points(gain, signed=True) + (f" ▼ {t('worse than no deal')}" if place in one.worse else "")
            parts.append(words(text, end + 8, y + 12, f"figure {style}"))
            said.append(f"{one.name}, {wording.side(figures.scenario.side_ids[place])}: {points(gain, signed=True)}.")
    title = t("Gain over no deal, in points")
    drawn = stage(name, title, " ".join(said) or title, parts, max(row, row * len(chosen)))
    return el("div", drawn, _sides_key(figures, wording), class_="picture")


def guesses_chart(figures: ClassFigures, place: int, wording: Wording, name: str, most: int = 8) -> Markup:
    """What the side at ``place`` was thought to want: its true order, and how many tables named each issue."""
    t = wording.t
    side = figures.scenario.side_ids[place]
    order = figures.priorities[place]
    top = min(_TOP, len(order))
    made = [guess for one in figures.tables for guess in one.guesses if guess.side == figures.scenario.other(side)]
    named = {issue: sum(issue in guess.ranking[:top] for guess in made) for issue in order}
    shown = [issue for rank, issue in enumerate(order) if rank < top or named[issue]][:most]
    row, wide = 74.0, 760.0
    style = _styles(figures)[place]
    parts: list[Child] = []
    said = []
    for number, issue in enumerate(shown):
        y = number * row + 6
        rank = order.index(issue) + 1
        count = named[issue]
        true = rank <= top
        parts.append(el("circle", cx=26.0, cy=y + 28, r=24.0, class_=f"mark {style if true else 'none'}"))
        parts.append(words(str(rank), 26.0, y + 28, f"number {'on' if true else 'none'}", "middle"))
        parts.append(words(wording.issue(issue), 66.0, y + 12, "name"))
        said.append(f"{rank}. {wording.issue(issue)}: {count}.")
        if not made:
            continue
        long = (wide - 190.0) * count / len(made)
        parts.append(el("rect", x=66.0, y=y + 30, width=max(2.0, long), height=22.0, class_="bar grey"))
        parts.append(words(t("{count} of {all}", count=count, all=len(made)), 76.0 + long, y + 41, "figure"))
    title = t("{side}: what mattered, in its true order, and who guessed it", side=wording.side(side))
    drawn = el(
        "svg", el("title", title, id=f"{name}-title"), el("desc", " ".join(said), id=f"{name}-desc"), *parts,
        viewBox=f"0 0 {wide:g} {row * max(1, len(shown)):g}", role="img", aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip
    return el("div", el("h3", title, class_=style), drawn, class_="half")


def openings_chart(figures: ClassFigures, place: int, wording: Wording, name: str) -> Markup | None:
    """First offer against settlement, each in own points, a dot a table; None where nobody opened and settled."""
    t = wording.t
    side = figures.scenario.side_ids[place]
    pairs = []
    for number, one in enumerate(figures.tables, start=1):
        offers = best_offers(one.found, side)
        if offers:
            pairs.append((number, offers[0].points[place], one.found.plane.final[place], one))
    if not pairs:
        return None
    frame = wide_frame([(first, final) for _, first, final, _ in pairs], 100.0, 750.0, 600.0, 0.14)
    style = _styles(figures)[place]
    parts = grid(frame, wording.formats.plain, 5)
    said = []
    true = [frame.at((first, final)) for _, first, final, _ in pairs]
    low, high = (frame.left + 17, frame.top + 17), (frame.right - 17, frame.bottom - 17)
    for (number, first, final, one), at in zip(pairs, spread(true, 37.0, low, high), strict=True):
        shape, kind = (_SHAPES[place], style) if one.agreed else ("ring", "none")
        said.append(f"{one.name}: {wording.formats.points(first)} → {wording.formats.points(final)}.")
        parts.append(sign(shape, at, 34.0, kind))
        parts.append(words(str(number), *at, f"small number {'on' if one.agreed else 'none'}", "middle"))
    parts.append(words(t("First offer, own points →"), 425.0, 578.0, "label", "middle"))
    title = t("{side}: first offer and where it ended", side=wording.side(side))
    parts.append(
        el("text", t("Where it ended →"), transform="translate(22 260) rotate(-90)", text_anchor="middle",
           class_="label")
    )  # fmt: skip
    drawn = el(
        "svg", el("title", title, id=f"{name}-title"), el("desc", " ".join(said), id=f"{name}-desc"), *parts,
        viewBox="0 0 770 600", role="img", aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip
    return el("div", el("h3", title, class_=style), drawn, class_="half")


def curves_chart(figures: ClassFigures, chosen: Sequence[TableFigures], wording: Wording, name: str) -> Markup:
    """Small multiples: what each side's offers were worth to itself, round by round."""
    t = wording.t
    values = [
        step.points[place]
        for one in chosen
        for place, side in enumerate(figures.scenario.side_ids)
        for step in best_offers(one.found, side)
    ] or [0.0]
    rounds = len(figures.scenario.calendar.rounds)
    columns = 4
    wide, tall = WIDTH / columns, 300.0
    parts: list[Child] = []
    said = []
    for number, one in enumerate(chosen):
        left, top = (number % columns) * wide, (number // columns) * tall
        frame = Frame((1.0, min(values) - 4), (float(max(2, rounds)), max(values) + 4), left + 70, top + 50,
                      left + wide - 24, top + tall - 46)  # fmt: skip
        parts.append(words(one.name, frame.left, top + 22, "name"))
        parts += grid(frame, wording.formats.plain, min(5, rounds))
        for place, (side, style) in enumerate(zip(figures.scenario.side_ids, _styles(figures), strict=True)):
            offers = best_offers(one.found, side)
            path = [frame.at((float(step.round), step.points[place])) for step in offers]
            if path:
                parts.append(line(path, style))
                parts += [sign(_SHAPES[place], at, 17.0, style) for at in path]
                worth = ", ".join(wording.formats.points(step.points[place]) for step in offers)
                said.append(f"{one.name}, {wording.side(side)}: {worth}.")
        if not one.found.offers:
            parts.append(words(t("no offers"), (frame.left + frame.right) / 2, top + tall / 2, "label", "middle"))
    title = t("What each side's offers were worth to itself, in points, by round")
    drawn = stage(name, title, " ".join(said) or title, parts, tall * max(1, -(-len(chosen) // columns)))
    return el("div", drawn, _sides_key(figures, wording), class_="picture")
