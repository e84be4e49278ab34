"""A new game: side, opponent, seed, and whether names are shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from functools import partial

from game.ai import BOTS, UnknownBot
from game.core.messages import Translator
from game.lang import Wording
from game.lang.bots import LEVELS, level_name
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable
from game.table.save_names import free_save
from game.table.sitting import Sitting
from game.ui.kit import (
    Button,
    Card,
    Column,
    Dropdown,
    Fold,
    Inset,
    Paragraph,
    Pressable,
    Row,
    Segment,
    Segmented,
    Spacer,
    Switch,
    TextEntry,
    Widget,
)
from game.ui.scenes.base import PageScene
from game.ui.scenes.debrief_parts import Split
from game.ui.scenes.desk import Desk
from game.ui.scenes.draft import Sketch
from game.ui.scenes.names import office
from game.ui.scenes.parts import flag, over
from game.ui.session import Session
from game.ui.stage import Stage
from game.ui.turn_clock import TurnClock

__all__ = ["Choice", "NewGameScene", "begin", "levels"]

SEEDS = 2**31
MINUTES = (0, 1, 2, 3, 5, 10, 15, 20)
"""Times of a turn to choose from; 0 is no clock."""


def levels() -> tuple[str, ...]:
    """Levels of skill that are built."""
    return tuple(level for level in LEVELS if level in BOTS)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the player chose. ``persona`` "" is a plain negotiator; ``seed`` None is drawn."""

    side: str
    level: str = "fair"
    persona: str = ""
    seed: int | None = None
    offices_only: bool = False
    hot_seat: bool = False
    """Both sides are played at this screen."""
    seat: str = ""
    """The seat the player sits in; "" is the lead's."""
    ironman: bool = False
    """Nothing is taken back, and no save is rewound before the end."""
    minutes: int = 0
    """Time of a turn at a hot seat; 0 is no clock."""
    rotate: bool = False
    """At a hot seat the seats of a delegation take the screen in turn, a round each."""

    @property
    def sitting(self) -> Sitting:
        """What a save keeps of it for the screen."""
        if self.hot_seat:
            return Sitting("", self.offices_only, 60_000 * self.minutes)
        return Sitting(self.seat, self.offices_only)

    @property
    def bot(self) -> str:
        """The opponent's name for ``make_bot``."""
        if not self.persona:
            return self.level
        return self.persona if self.level == "fair" else f"{self.level}:{self.persona}"


def lead_persona(scenario: Scenario, side: str) -> str:
    """The persona of whoever leads the side across from ``side``; "" when the scenario gives it none."""
    return scenario.seats_by_id[scenario.leads[scenario.other(side)]].persona or ""


