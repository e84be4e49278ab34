"""What a well-shaped scenario can still get wrong: references, contradictions, figures without a source."""
