"""Seat pages in a real browser and against a real server: join, act, reload, lose the network, and what axe says."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.net.seat_browser import (
    LAPTOP,
    PHONE,
    TABLET,
    Host,
    Student,
    chromium,
    comes_true,
    hosted,
    news_answered,
    seated,
    student,
    turn_ended,
)

pytestmark = pytest.mark.waits
TABS = ("table", "moves", "brief", "home", "news", "team", "codex")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(Path(tmp_path_factory.mktemp("class")) / "class.db", "--no-clock") as running:
        yield running


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical on the page as it is."""
    found = Axe().run(page)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, int(wide))


def look_at(one: Student, *tabs: str) -> None:
    for tab in tabs:
        one.tab(tab)
        assert not serious(one.page), (one.name, tab)
        assert not sideways(one.page), (one.name, tab)


def test_joining_waiting_and_a_wrong_code(browser: Browser, host: Host) -> None:
    late = student(browser, host, "Zoé <b>&", "fr", PHONE)
    late.sees("Bienvenue, Zoé <b>&.")
    assert not serious(late.page)
    late.page.get_by_role("radio", name="English").check(force=True)
    late.sees("Welcome, Zoé <b>&.")
    page = browser.new_context().new_page()
    page.goto(f"{host.address}/?code=QQQQQQ")
    page.locator("#name").fill("Nobody")
    assert not serious(page)
    page.locator("button[type=submit]").click()
    assert page.get_by_role("alert").inner_text()
    assert page.locator("#name").input_value() == "Nobody"
    page.close()
    host.do("kick", person=host.person("Zoé <b>&"))
    late.page.get_by_role("link", name="Join again").wait_for()
    late.context.close()


def test_a_table_plays_reloads_drops_and_ends_in_a_debrief(browser: Browser, host: Host) -> None:
    head = student(browser, host, "Ana")
    minister = student(browser, host, "Benoît", "fr", PHONE)
    other = student(browser, host, "Chloé", "fr", TABLET, dark=True)
    seated(host, (head, "prime-minister"), (minister, "industry"), (other, "president"))
    host.do("stage", to="play")
    everybody = (head, minister, other)
    for one in everybody:
        one.page.locator("#tab-table").wait_for(timeout=8000)
    _offered_and_signed(host, *everybody)
    _reloaded_and_cut_off(head, minister)
    _by_keyboard(head)
    _talked(host, *everybody)
    look_at(head, "home")
    look_at(minister, "table")
    look_at(other, "moves")
    host.do("end")
    for one, text in ((head, "your side's score"), (minister, "le résultat de votre partie"), (other, "Entente 1")):
        one.page.locator("#tab-debrief").click()
        one.sees(text)
        assert not serious(one.page), one.name
    report = head.context.new_page()
    answer = report.goto(f"{host.address}/seat/report")
    assert answer is not None and answer.status == 200 and report.locator("h1").inner_text()
    for one in everybody:
        assert not [fault for fault in one.faults if "ERR_INTERNET_DISCONNECTED" not in fault], one.faults
        one.context.close()


def _offered_and_signed(host: Host, head: Student, minister: Student, other: Student) -> None:
    news_answered(host, head, minister, other)
    for one in (head, minister, other):
        one.tab("table")
    for issue, option in enumerate((2, 1, 1)):
        head.choose(issue, option)
    head.page.locator(".foot .figures .num").wait_for()
    head.press("Propose…")
    head.page.locator("dialog .num").first.wait_for()
    assert not serious(head.page)
    head.confirm()
    head.sees("Our offer, round 1")
    other.sees("Canada offre, ronde 1")
    minister.sees("Notre offre, ronde 1")
    head.press("End turn")
    head.confirm()
    other.press("Signer…")
    other.page.locator("dialog .num").first.wait_for()
    assert not serious(other.page)
    other.confirm()
    head.sees("Deal 1")
    other.sees("Entente 1")


def _reloaded_and_cut_off(head: Student, minister: Student) -> None:
    """What was typed survives a reload; what was done without a network arrives once, when it is back."""
    minister.choose(1, 2)
    minister.page.reload()
    minister.page.locator(".pick > select").nth(1).wait_for()
    assert minister.page.locator(".pick > select").nth(1).input_value() == "2"
    minister.context.set_offline(True)
    minister.page.get_by_role("alert").wait_for(timeout=8000)
    assert "Hors ligne" in minister.page.get_by_role("alert").first.inner_text()
    row = minister.page.locator(".issue").nth(4).locator("details.more")
    row.locator("summary").click()
    row.get_by_role("button", name="avis favorable").click()
    minister.page.get_by_text("attend ici").first.wait_for()
    assert not head.page.get_by_text("advice: 1 for").count()
    minister.context.set_offline(False)
    minister.page.get_by_text("Hors ligne").first.wait_for(state="detached", timeout=8000)
    head.page.locator(".issue").nth(4).get_by_text("advice: 1 for, 0 against").wait_for()
    assert minister.page.locator(".pick > select").nth(1).input_value() == "2"


