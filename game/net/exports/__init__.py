"""What a class leaves: tables, scores, answers without names."""
