"""What a bot remembers, read from the records it can see. The reader keeps its place only to save time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.ai.known import Known
from game.rules.actions import Alternative, Propose, Respond, Statement
from game.rules.records import Fact, FactCode, Record
from game.scenario.politics import Tone

REMEMBERED = frozenset({FactCode.DEAL_FAILED, FactCode.BREACHED, FactCode.PLEDGE_BROKEN, FactCode.EVENT_HAPPENED})


@dataclass(frozen=True, slots=True)
class PastOffer:
    """``heard``: how many offers the other side had made by then."""

    round: int
    alternatives: tuple[Alternative, ...]
    heard: int = 0


@dataclass(eq=False)
class Memory:
    """Public moves so far, per side (in the order of the sides)."""

    offers: tuple[list[PastOffer], list[PastOffer]] = field(default_factory=lambda: ([], []))
    tones: tuple[list[tuple[int, Tone]], list[tuple[int, Tone]]] = field(default_factory=lambda: ([], []))
    declines: list[tuple[int, int]] = field(default_factory=list)  # (round, side that declined)
    failed_rounds: list[int] = field(default_factory=list)
    breaches: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    events: list[tuple[int, str]] = field(default_factory=list)
    read: int = 0
    last: Record | None = None


class Reader:
    """Reads the visible history into a Memory, going on from the last record it knows to be a prefix."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._memory = Memory()

    def read(self, history: Sequence[Record]) -> Memory:
        memory = self._memory
        if history and memory.last is history[-1] and memory.read == len(history):
            return memory
        if memory.read > len(history) or (memory.read and history[memory.read - 1] is not memory.last):
            memory = self._memory = Memory()
        for record in history[memory.read :]:
            body = record.body
            if isinstance(body, Fact):
                if body.code in REMEMBERED:
                    self._take_fact(memory, record.round, body)
            elif isinstance(body, (Propose, Respond, Statement)):
                self._take_move(memory, record.round, self._known.side_of[record.actor], body)
        if history:
            memory.read, memory.last = len(history), history[-1]
        return memory

    def _take_move(self, memory: Memory, round_number: int, side: int, move: Propose | Respond | Statement) -> None:
        match move:
            case Propose(alternatives=alternatives):
                memory.offers[side].append(PastOffer(round_number, alternatives, len(memory.offers[1 - side])))
            case Statement(tone=tone):
                memory.tones[side].append((round_number, tone))
            case Respond(sign=False):
                memory.declines.append((round_number, side))
            case _:
                pass

    def _take_fact(self, memory: Memory, round_number: int, fact: Fact) -> None:
        match fact.code:
            case FactCode.DEAL_FAILED:
                memory.failed_rounds.append(round_number)
            case FactCode.BREACHED | FactCode.PLEDGE_BROKEN:
                side = self._known.scenario.side_ids.index(str(fact.arg("side")))
                memory.breaches[side].append(round_number)
            case FactCode.EVENT_HAPPENED:
                memory.events.append((round_number, str(fact.arg("event"))))
            case _:
                pass
