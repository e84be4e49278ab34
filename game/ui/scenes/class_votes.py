"""The vote at home, as whoever counts it this round sees it: the margin, and what the draft does to each audience."""

from __future__ import annotations

from game.rules.view import Preview
from game.ui.joined import JoinedSession
from game.ui.kit import Button, Column, Grid, Label, Paragraph, Ui, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.parts import chance_text, over
from game.ui.scenes.table_sides import threshold

__all__ = ["open_votes"]

SHIFT = 0.05


def open_votes(ui: Ui, session: JoinedSession, preview: Preview) -> Ask:
    """Show the count for a draft; those who do not count this round see support as it is, and whom to ask."""
    t, wording, view = session.t, session.wording, session.view
    formats, public = wording.formats, view.sides[session.index]
    counts = "count" in session.room.may
    floor = threshold(session.scenario, session.side)
    parts: list[Widget] = [
        Paragraph(
            t(
                "A deal passes if the weighted support of those who deliver it reaches {needs} and no one is under a "
                "floor. The chance is what you sign for.",
                needs=formats.number(floor or 0.0),
            ),
            "body", "ink2", width=480,
        )
    ]  # fmt: skip
    gauge = preview.own_gauge
    if not counts:
        keeper = session.room.holder("whip")
        who = wording.seat(keeper) if keeper else session.wording.side(session.side)
        parts.append(Paragraph(t("{seat} counts the votes this round and sees every shift. Ask.", seat=who), "strong"))
    if gauge is None:
        parts.append(Paragraph(t("Write or take over a draft to see what it does."), "body"))
    else:
        line = t("Chance to pass at home: {band}", band=chance_text(gauge, formats))
        parts.append(Paragraph(line, "strong"))
        if counts:
            weakest = wording.audience(gauge.weakest) if gauge.weakest else t("home support as a whole")
            margin = formats.points(gauge.margin, signed=True)
            words = t("Margin {margin} points; what decides it: {weakest}.", margin=margin, weakest=weakest)
            parts.append(Paragraph(words, "strong"))
    shifts = dict(preview.audiences) if counts else {}
    rows: list[list[Widget | None]] = []
    for name, value in public.audiences:
        shift = shifts.get(name, 0.0)
        tone = "ok" if shift >= SHIFT else "warn" if shift <= -SHIFT else "ink3"
        moved = Label(formats.points(shift, signed=True), "number", tone, align="right") if shifts else None
        value_label = Label(formats.number(value), "number", align="right")
        rows.append([Paragraph(wording.audience(name), "body", width=300), value_label, moved])
    parts += [over(t("At home")), Grid(rows, columns=(1, 0, 0), gap=18, row_gap=5)]
    ask = Ask(ui)
    close = Button(t("Close"), ask.close, kind="primary")
    ask.show(t("The vote at home"), Column(parts, gap=10), [close], width=560)
    return ask
