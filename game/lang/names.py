"""Names of what a scenario holds, in the client's language."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.messages import Translator
from game.core.text import Text
from game.lang.formats import Formats, tight
from game.scenario.model import Scenario

__all__ = ["Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A scenario and a language: gives every id of the scenario its name. Unknown ids are shown as they are."""

    scenario: Scenario
    t: Translator
    offices_only: bool = False

    @classmethod
    def of(cls, scenario: Scenario, locale: str) -> Wording:
        return cls(scenario, Translator(locale))

    @property
    def formats(self) -> Formats:
        return Formats(self.t.language)

    def text(self, text: Text | None) -> str:
        """A scenario text on one line; in French its high marks stay with their words."""
        if text is None:
            return ""
        line = " ".join(text.get(self.t.language).split())
        return tight(line) if self.t.language == "fr" else line

    def side(self, side: str) -> str:
        for known in self.scenario.sides:
            if known.id == side:
                return self.text(known.name)
        return side

    def seat(self, seat: str) -> str:
        """Office and holder, or the office alone."""
        known = self.scenario.seats_by_id.get(seat)
        if known is None:
            return seat
        office = self.text(known.office)
        return office if self.offices_only or not known.holder else f"{known.holder} ({office})"

    def issue(self, issue: int | str) -> str:
        """The title of an issue by index or id."""
        if isinstance(issue, str):
            found = self.scenario.issue_index.get(issue)
            if found is None:
                return issue
            issue = found
        if not 0 <= issue < len(self.scenario.issues):
            return str(issue)
        return self.text(self.scenario.issues[issue].title)

    def option(self, issue: int | str, option: int | str) -> str:
        """The label of an option by index or id; ``open`` for -1."""
        index = self.scenario.issue_index.get(issue, -1) if isinstance(issue, str) else issue
        if not 0 <= index < len(self.scenario.issues):
            return str(option)
        options = self.scenario.issues[index].options
        if isinstance(option, str):
            return next((self.text(known.label) for known in options if known.id == option), option)
        if option < 0:
            return self.t("open")
        return self.text(options[option].label) if option < len(options) else str(option)

    def measure(self, measure: str) -> str:
        known = self.scenario.measures_by_id.get(measure)
        return measure if known is None else self.text(known.label)

    def event(self, event: str) -> str:
        known = self.scenario.events_by_id.get(event)
        return event if known is None else self.text(known.headline)

    def audience(self, audience: str) -> str:
        known = self.scenario.audiences_by_id.get(audience)
        return audience if known is None else self.text(known.label)

    def sector(self, sector: str) -> str:
        return next((self.text(known.title) for known in self.scenario.sectors if known.id == sector), sector)

    def objective(self, objective: str) -> str:
        return next((self.text(known.label) for known in self.scenario.objectives if known.id == objective), objective)

    def objective_amount(self, objective: str, value: float) -> str:
        """A change of an objective with its unit: ``+US$1.9 bn a year``."""
        for known in self.scenario.objectives:
            if known.id == objective:
                return self.formats.amount(value, self.text(known.unit), known.decimals)
        return self.formats.number(value, 1, signed=True)

    def mandate(self, mandate: str) -> str:
        return next((self.text(known.label) for known in self.scenario.mandates if known.id == mandate), mandate)

    def persona(self, persona: str) -> str:
        return next((self.text(known.label) for known in self.scenario.personas if known.id == persona), persona)

    def cause(self, cause: str) -> str:
        """What moved a meter, for causes such as ``idle``, ``event:lumber232``, ``statement:firm`` or ``deal:2``."""
        from game.lang.labels import CAUSES, NUMBERED_CAUSES

        kind, _, name = cause.partition(":")
        if kind in NUMBERED_CAUSES and name:
            return self.t(NUMBERED_CAUSES[kind], number=name)
        if name:
            return self._named(name) or self.t(CAUSES.get(name) or CAUSES.get(kind) or name)
        return self.t(CAUSES[kind]) if kind in CAUSES else self._named(kind) or kind

    def _named(self, name: str) -> str:
        scenario = self.scenario
        if name in scenario.measures_by_id:
            return self.measure(name)
        if name in scenario.events_by_id:
            return self.event(name)
        if name in scenario.audiences_by_id:
            return self.audience(name)
        return ""
