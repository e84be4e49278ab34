"""The sections of a table's screens, made once for everybody who may see them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from game.core.messages import Translator
from game.lang.names import Wording
from game.net.hosted.table import HostedTable
from game.net.room.sessions import Session
from game.net.screen.sections import Scope, Screen, Section

__all__ = ["Made", "TableScreens", "encode_json"]


def encode_json(value: object) -> str:
    """Compact JSON; not-a-number has no place in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(eq=False, slots=True)
class Made:
    """A section as it was last made. ``version`` is new whenever ``text`` is."""

    reads: tuple[object, ...]
    text: str
    version: int


def _same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(a is b or a == b for a, b in zip(old, new, strict=True))


class TableScreens:
    """What there is to see at one table, by scope, side or seat, and language. ``refresh`` before reading."""

    def __init__(self, session: Session, table: HostedTable, sections: Iterable[Section], numbers: count[int]) -> None:
        self.session, self.table = session, table
        self.offices_only = session.settings.offices_only
        """Whether names are left out of everything; other screens are made when that changes."""
        self._numbers = numbers
        self._sections = {scope: tuple(s for s in sections if s.scope is scope) for scope in Scope}
        self._made: dict[tuple[Scope, str, str], dict[str, Made]] = {}
        self._fresh: set[tuple[Scope, str, str]] = set()
        self._wordings: dict[str, Wording] = {}

    def refresh(self, sides: Iterable[str]) -> None:
        """Some sides have something new to see, and everybody if both have: that is looked at again."""
        stale = set(sides)
        seats = self.session.scenario.seats_by_id
        public = stale >= set(self.session.scenario.side_ids)
        self._fresh = {
            key
            for key in self._fresh
            if (key[0] is Scope.TABLE and not public)
            or (key[0] is Scope.SIDE and key[1] not in stale)
            or (key[0] is Scope.SEAT and seats[key[1]].side not in stale)
        }

    def sections(self, side: str, seat: str, lang: str) -> Iterator[tuple[str, Made]]:
        """(name, section) of all that a seat of a side may see; "" for side and seat: an observer's."""
        yield from self._of(Scope.TABLE, "", lang).items()
        if side:
            yield from self._of(Scope.SIDE, side, lang).items()
        if seat:
            yield from self._of(Scope.SEAT, seat, lang).items()

    def _of(self, scope: Scope, who: str, lang: str) -> dict[str, Made]:
        key = (scope, who, lang)
        made = self._made.setdefault(key, {})
        if key not in self._fresh:
            self._make(scope, who, lang, made)
            self._fresh.add(key)
        return made

    def _make(self, scope: Scope, who: str, lang: str, made: dict[str, Made]) -> None:
        screen = self._screen(scope, who, lang)
        for section in self._sections[scope]:
            known = made.get(section.name)
            reads = section.reads(screen)
            if known is not None and _same(known.reads, reads):
                known.reads = reads
                continue
            text = encode_json(section.build(screen))
            if known is not None and known.text == text:
                known.reads = reads
            else:
                made[section.name] = Made(reads, text, next(self._numbers))

    def _screen(self, scope: Scope, who: str, lang: str) -> Screen:
        table = self.table
        wording = self._wording(lang)
        if scope is Scope.TABLE:
            return Screen(self.session, table, table.public_view(), "", "", wording)
        if scope is Scope.SIDE:
            return Screen(self.session, table, table.side_view(who), who, "", wording)
        side = self.session.scenario.seats_by_id[who].side
        return Screen(self.session, table, table.seat_view(who), side, who, wording)

    def _wording(self, lang: str) -> Wording:
        known = self._wordings.get(lang)
        if known is None:
            known = self._wordings[lang] = Wording(self.session.scenario, Translator(lang), self.offices_only)
        return known
