"""Sheets for every student: the rules page, the observer's and mediator's sheets, the offer form, the debrief."""

from __future__ import annotations

from collections.abc import Iterator

from game.lang import Wording
from game.net.handouts.sheet import Handout, HandoutKind, bullets, lines_to_fill
from game.net.prose import prose
from game.net.theatre.closing import exit_questions
from game.report.page_html import Child, Markup, el
from game.scenario.model import Scenario

__all__ = ["class_sheets", "questionnaire_sheet", "rules_sheet"]


def class_sheets(scenario: Scenario, wording: Wording) -> Iterator[Handout]:
    """All of them, in the order in which a lesson needs them."""
    yield rules_sheet(scenario, wording)
    yield _offer_form(scenario, wording)
    yield _observer(wording)
    yield _mediator(wording)
    yield _debrief(scenario, wording)


def _sheet(key: str, title: str, *parts: Child) -> Handout:
    return Handout(key, HandoutKind.CLASS, title, el("div", *parts))


def rules_sheet(scenario: Scenario, wording: Wording) -> Handout:
    """The rules on one page, with the round in which each comes into play."""
    t, said = wording.t, prose("sheets", wording.t.language)
    since = sorted(scenario.rules.since, key=lambda pair: (pair[1], pair[0].value))
    layers = [
        t("from round {round}: {rule}", round=first, rule=said["layers"][rule.value])
        if first > 1
        else t("from the start: {rule}", rule=said["layers"][rule.value])
        for rule, first in since
    ]
    rounds = [
        t("{number}. {label}", number=number, label=wording.text(one.label) or wording.formats.date(one.date))
        for number, one in enumerate(scenario.calendar.rounds, start=1)
    ]
    opener = t("{side} opens round 1; then the opener changes each round.", side=wording.side(scenario.calendar.opener))
    parts: list[Child] = [
        el("p", wording.text(scenario.summary), class_="lead"),
        bullets(said["rules"], t.language),
        el("h2", t("A round")),
        el("dl", *(part for one in said["round"] for part in (el("dt", one["when"]), el("dd", one["what"])))),
        el("p", opener),
        el("h2", t("Rounds")),
        el("p", "  ·  ".join(rounds)),
    ]
    if layers:
        parts += [el("h2", t("Rules that come into play")), bullets(layers, t.language)]
    return _sheet("rules", t("The rules on one page"), *parts)


def _offer_form(scenario: Scenario, wording: Wording) -> Handout:
    """A form to tick: for talks on paper, and to plan on."""
    t = wording.t
    rows = []
    for issue in scenario.issues:
        boxes: list[Child] = []
        for number, option in enumerate(issue.options):
            said = wording.text(option.label)
            note = t(" (no agreement)") if number == issue.status_quo else ""
            boxes.append(el("div", el("span", "", class_="box"), f" {number + 1}. {said}{note}"))
        rows.append(el("tr", el("th", wording.text(issue.title), scope="row"), el("td", *boxes), class_="first"))
    head = el(
        "thead", el("tr", el("th", t("Issue"), scope="col"), el("th", t("One option a row, or none"), scope="col"))
    )
    line = t("Table ______   Round ______   Offer by ____________________   ☐ whole   ☐ in lots (circle them)")
    signed = t("Answer:   ☐ signed   ☐ declined, because of row ______   Signature ____________________")
    return _sheet(
        "offer-form",
        t("Offer form"),
        el("p", line),
        el("p", t("In public:   statement ____________________   measure ____________________")),
        el("table", el("caption", t("Ticked rows are offered together")), head, el("tbody", *rows)),
        el("p", signed),
    )


def _observer(wording: Wording) -> Handout:
    t = wording.t
    parts: list[Child] = [
        el("p", t("You watch one table. You see what is public; you speak only in the debrief."), class_="lead")
    ]
    for text in prose("sheets", t.language)["observer"]:
        parts += [el("h2", text, class_="ask"), lines_to_fill(2)]
    return _sheet("observer", t("Observer sheet"), *parts)


def _mediator(wording: Wording) -> Handout:
    t = wording.t
    body = bullets(prose("sheets", t.language)["mediator"], t.language, ordered=True)
    return _sheet("mediator", t("Mediator sheet"), body, el("h2", t("Notes")), lines_to_fill(8))


def _debrief(scenario: Scenario, wording: Wording) -> Handout:
    t = wording.t
    rows = [
        el("tr", el("th", wording.text(issue.title), scope="row"), el("td", ""), el("td", ""))
        for issue in scenario.issues
    ]
    head = el(
        "thead",
        el("tr", *(el("th", name, scope="col") for name in (t("Issue"), t("What we signed"), t("What we wanted")))),
    )
    parts: list[Child] = [el("table", el("caption", t("Table ______   Side ______________")), head, el("tbody", *rows))]
    for text in prose("sheets", t.language)["debrief"][1:]:
        parts += [el("h2", text, class_="ask"), lines_to_fill(1)]
    parts += [el("h2", t("Exit ticket"))]
    for _name, text in exit_questions(t):
        parts += [el("h2", text, class_="ask"), lines_to_fill(1)]
    return _sheet("debrief", t("Debrief sheet"), *parts)


def questionnaire_sheet(wording: Wording) -> Handout:
    """The anonymous questionnaire on paper: the same sheet before and after."""
    t, said = wording.t, prose("questionnaire", wording.t.language)
    scale = "  ".join(f"{number} = {word}" for number, word in enumerate(said["scale"], start=1))
    statements = [
        el("tr", el("th", one["text"], scope="row"), el("td", "1  2  3  4  5", class_="scale"))
        for one in said["statements"]
    ]
    head = el("thead", el("tr", el("th", t("Statement"), scope="col"), el("th", t("Circle one"), scope="col")))
    parts: list[Child] = [
        el("p", said["intro"]),
        el("p", t("☐ before   ☐ after")),
        el("table", el("caption", scale), head, el("tbody", *statements)),
    ]
    for one in said["questions"]:
        options: list[Markup] = [
            el("div", el("span", "", class_="box"), f" {option['key']}. {option['text']}") for option in one["options"]
        ]
        parts += [el("h2", one["text"], class_="ask"), *options]
    parts += [el("h2", said["open"], class_="ask"), lines_to_fill(2)]
    return Handout("questionnaire", HandoutKind.CLASS, t("Questionnaire, before and after"), el("div", *parts))