def _talked(host: Host, head: Student, minister: Student, other: Student) -> None:
    """What is said in a delegation stays there, and stays text."""
    host.do("settings", chat=True)
    words = "<img src=x onerror=alert(1)> & hé"
    for one in (head, minister, other):
        one.tab("team")
        one.page.locator("#chat-words").wait_for()
    minister.page.locator("#chat-words").fill(words)
    minister.page.locator("#chat-words").press("Enter")
    head.sees(words)
    comes_true(minister.page, "() => document.getElementById('chat-words').value === ''")
    assert not head.page.locator("#app img[src=x]").count()
    assert not other.page.get_by_text("onerror").count()


def _by_keyboard(head: Student) -> None:
    head.tab("table")
    head.page.locator("#tab-table").focus()
    head.page.keyboard.press("ArrowRight")
    comes_true(head.page, "document.activeElement.id === 'tab-moves'")
    head.page.keyboard.press("ArrowLeft")
    comes_true(head.page, "document.activeElement.id === 'tab-table'")
    row = head.page.locator(".pick > select").last
    row.focus()
    head.page.keyboard.press("ArrowDown")
    comes_true(head.page, "document.activeElement.value === '0'")
    # Drawing the page again must not take the focus away.
    assert head.page.evaluate("document.activeElement.tagName") == "SELECT"


@pytest.mark.long
def test_every_page_at_every_size_in_both_languages_and_colours(
    browser: Browser, tmp_path: Path, evidence: Callable[[str, Mapping[str, object]], None]
) -> None:
    looked: dict[str, int] = {}
    faults: list[str] = []
    with hosted(tmp_path / "sizes.db", "--no-clock") as host:
        sizes = {"360x740": PHONE, "768x1024": TABLET, "1280x800": LAPTOP}
        people: list[tuple[str, Student]] = []
        seats = ("prime-minister", "president", "industry", "treasury", "commerce", "foreign-affairs")
        for number, (name, size) in enumerate(sizes.items()):
            for place, lang in enumerate(("en", "fr")):
                made = student(browser, host, f"{lang} {name}", lang, size, dark=(number + place) % 2 == 1)
                people.append((f"{name} {lang}", made))
        seated(host, *((made, seat) for (_, made), seat in zip(people, seats, strict=True)))
        host.do("stage", to="play")
        for over in (False, True):
            if over:
                host.do("end")
            for key, made in people:
                made.page.locator("#tab-debrief" if over else "#tab-moves").wait_for(timeout=8000)
                for tab in ("debrief", "news") if over else TABS:
                    made.tab(tab)
                    faults += [f"{key} {tab}: {fault}" for fault in serious(made.page)]
                    faults += [f"{key} {tab}: {sideways(made.page)} px too wide"] * bool(sideways(made.page))
                    looked[key] = looked.get(key, 0) + 1
        faults += [f"{key}: {fault}" for key, made in people for fault in made.faults]
    evidence("seat_pages", {"pages": looked, "faults": faults})
    assert not faults


@pytest.mark.long
def test_a_page_comes_back_by_itself_after_the_server_was_killed(
    browser: Browser, tmp_path: Path, evidence: Callable[[str, Mapping[str, object]], None]
) -> None:
    data = tmp_path / "killed.db"
    with hosted(data, "--no-clock") as host:
        port = int(host.address.rsplit(":", 1)[1])
        one = student(browser, host, "Ana")
        seated(host, (one, "industry"))
        host.do("stage", to="play")
        one.page.locator("#tab-table").wait_for(timeout=8000)
        host.kill()
    one.page.get_by_role("alert").wait_for(timeout=8000)
    row = one.page.locator(".issue").nth(2).locator("details.more")
    row.locator("summary").click()
    row.get_by_role("button", name="advise for").click()
    began = time.monotonic()
    with hosted(data, "--no-clock", port=port) as host:
        up = time.monotonic()
        one.page.get_by_text("Offline").first.wait_for(state="detached", timeout=20000)
        back = time.monotonic() - up
        one.page.locator(".issue").nth(2).get_by_text("advice: 1 for").wait_for(timeout=5000)
    evidence("seat_pages_killed", {"seconds_until_back": round(back, 2), "server_start": round(up - began, 2)})
    assert back <= 5.0


