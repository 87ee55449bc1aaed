"""The forms of the year, one module a room."""
