"""What a seat may submit. Intent only: what came of it is in the records that ``apply`` returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from game.scenario.politics import Tone

Package: TypeAlias = tuple[int, ...]
"""One option index per issue in the order of ``Scenario.issues``; -1 leaves the issue open."""

OPEN = -1


@dataclass(frozen=True, slots=True)
class Lot:
    """Issues of an alternative that are signed together or not at all."""

    name: str
    issues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A partial package offered whole (no lots) or separable into at most four lots that partition its issues."""

    package: Package
    lots: tuple[Lot, ...] = ()


class Direction(StrEnum):
    """Which way a refused row would have to move, seen from the side that refuses."""

    TOWARD_US = "toward_us"  # the option is too far from what the refusing side can accept
    LINKED = "linked"  # acceptable only together with movement elsewhere
    RED_LINE = "red_line"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an offer is declined, by issue and direction; never an amount."""

    issue: int
    direction: Direction
    linked_issue: int | None = None


@dataclass(frozen=True, slots=True)
class Propose:
    """One to three alternatives. ``override``: the lead overrides a missing initial (once, paid in capital)."""

    alternatives: tuple[Alternative, ...]
    override: bool = False


@dataclass(frozen=True, slots=True)
class Respond:
    """Sign one alternative of the other side's standing offer (named lots, or whole), or decline it with reasons."""

    sign: bool
    alternative: int = 0
    lots: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()
    override: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take one's own standing offer off the table."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Make no table move this turn."""


@dataclass(frozen=True, slots=True)
class Statement:
    tone: Tone


@dataclass(frozen=True, slots=True)
class Pledge:
    """Promise in public not to sign an option of ``issue`` worse for one's own side (by lean) than ``option``."""

    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class UseMeasure:
    measure: str


@dataclass(frozen=True, slots=True)
class Consult:
    """Ask which of two issues matters more to the other side, or (no second issue) what one issue is worth to it."""

    issue: int
    against: int | None = None


class Candour(StrEnum):
    """How a human side answers a consult."""

    EXCHANGE = "exchange"  # certified: both sides' orderings are revealed
    WORDS = "words"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class AnswerConsult:
    candour: Candour
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer the event that asks this seat."""

    event: str
    reply: str


@dataclass(frozen=True, slots=True)
class Guess:
    """The other side's priorities: issue indices, most important first (at least three)."""

    ranking: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EndTurn:
    """Untouched controls mean neutral, none, hold."""


@dataclass(frozen=True, slots=True)
class WalkAway:
    pass


@dataclass(frozen=True, slots=True)
class SnapBack:
    """After the other side's breach: revert one's own concessions in that deal."""

    deal: int


@dataclass(frozen=True, slots=True)
class PostSettle:
    """Blind answer to the post-settlement packages: indices one would accept (empty: none)."""

    accept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A package a seat shares inside its delegation."""

    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Advise:
    """A seat's advice to its lead on the current draft, issue by issue: +1 for, -1 against."""

    issue: int
    verdict: int


@dataclass(frozen=True, slots=True)
class Initial:
    """The owner of an issue agrees to an option on its row."""

    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class Veto:
    """The owner takes its initial back."""

    issue: int


@dataclass(frozen=True, slots=True)
class Chat:
    words: str


Action: TypeAlias = (
    Propose
    | Respond
    | Withdraw
    | Hold
    | Statement
    | Pledge
    | UseMeasure
    | Consult
    | AnswerConsult
    | Reply
    | Guess
    | EndTurn
    | WalkAway
    | SnapBack
    | PostSettle
    | Draft
    | Advise
    | Initial
    | Veto
    | Chat
)
"""Everything a seat may submit."""
