"""Across the Table's bargainer in NegMAS, and NegMAS negotiators at its tables."""

from across_the_table_negmas.negotiator import (
    ExpertNegotiator,
    FairNegotiator,
    HardNegotiator,
    TableNegotiator,
)
from across_the_table_negmas.preferences import domain_of
from across_the_table_negmas.seat import NegmasSeat

__all__ = ["ExpertNegotiator", "FairNegotiator", "HardNegotiator", "NegmasSeat", "TableNegotiator", "domain_of"]
