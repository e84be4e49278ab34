"""Bargaining tables of other platforms: Genius, GeniusWeb and NegMAS files in, Genius and NegMAS files out.

Such a table has two parties, discrete issues and a linear additive utility for each party. Whatever else a file holds
is named in a problem, never dropped in silence.
"""

from game.scenario.interchange.files import EXPORTS, IMPORTS, Imported, export_table, import_table
from game.scenario.interchange.from_scenario import table_of
from game.scenario.interchange.table import Party, Table, TableIssue
from game.scenario.interchange.to_scenario import scenario_text

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "Imported",
    "Party",
    "Table",
    "TableIssue",
    "export_table",
    "import_table",
    "scenario_text",
    "table_of",
]
