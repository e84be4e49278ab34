"""The opening of a round: the news, and the replies it asks for."""

from __future__ import annotations

from functools import partial

from game.lang.labels import MANNERS
from game.lang.refusals import say_refusal
from game.rules.actions import Action, Reply
from game.rules.records import Fact, FactCode
from game.scenario.politics import Ask, Event, Manner
from game.ui.kit import Button, Card, Column, Icon, Label, Paragraph, Pressable, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.coached import TakeUp, coach_button, has_coach
from game.ui.scenes.desk import Desk
from game.ui.scenes.event_traces import origin
from game.ui.scenes.news_log import coming
from game.ui.scenes.parts import over
from game.ui.scenes.story import Page, PageKind
from game.ui.session import Session

__all__ = ["NewsScene", "page_now"]

ICONS = {Manner.PUBLIC: "megaphone", Manner.PRIVATE: "lock", Manner.PASS: "circle"}


def page_now(session: Session) -> Page:
    """The news of the present round, for a game that is taken up again."""
    number = session.view.round
    return Page(PageKind.NEWS, number, tuple(record for record in session.view.history if record.round == number))


class NewsScene(PageScene):
    """The front page of a round."""

    body_width = 900

    def __init__(self, desk: Desk, session: Session, page: Page) -> None:
        super().__init__(desk)
        self.session = session
        self.page = page
        self.title = desk.t("News")
        self.chosen: dict[str, str] = {}

    def first_keys(self) -> tuple[str, ...]:
        return (*(f"{event.id}-{ask.replies[0].id}" for event, ask in self.asked()), "go")

    def heading(self) -> str:
        rounds = self.session.scenario.calendar.rounds
        this = rounds[self.page.round - 1]
        label = self.session.wording.text(this.label)
        date = self.session.wording.formats.date(this.date)
        return self.t("Round {number}: {date}", number=self.page.round, date=date) if date else label

    def subtitle(self) -> str:
        left = len(self.session.scenario.calendar.rounds) - self.page.round
        if left == 0:
            return self.t("This is the last round.")
        return self.t.plural("One more round after this one.", "{count} more rounds after this one.", left)

    def events(self) -> list[Event]:
        """What happened, in order."""
        names = [
            str(record.body.arg("event"))
            for record in self.page.records
            if isinstance(record.body, Fact) and record.body.code is FactCode.EVENT_HAPPENED
        ]
        return [self.session.scenario.events_by_id[name] for name in dict.fromkeys(names)]

    def table_moved(self) -> None:
        """Somebody else has answered, or nobody in time."""
        self.rebuild()

    def asked(self) -> list[tuple[Event, Ask]]:
        """Questions that wait for the player's side."""
        found = []
        for name, seat in self.session.view.asks:
            if not self.session.answers(name):
                continue
            event = self.session.scenario.events_by_id[name]
            found += [(event, ask) for ask in event.asks if ask.seat == seat]
        return found

    def body(self) -> Widget:
        t, session = self.t, self.session
        parts: list[Widget] = []
        coach = next((line for line in session.scenario.coaching if line.round == self.page.round), None)
        if coach is not None:
            parts.append(coach_card(session.wording.text(coach.text), t("Coach")))
        asked = self.asked()
        asking = {event.id for event, _ in asked}
        for event, ask in asked:
            parts.append(self._story(event, self._replies(event, ask)))
        parts += [self._story(event, None) for event in self.events() if event.id not in asking]
        if not self.events() and not asked:
            parts.append(Card(Paragraph(t("A quiet opening: no news this round."), "body", "ink2")))
        soon = [
            event
            for event in session.view.upcoming
            if event.round <= self.page.round + 1 and event.chance >= 1 and event.round > self.page.round
        ]
        if soon:
            lines: list[Widget] = [
                Row(
                    [
                        Icon("calendar", 14, "ink3"),
                        Paragraph(coming(event, session.wording), "body", "ink2", width=760, grow=1),
                    ],
                    gap=8,
                    fold=False,
                )
                for event in soon
            ]
            parts.append(Card(Column([over(t("Announced")), *lines], gap=6), pad=16))
        return Column(parts, gap=12)

    def _story(self, event: Event, replies: Widget | None) -> Widget:
        wording = self.session.wording
        words: list[Widget] = [Paragraph(wording.text(event.text), "body", width=820)]
        why = origin(event, self.page.round, self.session.view, wording)
        if why:
            words.append(
                Row(
                    [Icon("history", 14, "ink2"), Paragraph(why, "small_strong", "ink2", width=780, grow=1)],
                    gap=8, fold=False, align="start",
                )
            )  # fmt: skip
        small = self._sources(event)
        if small:
            words.append(Paragraph(small, "small", "ink3", width=820))
        if replies is not None:
            words.append(replies)
        return Card(Column(words, gap=8), title=wording.text(event.headline), pad=18, gap=6)

    def _sources(self, event: Event) -> str:
        known = {source.id: source for source in self.session.scenario.sources}
        formats = self.session.wording.formats
        parts = [
            f"{known[name].publisher}, {formats.date(known[name].date)}" for name in event.sources if name in known
        ]
        return self.t("Sources: {sources}", sources="; ".join(parts)) if parts else ""

    def _replies(self, event: Event, ask: Ask) -> Widget:
        t, wording = self.t, self.session.wording
        seat = wording.seat(ask.seat)
        rows: list[Widget] = [over(t("{seat}: your reply", seat=seat))]
        for reply in ask.replies:
            label = wording.text(reply.label)
            manner = t(MANNERS[reply.manner])
            chosen = self.chosen.get(event.id) == reply.id
            line = Row(
                [
                    Icon("circle-check" if chosen else ICONS[reply.manner], 17, "ink" if chosen else "ink2"),
                    Paragraph(label, "strong", width=560), Spacer(), Label(manner, "small", "ink2"),
                ],
                gap=10, fold=False,
            )  # fmt: skip
            rows.append(
                Pressable(
                    line, partial(self._choose, event.id, reply.id), name=f"{label}, {manner}",
                    border=True, selected=chosen, key=f"{event.id}-{reply.id}",
                )
            )  # fmt: skip
        return Column(rows, gap=6)

    def _choose(self, event: str, reply: str) -> None:
        self.chosen.pop(event, "")
        self.chosen[event] = reply  # the last one touched comes last
        self.rebuild()

    # -- the coach

    @property
    def coached(self) -> bool:
        """Whether there is a reply to ask about, and a coach to ask."""
        return has_coach(self.session) and bool(self.asked())

    def coach(self) -> None:
        """Which reply the coach would give."""
        from game.ui.scenes.coach_dialog import CoachDialog

        CoachDialog(self)

    def in_question(self) -> tuple[Action, ...]:
        """The replies to the first question without one; where all have one, to that which was answered last."""
        events = [event.id for event, _ in self.asked()]
        answered = [name for name in self.chosen if name in events]
        about = next((name for name in events if name not in answered), answered[-1] if answered else "")
        return tuple(one for one in self.session.legal() if isinstance(one, Reply) and one.event == about)

    def take_up(self, action: Action) -> TakeUp | None:
        """Choosing the advised reply; it is sent with the others."""
        if not isinstance(action, Reply):
            return None
        return TakeUp(self.t("Choose this reply"), partial(self._follow, action), "coach-reply", "circle-check")

    def _follow(self, advised: Reply) -> None:
        self._choose(advised.event, advised.reply)
        chosen = next((one for one in self.ui.focus.order() if one.key == f"{advised.event}-{advised.reply}"), None)
        if chosen is not None:
            self.ui.focus.set(chosen)

    def actions(self) -> list[Widget]:
        missing = [event for event, _ in self.asked() if event.id not in self.chosen]
        label = self.t("Send the reply") if self.asked() else self.t("To the table")
        tip = self.t("Choose a reply first.") if missing else ""
        go = Button(label, self.done, kind="primary", icon="arrow-right", enabled=not missing, tip=tip, key="go")
        if not self.coached:
            return [go]
        return [coach_button(self.t, self.coach, self.t("Which reply the coach would give, and why")), Spacer(), go]

    def done(self) -> None:
        """Send the replies and go on."""
        for event, _ in self.asked():
            refusal = self.session.submit(Reply(event.id, self.chosen[event.id]))
            if refusal is not None:
                self.desk.say(say_refusal(refusal, self.session.wording), "warn")
                self.rebuild()
                return
        self.desk.check_journal(self.session)
        self.back()

    def escape(self) -> None:
        if not self.asked():
            self.back()


def coach_card(text: str, head: str) -> Widget:
    """What the tutorial says at the start of a round."""
    return Card(
        Row(
            [
                Icon("graduation-cap", 22, "ok", tile="ok_tint"),
                Column([over(head, "ok"), Paragraph(text, "body", width=780)], gap=4, grow=1),
            ],
            gap=14,
            fold=False,
            align="start",
        ),
        pad=16,
        fill="card",
        edge="ok",
        name=head,
    )
