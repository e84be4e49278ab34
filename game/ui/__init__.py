"""The window: scenes over a small widget kit. Imports pygame; nothing below this package does."""

import os

# pygame greets on standard output, which belongs to the commands.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
