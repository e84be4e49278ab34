"""One table of a class: the rounds under the class clock, sealed choices, bots, and its log in the store."""
