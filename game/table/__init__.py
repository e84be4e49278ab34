"""The authority over one table: seats, log, saves, undo, previews. The sole holder of the full State."""
