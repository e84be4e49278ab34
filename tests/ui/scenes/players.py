"""Two players who see only the screen: one has a keyboard, the other a mouse. Both play a whole game."""

from __future__ import annotations

from typing import Protocol

from tests.ui.scenes.seen import Seen, Thing

__all__ = ["BothHands", "Hands", "KeyboardPlayer", "MousePlayer", "Player", "StuckError"]


class Hands(Protocol):
    """How a player touches the game, and sees it once it has come to rest."""

    def look(self) -> Seen: ...

    def key(self, *names: str) -> None:
        """Press keys by their X names: Return, Tab, Right, p, 7 ..."""

    def click(self, x: int, y: int) -> None: ...

    def wheel(self, x: int, y: int, down: bool) -> None: ...

    def wait(self) -> None:
        """Let the game work for a moment."""


class StuckError(AssertionError):
    """The player does not get on: something cannot be reached, or nothing happens."""


PATIENCE = 2000
EDGE = 6
PAGES = ("BriefScene", "TheirTurnScene", "VotesScene", "CloseScene", "PostSettleScene")


class Player:
    """Knows the game; how to get at a widget is the subclasses' business."""

    def __init__(self, hands: Hands, scenario: str, seed: str = "") -> None:
        self.hands = hands
        self.scenario = scenario
        self.seed = seed
        self.proposed = 0
        self.signed = 0
        self.visited: set[str] = set()
        self.acted_in: tuple[int, int] = (0, 0)

    # -- to be given

    def press(self, thing: Thing) -> None:
        raise NotImplementedError

    def step(self, thing: Thing, times: int) -> None:
        raise NotImplementedError

    def write(self, thing: Thing, text: str) -> None:
        raise NotImplementedError

    # -- seeing

    def find(self, *, key: str = "", name: str = "", kind: str = "", enabled: bool = True) -> Thing | None:
        for thing in self.hands.look()["things"]:
            if enabled and not thing["enabled"]:
                continue
            wanted = (key, kind, name)
            had = (thing["key"], thing["kind"], thing["name"])
            if all(not want or want == have for want, have in zip(wanted, had, strict=True)):
                return thing
        return None

    def must(self, **what: str) -> Thing:
        found = self.find(**what)  # type: ignore[arg-type]
        if found is None:
            seen = self.hands.look()
            there = [(t["kind"], t["key"], t["name"], t["enabled"]) for t in seen["things"]]
            raise StuckError(f"{what} is not on {seen['scene']}: {there}")
        return found

    # -- playing

    def play(self, until: str = "EndingScene") -> None:
        """From whatever is shown to the end of the game."""
        for _ in range(PATIENCE):
            seen = self.hands.look()
            self.visited.add(seen["scene"])
            if seen["scene"] == until:
                return
            self.act(seen)
        raise StuckError(f"no end in sight at {self.hands.look()['scene']}")

    def act(self, seen: Seen) -> None:
        """Do the next thing."""
        scene = seen["scene"]
        if scene == "PrepareScene" or seen["busy"]:
            self.hands.wait()
        elif seen["layer"]:
            self.dialogue(seen)
        elif scene == "TitleScene":
            self.press(self.must(key="new"))
        elif scene == "GalleryScene":
            play = self.find(key=f"play-{self.scenario}")
            self.hands.wait() if play is None else self.press(play)
        elif scene == "NewGameScene":
            if self.seed:
                self.write(self.must(kind="TextEntry"), self.seed)
            self.press(self.must(key="go"))
        elif scene == "NewsScene":
            self.reply()
        elif scene == "GuessScene":
            for number in range(3):
                self.press(self.must(key=f"guess-{number}"))
            self.press(self.must(key="go"))
        elif scene == "TableScene":
            self.turn(seen)
        else:
            self.press(self.must(key="go"))

    def reply(self) -> None:
        """Answer what is asked, then go on."""
        for thing in [t for t in self.hands.look()["things"] if t["kind"] == "Pressable"]:
            if self.find(key="go") is None:
                self.press(self.must(key=thing["key"]))
        self.press(self.must(key="go"))

    def dialogue(self, seen: Seen) -> None:
        """The only dialogue that opens by itself is a consultation."""
        answer = self.find(key="exchange")
        if answer is None:
            raise StuckError(f"an unknown dialogue: {[t['name'] for t in seen['things']]}")
        self.press(answer)

    def turn(self, seen: Seen) -> None:
        """Propose once, later sign what is offered, and end the turn."""
        end = self.find(key="end")
        if end is None:
            self.hands.wait()
            return
        if not self.proposed:
            rows = [t for t in seen["things"] if t["kind"] == "DealRow" and t["enabled"]]
            for row in rows[:4]:
                self.step(self.must(key=row["key"]), 2)
            if self.find(key="propose") is None:
                raise StuckError("the draft cannot be proposed")
            self.propose()
            self.proposed += 1
        elif seen["round"] >= 2 and self.find(key="sign") is not None:
            self.sign()
        if self.hands.look()["scene"] == "TableScene" and not self.hands.look()["layer"]:
            self.end()

    def propose(self) -> None:
        self.press(self.must(key="propose"))

    def end(self) -> None:
        self.press(self.must(key="end"))

    def open_sign(self) -> None:
        self.press(self.must(key="sign"))

    def sign(self) -> None:
        """Sign all that is offered."""
        self.open_sign()
        sign = self.find(key="sign-now")
        if sign is None:
            self.press(self.must(key="not-now"))
            return
        self.press(sign)
        self.signed += 1


