"""Values, texts, message codes and errors that every other layer speaks in."""
