"""What must be in order for the year of the pairs, one module a room."""
