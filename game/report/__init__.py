"""Figures of a finished game and of a scenario's balance. Knows views and models; has no screen."""