class NewGameScene(PageScene):
    """Everything has a default: Enter plays at once."""

    body_width = 920

    def __init__(self, desk: Desk, scenario: Scenario) -> None:
        super().__init__(desk)
        self.scenario = scenario
        self.title = desk.t("New game")
        side = scenario.default_side or scenario.side_ids[0]
        self.choice = Choice(side, offices_only=desk.settings.offices_only)
        self.choice = replace(self.choice, persona=lead_persona(self.scenario, self.choice.side))
        self.seed_text = ""

    def _personas(self) -> list[str]:
        other = self.scenario.other(self.choice.side)
        return [persona.id for persona in self.scenario.personas if persona.side == other]

    def heading(self) -> str:
        return self.scenario.title.get(self.t.language)

    def subtitle(self) -> str:
        return self.scenario.summary.get(self.t.language)

    def body(self) -> Widget:
        t, hot = self.t, self.choice.hot_seat
        who = Segmented(
            [Segment(t("Against the computer"), "cpu"), Segment(t("Two people, one screen"), "users")], int(hot),
            self._who, name=t("Who plays"), key="who",
        )  # fmt: skip
        left = Card(self._sides(), title=t("The sides") if hot else t("Your side"), pad=20)
        right = (
            Card(self._turns(), title=t("Turn by turn"), pad=20)
            if hot
            else Card(self._opponent(), title=t("The other side"), pad=20)
        )
        left.grow = right.grow = 1
        cards = [left, right]
        sides = Fold(lambda: Split(cards, (1, 1)), lambda: Column(cards, gap=12))
        return Column([who, sides, Card(self._rest(), pad=20)], gap=12)

    def _who(self, index: int) -> None:
        self.choice = replace(self.choice, hot_seat=bool(index))
        self.rebuild()

    def _turns(self) -> Widget:
        t = self.t
        names = [t("No clock"), *[t.plural("One minute", "{count} minutes", one) for one in MINUTES[1:]]]
        parts: list[Widget] = [
            Paragraph(
                t(
                    "Both sides play at this screen, in turn. A curtain between the turns hides everything until the "
                    "next side has sat down."
                ),
                "body", "ink2", width=360,
            ),
            *self._delegations(),
            Dropdown(
                names, MINUTES.index(self.choice.minutes),
                lambda index: self._minutes(MINUTES[index]), name=t("Time for a turn"), key="minutes",
            ),
            Paragraph(
                t(
                    "When the time is up, the turn passes with the draft as it stands. The clock can be paused, and a "
                    "save keeps what is left of the turn."
                ),
                "small", "ink2", width=360,
            ),
        ]  # fmt: skip
        return Column(parts, gap=12)

    def _delegations(self) -> list[Widget]:
        """How the people of a delegation share the screen, where a side has more than one seat."""
        t, seats = self.t, [seat.side for seat in self.scenario.seats]
        if len(seats) == len(set(seats)):
            return []
        said = (
            t("Each round another seat of the delegation sits down, with its own brief, and speaks for the side.")
            if self.choice.rotate
            else t("The delegation sits at the screen together, with the lead's brief.")
        )
        return [
            Segmented(
                [t("Share the turn"), t("Take turns by seat")], int(self.choice.rotate), self._rotate,
                name=t("A delegation"), key="delegation",
            ),
            Paragraph(said, "small", "ink2", width=360),
        ]  # fmt: skip

    def _rotate(self, index: int) -> None:
        self.choice = replace(self.choice, rotate=bool(index))
        self.rebuild()

    def _minutes(self, minutes: int) -> None:
        self.choice = replace(self.choice, minutes=minutes)

    def _wording(self) -> Wording:
        return Wording(self.scenario, self.t, self.choice.offices_only)

    def _sides(self) -> Widget:
        wording = self._wording()
        rows: list[Widget] = []
        for side in self.scenario.sides:
            words = Column(
                [
                    Paragraph(wording.side(side.id), "heading", width=260),
                    Paragraph(wording.seat(self.scenario.leads[side.id]), "small", "ink2", width=260),
                ],
                gap=2,
                grow=1,
            )
            line = Row([flag(self.scenario, side.id), words], gap=14, fold=False)
            if self.choice.hot_seat:
                rows.append(Inset(line, (14, 12, 14, 12)))
                continue
            rows.append(
                Pressable(
                    line,
                    partial(self._side, side.id),
                    name=wording.side(side.id),
                    border=True,
                    surface="card",
                    selected=side.id == self.choice.side,
                    key=f"side-{side.id}",
                    pad=(14, 12),
                )
            )
        if not self.choice.hot_seat and len(self._seats()) > 1:
            seats = self._seats()
            names = [office(seat, wording) for seat in seats]
            at = seats.index(self.choice.seat) if self.choice.seat in seats else 0
            rows.append(
                Dropdown(names, at, lambda index: self._change(seat=seats[index]), name=self.t("Your seat"), key="seat")
            )
            note = self.t("You speak for the delegation from any seat; the brief and the scorecard are that seat's.")
            rows.append(Paragraph(note, "small", "ink2", width=300))
        return Column(rows, gap=10)

    def _seats(self) -> list[str]:
        """Seats of the chosen side, the lead's first."""
        own = [seat for seat in self.scenario.seats if seat.side == self.choice.side]
        return [seat.id for seat in sorted(own, key=lambda seat: not seat.lead)]

    def _side(self, side: str) -> None:
        self.choice = replace(self.choice, side=side, seat="")
        self.choice = replace(self.choice, persona=lead_persona(self.scenario, self.choice.side))
        self.rebuild()

    def _opponent(self) -> Widget:
        t, wording, ids = self.t, self._wording(), ["", *self._personas()]
        known = {persona.id: persona for persona in self.scenario.personas}
        names = [t("Plain negotiator"), *[self._persona_name(one) for one in ids[1:]]]
        about = (
            wording.text(known[self.choice.persona].description)
            if self.choice.persona
            else t("No temper of its own: opens near its aim and answers in kind.")
        )
        skill = levels()
        parts: list[Widget] = [
            Dropdown(
                names, ids.index(self.choice.persona), lambda index: self._change(persona=ids[index]),
                name=t("Manner"), key="persona",
            ),
            Paragraph(about, "small", "ink2", width=360),
            over(t("Skill")),
            Segmented(
                [level_name(level, t) for level in skill], skill.index(self.choice.level),
                lambda index: self._change(level=skill[index]), name=t("Skill"), key="level",
            ),
            Paragraph(t("Skill never changes what it may know."), "small", "ink2", width=360),
        ]  # fmt: skip
        return Column(parts, gap=10)

    def _persona_name(self, persona: str) -> str:
        known = next(one for one in self.scenario.personas if one.id == persona)
        seat = self.scenario.seats_by_id[known.seat]
        who = "" if self.choice.offices_only else seat.holder
        label = self._wording().persona(persona)
        return f"{label} ({who})" if who else label

    def _change(self, **change: str) -> None:
        self.choice = replace(self.choice, **change)  # type: ignore[arg-type]
        self.rebuild()

    def _rest(self) -> Widget:
        t = self.t
        seed = TextEntry(
            t("Seed (empty: drawn)"),
            self.seed_text,
            self._seed,
            max_length=10,
            width=200,
            placeholder=t("any whole number"),
        )
        offices = Switch(t("Offices only: no names of people"), self.choice.offices_only, self._offices)
        iron = Switch(
            t("Ironman: nothing is taken back"), self.choice.ironman, self._ironman, key="ironman",
            tip=t("No undo, and no return to an earlier moment of a save until the game is over."),
        )  # fmt: skip
        return Row([seed, Spacer(), Column([offices, iron], gap=12)], gap=24)

    def _ironman(self, on: bool) -> None:
        self.choice = replace(self.choice, ironman=on)

    def _seed(self, text: str) -> None:
        self.seed_text = text

    def _offices(self, on: bool) -> None:
        self.choice = replace(self.choice, offices_only=on)
        self.desk.change(replace(self.desk.settings, offices_only=on))
        self.rebuild()

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("Back"), self.back, icon="arrow-left"),
            Button(self.t("Codex"), self.codex, icon="book-open", key="codex"),
            Spacer(),
            Button(self.t("Begin"), self.begin, kind="primary", icon="play", key="go"),
        ]

    def codex(self) -> None:
        """What the scenario is about, with its sources."""
        from game.ui.scenes.codex import CodexScene

        self.push(CodexScene(self.desk, self.scenario, self.choice.offices_only))

    def begin(self) -> None:
        """Set up the table."""
        text = self.seed_text.strip()
        if text and not (text.isascii() and text.isdigit() and int(text) < SEEDS):
            self.desk.say(self.t("A seed is a whole number from 0 to {most}.", most=SEEDS - 1), "warn")
            return
        begin(self.desk, self.stage, self.scenario, replace(self.choice, seed=int(text) if text else None))


