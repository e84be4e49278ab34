"""A class as it is kept: sessions, people, and the one file."""
