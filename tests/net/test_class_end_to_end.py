"""A whole class in real browsers: a teacher, four students at one table and machines at another, to the last slide.

One student reloads in mid-turn, one loses the network and the page, one comes late into a seat that the machine plays.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from playwright.sync_api import Browser, Page

from tests.net.class_pages import Eye, Teacher
from tests.net.seat_browser import (
    LAPTOP,
    PATIENCE,
    PHONE,
    TABLET,
    Host,
    Student,
    chromium,
    hosted,
    news_answered,
    student,
    turn_ended,
)

pytestmark = pytest.mark.waits
NOT_OURS = ("ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED")
"""What a browser says when a test takes its network away."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@dataclass
class Class:
    """Everybody in the room. ``late`` comes when the game is on."""

    teacher: Teacher
    head: Student
    minister: Student
    other: Student
    late: Student | None = None

    @property
    def students(self) -> tuple[Student, ...]:
        return tuple(one for one in (self.head, self.minister, self.other, self.late) if one is not None)

    @property
    def leader(self) -> Student:
        """Who leads the other side once the late student is there."""
        assert self.late is not None
        return self.late


def test_a_class_from_the_door_to_the_last_slide(browser: Browser, tmp_path: Path) -> None:
    eye = Eye()
    with hosted(tmp_path / "class.db", "--no-clock", "--tables", "2") as host:
        room = gathered(browser, host, eye, bot="random")
        briefed_and_begun(room, eye)
        came_late(browser, host, room)
        offered_and_signed(host, room, eye)
        table_of_machines_ends(host)
        room.teacher.end()
        debriefed(host, room, eye)
        theatre(room.teacher, eye)
        taken_away(room.teacher, eye, tmp_path)
        assert eye.faults == []
        nobody_saw_an_error(room)


def gathered(browser: Browser, host: Host, eye: Eye, bot: str) -> Class:
    """Three students join; one answers the questionnaire; each gets a seat, and machines get the others."""
    teacher = Teacher.enter(browser, host)
    teacher.tab("class")
    teacher.page.get_by_role("checkbox", name="Questionnaire, before").check()
    head = student(browser, host, "Ana", "en", LAPTOP)
    minister = student(browser, host, "Benoît", "fr", PHONE)
    other = student(browser, host, "Cléo", "fr", TABLET)
    head.sees("Your teacher will let you in.")
    assert not head.page.get_by_role("link", name="A few questions").count()
    teacher.tab("people")
    teacher.page.get_by_text("At the door: 3").wait_for()
    eye.see(teacher.page, "control people en")
    teacher.let_in(3)
    asked_before(head, eye)
    for one, seat in ((head, "prime-minister"), (minister, "industry"), (other, "commerce")):
        teacher.place(one.name, seat)
    teacher.machine(1, "president", bot)
    teacher.machine(2, "prime-minister", bot)
    teacher.machine(2, "president", bot)
    return Class(teacher, head, minister, other)


def asked_before(one: Student, eye: Eye) -> None:
    """The questionnaire that the teacher turned on is answered from the waiting page."""
    one.page.get_by_role("link", name="A few questions").wait_for()
    eye.see(one.page, "waiting en", axe=False)
    one.page.get_by_role("link", name="A few questions").click()
    one.page.wait_for_url("**/before")
    eye.see(one.page, "questionnaire en")
    one.page.locator("fieldset").first.locator("input").nth(2).check()
    one.page.locator("button[type=submit]").click()
    one.page.get_by_role("link", name="Back to my seat").click()
    one.page.wait_for_url("**/seat")


def briefed_and_begun(room: Class, eye: Eye) -> None:
    teacher = room.teacher
    teacher.press("Hand out the briefs")
    for one in room.students:
        one.page.locator("#tab-brief[aria-selected=true]").wait_for()
    eye.see(room.minister.page, "seat brief-stage fr")
    teacher.press("Start the game")
    teacher.page.get_by_role("button", name="Pause all").wait_for()
    for one in room.students:
        one.page.locator("#tab-moves").wait_for()