def begin(desk: Desk, stage: Stage, scenario: Scenario, choice: Choice) -> None:
    """Open a table in the worker, then show the brief."""
    from game.ui.scenes.brief import BriefScene
    from game.ui.scenes.prepare import PrepareScene
    from game.ui.scenes.table import TableScene

    seed = secrets.randbelow(SEEDS) if choice.seed is None else choice.seed
    place = free_save(desk.saves, scenario.id, "hot-seat" if choice.hot_seat else choice.side, seed)
    people = scenario.side_ids if choice.hot_seat else (choice.side,)

    def job() -> LocalTable:
        players = {side: HUMAN if side in people else choice.bot for side in scenario.side_ids}
        table = LocalTable.opened(
            scenario, seed, players, save_path=place, ironman=choice.ironman, sitting=choice.sitting
        )
        # The first view and preview compile tables: better here than in a frame of the window.
        for side in people:
            table.view(scenario.leads[side])
            table.preview(scenario.leads[side], (Sketch.empty(len(scenario.issues)).alternative(),))
        return table

    def ready(table: LocalTable) -> None:
        _prune(stage)
        session = Session(table, desk.t, offices_only=choice.offices_only, path=place, role=choice.sitting.seat)
        if choice.hot_seat:
            session.clock = TurnClock(choice.minutes) if choice.minutes else None
            session.rotate = choice.rotate
            stage.push(TableScene(desk, session))
        else:
            stage.push(BriefScene(desk, session))
        if place is None:
            desk.say(desk.t("There is no folder for saves; this game is not being saved."), "warn")

    stage.push(PrepareScene(desk, desk.t("Setting the table…"), job, ready, lambda problem: _problem(problem, desk.t)))


def _prune(stage: Stage) -> None:
    """Back to the title underneath, so that leaving the game leads there."""
    while len(stage.scenes) > 1:
        stage.pop()


def _problem(problem: BaseException, t: Translator) -> str:
    if isinstance(problem, UnknownBot):
        return t("There is no opponent “{name}” for this side yet.", name=problem.name)
    return t("The table could not be set: {why}", why=str(problem) or type(problem).__name__)
