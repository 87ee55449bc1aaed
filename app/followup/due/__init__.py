"""What the clock does in the year of a pair, one module a room."""
