"""Across the Table: a turn-based Canada-U.S. negotiation game."""

__version__ = "0.1.0"
