"""What every screen of the game has: the desk, its words, and a way back."""

from __future__ import annotations

import pygame
from pygame.event import Event

from game.core.messages import Translator
from game.ui.kit import Column, Inset, Paragraph, Row, ScrollView, Spacer, Widget
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import Centred
from game.ui.stage import Scene

__all__ = ["GameScene", "PageScene"]


class GameScene(Scene):
    """A screen at a desk. ``cue`` is the sound it comes with, "" for none."""

    cue = ""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def t(self) -> Translator:
        return self.desk.t

    def push(self, scene: Scene) -> None:
        """Put a screen on top of this one."""
        self.stage.push(scene)

    def enter(self) -> None:
        if self.cue:
            self.ui.cue(self.cue)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where Enter goes on; the ring shows only to those who have used the keys."""
        below = self.stage.scenes[-2] if len(self.stage.scenes) > 1 else None
        shown = below is not None and below.ui.focus.visible
        wanted = {widget.key: widget for widget in reversed(self.ui.focus.order()) if widget.key in self.first_keys()}
        target = next((wanted[key] for key in self.first_keys() if key in wanted), None)
        if target is not None:
            self.ui.focus.set(target, visible=shown)

    def first_keys(self) -> tuple[str, ...]:
        """Keys of the widgets that may have the focus first, the most wanted first."""
        return ("go",)

    def back(self) -> None:
        """Leave this screen."""
        self.stage.pop()

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.escape()
            return True
        if event.type == pygame.DROPFILE:
            from game.ui.scenes.gallery_add import dropped

            return dropped(self, event)
        return False

    def escape(self) -> None:
        """What Escape does when no dialogue is open."""
        self.back()


class PageScene(GameScene):
    """A screen of paper: a heading, a body that scrolls when it is tall, and a row of actions at the foot."""

    body_width: float = 880

    def heading(self) -> str:
        """The display line."""
        return self.title

    def subtitle(self) -> str:
        """The line under it, or nothing."""
        return ""

    def body(self) -> Widget:
        """What the page says."""
        raise NotImplementedError(f"{type(self).__name__} has no body")

    def actions(self) -> list[Widget]:
        """The actions at the foot, the primary one last."""
        return []

    def build(self) -> Widget:
        head: list[Widget] = [Paragraph(self.heading(), "display", width=self.body_width)]
        if self.subtitle():
            head.append(Paragraph(self.subtitle(), "body", "ink2", width=self.body_width))
        top = Inset(Centred(Column(head, gap=4), self.body_width), (16, 22, 28, 12))
        middle = ScrollView(Inset(Centred(self.body(), self.body_width), (16, 2, 16, 16)), key="page", grow=1)
        actions = self.actions()
        if not any(isinstance(one, Spacer) for one in actions):
            actions.insert(0, Spacer())
        foot = Inset(Centred(Row(actions, gap=12), self.body_width), (16, 12, 28, 14), fill="card")
        return Column([top, middle, foot], gap=0)
