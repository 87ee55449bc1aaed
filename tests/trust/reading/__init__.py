"""Who reads what: one world with a word of its own in every private thing, and everybody's eyes on all of it."""
