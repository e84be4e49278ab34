"""The rules: check, legal, apply, view. Pure: no I/O, no clock, no randomness."""
