"""The course of a game on screen: whose doing is next, and which page tells what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.actions import AnswerConsult
from game.rules.state import Phase
from game.scenario.model import Rule
from game.ui.scenes.hot_seat import brief_due, hand_over, run_clock
from game.ui.scenes.story import PageKind, pages

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene
    from game.ui.session import Session

__all__ = ["ask", "at_turn", "go_on", "guess_due", "opponent_label", "pending_consult", "show_page"]


def at_turn(session: Session) -> bool:
    """Whether the player may write an offer or answer one now."""
    view = session.view
    return not session.thinking and view.phase is Phase.TURNS and view.acting_side == session.side


def opponent_label(session: Session) -> str:
    """Who plays the other side."""
    from game.ui.scenes.names import player_name

    return session.opponent or player_name(session.table.players[session.other], session.wording)


def guess_due(session: Session) -> bool:
    """Whether the player is asked what the other side wants: in the first and the last round, once each."""
    view = session.view
    rounds = len(session.scenario.calendar.rounds)
    if not session.scenario.rules.has(Rule.GUESSES, view.round) or view.round not in (1, rounds):
        return False
    if view.phase is not Phase.TURNS or ("guess", view.round) in session.skipped or view.own is None:
        return False
    return all(known != view.round for known, _ in view.own.guesses)


def pending_consult(session: Session) -> object | None:
    """The question of the other side that waits for the player's answer."""
    if not any(isinstance(action, AnswerConsult) for action in session.legal()):
        return None
    return next((one for one in session.view.consults if one.asker != session.side and not one.answered), None)


def go_on(table: TableScene) -> None:
    """Take the game to the next thing the player must see or do. Called whenever the table is on top again."""
    session, desk, stage = table.session, table.desk, table.stage
    if table.stale and session.table.bot_to_move() is not None:
        table.turned()
    if session.think(desk.pool, desk.post, lambda: _acted(table), stage.resting):
        table.think()
        return
    if stage.top is not table:
        return
    if not table.pages and hand_over(table):
        return
    told = session.records_since(session.told)
    if told:
        session.told = told[-1].seq
        table.pages.extend(pages(told, session.side, session.scenario))
    table.turned(hidden=bool(table.pages))
    if brief_due(table) or show_page(table):
        return
    run_clock(table)
    if ask(table) or _ask_guess(table):
        return
    if session.table.over:
        table.ended()


def _acted(table: TableScene) -> None:
    """The bot has made one step."""
    table.desk.check_journal(table.session)
    table.go_on()


def show_page(table: TableScene) -> bool:
    """Show the next page of what has happened, if there is one."""
    if not table.pages:
        return False
    from game.ui.scenes.page_close import CloseScene
    from game.ui.scenes.page_news import NewsScene
    from game.ui.scenes.page_their_turn import TheirTurnScene
    from game.ui.scenes.page_votes import VotesScene

    page = table.pages.popleft()
    kinds = {
        PageKind.NEWS: NewsScene, PageKind.THEIR_TURN: TheirTurnScene, PageKind.VOTES: VotesScene,
        PageKind.CLOSE: CloseScene,
    }  # fmt: skip
    table.push(kinds[page.kind](table.desk, table.session, page))
    return True


def ask(table: TableScene) -> bool:
    """Open the page or the dialogue in which this seat answers what waits for its answer, if anything does."""
    session = table.session
    view = session.view
    if view.asks and session.asked():
        from game.ui.scenes.page_news import NewsScene, page_now

        table.push(NewsScene(table.desk, session, page_now(session)))
        return True
    consult = pending_consult(session)
    if consult is not None:
        from game.ui.scenes.consult_dialog import AnswerDialog

        AnswerDialog(table.ui, session, consult, table.do)  # type: ignore[arg-type]
        return True
    if view.phase is Phase.POST_SETTLEMENT and session.asked():
        from game.ui.scenes.post_settle import PostSettleScene

        table.push(PostSettleScene(table.desk, session))
        return True
    return False


def _ask_guess(table: TableScene) -> bool:
    if not guess_due(table.session):
        return False
    from game.ui.scenes.guess import GuessScene

    table.push(GuessScene(table.desk, table.session))
    return True
