"""A class table in the window of another machine."""
