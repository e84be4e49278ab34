"""A real server in a process of its own, a teacher who commands it, and students in a headless browser."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
PHONE, TABLET, LAPTOP = (360, 740), (768, 1024), (1280, 800)
PATIENCE = 20_000
"""Milliseconds to wait for what must come: a loaded machine is slow, not wrong."""


def comes_true(page: Page, expression: str, arg: object = None) -> None:
    """Wait until a script's expression holds.

    Asked from outside again and again: a page that forbids ``eval`` cannot be told to watch by itself.
    """
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < until, f"never came true: {expression}"
        page.wait_for_timeout(50)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser; skips the test where there is none."""
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(
                executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=["--no-sandbox"]
            )
        except Error as error:
            pytest.skip(f"no Chromium for Playwright here: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@dataclass
class Host:
    """``python -m game host`` and its teacher."""

    address: str
    code: str
    control: str
    process: subprocess.Popen[str]
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=PATIENCE / 1000))

    def do(self, command: str, **args: Any) -> Any:
        """A command of the instructor's; fails the test when it is refused."""
        answer = self.client.post(
            f"{self.address}/control/do",
            json={"command": command, "args": args, "session": 0},
            headers={"origin": self.address},
        )
        body = answer.json()
        assert body["ok"], body
        return body.get("result")

    def kill(self) -> None:
        """As if the laptop had lost its power."""
        self.process.kill()
        self.process.wait(10)

    def overview(self) -> Any:
        return self.client.get(f"{self.address}/control/overview").json()

    def person(self, name: str) -> int:
        """The number of somebody who joined."""
        return next(int(one["id"]) for one in self.overview()["people"] if one["name"] == name)


@contextmanager
def hosted(data: Path, *options: str, scenario: str = "washington-2025-class", port: int = 0) -> Iterator[Host]:
    """Run the host command until the block ends."""
    command = [
        sys.executable, "-m", "game", "host", scenario, "--json", "--port", str(port), "--bind", "127.0.0.1",
        "--data", str(data), "--lang", "en", *options,
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        host = Host(f"http://127.0.0.1:{said['port']}", said["code"], said["control"], process)
        entered = host.client.get(f"{host.address}{host.control}")
        assert entered.status_code == 303, entered.status_code
        yield host
        host.client.close()
    finally:
        process.terminate()
        process.wait(10)


@dataclass
class Student:
    """A browser of its own, with what went wrong on its page."""

    name: str
    page: Page
    context: BrowserContext
    faults: list[str]

    def tab(self, name: str) -> None:
        self.page.locator(f"#tab-{name}").click()
        self.page.locator(f"#tab-{name}[aria-selected=true]").wait_for()

    def choose(self, issue: int, option: int) -> None:
        self.page.locator(".pick > select").nth(issue).select_option(str(option))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=False).first.click()

    def confirm(self) -> None:
        """The filled button of the dialogue that is open."""
        self.page.locator("dialog .ask-foot .primary").click()

    def sees(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for(timeout=PATIENCE)


def student(
    browser: Browser, host: Host, name: str, lang: str = "en", size: tuple[int, int] = LAPTOP, dark: bool = False
) -> Student:
    """Join by the form, as a student does."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=f"{lang}-CA",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{host.address}/?code={host.code}")
    page.locator("#name").fill(name)
    page.locator(f"input[name=lang][value={lang}]").check()
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/seat")
    return Student(name, page, context, faults)


def seated(host: Host, *students: tuple[Student, str]) -> None:
    """Let people in and give them their seats at the first table."""
    host.do("approve_all")
    for one, seat in students:
        host.do("seat", person=host.person(one.name), table=1, seats=[seat])


def news_answered(host: Host, *students: Student) -> None:
    """Whoever the news asks replies; the last reply lets it pass. Where nobody holds the seat, the head is asked."""
    until = time.monotonic() + 3 * PATIENCE / 1000
    while host.overview()["tables"][0]["engine_phase"] == "news":
        assert time.monotonic() < until, "the news is not answered"
        for one in students:
            one.tab("moves")
            reply = one.page.locator("#panel .btn[aria-label^='Reply'], #panel .btn[aria-label^='Répondre']")
            if many := reply.count():
                reply.last.click()
                comes_true(
                    one.page, "most => document.querySelectorAll(\"#panel .btn[aria-label^='R']\").length < most", many
                )


def turn_ended(host: Host, one: Student) -> None:
    """End a turn, and wait until the first table has gone on."""
    before, until = moment(host), time.monotonic() + PATIENCE / 1000
    one.press("End turn")
    one.confirm()
    one.page.locator("dialog[open]").wait_for(state="detached")
    while moment(host) == before:
        assert time.monotonic() < until, "the turn does not end"
        time.sleep(0.1)


def moment(host: Host) -> tuple[object, ...]:
    """Where the first table stands."""
    row = host.overview()["tables"][0]
    return row["round"], row["engine_phase"], row["step"], row["acting_side"], row["over"]
