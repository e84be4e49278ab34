"""What somebody probably meant by a number or an id that is none: as it is written on paper, or in another field."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["likely_id", "likely_number"]

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)%?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL = re.compile(r"([+-]?[0-9]+),([0-9]+%?)")
_NOT_OF_A_NUMBER = re.compile("[\\s\u202f$'’_]|CAN?|US")
_BETWEEN = re.compile(r"[,;\s]+")
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9_-]+")

Guess = tuple[str, dict[str, object]]


def likely_number(got: str) -> Guess:
    """A hint, by its code, and its arguments: the number in the form that is read, or the rule where two are likely.

    ``3,5`` is 3.5, ``45 000`` is 45000 and ``−2 $`` is -2; ``1,500`` may be either. "" for what is no number at all.
    """
    bare = _NOT_OF_A_NUMBER.sub("", got).replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    if _THOUSANDS.fullmatch(bare):
        return "number-form", {}
    bare = _DECIMAL.sub(r"\1.\2", bare)
    if bare != got and _NUMBER.fullmatch(bare):
        return "did-you-mean", {"suggestion": bare}
    return "", {}


def likely_id(got: str, *, made: bool) -> Guess:
    """A hint, by its code, and its arguments: the id that a word with capitals, accents or blanks should be.

    ``made`` tells an id that is made here, and may be any, from one that names something: there a word differs from
    what it means by capitals at most, and several words are a list.
    """
    if not made and len(words := _BETWEEN.split(got.strip())) > 1:
        return "in-brackets", {"suggestion": ", ".join(words)}
    folded = unicodedata.normalize("NFKD", got).encode("ascii", "ignore").decode().lower()
    slug = _NOT_OF_AN_ID.sub("-", folded).strip("-") if made else got.lower()
    return ("did-you-mean", {"suggestion": slug}) if _ID.fullmatch(slug) and slug != got else ("", {})
