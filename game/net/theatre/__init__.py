"""The debrief of a class, for the projector and as a file."""
