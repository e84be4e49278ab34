"""The instructor: commands, what they see of every table, paper and projector."""
