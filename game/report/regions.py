"""Names of provinces and states, for the map of jobs and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang import Wording

__all__ = ["REGIONS", "region_name"]

REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "CA-AB": _("Alberta"),
        "CA-BC": _("British Columbia"),
        "CA-MB": _("Manitoba"),
        "CA-NB": _("New Brunswick"),
        "CA-NL": _("Newfoundland and Labrador"),
        "CA-NS": _("Nova Scotia"),
        "CA-NT": _("Northwest Territories"),
        "CA-NU": _("Nunavut"),
        "CA-ON": _("Ontario"),
        "CA-PE": _("Prince Edward Island"),
        "CA-QC": _("Quebec"),
        "CA-SK": _("Saskatchewan"),
        "CA-YT": _("Yukon"),
        "US-AK": _("Alaska"),
        "US-AL": _("Alabama"),
        "US-AR": _("Arkansas"),
        "US-AZ": _("Arizona"),
        "US-CA": _("California"),
        "US-CO": _("Colorado"),
        "US-CT": _("Connecticut"),
        "US-DC": _("District of Columbia"),
        "US-DE": _("Delaware"),
        "US-FL": _("Florida"),
        "US-GA": _("Georgia"),
        "US-HI": _("Hawaii"),
        "US-IA": _("Iowa"),
        "US-ID": _("Idaho"),
        "US-IL": _("Illinois"),
        "US-IN": _("Indiana"),
        "US-KS": _("Kansas"),
        "US-KY": _("Kentucky"),
        "US-LA": _("Louisiana"),
        "US-MA": _("Massachusetts"),
        "US-MD": _("Maryland"),
        "US-ME": _("Maine"),
        "US-MI": _("Michigan"),
        "US-MN": _("Minnesota"),
        "US-MO": _("Missouri"),
        "US-MS": _("Mississippi"),
        "US-MT": _("Montana"),
        "US-NC": _("North Carolina"),
        "US-ND": _("North Dakota"),
        "US-NE": _("Nebraska"),
        "US-NH": _("New Hampshire"),
        "US-NJ": _("New Jersey"),
        "US-NM": _("New Mexico"),
        "US-NV": _("Nevada"),
        "US-NY": _("New York"),
        "US-OH": _("Ohio"),
        "US-OK": _("Oklahoma"),
        "US-OR": _("Oregon"),
        "US-PA": _("Pennsylvania"),
        "US-RI": _("Rhode Island"),
        "US-SC": _("South Carolina"),
        "US-SD": _("South Dakota"),
        "US-TN": _("Tennessee"),
        "US-TX": _("Texas"),
        "US-UT": _("Utah"),
        "US-VA": _("Virginia"),
        "US-VT": _("Vermont"),
        "US-WA": _("Washington"),
        "US-WI": _("Wisconsin"),
        "US-WV": _("West Virginia"),
        "US-WY": _("Wyoming"),
    }
)
"""By the code of their outline."""


def region_name(code: str, wording: Wording) -> str:
    """A province or state in the reader's language; another region by its own name."""
    known = REGIONS.get(code)
    return wording.t(known) if known is not None else code.partition("-")[2] or code
