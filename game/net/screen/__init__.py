"""What the browser of a seat is sent, section by section."""
