"""What a class did, as tables for spreadsheets and as one JSON document. Pure: takes tables, gives texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from game.net.exports.scores import seat_scores, side_scores
from game.report.csv_cell import csv_cell
from game.rules.actions import Alternative, Pledge, Propose, Respond, Statement, UseMeasure
from game.rules.records import Record
from game.rules.state import Deal
from game.rules.view import View
from game.scenario.model import Scenario

__all__ = ["EXPORTS", "ExportTable", "Remark", "anonymous_csv", "export_csv", "export_json"]

Row: TypeAlias = "tuple[str | int | float | None, ...]"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of a delegation's chat, kept because the instructor chose to."""

    side: str
    seat: str
    name: str
    words: str
    at: float


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table. ``view`` is the debrief's when the game is over, else the instructor's.

    ``people`` are (seat id or "", name, co-pilot); a seat id of "" is an observer. ``bots`` are (side, bot name).
    """

    number: int
    view: View
    people: tuple[tuple[str, str, bool], ...] = ()
    bots: tuple[tuple[str, str], ...] = ()
    chat: tuple[Remark, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        return self.view.history


def _side(scenario: Scenario, seat: str) -> str:
    known = scenario.seats_by_id.get(seat)
    return known.side if known is not None else ""


def _seats(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        held = {seat for seat, _, _ in table.people}
        for seat, name, copilot in table.people:
            known = scenario.seats_by_id.get(seat)
            role = "observer" if not seat else "copilot" if copilot else "seat"
            office = known.office.en if known is not None else ""
            yield (table.number, _side(scenario, seat), seat, office, role, name, "")
        bots = dict(table.bots)
        for known in scenario.seats:
            if known.id not in held:
                bot = bots.get(known.side, "") if known.lead else ""
                yield (table.number, known.side, known.id, known.office.en, "bot" if bot else "empty", "", bot)


def _package(alternative: Alternative, scenario: Scenario) -> tuple[str, ...]:
    """Option ids by issue; "" for an open row."""
    return tuple(
        issue.options[option].id if option >= 0 else ""
        for issue, option in zip(scenario.issues, alternative.package, strict=True)
    )


def _offers(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        for record in table.records:
            if not isinstance(record.body, Propose):
                continue
            side = _side(scenario, record.actor)
            for number, alternative in enumerate(record.body.alternatives, start=1):
                lots = "; ".join(
                    "+".join(scenario.issues[issue].id for issue in lot.issues) for lot in alternative.lots
                )
                terms = _package(alternative, scenario)
                yield (table.number, record.seq, record.round, side, record.actor, number, lots or "whole", *terms)


def _responses(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        for record in table.records:
            if isinstance(record.body, Respond):
                body = record.body
                what = "signed" if body.sign else "declined"
                lots = "+".join(str(lot + 1) for lot in body.lots)
                why = "; ".join(f"{scenario.issues[r.issue].id}:{r.direction.value}" for r in body.reasons)
                side = _side(scenario, record.actor)
                yield (
                    table.number,
                    record.seq,
                    record.round,
                    side,
                    record.actor,
                    what,
                    body.alternative + 1,
                    lots,
                    why,
                )


def _signatures(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        for deal in table.view.deals:
            votes = dict(deal.votes)
            passed = [_vote(votes.get(side)) for side in scenario.side_ids]
            row = (table.number, deal.number, deal.round, deal.proposer, deal.signer, deal.status.value)
            yield (*row, deal.decided_round, *passed, *_terms(deal, scenario))


def _vote(passed: bool | None) -> str:
    return "" if passed is None else "passed" if passed else "failed"


def _terms(deal: Deal, scenario: Scenario) -> tuple[str, ...]:
    terms = dict(deal.terms)
    return tuple(
        issue.options[terms[number]].id if number in terms else "" for number, issue in enumerate(scenario.issues)
    )


def _statements(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        for record in table.records:
            side = _side(scenario, record.actor)
            head = (table.number, record.seq, record.round, side, record.actor)
            match record.body:
                case Statement(tone=tone):
                    yield (*head, "statement", tone.value)
                case Pledge(issue=issue, option=option):
                    known = scenario.issues[issue]
                    yield (*head, "pledge", f"{known.id}:{known.options[option].id}")
                case UseMeasure(measure=measure):
                    yield (*head, "measure", measure)


def _chat(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    for table in tables:
        for said in table.chat:
            yield (table.number, said.side, said.seat, said.name, round(said.at, 1), said.words)


def _side_rows(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    over = [(table.number, table.view) for table in tables if table.view.sheets and table.view.hidden is not None]
    for score in side_scores(scenario, over):
        yield (
            score.table, score.side, score.mandate, score.score, score.final, score.no_deal, score.gain, score.reach,
            score.share, score.level, score.better_than, score.others,
        )  # fmt: skip


def _seat_rows(scenario: Scenario, tables: Sequence[ExportTable]) -> Iterator[Row]:
    over = [(table.number, table.view) for table in tables if table.view.sheets and table.view.hidden is not None]
    names = {(table.number, seat): name for table in tables for seat, name, copilot in table.people if not copilot}
    for score in seat_scores(scenario, over):
        yield (
            score.table, score.side, score.seat, names.get((score.table, score.seat), ""), score.points,
            score.no_deal, score.gain, score.reach, score.share, score.level,
        )  # fmt: skip


Maker = Callable[[Scenario, Sequence[ExportTable]], Iterable[Row]]


def _issues(scenario: Scenario) -> tuple[str, ...]:
    return tuple(f"issue:{issue.id}" for issue in scenario.issues)


def _heads(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Columns by export. Values are numbers with a point, or ids of the scenario."""
    votes = tuple(f"vote:{side}" for side in scenario.side_ids)
    event = ("table", "seq", "round", "side", "seat")
    return {
        "seats": ("table", "side", "seat", "office", "role", "name", "bot"),
        "offers": (*event, "alternative", "lots", *_issues(scenario)),
        "responses": (*event, "response", "alternative", "lots", "reasons"),
        "signatures": ("table", "deal", "round", "proposer", "signer", "status", "decided_round", *votes,
                       *_issues(scenario)),
        "statements": (*event, "kind", "what"),
        "chat": ("table", "side", "seat", "name", "at", "words"),
        "scores_by_table": ("table", "side", "mandate", "score", "final_points", "no_deal_points", "gain",
                            "reach", "share_of_reach", "level", "better_than", "others_in_role"),
        "scores_by_seat": ("table", "side", "seat", "name", "points", "no_deal_points", "gain", "reach",
                           "share_of_reach", "level"),
    }  # fmt: skip


