"""The window: scenes over a small widget kit. Imports pygame; nothing below this package does."""