def same(one: Thing, other: Thing) -> bool:
    """Whether two looks saw the same widget."""
    return (one["kind"], one["key"], one["name"]) == (other["kind"], other["key"], other["name"])


class KeyboardPlayer(Player):
    """Reaches everything by Tab and uses the shortcuts on the key caps."""

    def reach(self, thing: Thing) -> None:
        """Move the focus there: as often as it takes by what is on the screen, then step by step."""
        for times in range(400):
            things = self.hands.look()["things"]
            places = [number for number, one in enumerate(things) if same(one, thing)]
            at = next((number for number, one in enumerate(things) if one["focused"]), None)
            if at in places:
                return
            ahead = (places[0] - at) % len(things) if places and at is not None and not times else 1
            self.hands.key(*["Tab"] * ahead)
        raise StuckError(f"Tab never reaches {thing['name']!r}")

    def press(self, thing: Thing) -> None:
        self.reach(thing)
        self.hands.key("Return")

    def step(self, thing: Thing, times: int) -> None:
        self.reach(thing)
        self.hands.key(*["Right"] * times)

    def write(self, thing: Thing, text: str) -> None:
        self.reach(thing)
        self.hands.key(*text)

    def propose(self) -> None:
        self.hands.key("p")

    def end(self) -> None:
        self.hands.key("e")

    def open_sign(self) -> None:
        self.hands.key("s")


class MousePlayer(Player):
    """Points and clicks; the wheel brings what is out of sight."""

    def show(self, thing: Thing, spot: str = "") -> Thing:
        """Scroll until it, or one spot of it, can be seen."""
        for _ in range(80):
            now = next((t for t in self.hands.look()["things"] if same(t, thing)), None)
            if now is None:
                raise StuckError(f"{thing['name']!r} went away")
            if now["scroll"] is None:
                return now
            left, top, _wide, tall = now["scroll"]
            _x, above, _w, high = now["spots"][spot] if spot else now["rect"]
            if top <= above + high // 2 < top + tall if spot else now["shown"]:
                return now
            # At the edge: in the middle a long table would scroll instead of the page.
            self.hands.wheel(left + EDGE, top + tall // 2, above >= top)
        raise StuckError(f"the wheel never brings {thing['name']!r} into view")

    def press(self, thing: Thing) -> None:
        self._click(self.show(thing)["rect"])

    def step(self, thing: Thing, times: int) -> None:
        for _ in range(times):
            self._click(self.show(thing)["spots"]["plus"])

    def write(self, thing: Thing, text: str) -> None:
        """The mouse cannot write; the field keeps its default."""

    def choose(self, thing: Thing, spot: str) -> None:
        """Click one of several choices."""
        self._click(self.show(thing, spot)["spots"][spot])

    def _click(self, rect: list[int]) -> None:
        self.hands.click(rect[0] + rect[2] // 2, rect[1] + rect[3] // 2)


class BothHands(KeyboardPlayer, MousePlayer):
    """One hand on the keyboard and one on the mouse: presses with either in turn."""

    presses = 0

    def press(self, thing: Thing) -> None:
        self.presses += 1
        (KeyboardPlayer if self.presses % 2 else MousePlayer).press(self, thing)

    def end(self) -> None:
        self.press(self.must(key="end"))
