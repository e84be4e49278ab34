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
    """A screen at a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def t(self) -> Translator:
        return self.desk.t

    def push(self, scene: Scene) -> None:
        """Put a screen on top of this one."""
        self.stage.push(scene)

    def back(self) -> None:
        """Leave this screen."""
        self.stage.pop()

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.escape()
            return True
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
        top = Inset(Centred(Column(head, gap=4), self.body_width), (16, 22, 16, 12))
        middle = ScrollView(Inset(Centred(self.body(), self.body_width), (16, 2, 16, 16)), key="page", grow=1)
        foot = Inset(Centred(Row([Spacer(), *self.actions()], gap=12), self.body_width), (16, 12, 16, 14), fill="card")
        return Column([top, middle, foot], gap=0)
