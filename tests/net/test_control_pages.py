"""The control room and the theatre in a real browser: a teacher runs a class with the keyboard, and axe looks on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.net.seat_browser import LAPTOP, PHONE, TABLET, Host, chromium, hosted, student

pytestmark = pytest.mark.waits
PROJECTOR = (1920, 1080)
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(tmp_path_factory.mktemp("desk") / "class.db", "--tables", "2") as found:
        yield found


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical on the page as it is."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in ("serious", "critical")]


def too_wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_a_teacher_runs_a_class_by_keyboard_to_the_debrief(browser: Browser, host: Host) -> None:
    context = browser.new_context(
        viewport={"width": LAPTOP[0], "height": LAPTOP[1]}, locale="en-CA", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)  # a loaded machine is slow, not wrong
    desk = context.new_page()
    faults: list[str] = []
    desk.on("pageerror", lambda error: faults.append(str(error)))
    desk.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    desk.goto(host.address + host.control)
    desk.wait_for_selector(".desk-head")
    assert host.control.rsplit("/", 1)[1] not in desk.url  # the secret is out of the address

    ada, ben = student(browser, host, "Ada"), student(browser, host, HOSTILE, "fr")
    desk.locator("#tab-tables").focus()
    desk.keyboard.press("ArrowRight")
    desk.get_by_text("At the door: 2").wait_for()
    assert desk.locator("#tab-people").get_attribute("aria-selected") == "true"
    assert desk.locator("img").count() == 0 and desk.get_by_text(HOSTILE).first.is_visible()
    assert serious(desk) == []
    desk.get_by_role("button", name="Let all in").press("Enter")
    desk.get_by_text("In the class: 2").wait_for()
    desk.get_by_role("button", name="Hand out the briefs").press("Enter")
    desk.get_by_role("button", name="Start the game").press("Enter")
    desk.get_by_role("button", name="Pause all").wait_for()

    desk.locator("#tab-tables").press("Enter")
    first = desk.locator(".desk-card").first
    first.get_by_text("Ada").first.wait_for()
    first.get_by_role("button", name="Look in: Table 1").press("Enter")
    desk.locator("dialog[open] .log li").first.wait_for()
    assert serious(desk) == []
    desk.keyboard.press("Escape")
    desk.locator("dialog").wait_for(state="detached")

    first.get_by_role("button", name="More: Table 1").press("Enter")
    desk.locator("dialog[open] #factor").select_option("1.5")
    first.get_by_text("× 1.50").wait_for(state="attached")
    assert serious(desk) == []
    desk.keyboard.press("Escape")
    desk.locator("dialog").wait_for(state="detached")
    desk.get_by_role("button", name="Tell the class").press("Enter")
    desk.locator("dialog[open] #words").fill("Two minutes left.")
    desk.get_by_role("button", name="Send").click()  # waits until there is something to send
    ada.sees("Two minutes left.")

    _sizes(desk)
    desk.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    desk.get_by_role("button", name="End now").press("Enter")
    desk.locator("dialog[open]").get_by_role("button", name="End now").press("Enter")
    desk.get_by_role("button", name="Debrief theatre").wait_for()
    assert faults == [] and ada.faults == [] and ben.faults == []
    _theatre(desk, host)
    _away(desk, host)
    for one in (ada, ben):
        one.context.close()
    assert faults == []
    context.close()


def _sizes(desk: Page) -> None:
    for size in (TABLET, PHONE):
        desk.set_viewport_size({"width": size[0], "height": size[1]})
        for tab in ("class", "people", "tables"):
            desk.locator(f"#tab-{tab}").click()
            assert too_wide(desk) <= 0, (size, tab)
            if (size, tab) == (PHONE, "class"):
                assert serious(desk) == []


def _theatre(desk: Page, host: Host) -> None:
    desk.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    desk.goto(f"{host.address}/control/theatre?lang=fr")
    shown = desk.locator(".slide:not([hidden])")
    for place in range(desk.locator(".slide").count()):
        assert shown.count() == 1
        over = shown.evaluate("e => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]")
        assert max(over) <= 2, (place, over)
        if place == 1:
            assert serious(desk) == []
        desk.keyboard.press("ArrowRight")
    desk.keyboard.press("2")
    assert (shown.get_attribute("data-key") or "").startswith("worse")
    desk.reload()
    assert (shown.get_attribute("data-key") or "").startswith("worse")
    desk.keyboard.press("n")
    assert shown.locator(".teacher").is_visible()
    assert desk.locator("#clock").inner_text().startswith("0:0")


def _away(desk: Page, host: Host) -> None:
    """Hand-outs, files, check; then the session is deleted for good."""
    desk.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for place in ("/control/files", "/control/handouts", "/control/door", "/control/paper", "/check", "/check?phone=1"):
        desk.goto(host.address + place)
        assert too_wide(desk) <= 0, place
        if place in ("/control/files", "/control/paper", "/check"):
            assert serious(desk) == [], place
    desk.get_by_text("Everything works").wait_for()
    desk.goto(f"{host.address}/control#class")
    desk.get_by_role("button", name="Delete it for good").press("Enter")
    delete = desk.locator("dialog[open] .danger")
    assert delete.is_disabled()
    desk.locator("#sure").fill("delete")
    with desk.expect_navigation():
        # The page that goes may be the first to say that nothing is open.
        delete.click()
    desk.get_by_text("No session is open.").wait_for()
    assert host.client.get(f"{host.address}/control/overview").status_code == 404
    assert serious(desk) == []
    desk.locator("#first-section").fill("Period 4")
    desk.get_by_role("button", name="Begin").press("Enter")
    desk.get_by_text("Period 4").wait_for()


def test_the_check_page_says_so_when_live_connections_are_blocked(browser: Browser, host: Host) -> None:
    page = browser.new_page()
    page.add_init_script("window.WebSocket = class { constructor() { setTimeout(() => this.onerror()); } close() {} };")
    page.goto(f"{host.address}/check?phone=1")
    page.get_by_text("Live connections are blocked").wait_for(timeout=15_000)
    page.close()
