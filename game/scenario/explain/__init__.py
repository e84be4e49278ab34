"""What a problem means, in words of both languages, and the reference of all keys."""