def came_late(browser: Browser, host: Host, room: Class) -> None:
    """A fourth student comes in when the game is on, and is handed the seat that the machine plays."""
    late = student(browser, host, "Dev", "en", LAPTOP)
    late.sees("Your teacher will let you in.")
    room.teacher.let_in(1)
    late.sees("You are in.")
    assert set(host.overview()["tables"][0]["bots"]) == {"us"}
    room.teacher.hand_over(1, "president", "Dev")
    late.page.locator("#tab-moves").wait_for()
    table = host.overview()["tables"][0]
    assert table["bots"] == {} and table["seats"]["president"] == [host.person("Dev")]
    room.late = late


def offered_and_signed(host: Host, room: Class, eye: Eye) -> None:
    """A minister initials a row and shares a draft; the head puts it on the table; the late student signs it."""
    news_answered(host, *room.students)
    head, minister, late = room.head, room.minister, room.leader
    drafted_through_a_reload(minister)
    dropped_and_back(host, room.teacher, room.other)
    head.tab("table")
    late.tab("table")
    head.press("Take the delegation's draft")
    head.choose(3, 2)
    head.choose(1, 1)
    head.page.locator(".foot .figures .num").wait_for()
    head.press("Propose…")
    head.page.locator("dialog .num").first.wait_for()
    eye.see(head.page, "seat propose en")
    head.confirm()
    head.sees("Our offer, round 1")
    late.sees("Canada offers, round 1")
    room.other.sees("Canada offre, ronde 1")
    head.press("End turn")
    head.confirm()
    late.press("Sign…")
    late.page.locator("dialog .num").first.wait_for()
    eye.see(late.page, "seat sign en", axe=False)
    late.confirm()
    for one, text in ((head, "Deal 1"), (minister, "Entente 1"), (room.other, "Entente 1"), (late, "Deal 1")):
        one.tab("table")
        one.sees(text)
    eye.see(minister.page, "seat table fr")


def drafted_through_a_reload(minister: Student) -> None:
    minister.tab("table")
    minister.choose(0, 2)
    details = minister.page.locator(".issue").first.locator("details.more")
    details.locator("summary").click()
    details.get_by_role("button", name="Parapher").click()
    minister.page.locator(".issue").first.get_by_text("paraphé").first.wait_for()
    minister.page.reload()
    minister.page.locator(".pick > select").first.wait_for()
    assert minister.page.locator(".pick > select").first.input_value() == "2"
    minister.page.locator(".issue").first.get_by_text("paraphé").first.wait_for()
    minister.press("Partager le projet")
    minister.page.locator("#tab-team").click()
    minister.page.locator("#panel").get_by_text("Si le temps manque").first.wait_for()


def dropped_and_back(host: Host, teacher: Teacher, one: Student) -> None:
    """The network goes, then the page; the same browser finds the same seat again."""
    who = one.page.locator(".who").inner_text()
    one.context.set_offline(True)
    one.page.get_by_role("alert").first.wait_for()
    one.page.close()
    teacher.tab("people")
    row = teacher.page.locator("li").filter(has_text=one.name)
    row.get_by_text("away").wait_for(timeout=2 * PATIENCE)
    one.context.set_offline(False)
    one.page = one.context.new_page()
    one.page.goto(host.address)
    one.page.wait_for_url("**/seat")
    one.page.locator(".who").wait_for()
    assert one.page.locator(".who").inner_text() == who
    row.get_by_text("here").wait_for()
    one.tab("table")


def table_of_machines_ends(host: Host) -> None:
    """The table of machines comes to its end, with nobody's help."""
    for _ in range(int(4 * PATIENCE / 200)):
        if host.overview()["tables"][1]["over"]:
            return
        time.sleep(0.2)
    raise AssertionError("the machines do not come to an end")


