"""The shape of a scenario file: what every key takes, and what is said when it does not."""