EXPORTS: Mapping[str, Maker] = MappingProxyType(
    {
        "seats": _seats,
        "offers": _offers,
        "responses": _responses,
        "signatures": _signatures,
        "statements": _statements,
        "chat": _chat,
        "scores_by_table": _side_rows,
        "scores_by_seat": _seat_rows,
    }
)
"""Name of each export and what makes its rows."""


def export_csv(name: str, scenario: Scenario, tables: Sequence[ExportTable]) -> str:
    """One export as CSV after RFC 4180. Raises KeyError for a name that is not in `EXPORTS`."""
    return _csv(_heads(scenario)[name], EXPORTS[name](scenario, tables))


def export_json(scenario: Scenario, tables: Sequence[ExportTable], about: Mapping[str, Any]) -> str:
    """Every export in one document; ``about`` is what is said of the session."""
    heads = _heads(scenario)
    body = {
        name: [dict(zip(heads[name], row, strict=True)) for row in make(scenario, tables)]
        for name, make in EXPORTS.items()
    }
    document = {"format": 1, "scenario": scenario.id, "rules_hash": scenario.rules_hash, **about, **body}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def anonymous_csv(answers: Sequence[Mapping[str, Any]]) -> str:
    """Anonymous answers (exit tickets, a questionnaire) with a column for every key that any of them has."""
    keys = list(dict.fromkeys(key for answer in answers for key in answer))
    return _csv(keys, ([_plain(answer.get(key)) for key in keys] for answer in answers))


def _plain(value: Any) -> str | int | float | None:
    return value if isinstance(value, str | int | float) or value is None else json.dumps(value, ensure_ascii=False)


def _csv(head: Sequence[str], rows: Iterable[Iterable[str | int | float | None]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([csv_cell(name) for name in head])
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return stream.getvalue()
