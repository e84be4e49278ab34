"""Tournaments of bots: a round robin over scenarios, its figures, and a search for strategies that exploit a bot."""
