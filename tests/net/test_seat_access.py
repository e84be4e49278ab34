"""Seat pages without a mouse, at twice the size, heard instead of seen, and after a sleep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from playwright.sync_api import Browser, Page

from tests.net.class_pages import serious, too_wide
from tests.net.seat_browser import (
    LAPTOP,
    Host,
    Student,
    chromium,
    comes_true,
    hosted,
    seated,
    student,
)

pytestmark = pytest.mark.long

TABS = ("table", "moves", "brief", "home", "news", "team", "codex")
FOCUS = "document.activeElement"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with hosted(tmp_path / "class.db", "--minutes", "50") as made:
        yield made


def _begun(browser: Browser, host: Host) -> tuple[Student, Student]:
    """A head in English and the other side's in French, on the clock, face to face."""
    head, other = student(browser, host, "Ana", "en"), student(browser, host, "Cléo", "fr")
    seated(host, (head, "prime-minister"), (other, "president"))
    host.do("stage", to="play")
    host.do("extend", seconds=900)
    for one in (head, other):
        one.page.locator("#tab-moves").wait_for()
    return head, other


def _advance_to(host: Host, part: str) -> None:
    for _ in range(8):
        if host.overview()["tables"][0]["phase"] == part:
            host.do("extend", seconds=900)
            return
        host.do("advance")
    raise AssertionError(f"never came to {part}")


def _tab_to(page: Page, selector: str, most: int = 90) -> None:
    """Press Tab until the keyboard is where a selector points."""
    for _ in range(most):
        if page.evaluate(f"{FOCUS}.matches({selector!r})"):
            ring = page.evaluate(f"getComputedStyle({FOCUS}).outlineStyle")
            assert ring != "none", f"no ring around {selector}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never comes to {selector}")


def test_a_turn_without_a_mouse(browser: Browser, host: Host) -> None:
    """From the door to an offer on the table: Tab, arrows, Enter, Escape."""
    context = browser.new_context(viewport={"width": LAPTOP[0], "height": LAPTOP[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{host.address}/?lang=en")
    # The cursor waits in the first field.
    page.keyboard.type(host.code.lower())
    page.keyboard.press("Tab")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url("**/seat")
    other = student(browser, host, "Cléo", "fr")
    seated(host, (Student("Ana", page, context, []), "prime-minister"), (other, "president"))
    host.do("stage", to="play")
    page.locator("#tab-moves").wait_for()
    _advance_to(host, "public")
    # Tabs by arrow; the statement by arrow, sealed at once.
    _tab_to(page, "[role=tab][aria-selected=true]")
    while page.evaluate(f"{FOCUS}.id") != "tab-moves":
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
    _tab_to(page, "input[name=tone]")
    page.keyboard.press("ArrowRight")
    page.get_by_text("Sealed until your turn;").wait_for()
    _advance_to(host, "table")
    _tab_to(page, "[role=tab][aria-selected=true]")
    while page.evaluate(f"{FOCUS}.id") != "tab-table":
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(100)
    _tab_to(page, ".pick > select")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator(".foot .figures .num").wait_for()
    _tab_to(page, ".foot .btn.primary")
    page.keyboard.press("Enter")
    page.locator("dialog[open] .num").first.wait_for()
    # Escape closes without a word; the keyboard is back where it was.
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    comes_true(page, f"() => {FOCUS}.matches('.foot .btn.primary')")
    page.keyboard.press("Enter")
    page.locator("dialog[open] .num").first.wait_for()
    _tab_to(page, "dialog .ask-foot .primary")
    page.keyboard.press("Enter")
    page.get_by_text("Our offer, round 1").first.wait_for()
    assert host.overview()["tables"][0]["offers"] == [1, 0]
    # The button that opened it may be gone: the keyboard is never thrown back to the top of the page.
    page.locator("dialog[open]").wait_for(state="detached")
    comes_true(page, f"() => {FOCUS} !== document.body")


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 480)], ids=["200 %", "400 %"])
def test_a_page_at_twice_and_four_times_the_size(browser: Browser, host: Host, width: int, height: int) -> None:
    """What a browser's zoom leaves of 1280 by 800: nothing to the side, nothing axe minds, every control in reach."""
    head, other = _begun(browser, host)
    for one in (head, other):
        one.page.set_viewport_size({"width": width, "height": height})
    for part in ("talk", "public", "table"):
        _advance_to(host, part)
        for one in (head, other):
            for tab in TABS:
                one.tab(tab)
                assert too_wide(one.page) <= 0, (part, one.name, tab)
                if part == "table":
                    assert not serious(one.page), (one.name, tab)
    head.tab("table")
    for button in head.page.locator(".foot .btn:visible").all():
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width + 0.5


def test_what_happens_is_said(browser: Browser, host: Host) -> None:
    """The live region tells the part of the round, the other side's offer and the last seconds, in one's language."""
    head, other = _begun(browser, host)
    heard = "document.querySelector('[aria-live=polite]').textContent"
    _advance_to(host, "table")
    comes_true(other.page, f"() => {heard}.length > 0")
    head.tab("table")
    head.choose(0, 2)
    head.press("Propose…")
    head.confirm()
    comes_true(head.page, f"() => {heard}.includes('Your offer is on the table')")
    comes_true(other.page, f"() => {heard}.includes('Canada') && /offre/i.test({heard})")
    head.press("End turn")
    head.confirm()
    comes_true(other.page, f"() => {heard}.includes('tour de votre partie')")
    # A refusal is an alert of its own and is read out.
    assert other.page.locator("[role=timer]").count() == 1
    assert not serious(other.page)


def test_a_page_wakes_up_where_the_class_is(browser: Browser, host: Host) -> None:
    """A frozen page, as on a phone in a pocket, misses a part of the round and shows it on waking."""
    head, other = _begun(browser, host)
    head.tab("table")
    head.choose(1, 1)
    line = head.context.new_cdp_session(head.page)
    line.send("Page.setWebLifecycleState", {"state": "frozen"})
    _advance_to(host, "table")
    other.page.get_by_text("À la table").first.wait_for()
    line.send("Page.setWebLifecycleState", {"state": "active"})
    head.page.get_by_text("At the table").first.wait_for()
    assert head.page.locator(".pick > select").nth(1).input_value() == "1"
    head.press("Propose…")
    head.confirm()
    head.sees("Our offer, round 1")
