"""The letters of the year, one module a room."""