def debriefed(host: Host, room: Class, eye: Eye) -> None:
    """Everybody reads what the game was worth; one hands in an exit ticket."""
    for one in room.students:
        one.page.locator("#tab-debrief").click()
        one.page.locator("#score-title").wait_for()
        assert one.page.locator("#plane-title").inner_text()
    eye.see(room.minister.page, "seat debrief fr")
    eye.see(room.head.page, "seat debrief en", axe=False)
    report = room.head.context.new_page()
    answer = report.goto(f"{host.address}/seat/report")
    assert answer is not None and answer.status == 200 and report.locator("h1").inner_text()
    eye.see(report, "seat report en", axe=False)
    report.close()
    one = room.minister
    one.page.get_by_role("link", name="Billet de sortie", exact=True).click()
    one.page.wait_for_url("**/ticket")
    eye.see(one.page, "ticket fr", axe=False)
    one.page.locator("textarea").first.fill("Le bois d’œuvre.")
    one.page.locator("button[type=submit]").click()
    one.page.locator(".notice.ok").wait_for()


def theatre(teacher: Teacher, eye: Eye, lang: str = "en") -> None:
    """Every slide of the debrief, one at a time."""
    page = teacher.page
    if lang == "en":
        teacher.press("Debrief theatre")
        page.wait_for_url("**/control/theatre*")
    else:
        page.goto(f"{teacher.host.address}/control/theatre?lang={lang}")
    shown = page.locator(".slide:not([hidden])")
    shown.first.wait_for()
    seen: list[str] = []
    many = page.locator(".slide").count()
    for place in range(many):
        assert shown.count() == 1
        key = shown.get_attribute("data-key") or ""
        assert key not in seen and shown.locator("h2").inner_text()
        seen.append(key)
        if eye.folder or place == 1:
            eye.see(page, f"theatre {place:02} {key} {lang}", axe=place in (1, 4))
        page.keyboard.press("ArrowRight")
    core = page.locator(".slide.core").count()
    assert core >= 6 and many > core, seen
    page.goto(f"{teacher.host.address}/control")
    page.locator(".desk-head").wait_for()


def taken_away(teacher: Teacher, eye: Eye, folder: Path) -> None:
    """The data as a file, with what this class did in it; the report of the class; what was answered without names."""
    page = teacher.page
    page.goto(f"{teacher.host.address}/control/files")
    eye.see(page, "files en")
    everything = _download(page, "Everything (ZIP)", folder)
    with zipfile.ZipFile(everything) as packed:
        names = packed.namelist()
        signed = next(packed.read(name).decode("utf-8-sig") for name in names if "signatures" in name)
        seats = next(packed.read(name).decode("utf-8-sig") for name in names if "seats" in name)
    assert len(signed.splitlines()) > 1, names
    assert "Dev" in seats and "Benoît" in seats
    report = _download(page, "The class, as a file", folder).read_text(encoding="utf-8")
    assert "<svg" in report and "Ana" not in report and "http://" not in report.replace("http://www.w3.org/", "")
    answered = _download(page, "Exit tickets (1)", folder).read_text(encoding="utf-8-sig")
    assert "Le bois d’œuvre." in answered and "Benoît" not in answered
    assert page.get_by_role("link", name="Questionnaire, before (1)").count() == 1


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download(timeout=3 * PATIENCE) as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def nobody_saw_an_error(room: Class) -> None:
    for name, faults in (("teacher", room.teacher.faults), *((one.name, one.faults) for one in room.students)):
        assert not [fault for fault in faults if not any(known in fault for known in NOT_OURS)], (name, faults)


# -- the whole preset, and a picture of every page --------------------------------------------------------------------


