"""Across the Table's bargainer in NegMAS, and NegMAS negotiators at its tables."""

from across_the_table_negmas.negotiator import (
    ExpertNegotiator,
    FairNegotiator,
    HardNegotiator,
    TableNegotiator,
)
from across_the_table_negmas.preferences import domain_of

__all__ = ["ExpertNegotiator", "FairNegotiator", "HardNegotiator", "TableNegotiator", "domain_of"]
