"""What may be done in the year of a pair, one module a room."""
