"""A teacher at the control room's page, and an eye on every page: what axe says, what is too wide, how it looks."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from tests.net.seat_browser import LAPTOP, PATIENCE, PHONE, TABLET, Host

SIZES = {"360x740": PHONE, "768x1024": TABLET, "1280x800": LAPTOP}


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical on the page as it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def too_wide(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@dataclass
class Eye:
    """Looks at pages. With a ``folder`` at every size, and keeps a picture of each."""

    folder: Path | None = None
    faults: list[str] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)
    pictures: int = 0

    def see(self, page: Page, name: str, axe: bool = True) -> None:
        """Look at a page as it is now; ``axe`` False where the same page was audited in another state."""
        before = page.viewport_size
        for key, size in SIZES.items() if self.folder else ():
            page.set_viewport_size({"width": size[0], "height": size[1]})
            self._look(page, name, key, axe)
        if not self.folder:
            self._look(page, name, "own size", axe)
        elif before:
            page.set_viewport_size(before)

    def _look(self, page: Page, name: str, key: str, axe: bool) -> None:
        self.pages[name] = self.pages.get(name, 0) + 1
        if axe and key != "768x1024":
            self.faults += [f"{name} {key}: {fault}" for fault in serious(page)]
        if wide := max(0, too_wide(page)):
            self.faults.append(f"{name} {key}: {wide} px too wide")
        if self.folder:
            self.pictures += 1
            page.screenshot(path=self.folder / f"{name} {key}.png", full_page=True, animations="disabled")


@dataclass
class Teacher:
    """The instructor, who does everything by the page."""

    page: Page
    host: Host
    faults: list[str]

    @classmethod
    def enter(cls, browser: Browser, host: Host) -> Teacher:
        context = browser.new_context(
            viewport={"width": LAPTOP[0], "height": LAPTOP[1]},
            locale="en-CA",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(host.address + host.control)
        page.locator(".desk-head").wait_for()
        return cls(page, host, faults)

    @property
    def book(self) -> Any:
        return json.loads(self.page.locator("#app").get_attribute("data-book") or "null")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]")

    def seat_name(self, seat: str) -> str:
        return str(next(one["name"] for one in self.book["seats"] if one["id"] == seat))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def tab(self, name: str) -> None:
        self.page.locator(f"#tab-{name}").click()
        self.page.locator(f"#tab-{name}[aria-selected=true]").wait_for()

    def let_in(self, count: int) -> None:
        """Let in everybody who waits at the door."""
        self.tab("people")
        self.page.get_by_text(f"At the door: {count}").wait_for()
        self.press("Let all in")
        self.page.get_by_text("At the door: 0").wait_for()

    def place(self, name: str, seat: str, table: int = 1) -> None:
        """Give somebody a seat."""
        self.tab("people")
        self.press(f"Move: {name}")
        self.dialog.locator("#for-table").select_option(str(table))
        self.dialog.locator("#to-seat").select_option(seat)
        self.dialog.locator(".ask-foot .primary").click()
        self.dialog.wait_for(state="detached")

    def more(self, table: int) -> None:
        self.tab("tables")
        self.press(f"More: Table {table}")
        self.dialog.get_by_role("heading", name=f"Table {table}").wait_for()

    def machine(self, table: int, seat: str, bot: str = "fair") -> None:
        """Let the machine lead a side."""
        self.more(table)
        self.dialog.get_by_role("button", name=f"Machine: {self.seat_name(seat)}", exact=True).click()
        self.dialog.locator("#bot-name").select_option(bot)
        self.dialog.locator(".ask-foot .primary").click()
        self.dialog.wait_for(state="detached")

    def hand_over(self, table: int, seat: str, name: str) -> None:
        """Give a late student a seat that the machine plays."""
        self.more(table)
        self.dialog.locator(f"#hand-{seat}").select_option(label=name)
        self.dialog.locator(f"#hand-{seat}").wait_for(state="detached")
        self.dialog.get_by_text(f"{self.seat_name(seat)}: {name}").first.wait_for()
        self.close()

    def close(self) -> None:
        self.page.keyboard.press("Escape")
        self.dialog.wait_for(state="detached")

    def end(self) -> None:
        self.press("End now")
        self.dialog.locator(".ask-foot .danger").click()
        self.page.get_by_role("button", name="Debrief theatre").wait_for()
