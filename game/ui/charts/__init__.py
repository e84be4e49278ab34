"""Charts drawn by hand in the kit's tokens. Each says its finding first and keeps a table with the same numbers.

A builder turns figures of the report into a ``Figure`` (finding, table, painter); ``ChartCard`` shows it as a chart or
as a table. Painters place things from data and a rectangle alone, so that tests can ask where everything stands.
"""

from .card import ChartCard
from .data_table import DataTable
from .figure import Figure, Table

__all__ = ["ChartCard", "DataTable", "Figure", "Table"]
