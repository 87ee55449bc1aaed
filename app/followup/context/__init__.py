"""What the year adds to pages of earlier steps, one module a room."""