@pytest.mark.long
def test_a_whole_class_with_a_look_at_every_page(
    browser: Browser, tmp_path: Path, evidence: Callable[[str, Mapping[str, object]], None]
) -> None:
    folder = Path(os.environ.get("CLASS_PICTURES", "") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    eye = Eye(folder)
    began = time.monotonic()
    with hosted(tmp_path / "class.db", "--no-clock", "--tables", "2") as host:
        door(browser, host, eye)
        room = gathered(browser, host, eye, bot="fair")
        briefed_and_begun(room, eye)
        came_late(browser, host, room)
        offered_and_signed(host, room, eye)
        seat_tabs(room, eye)
        control_room(room.teacher, eye)
        rounds = played_out(host, room)
        table_of_machines_ends(host)
        room.teacher.end()
        debriefed(host, room, eye)
        for one, lang in ((room.head, "en"), (room.minister, "fr")):
            one.page.goto(f"{host.address}/seat")
            for tab in ("debrief", "table", "home", "news"):
                one.tab(tab)
                eye.see(one.page, f"seat over {tab} {lang}", axe=tab != "debrief")
        theatre(room.teacher, eye)
        theatre(room.teacher, eye, "fr")
        taken_away(room.teacher, eye, tmp_path)
        teachers_pages(room.teacher, eye)
        overview = host.overview()
        evidence(
            "class_end_to_end",
            {
                "scenario": "washington-2025-class",
                "rounds": rounds,
                "endings": [row["ending"] for row in overview["tables"]],
                "deals": [row["deals"] for row in overview["tables"]],
                "pages": eye.pages,
                "pictures": eye.pictures,
                "sizes": ["360x740", "768x1024", "1280x800"],
                "seconds": round(time.monotonic() - began),
                "faults": eye.faults,
            },
        )
        assert eye.faults == []
        nobody_saw_an_error(room)


def door(browser: Browser, host: Host, eye: Eye) -> None:
    """What is there before anybody has a seat."""
    for lang in ("en", "fr"):
        context = browser.new_context(locale=f"{lang}-CA", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        for name, place in (("join", f"/?lang={lang}"), ("check-phone", "/check?phone=1"), ("refused", "/again/none")):
            page.goto(host.address + place)
            if name == "check-phone":
                page.locator("#live.ok").wait_for()
            eye.see(page, f"{name} {lang}")
        context.close()


def seat_tabs(room: Class, eye: Eye) -> None:
    for one, lang in ((room.head, "en"), (room.minister, "fr"), (room.leader, "en-us")):
        for tab in ("table", "moves", "brief", "home", "news", "team", "codex"):
            one.tab(tab)
            eye.see(one.page, f"seat {tab} {lang}")
        one.tab("table")
    room.other.page.locator("button.settings").click()
    room.other.page.locator("dialog[open]").wait_for()
    eye.see(room.other.page, "seat settings fr")
    room.other.page.keyboard.press("Escape")


def control_room(teacher: Teacher, eye: Eye) -> None:
    """Every tab and the larger dialogues while the game is on."""
    page = teacher.page
    for lang in ("fr", "en"):
        page.goto(f"{teacher.host.address}/control?lang={lang}")
        page.locator(".desk-head").wait_for()
        for tab in ("tables", "people", "class"):
            teacher.tab(tab)
            eye.see(page, f"control {tab} {lang}")
        teacher.tab("tables")
        for place, name, sign in ((0, "watch", ".log li"), (-1, "more", "#factor")):
            page.locator(".desk-card").first.locator(".card-acts button").nth(place).click()
            teacher.dialog.locator(sign).first.wait_for()
            eye.see(page, f"control {name} {lang}")
            teacher.close()


def teachers_pages(teacher: Teacher, eye: Eye) -> None:
    """Sheets, projector, paper and data."""
    page = teacher.page
    places = ("door", "door?form=after", "handouts", "paper", "files", "report/1.html", "report/class.html")
    for lang in ("fr", "en"):
        page.goto(f"{teacher.host.address}/control?lang={lang}")  # the other pages follow
        for place in places:
            page.goto(f"{teacher.host.address}/control/{place}")
            eye.see(page, f"{place.replace('/', '-').replace('?', ' ')} {lang}")
        page.goto(f"{teacher.host.address}/check")
        eye.see(page, f"check {lang}")


def played_out(host: Host, room: Class) -> int:
    """Both sides play on until the rules end the game; the number of rounds that were played."""
    until = time.monotonic() + 15 * PATIENCE / 1000
    while time.monotonic() < until:
        news_answered(host, *room.students)
        row = host.overview()["tables"][0]
        if row["over"]:
            return int(row["round"])
        for one in (room.head, room.leader):
            if row["engine_phase"] == "post_settlement":
                one.tab("moves")
                answer = one.page.get_by_role("button", name="We would accept none")
                if answer.count():
                    answer.click()
                    answer.wait_for(state="detached")
                continue
            one.tab("table")
            if one.page.get_by_role("button", name="End turn").count():
                turn_ended(host, one)
        time.sleep(0.1)
    raise AssertionError("the game does not come to an end")
