"""Numbers, money, percentages and dates in the language's form (Canadian English, Canadian French)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Formats", "tight"]

MINUS = "−"
_TIGHT = ((" :", "\u00a0:"), (" %", "\u00a0%"), (" $", "\u00a0$"), ("« ", "«\u00a0"), (" »", "\u00a0»"))
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_CURRENCY_FIRST = re.compile(r"^((?:US|C|CA)?\$)\s*(.*)$")


def tight(text: str) -> str:
    """A French text whose colons, quotation marks and units cannot part from their words at the end of a line."""
    for loose, bound in _TIGHT:
        text = text.replace(loose, bound)
    return text


@dataclass(frozen=True, slots=True)
class Formats:
    """Formats values for one locale (``en`` or ``fr``)."""

    locale: str

    @property
    def babel_locale(self) -> str:
        return "fr_CA" if self.locale.lower().startswith("fr") else "en_CA"

    @property
    def french(self) -> bool:
        return self.babel_locale == "fr_CA"

    def number(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """``1,234.5`` or ``1 234,5``; ``signed`` puts a plus before gains. Never prints a negative zero."""
        from babel.numbers import format_decimal

        rounded = round(value, decimals) + 0.0
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = str(format_decimal(abs(rounded), format=pattern, locale=self.babel_locale))
        if rounded < 0:
            return MINUS + text
        return "+" + text if signed and rounded > 0 else text

    def plain(self, value: float) -> str:
        """A number without decimals where it has none, else with one."""
        return self.number(value, 0 if float(value).is_integer() else 1)

    def points(self, value: float, *, signed: bool = False) -> str:
        """Points, to one decimal."""
        return self.number(value, 1, signed=signed)

    def percent(self, fraction: float, decimals: int = 0) -> str:
        """A fraction as a percentage: ``35%`` or ``35 %``."""
        from babel.numbers import format_percent

        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + ("\u00a0%" if self.french else "%")
        text = str(format_percent(abs(round(fraction, decimals + 2)) + 0.0, format=pattern, locale=self.babel_locale))
        return MINUS + text if round(fraction, decimals + 2) < 0 else text

    def amount(self, value: float, unit: str, decimals: int = 1, *, signed: bool = True) -> str:
        """A quantity with its unit; a unit that begins with a currency symbol puts it first in English.

        ``+US$1.9 bn a year`` and ``+1,9 G$ US par an``.
        """
        text = self.number(value, decimals, signed=signed)
        found = None if self.french else _CURRENCY_FIRST.match(unit)
        if found is None:
            return f"{text} {unit}".rstrip()
        sign = text[0] if text[0] in "+" + MINUS else ""
        return f"{sign}{found[1]}{text[len(sign) :]} {found[2]}".rstrip()

    def money(self, billions: float, *, signed: bool = True) -> str:
        """US dollars, in billions."""
        return self.amount(billions, "G$ US" if self.french else "US$ bn", 2, signed=signed)

    def date(self, iso: str) -> str:
        """``October 7, 2025`` or ``7 octobre 2025`` for an ISO date, ``October 2025`` for a month; other texts as they
        are."""
        from babel.dates import format_date, format_skeleton

        if _MONTH.fullmatch(iso):
            return str(format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=self.babel_locale))
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        text = str(format_date(day, format="long", locale=self.babel_locale))
        # French counts the first of a month as an ordinal, which the locale data leave out.
        return text.replace("1 ", "1er ", 1) if self.french and day.day == 1 else text

    def listing(self, parts: list[str], *, either: bool = False) -> str:
        """``a, b and c`` (or ``a, b or c``) in the language's form."""
        from babel.lists import format_list

        if not parts:
            return ""
        return str(format_list(parts, style="or" if either else "standard", locale=self.babel_locale))
