"""Codes to texts: refusals, facts, actions and records in the client's language, numbers and dates in its form.

Sits above the table and below the report: every client (terminal, window, pages) renders through it, and nothing
below it speaks in sentences.
"""

from game.lang.actions import render_action, render_alternative, render_offer
from game.lang.choose import system_language
from game.lang.facts import render_fact
from game.lang.formats import Formats
from game.lang.names import Wording
from game.lang.reasons import render_reason
from game.lang.records import render_record
from game.lang.refusals import render_refusal

__all__ = [
    "Formats",
    "Wording",
    "render_action",
    "render_alternative",
    "render_fact",
    "render_offer",
    "render_reason",
    "render_record",
    "render_refusal",
    "system_language",
]
