"""A class: one machine hosts many tables, and people join from any browser on the same network."""
