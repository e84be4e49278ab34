"""Commands. The only place that reads the command line; wires tables, bots, windows and terminals together."""
