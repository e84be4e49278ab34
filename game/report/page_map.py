"""The report's map of jobs: provinces and states shaded by the change, losses hatched so that print tells them too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from game.report.economy import JobsChange
from game.report.jobs_words import LEAST, jobs, jobs_by_code, jobs_finding, jobs_labels, jobs_note, jobs_table
from game.report.outlines import FRAME, Outline, outlines, shown_outlines
from game.report.page_charts import figure, key
from game.report.page_html import Child, Markup, el
from game.report.page_svg import apart, picture, word
from game.report.regions import region_name
from game.report.shown import Shown

__all__ = ["jobs_map"]

Place = Callable[[float, float], tuple[float, float]]
"""From map units to the picture's."""
_WIDE = 720.0
_TALL = 600.0
_GROUND, _MORE, _FEWER = (237, 232, 221), (10, 107, 92), (138, 90, 0)
_HATCH = "jobs-hatch"


def jobs_map(shown: Shown) -> Markup | None:
    """The map with its numbers; None where the game has no trade model or the map is not installed."""
    changes: Sequence[JobsChange] = shown.jobs
    if not changes or not outlines():
        return None
    wording, scenario = shown.wording, shown.found.scenario
    ranked = jobs_by_code(changes, scenario)
    known = dict(ranked)
    most = max((abs(value) for value in known.values()), default=0.0)
    left, top, right, bottom = FRAME
    scale = min(_WIDE / (right - left), _TALL / (bottom - top))
    shift = (_WIDE - scale * (right - left)) / 2

    def at(x: float, y: float) -> tuple[float, float]:
        return shift + (x - left) * scale, (y - top) * scale

    parts: list[Child] = [_hatch()]
    for one in shown_outlines():
        value = known.get(one.code, 0.0)
        name = region_name(one.code, wording)
        said = wording.t("{place}: {jobs}", place=name, jobs=jobs(value, wording)) if abs(value) >= LEAST else name
        path = _path(one, at)
        drawn: list[Child] = [el("title", said), el("path", d=path, fill=_shade(value, most), class_="region")]
        if value <= -LEAST:
            drawn.append(el("path", d=path, fill=f"url(#{_HATCH})", class_="region"))
        parts.append(el("g", *drawn))
    parts += _labels(jobs_labels(ranked, wording), at)
    finding, note = jobs_finding(changes, wording), jobs_note(wording)
    square = {"x": 2.0, "y": 1.0, "width": 14.0, "height": 14.0}
    entries = [
        (el("rect", **square, fill=_shade(1.0, 1.0)), wording.t("more jobs")),
        (
            el("g", el("rect", **square, fill=_shade(-1.0, 1.0)), el("rect", **square, fill=f"url(#{_HATCH})")),
            wording.t("fewer jobs"),
        ),
    ]
    size = (_WIDE, (bottom - top) * scale)
    whole = el("div", picture(finding, note, size, parts, "jobs"), key(entries))
    return figure("jobs-figure", finding, note, whole, jobs_table(changes, scenario, wording), shown)


def _hatch() -> Markup:
    line = el("path", d="M0 6L6 0", stroke="#fffdf8", stroke_width=1.2)
    pattern = el("pattern", line, id=_HATCH, width=6.0, height=6.0, patternUnits="userSpaceOnUse")
    return el("defs", pattern)


def _path(one: Outline, at: Place) -> str:
    rings = []
    for ring in one.rings:
        points = [at(x, y) for x, y in ring]
        if len(points) > 2 and max(y for _, y in points) > 0:
            rings.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(rings)


def _shade(value: float, most: float) -> str:
    """The shade of a change; the square root keeps small changes visible."""
    if abs(value) < LEAST or most <= 0:
        return "#{:02x}{:02x}{:02x}".format(*_GROUND)
    share = 0.25 + 0.6 * sqrt(abs(value) / most)
    end = _MORE if value > 0 else _FEWER
    mixed = (round(a + (b - a) * share) for a, b in zip(_GROUND, end, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _labels(labels: Sequence[tuple[str, str]], at: Place) -> list[Child]:
    """The largest changes at their places, moved apart where they would cover one another."""
    known = outlines()
    wanted = [(at(*known[code].label), text) for code, text in labels if code in known]
    heights = apart([y for (_, y), _ in wanted], 10.0, _TALL - 10.0)
    return [word(text, x, y, "name halo", "middle") for ((x, _), text), y in zip(wanted, heights, strict=True)]
