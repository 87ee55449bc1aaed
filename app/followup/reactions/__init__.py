"""What the year answers to earlier steps, one module a room."""