@pytest.mark.long
def test_with_the_class_clock_choices_stay_sealed_until_the_turn(browser: Browser, tmp_path: Path) -> None:
    with hosted(tmp_path / "clock.db", "--minutes", "50", scenario="washington-2025") as host:
        head, other = student(browser, host, "Ana"), student(browser, host, "Bo", "fr", TABLET)
        seated(host, (head, "prime-minister"), (other, "president"))
        host.do("stage", to="brief")
        head.sees("Reading the brief")
        host.do("stage", to="play")
        head.page.locator("#tab-table").wait_for()
        head.sees("Face to face")
        news_answered(host, head, other)
        assert not head.page.get_by_role("button", name="End turn").count()
        host.do("advance")
        for one in (head, other):
            one.tab("moves")
        # Two choices before either is answered: the second does not take the first back.
        head.page.evaluate(
            """() => {
                const seals = [...document.querySelectorAll("button")].filter((one) => one.textContent === "Seal it");
                document.querySelector("input[value=firm]").click();
                seals.find((one) => !one.disabled).click();
            }"""
        )
        other.page.get_by_role("radio", name="Menaçante").check(force=True)
        head.page.get_by_role("button", name="Sealed", exact=True).wait_for()
        head.sees("Sealed until your turn")
        assert head.page.get_by_role("radio", name="Firm").is_checked()
        other.sees("Scellé jusqu’à votre tour")
        head.tab("news")
        assert not head.page.get_by_text("makes a public statement").count()
        host.do("advance")
        head.sees("Canada makes a public statement: firm.")
        assert not head.page.get_by_text("United States makes a public statement").count()
        head.page.get_by_role("button", name="End turn").click()
        head.confirm()
        head.sees("United States makes a public statement: threatening.")
        assert not head.faults and not other.faults


@pytest.mark.long
def test_every_kind_of_move_can_be_made_on_the_page(browser: Browser, tmp_path: Path) -> None:
    with hosted(tmp_path / "moves.db", "--no-clock", scenario="washington-2025") as host:
        first, second = student(browser, host, "Ana"), student(browser, host, "Bo", "en", PHONE)
        seated(host, (first, "prime-minister"), (second, "president"))
        host.do("stage", to="play")
        news_answered(host, first, second)
        first.tab("moves")
        first.press("Say it in public")
        first.sees("made this turn")
        first.page.get_by_role("button", name="Use: Brief the premiers").click()
        first.confirm()
        first.page.get_by_text("Used 1 of").first.wait_for()
        first.press("Ask")
        first.page.get_by_text("No answer yet.").wait_for()
        second.tab("moves")
        second.page.locator("#words").fill("Steel, above all.")
        second.press("Say it")
        first.sees("“Steel, above all.”")
        first.press("Pledge in public…")
        first.confirm()
        first.tab("home")
        first.page.get_by_text("nothing worse than").first.wait_for()
        _guess(first)
        _two_lots(first)
        _decline_and_answer(host, first, second)
        assert not first.faults and not second.faults


def _guess(one: Student) -> None:
    one.tab("moves")
    for place in range(3):
        one.page.locator(f"#guess-{place}").select_option(str(place))
    one.press("Make the guess")
    one.sees("Your guess: Steel, Aluminum, Autos")


def _two_lots(one: Student) -> None:
    one.tab("table")
    one.press("Whole: all or nothing")
    for issue in range(3):
        one.choose(issue, 1)
    one.page.get_by_role("combobox", name="Autos: lot").select_option("1")
    one.press("Propose…")
    one.page.locator("dialog .lot").nth(1).wait_for()
    one.confirm()
    one.sees("separable: each lot whole")
    one.press("End turn")
    one.confirm()


def _decline_and_answer(host: Host, first: Student, second: Student) -> None:
    """The other side signs one lot, then declines the rest with a reason."""
    second.tab("table")
    second.press("Sign…")
    second.page.locator("dialog .lot input").first.uncheck()
    second.page.locator("dialog .num").first.wait_for()
    second.confirm()
    first.sees("Deal 1")
    for issue in range(2):
        second.choose(issue, 0)
    second.press("Propose…")
    second.confirm()
    second.page.get_by_role("button", name="More moves").click()
    second.page.locator("dialog").get_by_role("button", name="Withdraw").click()
    second.confirm()
    turn_ended(host, second)
    news_answered(host, first, second)
    second.tab("table")
    turn_ended(host, second)
    first.tab("table")
    first.choose(0, 2)
    first.press("Propose…")
    first.confirm()
    first.page.locator("dialog[open]").wait_for(state="detached")
    turn_ended(host, first)
    second.press("Decline…")
    second.page.locator("#reason").select_option(index=1)
    second.page.locator("dialog select").first.select_option("red_line")
    second.confirm()
    first.tab("news")
    first.sees("is a red line")
