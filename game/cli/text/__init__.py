"""Text mode: the whole game in plain lines, for a terminal or a screen reader."""
