"""What is printed before a lesson: briefs, sheets, plans."""
