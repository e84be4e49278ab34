"""Names of the cookies: a seat's, the instructor's, a language."""

__all__ = ["DESK_COOKIE", "LANG_COOKIE", "SEAT_COOKIE", "YEAR"]

SEAT_COOKIE, DESK_COOKIE, LANG_COOKIE = "att_seat", "att_desk", "att_lang"
YEAR = 365 * 24 * 3600
"""Seconds for which a browser keeps them."""
